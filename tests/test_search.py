"""Searching as the command line does: labels for ids, the JSON shape, what is out of date."""

from pathlib import Path

import pytest

from drafter.bank.lines import save
from drafter.errors import DrafterError
from drafter.model.phrase import Hits, Phrase
from drafter.pipeline.search import as_json, as_text, currency, kind_id, search, topic_id


def test_the_shipped_bank_answers() -> None:
    hits = search("立德树人", limit=3)
    assert hits.count >= 3
    assert len(hits.phrases) == 3
    docs = [phrase.docs for phrase in search("", limit=50).phrases]
    assert docs == sorted(docs, reverse=True)
    assert search("ldsr").count >= 1


def test_the_answer_has_the_promised_shape() -> None:
    data = as_json(search("教师", limit=2))
    assert set(data) == {"query", "count", "phrases"}
    keys = {"id", "text", "kind", "topic", "docs", "count", "first_year", "last_year", "sources"}
    for phrase in data["phrases"]:
        assert keys <= set(phrase)
        assert isinstance(phrase["sources"], list)


def test_topics_and_kinds_go_by_id_or_label() -> None:
    assert topic_id("德育与思政") == topic_id("moral") == "moral"
    assert kind_id("动宾短语") == "verb-object"
    one = search("教师", topic="教师队伍与师德", kind="动宾短语", limit=500)
    two = search("教师", topic="teachers", kind="verb-object", limit=500)
    assert one == two
    assert {phrase.topic for phrase in one.phrases} == {"teachers"}
    with pytest.raises(DrafterError, match="没有“量子”这个主题，可用：政治建设与党建"):
        search("教师", topic="量子")


@pytest.mark.parametrize(
    "words", ['"', "(", "安全 AND", "安全-生产", "*", "^", "NOT", "' OR 1=1", "\\", "\x00", "%"]
)
def test_no_text_is_a_syntax_error(words: str) -> None:
    assert search(words).count >= 0


def test_what_is_out_of_date_is_last_marked_and_counted(tmp_path: Path) -> None:
    save(
        tmp_path,
        [
            Phrase("a", "深入开展学习实践科学发展观活动", "verb-object", docs=9, terms=("x",)),
            Phrase("b", "做好教育工作", "verb-object", docs=1),
        ],
    )
    assert search("", bank=tmp_path) == search("", bank=tmp_path, year=2027)
    assert [phrase.id for phrase in search("", bank=tmp_path, year=2010).phrases] == ["a", "b"]
    hits = search("", bank=tmp_path, year=2027)
    assert [phrase.id for phrase in hits.phrases] == ["b", "a"]
    assert hits.count == 2
    assert hits.phrases[1].stale and "2027年" in hits.phrases[1].stale
    assert as_json(hits)["phrases"][1]["stale"] == hits.phrases[1].stale
    assert "慎用" in as_text(hits)


def test_currency_tells_past_from_future() -> None:
    reason = currency()
    assert reason(Phrase("a", "贯彻党的十九大精神", "verb-object"), 2027)
    assert reason(Phrase("b", "加强教师队伍建设", "verb-object"), 2027) is None


def test_the_text_says_how_many_more_there_are() -> None:
    hits = search("教师", limit=1)
    assert f"共{hits.count}条，另有{hits.count - 1}条未显示" in as_text(hits)


def test_one_wording_is_one_line_whatever_kinds_it_is() -> None:
    twins = tuple(Phrase(kind, "加强组织领导", kind, docs=9) for kind in ("heading", "verb-object"))
    lines = as_text(Hits("加强", 2, twins)).splitlines()
    assert lines == ["加强组织领导\t标题、动宾短语·9家", "共2条"]


def test_an_unknown_bank_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="找不到短语库"):
        search("教师", bank=tmp_path / "nowhere")


def test_without_a_hit_it_says_what_to_try() -> None:
    shown = as_text(search("魑魅魍魉"))
    assert shown.startswith("共0条\n") and "--alternatives" in shown
