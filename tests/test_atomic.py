"""Files are written whole or not at all, and what went wrong is said in Chinese."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.atomic import PREFIX, check_target, sweep, write_atomically
from drafter.errors import DrafterError
from drafter.store.yaml import load


def test_new_and_old_files(tmp_path: Path) -> None:
    path = tmp_path / "稿.yaml"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in tmp_path.iterdir()] == ["稿.yaml"]


def test_a_link_keeps_pointing_and_the_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to("real")
    write_atomically(link, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"
    if os.name == "posix":
        assert real.stat().st_mode & 0o777 == 0o640


def test_the_longest_names_work(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + "a.md")
    write_atomically(path, b"text")
    assert path.read_bytes() == b"text"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("没有/a.md", "文件夹不存在"),
        ("文件/a.md", "不是文件夹"),
        ("夹", "这是一个文件夹"),
        ("长" * 200, "太长"),
    ],
)
def test_what_cannot_be_written(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "文件").write_bytes(b"")
    (tmp_path / "夹").mkdir()
    with pytest.raises(DrafterError, match=words):
        write_atomically(tmp_path / name, b"text")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["夹", "文件"]


def test_the_system_refuses_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match=r"读不了文件 .*没有\.yaml：找不到。"):
        load(tmp_path / "没有.yaml")


def test_a_target_can_be_asked_before_the_work(tmp_path: Path) -> None:
    check_target(tmp_path / "a.docx")
    with pytest.raises(DrafterError, match="文件夹不存在"):
        check_target(tmp_path / "没有" / "a.docx")
    with pytest.raises(DrafterError, match="这是一个文件夹"):
        check_target(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes on Windows")
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "稿.yaml"
    path.write_bytes(b"old")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from drafter.errors import DrafterError\n"
        "from drafter.atomic import write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_atomically(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except DrafterError as error:\n"
        "    print(error)\n"
    )
    folder = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, cwd=folder, check=True, text=True
    )
    assert "原文件未动" in done.stdout
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["稿.yaml"]


def test_leftovers_of_a_crash_are_swept(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}abc").write_bytes(b"half")
    (tmp_path / "稿.yaml").write_bytes(b"whole")
    assert sweep(tmp_path) == 1
    assert [item.name for item in tmp_path.iterdir()] == ["稿.yaml"]
