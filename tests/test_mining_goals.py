"""Mining: which goals no writer would set down, and which of several that say the same is kept."""

import pytest
from clauses import phrases

from drafter.mining.goal_doubles import reworded, tails
from drafter.mining.goals import is_faulty
from drafter.mining.lone import lends
from drafter.mining.relevance import is_plain
from drafter.mining.select import Seen, best_forms, may_stand, select, wide_enough, without_doubles
from drafter.mining.verb_object import verb_objects


def seen(text: str, docs: int, kind: str = "verb-object") -> Seen:
    return Seen(kind, text, docs=docs, count=docs, alone=docs, strong=True)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("加大经费投入力度", "加大宣传引导"),
        ("推动学前教育普惠发展", "强化学前教育普惠发展"),
        ("制定规章制度", "制定扶持和激励机制"),
        ("推进示范创建工作", "突出示范创建工作"),
        ("发挥示范引领作用", "巩固示范引领作用"),
        ("增强师资培训的针对性", "加强师资培训的针对性"),
        ("增强服务意识", "加强服务意识"),
        ("巩固“双减”成果", "提升“双减”成果"),
        ("加强课程建设", "完善课程建设"),
        ("打造传承优秀文化的重要载体", "传承优秀文化的重要载体"),
        ("满足提高素养的迫切要求", "提高素养的迫切要求"),
        ("推进专项督导", "开展情况进行专项督导"),
        ("促进美育与各学科相融合", "促进与各学科的融合"),
        ("加强与相关部门的沟通联系", "做好与各学科的融合渗透"),
        ("采取有力措施配齐教师", "采取多种形式"),
        ("完善工作机制", "完善机制"),
        ("促进德智体美劳全面发展", "促进德智体美全面发展"),
        ("做好教材编写、使用等工作", "完善经费保障机制等工作"),
    ],
)
def test_a_verb_stands_before_what_it_goes_with(good: str, bad: str) -> None:
    assert not is_faulty(good)
    assert is_faulty(bad)
    assert is_faulty(f"不断{bad}") or bad.startswith(("采取", "完善机制", "促进与", "做好与"))


def test_half_a_heading_may_be_short_and_none_may_be_faulty() -> None:
    assert may_stand(seen("完善机制，压实责任", 2, "heading"))
    assert not may_stand(seen("突出重点，强化学前教育普惠发展", 2, "heading"))


@pytest.mark.parametrize(
    ("clause", "whole"),
    [
        ("衔接、政策协同", False),
        ("培育、文明实践", False),
        ("动员和后备力量建设", False),
        ("渗透与融合", False),
        ("联动监督机制", False),
        ("轮岗交流制度", False),
        ("尊重、关心美育教师", True),
        ("反对和克服形式主义", True),
        ("完善监督评价机制", True),
        ("增强“四个意识”、坚定“四个自信”、做到“两个维护”", True),
        ("深刻领悟“两个确立”的决定性意义", True),
        ("充分调动社会各方面积极性", True),
        ("保证美育教师与其他学科教师同等待遇", True),
        ("开展以美育为主题的跨学科实践活动", True),
        ("开展以美育活动", False),
        ("体现课程的多样性和可选择性", True),
        ("坚持立德树人", True),
        ("懂得珍惜美好事物", True),
        ("联系清华大学", False),
        ("加强与教育先进地区的交流", True),
    ],
)
def test_a_goal_is_whole(clause: str, whole: bool) -> None:
    assert (clause in phrases(verb_objects, clause)) is whole


@pytest.mark.parametrize(
    "text", ["制定《课外锻炼指南》", "实施教育质量提升三年行动", "创建百所示范学校", "增加美育教育投入"]
)
def test_what_one_issuer_sets_itself_is_not_lent(text: str) -> None:
    assert not lends(text, frozenset())


def test_refused_is_refused_whatever_adverb_stands_before() -> None:
    assert not may_stand(seen("完善政策", 3))
    assert not may_stand(seen("进一步完善政策", 3))
    assert not may_stand(seen("加快推进改革试点", 3)) or may_stand(seen("推进改革试点", 3))


def test_a_long_goal_is_kept_if_many_write_it() -> None:
    long = "营造格调高雅、富有美感、充满朝气的校园文化环境"
    assert wide_enough(seen(long, 3)) and not wide_enough(seen(long, 2))


@pytest.mark.parametrize(
    "clause",
    ["整治群众身边的不正之风", "营造风清气正的政治生态", "坚决守住底线", "开展警示活动", "理清工作思路"],
)
def test_a_character_of_another_trade_inside_a_word_says_nothing(clause: str) -> None:
    assert is_plain(clause)


def test_the_tail_of_a_goal_gives_way_to_the_whole() -> None:
    assert tails({"巩固拓展主题教育成果": 39, "拓展主题教育成果": 42}) == {"拓展主题教育成果"}
    assert tails({"引导学生完善人格修养": 13, "完善人格修养": 13}) == {"完善人格修养"}
    assert tails({"补充配齐美育教师": 1, "配齐美育教师": 16}) == {"补充配齐美育教师"}
    assert not tails({"保障和改善民生": 42, "改善民生": 60})
    assert not tails({"补齐短板、扩大教育资源": 1, "扩大教育资源": 1})


def test_of_one_object_in_two_wordings_the_first_is_kept() -> None:
    assert reworded(["提高人民生活品质", "提升群众生活品质"]) == {"提升群众生活品质"}
    assert reworded(["坚持整体推进与典型引领相结合", "坚持典型引领和整体推进相结合"])
    assert reworded(["推进义务教育优质均衡发展", "推动义务教育发展更加优质均衡"])


def test_goals_that_differ_in_their_verb_alone_are_alternatives() -> None:
    assert not reworded(["加强师德师风建设", "强化师德师风建设", "推进师德师风建设"])


def test_a_goal_of_another_matter_is_no_double() -> None:
    kept = [one.text for one in without_doubles([seen("推动教育发展", 3), seen("推动民办教育发展", 2)])]
    assert kept == ["推动教育发展", "推动民办教育发展"]


def test_a_verb_that_prepares_for_another_is_left_off() -> None:
    told = [
        seen("探索建立美育评价制度", 8),
        seen("建立美育评价制度", 9),
        seen("高标准高质量完成任务", 1),
        seen("完成任务", 1),
    ]
    assert [one.text for one in best_forms(told)] == ["建立美育评价制度", "完成任务"]


def test_names_of_programmes_and_attributes_are_no_slogans_yet_may_be_quoted() -> None:
    told = [
        seen("“特岗计划”", 9, "slogan"),
        seen("“双师型”", 9, "slogan"),
        seen("“县管校聘”", 9, "slogan"),
        seen("打造“双师型”教师队伍", 1, "heading"),
    ]
    assert {one.text for one in select(told)} == {"“县管校聘”", "打造“双师型”教师队伍"}
