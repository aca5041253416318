"""What stands inside longer wording or in parts that look back is found all the same."""

import pytest
from clauses import phrases

from drafter.mining import regular
from drafter.mining.clauses import clauses_of
from drafter.mining.collocations import collocations
from drafter.mining.nouns import names, noun_phrases, noun_tails, terms
from drafter.mining.select import Seen, may_stand, select, wide_enough, without_doubles


def seen(kind: str, text: str, docs: int = 5, *, alone: int = 5, ends: int = 5, strong: bool = False) -> Seen:
    return Seen(kind, text, docs=docs, count=docs, alone=alone, strong=strong, ends=ends)


@pytest.mark.parametrize(
    ("clause", "tail"),
    [
        ("切实保障美育教师待遇", "教师待遇"),
        ("改善贫困地区义务教育薄弱学校基本办学条件", "基本办学条件"),
        ("其中{数}所农村小规模学校", "农村小规模学校"),
    ],
)
def test_the_end_of_a_noun_phrase_is_looked_at_by_itself(clause: str, tail: str) -> None:
    assert tail in phrases(noun_tails, clause)
    assert tail not in phrases(noun_phrases, clause)


@pytest.mark.parametrize("clause", ["整治重点领域腐败", "改善民族地区教学条件", "提高学校管理水平提升"])
def test_what_hangs_on_the_word_before_is_no_end(clause: str) -> None:
    hanging = ("领域", "地区", "水平")
    assert not [tail for tail in phrases(noun_tails, clause) if tail.startswith(hanging)]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("加强农村中小学教师培训", "农村中小学"),
        ("改善农村义务教育薄弱学校条件", "农村义务教育"),
        ("新增幼儿园学位{数}个", "幼儿园学位"),
    ],
)
def test_schools_are_called_by_their_names_wherever_they_stand(clause: str, name: str) -> None:
    assert name in phrases(names, clause)


def test_a_part_of_a_noun_phrase_is_a_term_if_many_have_it() -> None:
    told = [seen("tail", "教师待遇", 9), seen("tail", "教师住房", 2)]
    assert [(one.kind, one.text) for one in select(told)] == [("term", "教师待遇")]
    longer = seen("term", "乡村教师待遇", 8)
    assert [one.text for one in select([*told, longer])] == ["乡村教师待遇"]


def test_a_term_is_not_given_up_for_a_part_of_another() -> None:
    told = [seen("term", "互帮互助机制", 3), seen("tail", "互相帮助机制", 9), seen("tail", "互帮互助机制", 9)]
    assert [one.text for one in select(told)] == ["互帮互助机制", "互相帮助机制"]


def test_a_part_is_refused_as_the_term_would_be() -> None:
    assert not may_stand(seen("tail", "教育提质"))
    assert not may_stand(seen("tail", "教育情况")) and may_stand(seen("tail", "教育发展"))


def test_words_that_one_has_by_themselves_stand_if_they_end_with_others() -> None:
    often = seen("term", "应急预案", 9, alone=1, ends=4)
    assert may_stand(often) and wide_enough(seen("term", "学校应急", 9, alone=1, ends=4))
    assert not wide_enough(seen("term", "学校应急", 9, alone=1, ends=1))
    assert not wide_enough(seen("term", "学校应急", 4, alone=1, ends=4))


@pytest.mark.parametrize(
    ("clause", "outcome"),
    [
        ("各项教育工作迈出坚实步伐", "迈出坚实步伐"),
        ("优质学位供给与群众期盼还有差距", "与群众期盼还有差距"),
        ("教育领域还有不少短板", "还有不少短板"),
        ("成功举办全市中小学生艺术展演", "成功举办"),
        ("一体推进教育改革", "一体推进"),
        ("调整优化学校布局", "调整优化"),
    ],
)
def test_what_a_part_that_looks_back_says_is_a_collocation(clause: str, outcome: str) -> None:
    assert outcome in phrases(collocations, clause)
    assert may_stand(seen("collocation", outcome))


@pytest.mark.parametrize("text", ["持续强化", "明显提升"])
def test_an_adverb_with_its_verb_leans_on_nothing(text: str) -> None:
    assert may_stand(seen("collocation", text)) and not may_stand(seen("term", f"学校{text}"))


def test_one_way_to_say_what_is_wanting_is_enough() -> None:
    told = [seen("collocation", "还有不少短板", 9), seen("collocation", "仍有短板弱项", 4)]
    assert [one.text for one in without_doubles(told)] == ["还有不少短板"]


@pytest.mark.parametrize(
    ("clause", "measure"),
    [
        ("普惠性幼儿园覆盖率达到{数}%以上", "{名称}覆盖率达到{数}%以上"),
        ("九年义务教育巩固率比上年提高{数}个百分点", "{名称}提高{数}个百分点"),
    ],
)
def test_how_a_figure_is_told_goes_for_any_subject(clause: str, measure: str) -> None:
    assert list(regular.measures(clause)) == [measure]


def test_a_lead_in_that_is_a_clause_of_its_own_is_one() -> None:
    assert list(clauses_of("与此同时，加强学校管理")) == ["与此同时", "加强学校管理"]
    assert list(regular.transitions("与此同时")) == ["与此同时"]
    assert list(clauses_of("与此同时加强学校管理")) == ["加强学校管理"]


def test_what_heads_and_hearts_are_filled_with_is_a_frame() -> None:
    told = list(regular.frames("坚持用党的创新理论凝心铸魂"))
    assert told == ["用党的创新理论凝心铸魂"]


def test_what_a_county_strives_to_be_called_is_a_term() -> None:
    assert "学前教育普及普惠县" in phrases(terms, "创建全国学前教育普及普惠县")
    assert "教育强市" in phrases(terms, "加快建设教育强市")


@pytest.mark.parametrize(
    ("one", "two"), [("加大投入力度", "加大美育投入力度"), ("高素质教师队伍", "高素质美育教师队伍")]
)
def test_what_goes_for_all_is_not_given_up_for_the_arts(one: str, two: str) -> None:
    kind = "verb-object" if one.startswith("加大") else "term"
    assert [told.text for told in without_doubles([seen(kind, two, 9), seen(kind, one, 5)])] == [two, one]
