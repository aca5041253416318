"""No locale and no console makes a command fail: C, POSIX, GBK, names of files in GBK bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli.__main__ import COMMANDS

HOUSE = Path(__file__).resolve().parent.parent
COUNTY = (HOUSE / "tests" / "data" / "rolling" / "county.txt").read_bytes()
CITY = (HOUSE / "tests" / "data" / "rolling" / "city.txt").read_bytes()
COMPOSE = "工作要点 --org 柳城县教育局 --year 2027"

WALK = f"""
0 --version
0 --help
0 doctor
0 completion bash
0 templates show 工作要点
0 new {COMPOSE} -o 出/草稿.yaml
0 generate {COMPOSE} -o 出/要点.docx
0 export 出/草稿.yaml -o 出/草稿.txt
0 check 出/草稿.yaml --year 2027
0 check 出/要点.docx --json
1 roll 旧文稿/甲县.txt --year 2027 -o 出/新稿.yaml
0 split 出/草稿.yaml -o 分发
0 merge 出/草稿.yaml 分发/安全股.docx -o 出/合稿.yaml
0 compare 出/草稿.yaml 出/合稿.yaml -o 出/花脸稿.docx
0 outline 出/要点.docx
0 outline 旧文稿/甲县.txt --json
0 mine 旧文稿 -o 出/库
0 search 立德树人
0 search 教育 --bank 出/库 --json
0 similar 出/要点.docx --against 旧文稿
0 bank --help
2 edit 出/草稿.yaml
2 outline 没有.txt
2 frobnicate
""".strip().splitlines()

DRIVE = """
import contextlib, io, os, sys
from drafter.cli.__main__ import main
from drafter.cli.surroundings import begin
begin()  # in a C locale this starts the whole drive anew
sys.stdin = open(os.devnull)
for line in sys.argv[1].split("|"):
    code, _, words = line.partition(" ")
    sys.argv = ["drafter", *words.split(" ")]
    try:
        main()
    except SystemExit as end:
        got = end.code or 0
    assert got == int(code), f"{line} -> {got}"
    assert sys.exc_info() == (None, None, None)
print("ALL DONE")
"""


SHORT = [line for line in WALK if line.split()[1] in ("new", "search", "frobnicate") and "--bank" not in line]


def drive(folder: Path, lines: list[str], **locale: str) -> "subprocess.CompletedProcess[bytes]":
    (folder / "旧文稿").mkdir()
    (folder / "出").mkdir()
    (folder / "旧文稿" / "甲县.txt").write_bytes(COUNTY)
    (folder / "旧文稿" / "乙市.txt").write_bytes(CITY)
    kept = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(HOUSE)}
    env = {**kept, "DRAFTER_HOME": str(folder / "家"), **locale}
    line = [sys.executable, "-c", DRIVE, "|".join(lines)]
    return subprocess.run(line, cwd=folder, env=env, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("locale", "encoding"),
    [
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "utf-8"),
        ({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}, "gbk"),
        ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"}, "ascii"),
    ],
    ids=["C", "GBK", "ASCII"],
)
def test_every_command_in_every_locale(tmp_path: Path, locale: dict[str, str], encoding: str) -> None:
    if os.name != "posix":
        pytest.skip("locales of POSIX")
    done = drive(tmp_path, WALK if encoding != "ascii" else SHORT, **locale)
    said = done.stderr.decode(encoding, "replace")
    assert done.returncode == 0, said[-2000:]
    assert b"ALL DONE" in done.stdout
    assert "Traceback" not in said and "Error" not in said
    assert "柳城县教育局" in (tmp_path / "出" / "草稿.yaml").read_text("utf-8")
    if encoding != "ascii":
        assert (tmp_path / "分发" / "安全股.docx").is_file()
        assert "没有“frobnicate”这个命令" in said
        assert "立德树人" in done.stdout.decode(encoding, "replace")


def test_the_walk_calls_every_command() -> None:
    called = {line.split()[1] for line in WALK}
    assert set(COMMANDS) <= called


def test_a_file_whose_name_is_in_gbk_bytes(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux keeps names as bytes")
    name = "甲县工作要点.txt".encode("gbk")
    (tmp_path / os.fsdecode(name)).write_bytes(COUNTY)
    env = {**os.environ, "DRAFTER_HOME": str(tmp_path / "家"), "PYTHONPATH": str(HOUSE)}
    env["PYTHONIOENCODING"] = "utf-8"

    def run(*words: str | bytes, codes: tuple[int, ...] = (0,)) -> bytes:
        line = [os.fsencode(sys.executable), b"-m", b"drafter", *(os.fsencode(word) for word in words)]
        done = subprocess.run(line, cwd=tmp_path, env=env, capture_output=True, check=False)
        assert done.returncode in codes, done.stderr.decode("utf-8", "replace")
        assert b"Traceback" not in done.stderr
        return done.stdout

    read = json.loads(run("outline", name, "--json").decode("utf-8"))
    assert read["documents"][0]["outline"]
    run("mine", ".", "-o", "库")
    assert json.loads(run("check", name, "--json", codes=(0, 1)).decode("utf-8"))["files"]
    run("search", b"\xb8\xc4", codes=(0, 2))


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be on Windows")
def test_no_name_and_no_phrase_brings_a_control_sequence_to_the_terminal(tmp_path: Path) -> None:
    name = "甲\x1b[31m\x9b2J\u202e县.txt"
    (tmp_path / name).write_bytes(COUNTY)
    (tmp_path / "库").mkdir()
    line = {
        "id": "h-1",
        "text": "清\x9b2J屏\u202e提法",
        "kind": "heading",
        "docs": 1,
        "sources": ["甲\x1b[2J县"],
    }
    (tmp_path / "库" / "heading.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", "utf-8")
    env = {**os.environ, "DRAFTER_HOME": str(tmp_path / "家"), "PYTHONIOENCODING": "utf-8"}
    env["PYTHONPATH"] = str(HOUSE)
    for words in (
        ("outline", name),
        ("outline", name, "--json"),
        ("check", name),
        ("outline", f"没有{name}"),
        ("mine", name, "-o", "出"),
        ("search", "提法", "--bank", "库"),
        ("search", "提法", "--bank", "库", "--json"),
        ("\x1b[31m",),
    ):
        command = [sys.executable, "-m", "drafter", *words]
        done = subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False
        )
        assert not set(done.stdout + done.stderr) & {"\x1b", "\x9b", "\u202e"}, words
        if "--json" in words:
            json.loads(done.stdout)
