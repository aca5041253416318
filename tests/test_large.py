"""Long files: done within bounds, or refused in a sentence that names the bound."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from drafts_made import example

from drafter.comparing.verbatim import Source, verbatim
from drafter.errors import DrafterError
from drafter.language.matching import steps
from drafter.pipeline.check import check_file
from drafter.pipeline.compare import compare_files
from drafter.pipeline.covers import covers
from drafter.pipeline.documents import CHECKED, PLAN, Size, documents
from drafter.pipeline.merge import merge_files
from drafter.pipeline.roll import roll_file
from drafter.pipeline.split import split_file
from drafter.store.drafts import save_draft

TITLE = "青禾县教育局2026年工作要点"


def plan(path: Path, items: int, line: str = "第{}项任务按时完成，责任到人。") -> Path:
    body = "\n".join(line.format(n) for n in range(items))
    path.write_text(f"{TITLE}\n一、抓好安全\n{body}\n", "utf-8")
    return path


def test_the_bounds_are_named_and_what_lies_below_is_taken(tmp_path: Path) -> None:
    long = plan(tmp_path / "长.txt", PLAN.paragraphs + 1)
    for work in (
        lambda: documents(long),
        lambda: compare_files(long, long),
        lambda: roll_file(long, 2027, tmp_path / "新.yaml"),
        lambda: covers(long, long),
    ):
        with pytest.raises(DrafterError, match=r"最多 30 万字、1 万段。请拆成几份"):
            work()
    assert not (tmp_path / "新.yaml").exists()
    assert len(documents(long, CHECKED)[0].paragraphs) > PLAN.paragraphs
    wide = tmp_path / "宽.txt"
    wide.write_text(f"{TITLE}\n" + ("抓好安全，压实责任。" * 40 + "\n") * 2001, "utf-8")
    with pytest.raises(DrafterError, match=r"最多 80 万字、3 万段"):
        check_file(wide)


def test_a_part_that_is_too_long_is_not_merged(tmp_path: Path) -> None:
    save_draft(tmp_path / "草稿.yaml", example())
    part = plan(tmp_path / "分稿.txt", PLAN.paragraphs + 1)
    with pytest.raises(DrafterError, match="请拆成几份"):
        merge_files(tmp_path / "草稿.yaml", (part,), tmp_path / "合稿.yaml")
    assert not (tmp_path / "合稿.yaml").exists()


def test_a_draft_counts_as_what_it_prints(tmp_path: Path) -> None:
    save_draft(tmp_path / "草稿.yaml", example())
    with pytest.raises(DrafterError, match="太长了"):
        documents(tmp_path / "草稿.yaml", Size(100, 100))


def test_plans_that_say_the_same_line_without_end(tmp_path: Path) -> None:
    old = plan(tmp_path / "甲.txt", 4000, "抓好安全工作，责任到人。")
    new = tmp_path / "乙.txt"
    new.write_text(old.read_text("utf-8").replace(TITLE, f"{TITLE}\n开头一句。") + "末尾一句。\n", "utf-8")
    compared = compare_files(old, new)
    told = {(one.kind, one.after) for one in compared.differences}
    assert told == {("inserted", "开头一句。"), ("inserted", "末尾一句。")}


def test_lists_of_items_too_long_to_lay_beside_each_other(tmp_path: Path) -> None:
    many = tmp_path / "多.txt"
    lines = (f"{n}.推进安全教学第{n}事\n完成资助{n}件，责任到人。" for n in range(1, 1000))
    many.write_text(f"{TITLE}\n" + "\n".join(lines) + "\n", "utf-8")
    with pytest.raises(DrafterError, match="条目太多（上级 999 项，本单位 999 项）"):
        covers(many, many)


def calls(work: Callable[[], None]) -> int:
    """How many functions run, Python's own among them: work told without a clock."""
    many = 0

    def count(_frame: object, event: str, _about: object) -> None:
        nonlocal many
        many += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return many


def test_a_draft_of_many_sections_is_given_out_in_time_that_grows_with_it(tmp_path: Path) -> None:
    draft = example()
    one = next(section for section in draft.walk() if section.owner)

    def give_out(many: int) -> None:
        top = tuple(replace(one, id=f"s{n}", heading=f"事项{n}", level=1) for n in range(many))
        save_draft(tmp_path / f"{many}.yaml", replace(draft, sections=top))
        assert split_file(tmp_path / f"{many}.yaml", tmp_path / str(many)).parts

    give_out(2)  # what is made ready once
    assert calls(lambda: give_out(1000)) < 4.4 * calls(lambda: give_out(250))


def test_what_a_text_says_over_and_over_counts_whole_and_is_listed_a_few_times() -> None:
    said = "结合实际抓好学校安全各项工作，"
    found = verbatim(said * 200, [Source("别处", said * 200)])
    assert found.share == pytest.approx(1.0)
    one = verbatim("".join(f"{said}{chr(0x4E00 + n)}；" for n in range(200)), [Source("别处", said)])
    assert 0.9 < one.share < 1 and len(one.passages) == 20
    assert verbatim(said, [Source("别处", said)]).longest == 14


def replayed(old: str, new: str) -> str:
    """The new row put together from the old one and the steps."""
    return "".join(old[a:b] if tag == "equal" else new[c:d] for tag, a, b, c, d in steps(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("甲乙丙", "甲丙"),
        ("的" * 5000, "了" + "的" * 5000 + "了"),
        ("的了着" * 900, "了的着过" * 700),
        ("安全" * 3000, "安" * 3000),
        ("甲" * 9000, "乙" * 9000),
        ("甲" * 600, ""),
    ],
)
def test_steps_lead_from_the_old_row_to_the_new_one(old: str, new: str) -> None:
    assert replayed(old, new) == new
    assert [step[1] for step in steps(old, new)[1:]] == [step[2] for step in steps(old, new)[:-1]]
    assert sum(step[2] - step[1] for step in steps(old, new)) == len(old)
