"""Long documents: what rules a pattern out without a search never rules out a finding."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks import CHECKS, run
from drafter.checks.likely import LONG, Words, needs
from drafter.model.context import Context
from drafter.model.document import Document, Paragraph

PATTERNS = tuple(
    map(
        re.compile,
        (
            "甲乙",
            "(?:甲乙|丙)丁?",
            "甲(?=乙丙)|丁(?<!丙.)",
            "(?<=甲)[乙丙]{1,2}",
            "甲?乙*丙+",
            "(?:甲{2}|[^乙])丁",
            "(甲|乙)(?:丙丁)?\\1",
            "^(?:甲乙)+$",
            "(?i:ab)甲",
        ),
    )
)
FILLER = "深化课程改革，提高教学质量，办好每一所学校。"


@given(st.text("甲乙丙丁Ab\n", max_size=12))
@settings(max_examples=300, deadline=None)
def test_what_matches_is_never_ruled_out(text: str) -> None:
    for pattern in PATTERNS:
        assert Words(text).allow(pattern) or not pattern.search(text), pattern.pattern


def test_what_cannot_match_is_ruled_out() -> None:
    assert not Words("乙甲").allow(re.compile("甲乙|丙"))
    assert not Words("甲丙").allow(re.compile("(?<=甲)乙?丁"))
    assert needs(re.compile("甲?|乙")) == ()


@pytest.mark.parametrize("check", ("wrong-word", "digit-damage", "mask-left", "doubled-word"))
def test_a_long_document_has_the_findings_of_a_short_one(check: str) -> None:
    faults = tuple(dict.fromkeys(one.text for one in CHECKS[check].examples() if "\n" not in one.text))
    assert found(check, faults, ()) == found(check, faults, (FILLER,) * (LONG // len(FILLER) + 1)) != []


def found(check: str, lines: tuple[str, ...], more: tuple[str, ...]) -> list[tuple[str, int | None]]:
    texts = (*lines, *more)
    paragraphs = tuple(Paragraph(at, at, text) for at, text in enumerate(texts, 1))
    document = Document(title=None, paragraphs=paragraphs, year=2027)
    return [(one.excerpt, one.paragraph) for one in run(document, Context(year=2027), only=(check,))]
