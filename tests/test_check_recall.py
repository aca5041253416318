"""Faults planted into a clean plan are found, category by category; the clean plans are left alone."""

from collections import defaultdict
from pathlib import Path

import pytest
from faults import CLEAN, FAULTS, Fault
from pages import page

from drafter.language.sentences import count_han
from drafter.pipeline.check import check_document, check_file

DATA = Path(__file__).parent / "data" / "checks"
CATEGORIES = 50
MACRO_RECALL = 0.95


def is_found(fault: Fault, path: Path) -> bool:
    """Whether a finding overlaps the planted words."""
    path.write_text(fault.planted(CLEAN.read_text(encoding="utf-8")), encoding="utf-8")
    checked = check_file(path, year=2027, org="柳城县教育局")
    return any(fault.found in f.excerpt or f.excerpt in fault.found for f in checked.findings if f.excerpt)


def test_planted_faults_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for fault in FAULTS:
        hit = is_found(fault, tmp_path / "plan.txt")
        counts[fault.category].append(hit)
        if not hit:
            missed.append(f"{fault.category}：{fault.new}")
    recall = {name: sum(hits) / len(hits) for name, hits in counts.items()}
    with capsys.disabled():
        print(f"\n{len(counts)} 类 {len(FAULTS)} 处，宏平均召回 {sum(recall.values()) / len(recall):.3f}")
        print("\n".join(f"  漏 {words}" for words in missed))
    assert len(counts) >= CATEGORIES
    assert sum(recall.values()) / len(recall) >= MACRO_RECALL


@pytest.mark.parametrize(
    ("name", "year"), [("clean_plan", 2027), ("clean_review", 2027), ("clean_school", 2026)]
)
def test_clean_plans_are_left_alone(name: str, year: int) -> None:
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    checked = check_file(DATA / f"{name}.txt", year=year)
    assert [f for f in checked.findings if f.level == "error"] == []
    assert len(checked.findings) <= count_han(text) / 1000


def test_a_page_without_year_and_unit_is_checked_for_the_rest() -> None:
    result = check_document(page("教育工作\n落实到位。。\n以党的十九大精神为指导。"))
    assert [f.check for f in result.findings] == ["doubled-mark"]
