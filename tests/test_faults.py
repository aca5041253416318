"""What the README promises of faults: whole files or none, nothing lost, one sentence, and it works again."""

import ast
import contextlib
import json
import os
import random
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from drafts_made import example

from drafter.atomic import sweep, write_atomically, write_together
from drafter.bank import open_bank
from drafter.bounded import started
from drafter.errors import DrafterError
from drafter.pipeline.edit import open_session
from drafter.store.drafts import load_draft, save_draft
from drafter.store.folders import Home
from drafter.store.patterns import is_endless

HOUSE = Path(__file__).resolve().parent.parent
COUNTY = (HOUSE / "tests" / "data" / "rolling" / "county.txt").read_text("utf-8")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

WRITES = {"write_text", "write_bytes", "mkstemp", "copyfile", "copy2", "NamedTemporaryFile", "TemporaryFile"}
ELSEWHERE = {
    "atomic.py": "the one atomic writer",
    "cli/chinese.py": "help pages, on the screen",
    "language/words.py": "the dictionary in the cache, moved into place when complete",
    "mining/tally.py": "counts in files without names",
    "pipeline/doctor.py": "a trial whether the folder may be written",
    "pipeline/harvests.py": "harvests in the cache, moved into place when complete",
    "pipeline/runs.py": "counts in files without names",
    "reading/glyphs.py": "a pipe between the two halves of a process",
    "reading/office.py": "a copy for LibreOffice in a temporary folder",
    "render/pdf.py": "a copy for LibreOffice in a temporary folder",
    "store/locks.py": "the note that says who has the lock",
    "tui/filing.py": "a copy for the editor in a temporary folder",
}
"""Files that write without the atomic writer, and why nothing of the user's is in danger there."""


