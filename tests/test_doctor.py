"""`drafter doctor` says what is there and what to do, and never fails where something is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.pipeline.doctor import as_json, as_text, examine, is_well
from drafter.pipeline.machine import Item, terminal


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "家"


def found(ident: str) -> list[Item]:
    return [item for item in examine() if item.id == ident]


def test_a_sound_machine(home: Path) -> None:
    items = examine()
    assert is_well(items)
    assert {"python", "libraries", "encoding", "terminal", "home", "bank", "index", "fonts", "office"} <= {
        item.id for item in items
    }
    assert all(item.advice for item in items if item.state != "ok")
    assert as_text(items).startswith("drafter ")
    assert json.loads(json.dumps(as_json(items)))["ok"]


@pytest.mark.parametrize(
    ("file", "text", "ident", "words"),
    [
        ("profile.yaml", "orgg: 柳城县教育局\n", "own", "orgg"),
        ("profile.yaml", "&a [*a]\n", "own", "锚点"),
        ("desk.yaml", "- 1\n", "own", "desk.yaml"),
        ("templates/topics/library.yaml", "id: library\n", "own", "library.yaml"),
        ("templates/kinds/my.yaml", "\x00", "own", "my.yaml"),
        ("templates/styles/gongwen.yaml", "label: [\n", "fonts", "gongwen.yaml"),
    ],
)
def test_a_damaged_file_of_ones_own_is_named(
    home: Path, file: str, text: str, ident: str, words: str
) -> None:
    path = home / file
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    items = examine()
    assert not is_well(items)
    assert any(words in item.found for item in items if item.id == ident and item.state == "bad")


def test_damaged_lines_of_a_bank_and_a_damaged_index(home: Path) -> None:
    (home / "phrasebank").mkdir(parents=True)
    (home / "phrasebank" / "heading.jsonl").write_text('{"id": 1}\nnonsense\n', "utf-8")
    (home / "cache").mkdir()
    (home / "cache" / "bank-1.sqlite").write_bytes(b"SQLite format 3\x00" + bytes(2000))
    (bank,), (index,) = found("bank"), found("index")
    assert bank.state == "warn" and "2行" in bank.found and "heading.jsonl" in bank.advice
    assert index.state == "warn" and "bank-1.sqlite" in index.found


def test_a_folder_that_is_a_file(home: Path) -> None:
    home.write_bytes(b"")
    (item,) = found("home")
    assert item.state == "bad" and "DRAFTER_HOME" in item.advice


def test_others_can_write_the_users_folder(home: Path) -> None:
    if os.name != "posix":
        pytest.skip("Windows keeps rights in lists of its own")
    home.mkdir()
    home.chmod(0o777)
    (item,) = found("home")
    assert item.state == "warn" and "chmod" in item.advice


def test_no_terminal_is_no_reason_to_stop() -> None:
    items = tuple(terminal({"TERM": "dumb"}))
    assert all(item.state != "bad" for item in items)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "真彩色"),
        ({"TERM": "xterm-256color"}, "256色"),
        ({"TERM": "linux"}, "16色"),
        ({"TERM": "dumb"}, "请换一个终端"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "NO_COLOR"),
    ],
)
def test_colours_size_and_mouse_of_a_terminal(home: Path, given: dict[str, str], words: str) -> None:
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 70, 0, 0))
    code = (
        "from drafter.pipeline.machine import terminal\n"
        "for item in terminal(): print(item.label, item.found, item.advice)"
    )
    env = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **given}
    house = Path(__file__).resolve().parent.parent
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=follower, stdout=follower, stderr=follower, env=env, cwd=house
    )
    os.close(follower)
    drawn = b""
    try:
        while data := os.read(leader, 65536):
            drawn += data
    except OSError:
        pass
    os.close(leader)
    assert process.wait() == 0, drawn.decode(errors="replace")
    text = drawn.decode()
    assert words in text
    assert "70列20行" in text and "放大" in text
    assert "鼠标" in text
