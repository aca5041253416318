"""Verbs that may stand for each other: taken from their objects, offered where the bank has seen them."""

from pathlib import Path

import pytest

from drafter.bank import MemoryBank
from drafter.language.verbs import Parts, Verbs
from drafter.model.phrase import Phrase
from drafter.pipeline import reference
from drafter.pipeline.verbs import alternatives, verbs_at
from drafter.store.folders import home

VERBS = Verbs([["加强", "强化", "加强和改进", "推进"], ["推进", "推动", "加快"], ["统筹", "整合"]])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("加强教师队伍建设", Parts("", "加强", "教师队伍建设")),
        ("切实加强教师队伍建设", Parts("切实", "加强", "教师队伍建设")),
        ("进一步加强和改进学校美育工作", Parts("进一步", "加强和改进", "学校美育工作")),
        ("加快推进产教融合", Parts("加快", "推进", "产教融合")),
        ("加快学校建设", Parts("", "加快", "学校建设")),
        ("统筹推进城乡教育", Parts("统筹", "推进", "城乡教育")),
        ("统筹城乡教育", Parts("", "统筹", "城乡教育")),
        ("持续深入推进改革", Parts("持续深入", "推进", "改革")),
        ("教师队伍建设", None),
        ("加强", None),
        ("加强党", None),
        ("", None),
    ],
)
def test_a_phrase_is_taken_apart(text: str, parts: Parts | None) -> None:
    assert VERBS.split(text) == parts


def test_a_verb_stands_with_the_family_that_it_opens_first() -> None:
    assert VERBS.kin("推进") == ("推动", "加快", "加强", "强化", "加强和改进")
    assert VERBS.kin("吃饭") == ()


def bank(**docs: int) -> MemoryBank:
    return MemoryBank(
        sorted(
            (
                Phrase(text, text, "verb-object" if text[:2] != "教育" else "collocation", docs=many)
                for text, many in docs.items()
            ),
            key=lambda one: -one.docs,
        )
    )


SEEN = bank(
    加强学校美育工作=40,
    坚持学校美育工作=30,
    推进学校美育工作=13,
    全面强化学校美育工作=2,
    推动学校美育=9,
    教育学校美育工作=99,
)


def test_the_same_object_with_other_verbs_the_same_family_first() -> None:
    found = alternatives("切实加强学校美育工作", SEEN)
    assert found is not None
    assert (found.start, found.end, found.object) == (2, 4, "学校美育工作")
    told = [(one.text, one.docs, one.whole, one.kin) for one in found.others]
    assert told == [("推进", 13, True, True), ("强化", 2, True, True), ("坚持", 30, True, False)]


def test_out_of_date_phrases_are_no_alternatives() -> None:
    def stale(phrase: Phrase, year: int) -> str | None:
        return "旧" if phrase.text.startswith("推进") and year == 2027 else None

    there = MemoryBank(SEEN.phrases, currency=stale)
    now, before = (alternatives("加强学校美育工作", there, year) for year in (2027, 2020))
    assert now and before
    assert "推进" not in [one.text for one in now.others]
    assert "推进" in [one.text for one in before.others]


def test_words_without_a_verb_have_no_alternatives() -> None:
    assert alternatives("学校美育工作", SEEN) is None
    assert alternatives("“*\x00", SEEN) is None


def test_another_object_of_the_same_last_word_counts_for_the_family_only() -> None:
    there = bank(强化师资队伍建设=3, 坚持师资队伍建设=8, 深化师资队伍建设=1)
    found = alternatives("加强教师队伍建设", there)
    assert found is not None
    assert [(one.text, one.docs, one.whole) for one in found.others] == [
        ("强化", 0, False),
        ("深化", 0, False),
    ]


def test_at_the_cursor_the_known_verb_of_the_clause_is_found() -> None:
    line = "持续强化师德建设，切实加强学校美育工作。"
    offer = verbs_at(line, line.index("学校"), SEEN, None, 2027)
    assert offer is not None
    assert line[offer.start : offer.end] == "加强"
    assert [one.text for one in offer.others][:2] == ["推进", "强化"]


def test_the_shipped_families_are_sound() -> None:
    shipped = reference.verbs(home()).families
    assert len(shipped) >= 50
    for family in shipped:
        assert len(family) == len(set(family)) >= 3, family


def test_ones_own_families_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    (tmp_path / "phrasebank").mkdir()
    (tmp_path / "phrasebank" / "verbs.txt").write_text("# 自己的\n拧紧 上紧 扣紧  # 螺丝\n", "utf-8")
    known = reference.verbs(home())
    assert known.kin("拧紧") == ("上紧", "扣紧")
    assert "强化" in known.kin("加强")
