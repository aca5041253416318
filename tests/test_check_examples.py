"""Every check carries examples in its manual page, and they are true."""

import re

import pytest
from pages import page

from drafter.checks import CHECKS, Check, run
from drafter.checks.check import Example
from drafter.language.parts import parts_of
from drafter.language.places import places_of
from drafter.language.units import unit_of
from drafter.model.context import Context
from drafter.store.folders import bundled
from drafter.store.reference import load_places, load_terms

PLACES = load_places(bundled("phrasebank") / "places.tsv")
TERMS = load_terms(bundled("phrasebank") / "terms.yaml")
EXAMPLES = [(check, example) for check in CHECKS.values() for example in check.examples()]


def context_for(setting: str, text: str) -> tuple[Context, int, str]:
    year = int(found[1]) if (found := re.search(r"(\d{4})年", setting)) else 2027
    org = (
        found[1]
        if (
            found := re.search(
                r"([\u4e00-\u9fff]{3,}(?:[局厅委学园校]|委员会)|[\u4e00-\u9fff]+教委)(?= |$)", setting
            )
        )
        else "柳城县教育局"
    )
    schools = tuple(found[1].split("、")) if (found := re.search(r"学校：(.+)$", setting)) else ()
    document = page(text, year=year, org=org)
    unit = unit_of(org, places_of(PLACES))
    return (
        Context(
            year=year,
            unit=unit,
            terms=TERMS,
            places=PLACES,
            parts=parts_of(document, year),
            own_words=schools,
        ),
        year,
        org,
    )


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.id)
def test_a_check_has_a_manual_page_with_examples(check: Check) -> None:
    examples = check.examples()
    assert any(example.passes for example in examples), f"{check.id} 没有“通过”的例子"
    assert any(not example.passes for example in examples), f"{check.id} 没有“不通过”的例子"
    assert all(example.marked for example in examples if not example.passes), f"{check.id} 的例子没有标出错处"
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert check.level in {"error", "warn", "info"}


@pytest.mark.parametrize(
    ("check", "example"), EXAMPLES, ids=[f"{check.id}-{number}" for number, (check, _) in enumerate(EXAMPLES)]
)
def test_examples_are_true(check: Check, example: Example) -> None:
    context, year, org = context_for(example.setting, example.text)
    document = page(example.text, year=year, org=org)
    findings = run(document, context, only=[check.id])
    excerpts = [finding.excerpt for finding in findings]
    assert excerpts == list(example.marked)
    for finding in findings:
        paragraph = next(p for p in document.paragraphs if p.number == finding.paragraph)
        assert paragraph.text[finding.start : finding.end] == finding.excerpt
        assert finding.level in ("error", "warn", "info") and finding.message
