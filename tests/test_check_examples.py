"""Every check carries examples in its manual page, and they are true."""

import re

import pytest
from pages import page

from drafter.checks import CHECKS, Check, run
from drafter.checks.check import Example
from drafter.language.parts import parts_of
from drafter.language.places import places_of
from drafter.language.sentences import sentence_keys
from drafter.language.units import unit_of
from drafter.model.context import Context
from drafter.store.folders import bundled
from drafter.store.reference import load_homophones, load_places, load_terms

PLACES = load_places(bundled("phrasebank") / "places.tsv")
TERMS = load_terms(bundled("phrasebank") / "terms.yaml")
HOMOPHONES = load_homophones(bundled("phrasebank") / "homophones.tsv")
LONG = "、".join(
    f"{verb}{what}"
    for verb in ("健全", "完善", "优化")
    for what in (
        "课堂教学管理",
        "教师培训机制",
        "校园安全制度",
        "学生评价办法",
        "家校协同方式",
        "经费保障措施",
        "督导检查规程",
        "课程实施方案",
    )
)
NEAR = (
    "完善家校社协同育人机制，办好家长学校，每学期开展两次家庭教育指导，组织教师入户家访，"
    "建立学生成长档案，及时回应家长关切，形成育人合力"
)
STOCK = {
    "{一句二百字的话}": f"围绕{LONG}，把各项工作抓细抓实，办好家门口的学校。",
    "{八百字以上的正文}": "⏎".join(
        f"{first}、{LONG}。" for first in ("聚焦育人", "聚焦队伍", "聚焦安全", "聚焦治理", "聚焦作风")
    ),
    "{五条标了责任股室的条目}": "⏎".join(
        f"{n}.抓好{what}。健全制度。（责任股室：基教股）"
        for n, what in enumerate(("党建", "德育", "教学", "教研", "体育"), 1)
    ),
    "{一段六十字以上的话}": NEAR + "。",
    "{几乎相同的一段}": NEAR.replace("两次", "三次") + "。",
    "{再用六次进一步}": "，".join(["进一步提高质量"] * 6) + "。",
}
"""Long passages that manual pages name in braces instead of printing them."""

EXAMPLES = [(check, example) for check in CHECKS.values() for example in check.examples()]


def in_full(text: str) -> str:
    for name, passage in STOCK.items():
        text = text.replace(name, passage.replace("⏎", "\n"))
    return text


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
    last = found[1] if (found := re.search(r"去年：(.+)$", setting)) else ""
    document = page(text, year=year, org=org)
    unit = unit_of(org, places_of(PLACES))
    return (
        Context(
            year=year,
            unit=unit,
            terms=TERMS,
            places=PLACES,
            homophones=HOMOPHONES,
            parts=parts_of(document, year),
            own_words=schools,
            last=frozenset(sentence_keys(last)),
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
    text, marked = in_full(example.text), [in_full(words) for words in example.marked]
    context, year, org = context_for(example.setting, text)
    document = page(text, year=year, org=org)
    findings = run(document, context, only=[check.id])
    excerpts = [finding.excerpt for finding in findings]
    assert excerpts == marked
    for finding in findings:
        paragraph = next(p for p in document.paragraphs if p.number == finding.paragraph)
        assert paragraph.text[finding.start : finding.end] == finding.excerpt
        assert finding.level in ("error", "warn", "info") and finding.message
