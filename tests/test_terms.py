"""The dated terms: the file that ships, its loader, and what is stale or premature in a year."""

import re
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.language.terms import Terms, judge
from drafter.model.term import Term
from drafter.store.folders import bundled
from drafter.store.reference import load_terms

FILE = bundled("phrasebank") / "terms.yaml"
TERMS = load_terms(FILE)
READY = Terms(TERMS)


def verdict(text: str, year: int) -> list[tuple[str, str]]:
    judged = [(hit, judge(hit, text, year)) for hit in READY.hits(text)]
    return [(found.verdict, found.level) for _, found in judged if found]


def test_the_file_is_sound() -> None:
    assert len(TERMS) > 300
    assert len({term.id for term in TERMS}) == len(TERMS)
    for term in TERMS:
        assert not (term.severity == "error" and term.verified == "no"), term.id
        dates = [date for date in (term.valid_from, term.valid_to, term.premature_before) if date]
        assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", date) for date in dates), term.id


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_the_keys_rule_nothing_out(term: Term) -> None:
    keyless = Term(**{name: getattr(term, name) for name in Term.__slots__ if name != "keys"})
    for words in term.surface:
        sentence = f"要认真贯彻落实{words}，开展工作。"
        found = [(hit.start, hit.end) for hit in Terms([keyless]).hits(sentence)]
        assert [(hit.start, hit.end) for hit in Terms([term]).hits(sentence)] == found


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("以党的十九大精神为指导，办好教育。", 2027, [("stale", "error")]),
        ("以党的十九大精神为指导，办好教育。", 2021, []),
        ("党的十九大以来，全县教育稳步发展。", 2027, []),
        ("扎实开展党纪学习教育。", 2027, [("stale", "error")]),
        ("巩固深化党纪学习教育成果。", 2027, []),
        ("实施“十四五”特殊教育发展提升行动计划。", 2027, [("stale", "warn")]),
        ("谋划“十五五”规划编制工作。", 2025, []),
        ("推进“十五五”规划任务落地。", 2023, [("premature", "error")]),
        ("贯彻《学前教育法》。", 2023, [("premature", "error")]),
        ("宣传《职业教育法》。", 2015, []),
        ("严禁以升学率评价学校。", 2027, []),
        ("提高普通高中升学率。", 2027, [("stale", "warn")]),
        ("做好贫困生资助。", 2027, [("stale", "warn")]),
        ("健全家校社协同机制，高质量发展。", 2027, []),
    ],
)
def test_windows_and_guards(text: str, year: int, expected: list[tuple[str, str]]) -> None:
    assert verdict(text, year) == expected


def test_unverified_dates_never_exceed_warn_and_say_so() -> None:
    term = Term("x", "term", "旧提法", stale_from=2020, severity="error", verified="no", keys=("旧提法",))
    text = "开展旧提法。"
    hit = Terms([term]).hits(text)[0]
    found = judge(hit, text, 2027)
    assert found and found.level == "warn" and "请核对" in found.reason


def test_stale_words_of_a_phrase() -> None:
    assert [term.id for term in READY.stale("以党的十九大精神为指导", 2027)] == ["congress-19"]
    assert READY.stale("落实立德树人根本任务", 2027) == ()
    assert READY.in_text("做到“两个维护”")


def test_of_overlapping_terms_the_longer_stands() -> None:
    hits = READY.hits("开展深入贯彻中央八项规定精神学习教育")
    assert [hit.term.id for hit in hits] == ["campaign-bxgd"]


def test_the_users_own_file_lies_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "terms.yaml"
    own.write_text(
        "terms:\n- id: congress-19\n  pattern: '十九大'\n  severity: info\n- id: mine\n  pattern: '某提法'\n",
        encoding="utf-8",
    )
    loaded = {term.id: term for term in load_terms(own, FILE)}
    assert loaded["congress-19"].severity == "info" and "mine" in loaded and len(loaded) == len(TERMS) + 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- 一\n", "terms:"),
        ("terms:\n- id: a\n", "第 1 条"),
        ("terms:\n- id: a\n  pattern: '('\n", "正则"),
        ("terms:\n- id: a\n  pattern: 'x'\n  severity: bad\n", "severity"),
        ("terms:\n- id: a\n  pattern: 'x'\n  stale_from: '二〇二七'\n", "stale_from"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError, match=re.escape(says)):
        load_terms(path)