def writes(path: Path) -> Iterator[str]:
    """Calls that put bytes into a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        modes = [
            one.value
            for one in (*node.args, *(k.value for k in node.keywords))
            if isinstance(one, ast.Constant)
        ]
        opens = name in ("open", "fdopen") and any(re.fullmatch("[rbt]*[wax+][wb+t]*", str(m)) for m in modes)
        if name in WRITES or opens:
            yield name


def test_every_file_is_written_by_the_one_atomic_writer() -> None:
    found = {
        p.relative_to(HOUSE / "drafter").as_posix()
        for p in (HOUSE / "drafter").rglob("*.py")
        if any(writes(p))
    }
    assert found == set(ELSEWHERE)


BOUND = """
import resource, signal, sys
if limit := int(sys.argv.pop(1)):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from drafter.cli.__main__ import main
main()
"""


def drafter(*words: str, cwd: Path, limit: int = 0, **extra: str) -> "subprocess.Popen[bytes]":
    """The program in a process of its own, its files no larger than `limit` bytes."""
    env = {
        **os.environ,
        "DRAFTER_HOME": str(cwd / "家"),
        "PYTHONPATH": str(HOUSE),
        "PYTHONIOENCODING": "utf-8",
        **extra,
    }
    return subprocess.Popen(
        [sys.executable, "-c", BOUND, str(limit), *words],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def done(process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    """Exit code and the last line of talk."""
    _, said = process.communicate(timeout=120)
    text = said.decode("utf-8")
    assert "Traceback" not in text, text
    return process.returncode, (text.strip().splitlines() or [""])[-1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    save_draft(tmp_path / "草稿.yaml", example())
    (tmp_path / "旧文稿").mkdir()
    for number in range(4):
        text = COUNTY.replace("柳城县", f"{'甲乙丙丁'[number]}山县")
        (tmp_path / "旧文稿" / f"{number}.txt").write_text(text, "utf-8")
    return tmp_path


def sound_word(path: Path) -> bool:
    from drafter.pipeline.outline import outline

    return bool(outline(path).documents)


def sound_bank(folder: Path) -> bool:
    """Whether every line of the bank, if there is one yet, is whole."""
    lines = [line for file in folder.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    return all(json.loads(line)["text"] for line in lines)


@posix
@pytest.mark.parametrize(
    ("words", "target", "is_sound"),
    [
        (("export", "草稿.yaml", "-o", "稿.docx", "--force"), "稿.docx", sound_word),
        (("mine", "旧文稿", "-o", "库"), "库", sound_bank),
    ],
    ids=["export", "mine"],
)
def test_killed_at_any_moment_a_file_is_the_old_one_or_the_new_one(
    place: Path, words: tuple[str, ...], target: str, is_sound: Callable[[Path], bool]
) -> None:
    chance = random.Random(5)
    begin = time.monotonic()
    assert done(drafter(*words, cwd=place))[0] == 0
    whole = time.monotonic() - begin
    for _ in range(3):
        process = drafter(*words, cwd=place)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.4, 1.1) * whole)
        process.kill()
        process.communicate()
        assert is_sound(place / target)
    code, said = done(drafter(*words, cwd=place))
    assert code == 0, said
    assert is_sound(place / target)


@posix
def test_killed_while_an_index_is_built_the_next_search_answers(tmp_path: Path) -> None:
    folder = tmp_path / "库"
    folder.mkdir()
    rows = (
        {"id": f"h-{n}", "text": f"强化立德树人第{n}项", "kind": "heading", "docs": 1} for n in range(20_000)
    )
    (folder / "heading.jsonl").write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", "utf-8"
    )
    ask = (
        "import sys; from pathlib import Path; from drafter.bank import open_bank\n"
        f"bank = open_bank([Path({str(folder)!r})], Path({str(tmp_path / 'cache')!r}), large=0)\n"
        "print(bank.search('立德树人').count)"
    )
    for seconds in (0.3, 0.5, 0.8):
        process = subprocess.Popen(
            [sys.executable, "-c", ask], cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        process.communicate()
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "20000"
    assert [file.suffix for file in (tmp_path / "cache").iterdir()] == [".sqlite"]


def saving(place: Path) -> dict[str, tuple[str, ...]]:
    """Every command that writes, with the file it replaces."""
    county = ("--org", "柳城县教育局", "--year", "2027")
    return {
        "稿.docx": ("export", "草稿.yaml", "-o", "稿.docx", "--force"),
        "稿.xlsx": ("export", "草稿.yaml", "-o", "稿.xlsx", "--force"),
        "新.yaml": ("new", "工作要点", *county, "-o", "新.yaml", "--force"),
        "要点.docx": ("generate", "工作要点", *county, "-o", "要点.docx", "--force"),
        "滚.yaml": ("roll", "旧文稿/0.txt", "--year", "2027", "-o", "滚.yaml", "--force"),
        "花.docx": ("compare", "草稿.yaml", "草稿.yaml", "-o", "花.docx", "--force"),
        "批.docx": ("check", "旧文稿/0.txt", "--comments", "批.docx", "--force"),
        "事实.yaml": ("generate", "工作要点", *county, "--facts-template", "事实.yaml", "--force"),
    }


@posix
@pytest.mark.parametrize("name", sorted(saving(Path())))
def test_a_limit_of_file_sizes_leaves_the_old_file_and_says_so(place: Path, name: str) -> None:
    words = saving(place)[name]
    (place / name).write_bytes(b"old")
    code, said = done(drafter(*words, cwd=place, limit=300))
    assert code == 2 and "没有写成" in said, said
    assert (place / name).read_bytes() == b"old"
    assert not [item for item in place.iterdir() if item.name.startswith(".dr-")]
    if name == "稿.docx":
        assert done(drafter(*words, cwd=place))[0] == 0
        assert (place / name).read_bytes() != b"old"


@posix
def test_no_room_for_what_mining_counts_is_told_with_a_way_out(place: Path) -> None:
    code, said = done(drafter("mine", "旧文稿", "-o", "库", cwd=place, limit=300))
    assert code == 2 and "临时文件" in said and "TMPDIR" in said, said
    assert not (place / "库").exists()


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A small file system of its own, where we may mount one."""
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", options, "drafter-test", str(folder)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(made, capture_output=True, check=False).returncode
    ):
        pytest.skip("要 root 才能挂载小磁盘；文件大小限制的测试照样看守同一处代码")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_full_disk(tmp_path: Path) -> None:
    small = tmp_path / "小盘"
    with mounted(small, "size=64k"):
        save_draft(small / "草稿.yaml", example())
        before = (small / "草稿.yaml").read_bytes()
        session = open_session(small / "草稿.yaml", Home(tmp_path / "家"))
        filler = small / "占位"
        with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        place = session.place()
        session.retext(place, "磁盘满时写下的话。\n" * 200, {})
        with pytest.raises(DrafterError, match="磁盘已满"):
            session.save()
        assert (small / "草稿.yaml").read_bytes() == before
        with pytest.raises(DrafterError, match="磁盘已满"):
            write_atomically(small / "稿.docx", bytes(9000))
        rescued = session.rescue()
        assert "磁盘满时写下的话" in rescued.read_text("utf-8")
        filler.unlink()
        session.close()
        assert "磁盘满时写下的话" in (small / "草稿.yaml").read_text("utf-8")


