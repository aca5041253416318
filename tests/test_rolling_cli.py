"""`drafter roll` from outside: exit codes, JSON, bad input, nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafter.store.drafts import load_draft

PLAN = (
    "甲县教育局2026年工作要点\n2026年全县教育工作的总体要求是：办好人民满意的教育。\n一、重点工作\n"
    "1.扩大资源。2026年底前新建公办幼儿园3所。\n2.强化保障。加强组织领导。\n甲县教育局\n2026年3月5日\n"
)


def drafter(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "drafter", *arguments],
        cwd=folder,
        env={**os.environ, "DRAFTER_HOME": str(folder / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def roll(folder: Path, text: str, *more: str, year: str = "2027") -> subprocess.CompletedProcess[str]:
    (folder / "旧.txt").write_text(text, "utf-8")
    return drafter(folder, "roll", "旧.txt", "--year", year, "-o", "新.yaml", *more)


def account(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_json_tells_every_change_and_leftover(tmp_path: Path) -> None:
    done = roll(tmp_path, PLAN, "--json")
    assert done.returncode == 1
    data = account(done)
    assert (data["year_from"], data["year_to"]) == (2026, 2027)
    assert {"section", "before", "after", "why"} <= set(data["changed"][0])
    assert {"section", "excerpt", "check", "message"} <= set(data["leftovers"][0])
    assert any("2027年底前新建公办幼儿园【待填：" in one["after"] for one in data["changed"])
    draft = load_draft(tmp_path / "新.yaml")
    assert (draft.title, draft.year, draft.date) == ("甲县教育局2027年工作要点", 2027, None)
    assert all(block.origin.by == "document" for section in draft.walk() for block in section.blocks)


def test_people_see_old_beside_new(tmp_path: Path) -> None:
    done = roll(tmp_path, PLAN)
    assert "－ 甲县教育局2026年工作要点\n    ＋ 甲县教育局2027年工作要点" in done.stdout
    assert "新.yaml" in done.stderr


def test_nothing_left_is_exit_0(tmp_path: Path) -> None:
    text = (
        "甲县教育局2026年工作要点\n一、重点工作\n1.强化保障。加强组织领导。\n2.抓好落实。2026年底前完成。\n"
    )
    done = roll(tmp_path, text, "--json")
    assert done.returncode == 0, done.stdout
    assert account(done)["leftovers"] == []


def test_the_same_input_gives_the_same_draft(tmp_path: Path) -> None:
    roll(tmp_path, PLAN)
    first = (tmp_path / "新.yaml").read_bytes()
    roll(tmp_path, PLAN, "--force")
    assert (tmp_path / "新.yaml").read_bytes() == first


def test_an_existing_draft_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "新.yaml").write_text("手写的", "utf-8")
    done = roll(tmp_path, PLAN)
    assert done.returncode == 2
    assert (tmp_path / "新.yaml").read_text("utf-8") == "手写的"


@pytest.mark.parametrize(
    ("year", "words"), [("2026", "--year"), ("2025", "--from-year"), ("1999", "2020"), ("x", "整数")]
)
def test_a_year_that_cannot_be_is_refused(year: str, words: str, tmp_path: Path) -> None:
    done = roll(tmp_path, PLAN, year=year)
    assert done.returncode == 2
    assert words in done.stderr.splitlines()[-1]
    assert not (tmp_path / "新.yaml").exists()


def test_a_missing_option_is_named(tmp_path: Path) -> None:
    (tmp_path / "旧.txt").write_text(PLAN, "utf-8")
    assert "--year" in drafter(tmp_path, "roll", "旧.txt", "-o", "新.yaml").stderr
    assert "-o" in drafter(tmp_path, "roll", "旧.txt", "--year", "2027").stderr
    assert ".yaml" in drafter(tmp_path, "roll", "旧.txt", "--year", "2027", "-o", "新.docx").stderr


def test_a_document_without_a_year_is_rolled_and_says_so(tmp_path: Path) -> None:
    text = "全县教育工作要点\n一、重点工作\n1.抓质量。巩固率达到97%以上。\n2.抓安全。做好第42个教师节庆祝。\n"
    done = roll(tmp_path, text, "--json")
    data = account(done)
    assert done.returncode == 1
    assert data["year_from"] is None
    assert [one["check"] for one in data["leftovers"][:2]] == ["document-year", "org"]
    assert "--from-year" in data["leftovers"][0]["message"]
    told = account(roll(tmp_path, text, "--json", "--force", "--from-year", "2026", "--org", "甲县教育局"))
    assert told["year_from"] == 2026
    assert any("第43个教师节" in one["after"] for one in told["changed"])


def test_a_summary_is_no_plan(tmp_path: Path) -> None:
    text = (
        "甲县教育局2026年工作总结\n一、工作成效\n（一）条件改善。新建学校3所。\n（二）质量提升。群众满意。\n"
    )
    data = account(roll(tmp_path, text, "--json"))
    found = {one["check"]: one["message"] for one in data["leftovers"]}
    assert "--from" in found["summary"]
    assert {"群众满意。", "新建学校3所。"} <= {one["excerpt"] for one in data["leftovers"]}


def test_masks_are_listed(tmp_path: Path) -> None:
    items = "1.扩大资源。新建xx所幼儿园，覆盖率达到**%以上。\n2.强化保障。加强领导。\n"
    text = f"XX县教育局2026年工作要点\n一、重点工作\n{items}"
    data = account(roll(tmp_path, text, "--json"))
    masks = [one["excerpt"] for one in data["leftovers"] if one["check"] == "mask-left"]
    assert any("xx" in one for one in masks)
    assert any("**" in one for one in masks)


def test_several_documents_get_a_draft_each(tmp_path: Path) -> None:
    part = (
        "一、重点工作\n1.抓质量。提高教育质量，办好人民满意的教育。\n2.抓安全。守牢校园安全底线，压实责任。\n"
    )
    text = f"全市教育工作要点2篇\n第一篇\n{part}第二篇\n{part}"
    done = roll(tmp_path, text, "--json")
    assert account(done)["files"] == ["新.yaml", "新-2.yaml"]
    assert (tmp_path / "新-2.yaml").is_file()


def test_a_saved_draft_is_rolled_on(tmp_path: Path) -> None:
    roll(tmp_path, PLAN)
    done = drafter(tmp_path, "roll", "新.yaml", "--year", "2028", "-o", "再.yaml", "--json")
    assert account(done)["year_from"] == 2027
    draft = load_draft(tmp_path / "再.yaml")
    assert draft.title == "甲县教育局2028年工作要点"
    assert any("【待填：" in block.text for section in draft.walk() for block in section.blocks)


def test_what_cannot_be_read_is_said_in_chinese(tmp_path: Path) -> None:
    done = drafter(tmp_path, "roll", "没有.docx", "--year", "2027", "-o", "新.yaml")
    assert done.returncode == 2
    assert "没有.docx" in done.stderr
    (tmp_path / "空.txt").write_text("", "utf-8")
    done = drafter(tmp_path, "roll", "空.txt", "--year", "2027", "-o", "新.yaml")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_numbers_that_are_written_anew_and_what_reading_did_are_changes(tmp_path: Path) -> None:
    text = (
        "甲县教育局2026年工作要点\n一、重点工作\n1、抓质量。落实教学常规,加强管理。\n2、抓安全。加强演练。\n"
        "（1)压实责任。层层传导。\n二、强化保障\n1、加强领导。落实责任。\n"
    )
    data = account(roll(tmp_path, text, "--json"))
    pairs = {one["before"]: one["after"] for one in data["changed"]}
    assert pairs["1、抓质量"] == "1.抓质量"
    assert pairs["1、加强领导"] == "1.加强领导"
    assert any("读入时整理" in one["why"] for one in data["changed"])
    told = roll(tmp_path, text, "--force").stdout
    assert "－ 1、抓质量" in told
    assert "共 3 处" in told
