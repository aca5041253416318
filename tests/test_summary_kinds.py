"""Summaries, outlines and action plans: which year a sentence speaks of, lengths, neighbours that differ."""

import re
from itertools import combinations

import pytest

from drafter.model.draft import Section
from drafter.pipeline.compose import new_draft
from drafter.render.document import attachments, document
from drafter.store.folders import home
from drafter.store.skeletons import Library

UNITS = ("柳城县教育局", "南宁市青秀区教育局", "岳阳市教育体育局")
KINDS = ("summary", "summary-plan", "half-year", "outline", "action-plan")
SEEDS = range(3)
HAN = re.compile(r"[\u4e00-\u9fff]")


def text_of(section: Section) -> str:
    """The section with all that stands below it."""
    own = "".join(block.text for block in section.blocks)
    return section.heading + own + "".join(map(text_of, section.sections))


def parts(kind: str, org: str, seed: int) -> dict[str, str]:
    """The text of a draft for 2027 by section."""
    return {section.id: text_of(section) for section in new_draft(kind, org, 2027, seed=seed).sections}


def sentences(kind: str, org: str, seed: int) -> set[str]:
    """What a draft says, headings and cells left out."""
    lines = document(new_draft(kind, org, 2027, seed=seed)).paragraphs
    found = {sentence for line in lines if line.role != "cell" for sentence in line.text.split("。")}
    return {sentence for sentence in found if len(HAN.findall(sentence)) > 14}


@pytest.mark.parametrize("org", UNITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_summary_and_plan_looks_back_on_the_year_before(org: str, seed: int) -> None:
    part = parts("summary-plan", org, seed)
    assert "2026年" in part["done"] and "2027年" not in part["done"] + part["problems"]
    assert part["plan"].startswith("2027年")
    assert "开局" in part["opening"]


@pytest.mark.parametrize("org", UNITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_half_year_plans_for_july_and_later(org: str, seed: int) -> None:
    part = parts("half-year", org, seed)
    assert not re.search(r"(?<!\d)[1-6]月", part["ahead"])
    assert not re.search(r"年底|秋季|教师节|全年|(?:7|8|9|10|11|12)月", part["done"])


@pytest.mark.parametrize("org", UNITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_done_is_not_promised(org: str, seed: int) -> None:
    done = parts("summary", org, seed)["done"]
    assert not re.search(r"力争|争取达到|将于|年底前|月底前|拟于", done)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("org", UNITS)
def test_lengths_are_those_of_the_kind(kind: str, org: str) -> None:
    for seed in SEEDS:
        draft = new_draft(kind, org, 2027, seed=seed)
        least, most = Library(home()).kind(kind).lengths[draft.level]
        size = len(HAN.findall("".join(line.text for line in document(draft).paragraphs)))
        assert least <= size <= most


@pytest.mark.parametrize("kind", KINDS)
def test_neighbours_do_not_say_the_same(kind: str) -> None:
    for first, second in combinations([sentences(kind, org, 40 + i) for i, org in enumerate(UNITS)], 2):
        assert len(first & second) < 0.2 * min(len(first), len(second))


def test_an_action_plan_names_the_action_and_carries_its_table() -> None:
    draft = new_draft("action-plan", UNITS[0], 2027, facts={"action_name": "校园安全提升行动"}, seed=1)
    assert draft.title == "柳城县教育局2027年校园安全提升行动实施方案"
    assert [section.heading for section in attachments(draft)] == ["重点任务责任分工表"]