def test_the_last_room_of_a_disk_is_not_for_what_only_saves_time(tmp_path: Path) -> None:
    small = tmp_path / "小盘"
    with mounted(small, "size=1200k"):
        for number in range(3):
            (small / f"{number}.txt").write_text(COUNTY.replace("柳城县", f"{'甲乙丙'[number]}山县"), "utf-8")
        county = ("--org", "柳城县教育局", "--year", "2027")
        assert done(drafter("generate", "工作要点", *county, "-o", "要点.docx", cwd=small))[0] == 0
        assert done(drafter("bank", "import", ".", cwd=small))[0] == 0
        assert sound_word(small / "要点.docx")
        kept = [file.name for file in (small / "家" / "cache").rglob("*") if file.is_file()]
        assert kept == ["archive.sqlite"]  # the sentences of what was imported: that was asked for


@posix
def test_a_place_that_is_read_only(tmp_path: Path) -> None:
    fixed = tmp_path / "只读"
    with mounted(fixed, "size=2m"):
        save_draft(fixed / "草稿.yaml", example())
        subprocess.run(["mount", "-o", "remount,ro", str(fixed)], check=True)
        session = open_session(fixed / "草稿.yaml", Home(tmp_path / "家"))
        assert session.read_only and "只读" in session.notice
        session.close()
        for words in (("export", "草稿.yaml", "-o", "稿.docx"), ("doctor", "--json")):
            code, said = done(drafter(*words, cwd=fixed, DRAFTER_HOME=str(tmp_path / "家")))
            assert code == (2 if words[0] == "export" else 0), said
        code, said = done(drafter("search", "立德树人", cwd=fixed, DRAFTER_HOME=str(fixed / "家")))
        assert code == 0, said
        assert sorted(item.name for item in fixed.iterdir()) == ["草稿.yaml"]


def test_two_writers(tmp_path: Path) -> None:
    path = tmp_path / "草稿.yaml"
    save_draft(path, example())
    first, second = open_session(path, Home(tmp_path / "甲")), open_session(path, Home(tmp_path / "乙"))
    assert second.read_only and "只读打开" in second.notice and str(os.getpid()) in second.notice
    first.retext(first.place(), "第一人的话。", {})
    assert not second.retext(second.place(), "第二人的话。", {}) and not second.save()
    first.close()
    assert "第一人的话" in path.read_text("utf-8")


