"""Sentences, clauses and the counting of Han characters."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.language.sentences import clauses, count_han, sentence_spans, sentences, span_around


def test_sentences_keep_their_marks() -> None:
    text = "一是摸清底数。二是“分类建档。”三是整改！还有"
    assert sentences(text) == ("一是摸清底数。", "二是“分类建档。”", "三是整改！", "还有")


def test_semicolons_close_on_demand() -> None:
    assert sentences("甲；乙。", semicolons=True) == ("甲；", "乙。")
    assert sentences("甲；乙。") == ("甲；乙。",)


def test_clauses() -> None:
    assert clauses("坚持育人，提高质量；办好学校。") == ("坚持育人，", "提高质量；", "办好学校。")


def test_han_counting() -> None:
    assert count_han("2027年，二〇二七年AB。") == 1 + 5


def test_span_around() -> None:
    spans = sentence_spans("甲乙。丙丁。")
    assert span_around(spans, 4) == (3, 6)
    assert span_around(spans, 6) == (3, 6)


@given(st.text(alphabet="甲乙，。；”“\n！ab", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert "".join(clauses(text)) == text
