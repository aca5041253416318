"""The year's round: a plan becomes its summary, and what goes on becomes the next plan."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from drafts import draft, section

from drafter.editing.blanks import fill
from drafter.language.terms import Terms
from drafter.model.draft import Draft
from drafter.pipeline.summarize import Grown, as_text
from drafter.rolling import Leftover, half_year, next_plan, summary, summary_and_plan
from drafter.store.drafts import load_draft, save_draft

TERMS = Terms(())


def plan() -> Draft:
    items = (
        section("ethics", 3, "加强师德建设", "力争培训教师500名。（责任股室：教师股；完成时限：6月底前）"),
        section("build", 3, "改善办学条件", "确保巩固率达到97%以上。2027年底前新建公办园3所。"),
        section("safe", 3, "守牢安全底线", "每学期演练2次。"),
    )
    return draft(
        sections=(
            section("open", 0, "", "2027年要抓好落实。"),
            section("guide", 1, "指导思想", "办好人民满意的教育。"),
            section("work", 1, "重点工作", "", items),
        )
    )


def texts(made: Draft) -> dict[str, str]:
    return {one.id: "".join(block.text for block in one.blocks) for one in made.walk()}


def state(made: Draft, name: str, word: str) -> Draft:
    """The summary with the state of one entry filled in, as the desk does it."""
    return fill(made, f"{name}，完成、续办或终止", word)


def test_every_commitment_becomes_an_entry_with_state_result_and_figures() -> None:
    made = summary(plan())
    assert made.draft.title == "柳城县教育局2027年工作总结"
    assert made.draft.kind == "summary"
    found = texts(made.draft)
    assert found["ethics"] == (
        "培训教师【待填：培训教师，计划500】名。【待填：加强师德建设，实际结果】"
        "（进展：【待填：加强师德建设，完成、续办或终止】）"
    )
    assert found["build"].startswith("巩固率达到【待填：巩固率，计划97】%。2027年底前新建公办园【待填：")
    assert found["safe"].startswith("每学期演练2次。")
    assert all("进展：" in found[name] for name in ("ethics", "build", "safe"))


def test_what_is_no_commitment_is_named() -> None:
    made = summary(plan())
    assert "guide" not in texts(made.draft)
    assert [one.section for one in made.leftovers] == ["开头", "指导思想"]


def test_what_goes_on_flows_into_the_next_plan() -> None:
    made = summary(plan()).draft
    for name, word in (("加强师德建设", "完成"), ("改善办学条件", "续办"), ("守牢安全底线", "终止")):
        made = state(made, name, word)
    made = fill(fill(made, "巩固率，计划97", "98"), "改善办学条件，实际结果", "新建2所。")
    after = next_plan(made, "work-plan", terms=TERMS, year=2028)
    found = texts(after.draft)
    assert after.draft.title == "柳城县教育局2028年工作计划"
    assert set(found) == {"work", "build"}
    assert found["build"].startswith("巩固率达到【待填：巩固率，原为98】%。2028年底前新建公办园")
    assert "新建2所。" not in found["build"]
    assert "进展" not in found["build"]
    assert [change.before for change in after.changed if not change.after] == ["加强师德建设", "守牢安全底线"]


def test_an_entry_without_a_state_goes_on_and_is_listed() -> None:
    after = next_plan(summary(plan()).draft, "work-points", terms=TERMS, year=2028)
    assert [one.section for one in after.leftovers if one.check == "state"] == [
        "加强师德建设",
        "改善办学条件",
        "守牢安全底线",
    ]


def test_summary_with_next_plan() -> None:
    made = summary_and_plan(plan(), terms=TERMS, year=2028)
    assert made.draft.title == "柳城县教育局2027年工作总结和2028年工作计划"
    assert [one.heading for one in made.draft.sections] == ["2027年工作总结", "2028年工作计划"]
    levels = {one.id: one.level for one in made.draft.walk()}
    assert (levels["worka"], levels["ethicsa"]) == (2, 3)
    assert len(levels) == len(list(made.draft.walk()))
    assert "2028年底前" in texts(made.draft)["buildb"]
    assert "2027年底前" in texts(made.draft)["builda"]


def test_a_summary_with_states_grows_into_summary_with_next_plan() -> None:
    closed = state(summary(plan()).draft, "守牢安全底线", "完成")
    made = summary_and_plan(closed, terms=TERMS, year=2028)
    found = texts(made.draft)
    assert "safea" in found
    assert "safeb" not in found


def test_half_year_keeps_the_commitments_for_the_rest_of_the_year() -> None:
    made = half_year(plan())
    assert made.draft.title == "柳城县教育局2027年上半年工作总结和下半年工作打算"
    found = texts(made.draft)
    assert "【待填：加强师德建设，实际结果】" in found["ethicsa"]
    assert found["buildb"] == "确保巩固率达到97%以上。2027年底前新建公办园3所。"
    assert any(one.check == "state" for one in made.leftovers)


def drafter(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "drafter", "new", *arguments],
        cwd=folder,
        env={**os.environ, "DRAFTER_HOME": str(folder / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("工作总结", "柳城县教育局2027年工作总结"),
        ("half-year", "柳城县教育局2027年上半年工作总结和下半年工作打算"),
        ("总结与计划", "柳城县教育局2027年工作总结和2028年工作计划"),
        ("工作计划", "柳城县教育局2028年工作计划"),
    ],
)
def test_from_the_command_line(kind: str, title: str, tmp_path: Path) -> None:
    save_draft(tmp_path / "计划.yaml", plan())
    done = drafter(tmp_path, kind, "--from", "计划.yaml", "-o", "新.yaml")
    assert done.returncode == 0, done.stderr
    assert load_draft(tmp_path / "新.yaml").title == title


def test_from_a_document(tmp_path: Path) -> None:
    text = "甲县教育局2026年工作要点\n一、重点工作\n1.抓质量。巩固率达到97%以上。\n2.抓安全。压实责任。\n"
    (tmp_path / "旧.txt").write_text(text, "utf-8")
    done = drafter(tmp_path, "工作总结", "--from", "旧.txt", "-o", "总结.yaml")
    assert done.returncode == 0, done.stderr
    assert load_draft(tmp_path / "总结.yaml").title == "甲县教育局2026年工作总结"


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("讲话稿", (), "文种"),
        ("工作总结", ("--year", "2030"), "--year"),
        ("工作计划", ("--year", "2027"), "--year"),
    ],
)
def test_what_cannot_grow_is_refused(kind: str, more: tuple[str, ...], words: str, tmp_path: Path) -> None:
    save_draft(tmp_path / "计划.yaml", plan())
    done = drafter(tmp_path, kind, "--from", "计划.yaml", "-o", "新.yaml", *more)
    assert done.returncode == 2
    assert words in done.stderr.splitlines()[-1]
    assert not (tmp_path / "新.yaml").exists()


def test_a_summary_of_a_summary_is_refused(tmp_path: Path) -> None:
    save_draft(tmp_path / "总结.yaml", replace(summary(plan()).draft, date=None))
    done = drafter(tmp_path, "工作总结", "--from", "总结.yaml", "-o", "新.yaml")
    assert done.returncode == 2
    assert "drafter roll" in done.stderr


def test_each_target_of_a_paragraph_is_an_entry_and_goes_back_into_it() -> None:
    goals = section("goals", 1, "主要目标", "巩固率达到97%以上。毛入园率达到92%。")
    made = summary(draft(sections=(goals, section("work", 1, "重点工作", "每学期演练2次。")))).draft
    targets = [one for one in made.walk() if one.id.startswith("goals~")]
    assert [one.heading for one in targets] == [
        "巩固率达到【待填：巩固率，计划97】%",
        "毛入园率达到【待填：毛入园率，计划92】%",
    ]
    assert all("进展：" in block.text for one in targets for block in one.blocks[-1:])
    made = state(state(made, "巩固率", "完成"), "毛入园率", "续办")
    after = next_plan(made, "work-plan", terms=TERMS, year=2028).draft
    assert texts(after)["goals"] == "毛入园率达到【待填：毛入园率，原为92】%。"


def test_a_next_plan_grown_out_of_a_summary_asks_for_its_guiding_words() -> None:
    after = next_plan(summary(plan()).draft, "work-plan", terms=TERMS, year=2028)
    assert "总体要求请补写" in after.leftovers[0].message


def test_a_notice_names_the_place_once_and_briefly() -> None:
    item = "抓好校园安全，每学期组织演练两次，覆盖全体师生，做到底数清、责任明、措施实、整改快。"
    left = (
        Leftover(item, item, "event-date", "请核对时间"),
        Leftover("一、安全", "6月底前", "event-date", "请核对时间"),
        Leftover("一、安全", "9月底前", "event-date", "请核对时间"),
    )
    first, second = as_text(Grown(Path("a.yaml"), plan(), left)).split("\n")
    assert first == f"{item[:20]}…：请核对时间"
    assert second == "一、安全：请核对时间（6月底前；9月底前）"