@pytest.mark.parametrize("back", [86_400, 10 * 365 * 86_400])
def test_a_clock_set_back(tmp_path: Path, back: int) -> None:
    path, home = tmp_path / "草稿.yaml", Home(tmp_path / "家")
    save_draft(path, example())
    session = open_session(path, home)
    session.retext(session.place(), "拨钟以前的话。", {})
    session.save()
    os.utime(path, (time.time() + back, time.time() + back))
    from datetime import datetime, timedelta

    now = datetime(2027, 3, 1)
    first = session.keep(now)
    session.retext(session.place(), "拨钟以后的话。", {})
    second = session.keep(now - timedelta(seconds=back))
    assert second.number == first.number + 1
    assert session.versions()[-1].path == second.path
    session.close()
    assert "拨钟以后的话" in path.read_text("utf-8")
    again = open_session(path, home)
    assert "拨钟以后的话" in repr(again.draft)
    again.close()


DAMAGED = ["\0\0\0", "&a [*a]", "[" * 3000, "- 1"]


@pytest.mark.parametrize(
    "file",
    [
        *("profile.yaml", "desk.yaml", "recent.json", "templates/styles/gongwen.yaml"),
        *("templates/kinds/work-points.yaml", "templates/topics/safety.yaml"),
        *("phrasebank/heading.jsonl", "phrasebank/terms.yaml", "phrasebank/marks.json"),
    ],
)
def test_a_damaged_file_of_ones_own_is_named_and_nothing_is_written(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.pipeline.generate import generate
    from drafter.pipeline.search import search
    from drafter.store.habits import load_habits
    from drafter.store.recent import recent

    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    path = tmp_path / "家" / file
    path.parent.mkdir(parents=True)
    for text in DAMAGED:
        path.write_text(text, "utf-8")
        out = tmp_path / "要点.txt"
        for work in (
            lambda out=out: generate("work-points", "柳城县教育局", 2027, out, force=True),
            lambda: search("立德树人"),
            lambda: load_habits(Home(tmp_path / "家")),
            lambda: recent(Home(tmp_path / "家")),
        ):
            out.write_bytes(b"old")
            try:
                work()
            except DrafterError as error:
                assert Path(file).name in str(error) or "家" in str(error), f"{text!r}: {error}"
                assert out.read_bytes() == b"old"
        assert path.read_text("utf-8") == text


def test_a_damaged_draft_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "草稿.yaml"
    for text in DAMAGED:
        path.write_text(text, "utf-8")
        with pytest.raises(DrafterError, match=r"草稿\.yaml"):
            load_draft(path)
        assert path.read_text("utf-8") == text


@posix
def test_the_reader_of_our_output_goes_away(place: Path) -> None:
    process = drafter("search", "教育", "--limit", "5000", cwd=place)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode("utf-8")
    process.stderr.close()
    assert process.wait(60) == 0
    assert said == ""


def command(
    *words: str, cwd: Path, stdout: IO[str] | int = subprocess.PIPE
) -> "subprocess.CompletedProcess[str]":
    """A command as a user runs it, within time."""
    return subprocess.run(
        [sys.executable, "-m", "drafter", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(HOUSE), "DRAFTER_HOME": str(cwd / "home")},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@posix
def test_what_is_no_file_is_said_at_once(tmp_path: Path) -> None:
    """A pipe never answers, a device never ends: neither hangs a command nor fills the memory."""
    os.mkfifo(tmp_path / "管.docx")
    os.mkfifo(tmp_path / "管.yaml")
    (tmp_path / "零.txt").symlink_to("/dev/zero")
    (tmp_path / "圈.txt").symlink_to("圈.txt")
    (tmp_path / "库").mkdir()
    os.mkfifo(tmp_path / "库" / "heading.jsonl")
    for words in (["outline", "管.docx"], ["outline", "零.txt"], ["outline", "圈.txt"], ["check", "管.yaml"]):
        done = command(*words, cwd=tmp_path)
        assert done.returncode == 2, done.stderr
        assert re.fullmatch("错误：[^\n]*(?:不是文件|绕成了圈)[^\n]*\n", done.stderr)
    done = command("search", "立德树人", "--bank", "库", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_a_full_output_is_said_and_a_long_argument_is_cut(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = command("templates", cwd=tmp_path, stdout=full)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "磁盘已满" in done.stderr
    done = command("outline", "长" * 3000, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr) < 800


@posix
def test_what_a_killed_writer_left_goes_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    script = (
        "import os, sys, tempfile, time; from pathlib import Path; from drafter import atomic\n"
        "handle, name = atomic._begin(Path(sys.argv[1])); os.write(handle, b'half')\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], cwd=HOUSE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        assert sweep(tmp_path) == 0
        assert len(list(tmp_path.iterdir())) == 1
        writer.kill()
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "甲").write_text("旧", "utf-8")
    (tmp_path / "乙").mkdir()
    with pytest.raises(DrafterError, match="文件夹"):
        write_together({tmp_path / "甲": b"new", tmp_path / "乙": b"new"})
    assert (tmp_path / "甲").read_text("utf-8") == "旧"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["乙", "甲"]
    write_together({tmp_path / "甲": b"new", tmp_path / "丙": b"new"})
    assert [(tmp_path / name).read_bytes() for name in "甲丙"] == [b"new", b"new"]


def test_a_users_term_that_never_ends_is_refused() -> None:
    assert is_endless("(甲+)+$")
    assert is_endless("((?:甲|甲甲)+)+乙")
    fine = ("(?:党的)?十五大", "甲{1,9}乙*", "(?:a|b)?c+", "(?:(?!甲|乙)[^，]){0,14}丙")
    assert not any(map(is_endless, fine))


def test_an_index_with_endless_views_is_built_anew(tmp_path: Path) -> None:
    (tmp_path / "库").mkdir()
    row = '{"id": "h-1", "text": "落实立德树人任务", "kind": "heading", "docs": 3, "count": 3}\n'
    (tmp_path / "库" / "heading.jsonl").write_text(row, "utf-8")
    open_bank([tmp_path / "库"], tmp_path / "cache", large=0)
    (made,) = (tmp_path / "cache").glob("*.sqlite")
    with contextlib.closing(sqlite3.connect(made)) as base:
        base.executescript(
            "drop table meta; create view meta as with recursive r(x) as"
            " (select 1 union all select x + 1 from r) select x as key, x as value from r;"
        )
    assert open_bank([tmp_path / "库"], tmp_path / "cache", large=0).search("立德树人").count == 1
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


@posix
def test_another_program_ends_with_us_and_keeps_within_its_memory() -> None:
    greedy = (
        "import os; print(os.getpid(), flush=True); x = bytearray(900 << 20); print('had it', flush=True)"
    )
    with started([sys.executable, "-c", greedy], seconds=60, memory=300 << 20) as child:
        assert child.stdout is not None
        child.wait()
        assert b"had it" not in child.stdout.read() or sys.platform != "linux"
    with started(["sh", "-c", "sleep 60 & echo $!; wait"], seconds=60) as child:
        assert child.stdout is not None
        grandchild = int(child.stdout.readline())
    with pytest.raises(ProcessLookupError):
        for _ in range(100):
            os.kill(grandchild, 0)
            if "Z" in Path(f"/proc/{grandchild}/stat").read_text("utf-8").split(")")[1][:3]:
                raise ProcessLookupError
            time.sleep(0.05)


@posix
def test_a_limit_of_file_sizes_leaves_no_half_of_the_program(tmp_path: Path) -> None:
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
        "sys.argv = ['drafter', '--help']; runpy.run_module('drafter', run_name='__main__')"
    )
    passed_over = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HOUSE / "drafter", tmp_path / "drafter", ignore=passed_over)
    surroundings = {**os.environ, "PYTHONPATH": str(tmp_path)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    for words in (["-c", limited], ["-m", "drafter", "--help"]):
        done = subprocess.run(
            [sys.executable, *words],
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
