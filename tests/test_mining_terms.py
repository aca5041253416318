"""Terms and collocations: whole on both sides, of our trade, each said once."""

import pytest
from clauses import phrases

from drafter.mining.collocations import collocations, results
from drafter.mining.inside import cut_out
from drafter.mining.nouns import terms
from drafter.mining.pairs import goal_pairs, noun_pairs
from drafter.mining.relevance import fits_trade
from drafter.mining.select import Seen, may_stand, select, without_doubles


def of(kind: str, text: str, docs: int = 5, ends: int = 5) -> Seen:
    return Seen(kind, text, docs=docs, count=docs, alone=docs, strong=True, ends=ends)


@pytest.mark.parametrize(
    "text",
    [
        "培养工程",
        "体系建设工程",
        "提升行动",
        "各项任务",
        "四大工程",
        "若干意见",
        "落实工作",
        "承担责任",
        "推进教育",
        "依托宣传",
        "整体提升教育水平",
    ],
)
def test_a_bare_head_or_a_deed_is_no_term(text: str) -> None:
    assert not may_stand(of("term", text))


@pytest.mark.parametrize(
    "text", ["强师工程", "专项行动", "实施方案", "推进机制", "试点工作", "激励机制", "突出问题", "重大项目"]
)
def test_a_term_with_a_head_of_its_own_may_stand(text: str) -> None:
    assert may_stand(of("term", text))


@pytest.mark.parametrize("text", ["流域综合治理", "安居工程", "闲置土地", "地质灾害", "宣传营销", "环境保护"])
def test_terms_of_another_trade_do_not_fit(text: str) -> None:
    assert not fits_trade(text)


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("term", "高校美育课程", "高等学校美育课程"),
        ("term", "群众安全感", "人民群众安全感"),
        ("term", "教师队伍建设", "师资队伍建设"),
        ("term", "教师基本功比赛", "教师基本功大赛"),
        ("term", "师资短缺问题", "教师紧缺问题"),
        ("term", "示范幼儿园", "示范性幼儿园"),
        ("term", "内涵发展", "内涵式发展"),
        ("term", "师范院校", "师范类院校"),
        ("term", "美育质量", "美育教育质量"),
        ("term", "创业就业", "就业创业"),
        ("term", "中小学教师", "中小学校教师"),
        ("collocation", "开齐开足", "开足开齐"),
        ("collocation", "辐射带动", "带动辐射"),
        ("collocation", "新改扩建", "新建扩建"),
        ("collocation", "管理机制更加完善", "管理机制进一步健全"),
        ("collocation", "重点领域改革纵深推进", "重点领域改革持续深化"),
    ],
)
def test_two_ways_to_say_one_thing_are_kept_once(kind: str, one: str, two: str) -> None:
    assert [phrase.text for phrase in without_doubles([of(kind, one, 4), of(kind, two, 3)])] == [one]


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("term", "特色学校", "学校特色"),
        ("term", "制度保障", "保障制度"),
        ("term", "美育教学", "美育教育教学"),
        ("collocation", "持续深化", "持续推进"),
        ("collocation", "教育质量稳步提升", "改革成效明显"),
    ],
)
def test_two_things_are_kept_both(kind: str, one: str, two: str) -> None:
    assert len(list(without_doubles([of(kind, one), of(kind, two)]))) == 2


def test_a_term_that_nearly_always_goes_on_gives_way_to_the_whole_one() -> None:
    half, whole = of("term", "民族民间", 10, ends=1), of("term", "民族民间艺术", 9)
    kept = of("term", "校本课程", 10, ends=8), of("term", "校本课程开发", 9)
    assert {phrase.text for phrase in select([half, whole, *kept])} == {
        "民族民间艺术",
        "校本课程",
        "校本课程开发",
    }
    assert not cut_out({"课程体系": 9, "美育课程体系": 9}, {"课程体系"}, opening=True)


@pytest.mark.parametrize(
    "clause", ["打造一批精品课程", "完善创新体系", "发挥辐射作用", "全面创新育人方式", "确保执行到位"]
)
def test_a_verb_without_its_object_is_no_collocation(clause: str) -> None:
    assert not phrases(collocations, clause)


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("加强和改进学校美育工作", "加强和改进"),
        ("将美育与德育有机结合", "有机结合"),
        ("坚定不移推进教育改革", "坚定不移"),
        ("统筹规划学校布局", "统筹规划"),
        ("圆满完成各项招生任务", "圆满完成"),
        (
            "始终在思想上政治上行动上同以习近平同志为核心的党中央保持高度一致",
            "在思想上政治上行动上同以习近平同志为核心的党中央保持高度一致",
        ),
    ],
)
def test_set_ways_to_say_how_it_is_done_are_found_and_may_stand(clause: str, found: str) -> None:
    assert found in {*phrases(collocations, clause), *phrases(results, clause)}
    assert may_stand(of("collocation", found))


def test_what_leans_on_more_than_its_two_sides_may_not_stand() -> None:
    assert not may_stand(of("collocation", "各学科相互渗透融合"))
    assert "联系电话" not in phrases(collocations, "联系电话")


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("增强责任感和使命感", "责任感和使命感"),
        ("激发学生的想象力和创新意识", "想象力和创新意识"),
    ],
)
def test_two_nouns_that_belong_together_are_a_term(clause: str, found: str) -> None:
    assert found in phrases(noun_pairs, clause)


@pytest.mark.parametrize("clause", ["提高学校管理和教学水平", "明确身心发展水平和心理特点要求"])
def test_halves_of_two_longer_nouns_are_none(clause: str) -> None:
    assert not [noun for noun in phrases(noun_pairs, clause) if "和" in noun]


def test_a_goal_is_told_without_its_figure() -> None:
    assert "新增公办学位" in phrases(goal_pairs, "新增公办学位{数}个")
    assert "引进高层次人才" in phrases(goal_pairs, "引进高层次人才{数}名")
    assert not phrases(goal_pairs, "新增公办学位的学校")


def test_a_general_word_of_the_trade_may_stand() -> None:
    assert may_stand(of("term", "教育部门")) and not may_stand(of("term", "教育情况"))
    assert "普惠性幼儿园" in phrases(terms, "提高普惠性幼儿园覆盖率")


@pytest.mark.parametrize("clause", ["经济社会发展", "设施设备", "整治群众身边不正之风"])
def test_wording_that_plans_of_education_share_fits(clause: str) -> None:
    assert fits_trade(clause)


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        ("term", "乡村教师队伍", True),
        ("term", "教师队伍招聘条件", True),
        ("term", "校园长廊风采", False),
        ("term", "高校教师队伍", False),
        ("term", "教师队伍工作", False),
        ("collocation", "持续规范", True),
        ("collocation", "率先规范", False),
    ],
)
def test_what_one_has_may_stand_if_it_is_put_together_as_what_several_have(
    kind: str, text: str, kept: bool
) -> None:
    shared = ["教师队伍", "办学条件", "师资结构", "招聘条件"] if kind == "term" else ["持续优化", "全面规范"]
    told = [*(of(kind, one) for one in shared), of(kind, text, docs=1, ends=0)]
    assert (text in {phrase.text for phrase in select(told)}) is kept


def test_what_one_has_gives_way_to_what_several_say_nearly_alike() -> None:
    told = [of("term", "教师队伍"), of("term", "师资队伍建设"), of("term", "教师队伍建设", docs=1, ends=0)]
    assert [phrase.text for phrase in select(told) if phrase.docs == 1] == []
