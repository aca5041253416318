"""The command line as scripts see it: exit codes, one clear Chinese line, nothing half-written."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from drafter.model.kinds import LEVELS

HAN = re.compile(r"[\u4e00-\u9fff]")
COUNTY = ("--org", "柳城县教育局", "--year", "2027")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def command(*arguments: str, **extra: str) -> "subprocess.CompletedProcess[str]":
        env = {**os.environ, "DRAFTER_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "utf-8", **extra}
        return subprocess.run(
            [sys.executable, "-m", "drafter", *arguments],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    return command


def last_line(done: "subprocess.CompletedProcess[str]") -> str:
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


def test_generate_writes_word_and_lists_the_blanks(run: Run, tmp_path: Path) -> None:
    done = run("generate", "工作要点", *COUNTY, "-o", "要点.docx")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "要点.docx").read_bytes().startswith(b"PK")
    assert done.stdout == ""
    assert "待填" in done.stderr


@pytest.mark.parametrize("suffix", ["docx", "md", "txt", "yaml"])
def test_same_input_same_bytes(run: Run, tmp_path: Path, suffix: str) -> None:
    made: list[bytes] = []
    for name, locale in (("a", "C"), ("b", "C.UTF-8")):
        done = run(
            "generate",
            "work-plan",
            *COUNTY,
            "-o",
            f"{name}.{suffix}",
            LC_ALL=locale,
            PYTHONHASHSEED=str(len(made)),
        )
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / f"{name}.{suffix}").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("kind", ["工作要点", "工作计划"])
def test_what_is_generated_passes_its_own_checks(run: Run, tmp_path: Path, kind: str) -> None:
    for seed in ("1", "2", "3"):
        assert run("generate", kind, *COUNTY, "--seed", seed, "-o", f"{seed}.docx").returncode == 0
        done = run("check", f"{seed}.docx", *COUNTY[2:], "--org", "柳城县教育局", "--json")
        findings = json.loads(done.stdout)["files"][0]["findings"]
        assert [f for f in findings if f["level"] == "error"] == []
        assert {f["check"] for f in findings if f["level"] == "warn"} <= {"unfilled-blank"}


def test_a_draft_goes_to_yaml_and_to_word(run: Run, tmp_path: Path) -> None:
    assert run("new", "工作要点", *COUNTY, "--seed", "5", "-o", "草稿.yaml").returncode == 0
    assert run("export", "草稿.yaml", "-o", "草稿.txt").returncode == 0
    assert run("generate", "工作要点", *COUNTY, "--seed", "5", "-o", "直接.txt").returncode == 0
    assert (tmp_path / "草稿.txt").read_bytes() == (tmp_path / "直接.txt").read_bytes()
    assert 3000 <= len(HAN.findall((tmp_path / "草稿.txt").read_text("utf-8"))) <= 6000


def test_facts_come_from_options_and_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("local_goal: 县域经济提质\naid_retention: 98%\n", "utf-8")
    done = run(
        "new", "工作计划", *COUNTY, "--facts", "facts.yaml", "--set", "aid_retention=99%", "-o", "a.yaml"
    )
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "a.yaml").read_text("utf-8")
    assert "县域经济提质" in text
    assert "98%" not in text


def test_the_facts_of_a_plan_can_be_filled_in_on_paper(run: Run, tmp_path: Path) -> None:
    done = run("generate", "工作计划", *COUNTY, "--facts-template", "facts.yaml")
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "facts.yaml").read_text("utf-8").splitlines()
    keys = [line.partition(":")[0] for line in lines if not line.startswith("#")]
    assert len(keys) >= 5
    assert run("generate", "工作计划", *COUNTY, "--facts", "facts.yaml", "-o", "a.txt").returncode == 0
    assert run("generate", "工作计划", *COUNTY, "--facts-template", "facts.yaml").returncode == 2
    known = {f["key"] for t in json.loads(run("templates", "--json").stdout)["templates"] for f in t["facts"]}
    assert set(keys) <= known | {"date"}


def test_facts_come_from_excel(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["名称", "值"], ["local_goal", "县域经济提质"], ["九年义务教育巩固率", 98]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "facts.xlsx")
    done = run("new", "工作计划", *COUNTY, "--facts", "facts.xlsx", "-o", "a.yaml")
    assert done.returncode == 0, done.stderr
    assert "县域经济提质" in (tmp_path / "a.yaml").read_text("utf-8")
    (tmp_path / "bad.xlsx").write_bytes(b"PK nothing")
    assert "bad.xlsx" in last_line(run("new", "工作计划", *COUNTY, "--facts", "bad.xlsx", "-o", "b.yaml"))


def test_an_existing_file_is_kept_unless_it_is_ours_or_forced(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "a.docx"
    mine.write_bytes(b"somebody's")
    done = run("generate", "工作要点", *COUNTY, "-o", "a.docx")
    assert done.returncode == 2
    assert "--force" in last_line(done)
    assert mine.read_bytes() == b"somebody's"
    assert run("generate", "工作要点", *COUNTY, "-o", "a.docx", "--force").returncode == 0
    assert run("generate", "工作要点", *COUNTY, "--seed", "9", "-o", "a.docx").returncode == 0
    assert run("generate", "工作要点", *COUNTY, "-o", "a.txt").returncode == 0
    assert run("generate", "工作要点", *COUNTY, "-o", "a.txt").returncode == 2


def test_templates_as_json(run: Run) -> None:
    done = run("templates", "--json")
    templates = json.loads(done.stdout)["templates"]
    assert {"work-points", "work-plan"} <= {template["id"] for template in templates}
    for template in templates:
        assert set(template) >= {"id", "label", "levels", "facts", "file"}
        assert set(template["levels"]) <= set(LEVELS)
        assert all(set(fact) >= {"key", "label", "required", "unit"} for fact in template["facts"])


def test_search_prints_the_shape_of_the_contract(run: Run) -> None:
    found = json.loads(run("search", "立德树人", "--json").stdout)
    assert found["count"] >= len(found["phrases"]) > 0
    assert all("立德树人" in phrase["text"] for phrase in found["phrases"])
    by_letters = json.loads(run("search", "ldsr", "--json", "--limit", "100").stdout)
    assert {p["text"] for p in found["phrases"][:3]} & {p["text"] for p in by_letters["phrases"]}


def test_outline_prints_one_json_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("柳城县教育局2026年工作要点\n一、抓党建\n1.学理论。按月学习。\n", "utf-8")
    done = run("outline", "a.txt", "--json")
    (document,) = json.loads(done.stdout)["documents"]
    assert (document["kind"], document["year"], document["org"]) == ("工作要点", 2026, "柳城县教育局")
    assert document["outline"][0]["children"][0]["heading"] == "学理论"


def test_mine_writes_a_bank_that_search_uses_alone(run: Run, tmp_path: Path) -> None:
    for name in ("甲县教育局2025年工作要点", "乙县教育局2025年工作要点"):
        body = "一、加强教育管理\n1.完善家校社协同育人机制。完善家校社协同育人机制，提高教育教学质量。\n" * 3
        (tmp_path / f"{name}.txt").write_text(f"{name}\n{body}", "utf-8")
    done = run("mine", str(tmp_path), "-o", str(tmp_path / "bank"), "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["documents"] == 2
    assert report["phrases"] > 0
    found = json.loads(run("search", "协同育人", "--bank", str(tmp_path / "bank"), "--json").stdout)
    assert found["count"] > 0


BAD = [
    (["generate", "工作要点", *COUNTY, "-o", "no/such/folder/a.docx"], "no/such/folder"),
    (["generate", "工作咨文", *COUNTY, "-o", "a.docx"], "工作咨文"),
    (["generate", "工作要点", "--org", "柳城县教育局", "--year", "abc", "-o", "a.docx"], "abc"),
    (["generate", "工作要点", "--org", "柳城县教育局", "--year", "1066", "-o", "a.docx"], "1066"),
    (["generate", "工作要点", "--org", "", "--year", "2027", "-o", "a.docx"], "--org"),
    (["generate", "工作要点", "--year", "2027", "-o", "a.docx"], "--org"),
    (["generate", "工作要点", *COUNTY], "-o"),
    (["generate", "工作要点", *COUNTY, "-o", "a.exe"], ".exe"),
    (["generate", "工作要点", *COUNTY, "--set", "nothing", "-o", "a.docx"], "nothing"),
    (["generate", "工作要点", *COUNTY, "--set", "no_such=1", "-o", "a.docx"], "no_such"),
    (["generate", "工作要点", *COUNTY, "--facts", "none.yaml", "-o", "a.docx"], "none.yaml"),
    (["generate", "工作要点", *COUNTY, "--bank", "nobank", "-o", "a.docx"], "nobank"),
    (["generate", "工作要点", *COUNTY, "--style", "fancy", "-o", "a.docx"], "fancy"),
    (["generate", "工作要点", *COUNTY, "--level", "planet", "-o", "a.docx"], "planet"),
    (["outline", "missing.txt"], "missing.txt"),
    (["outline", "empty.txt"], "empty.txt"),
    (["outline", "picture.docx"], "picture.docx"),
    (["outline", "."], "文件夹"),
    (["check", "missing.docx"], "missing.docx"),
    (["export", "missing.yaml", "-o", "a.docx"], "missing.yaml"),
    (["export", "bad.yaml", "-o", "a.docx"], "bad.yaml"),
    (["search", "立德", "--bank", "nobank"], "nobank"),
    (["search"], "词语"),
    (["mine", "missing", "-o", "bank"], "missing"),
    (["templates", "show", "没有的"], "没有的"),
    (["frobnicate"], "frobnicate"),
    (["generate", "--frob"], "--frob"),
    (["edit", "new.yaml"], "--org"),
]


@pytest.mark.parametrize(
    ("arguments", "names"), BAD, ids=lambda value: value if isinstance(value, str) else ""
)
def test_bad_input_gets_one_clear_line(run: Run, tmp_path: Path, arguments: list[str], names: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "bad.yaml").write_text("drafter: [1\n", "utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    done = run(*arguments)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    line = last_line(done)
    assert names in line
    assert len(HAN.findall(line)) >= 6
    assert {path.name for path in tmp_path.iterdir()} - before <= {"home"}


def test_help_is_chinese_for_every_command(run: Run) -> None:
    commands = [line.split()[0] for line in run("--help").stdout.split("命令：")[1].strip().splitlines()]
    assert len(commands) >= 9
    for name in commands:
        page = run(name, "--help").stdout
        assert page.startswith(f"用法：drafter {name}")
        assert not re.search(r"\b(Usage|Options|Show|TEXT|INTEGER|PATH)\b", page), page


def test_a_narrow_console_never_fails(run: Run) -> None:
    assert run("--help", PYTHONIOENCODING="gbk").returncode == 0
    assert run("templates", "show", "工作要点", PYTHONIOENCODING="ascii").returncode == 0
    assert json.loads(run("search", "育人", "--json", PYTHONIOENCODING="gbk").stdout)["count"]


def test_similar_finds_what_was_taken_over(run: Run, tmp_path: Path) -> None:
    sentence = "每学期由公安和教育两家随机试按一次报警按钮，以现场反应检验安防成效。"
    (tmp_path / "旧").mkdir()
    (tmp_path / "旧" / "甲.txt").write_text(
        f"甲县教育局2026年工作要点\n一、安全\n1.抓安防。{sentence}\n", "utf-8"
    )
    (tmp_path / "新.txt").write_text(f"乙县教育局2027年工作要点\n一、安全\n1.抓安全。{sentence}\n", "utf-8")
    found = json.loads(run("similar", "新.txt", "--against", "旧", "--json").stdout)
    assert found["longest"] >= 28
    assert found["share"] > 0.5
    assert found["passages"][0]["source"].startswith("甲县教育局")
    assert json.loads(run("similar", "新.txt", "--json").stdout)["share"] < 0.1
    (tmp_path / "home" / "archive").mkdir(parents=True)
    (tmp_path / "旧" / "甲.txt").rename(tmp_path / "home" / "archive" / "甲.txt")
    assert json.loads(run("similar", "新.txt", "--json").stdout)["longest"] >= 28


def test_a_mined_corpus_is_known_to_similar_and_generated_plans_are_not_copied_from_it(
    run: Run, tmp_path: Path
) -> None:
    for seed in ("1", "2"):
        assert run("generate", "工作要点", *COUNTY, "--seed", seed, "-o", f"{seed}.txt").returncode == 0
        found = json.loads(run("similar", f"{seed}.txt", "--json").stdout)
        assert found["share"] < 0.05
        assert found["longest"] <= 30


def test_two_neighbours_plans_of_one_year_stay_apart(run: Run, tmp_path: Path) -> None:
    for kind in ("工作要点", "工作计划"):
        for org in ("柳城县教育局", "鹿寨县教育局"):
            assert (
                run(
                    "generate", kind, "--org", org, "--year", "2027", "-o", f"{org}.txt", "--force"
                ).returncode
                == 0
            )
        done = run("similar", "柳城县教育局.txt", "--against", "鹿寨县教育局.txt", "--json")
        assert json.loads(done.stdout)["share"] < 0.25
