"""Mining: what becomes a phrase and what does not."""

import itertools
import random
from pathlib import Path

import pytest
from clauses import phrases
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.language.characters import Pieces
from drafter.language.sentences import count_han
from drafter.language.words import segmenter
from drafter.mining import regular
from drafter.mining.clauses import balanced, clauses_of
from drafter.mining.collocations import collocations, results
from drafter.mining.duplicates import groups, resemblance, sketch
from drafter.mining.harvest import issuer_of
from drafter.mining.headings import headings
from drafter.mining.inside import cut_out
from drafter.mining.keywords import DEFAULT
from drafter.mining.lone import lends
from drafter.mining.nouns import noun_phrases, terms
from drafter.mining.occurrences import Finder
from drafter.mining.pairs import goal_pairs, noun_pairs
from drafter.mining.passages import passages
from drafter.mining.relevance import is_dated, suits
from drafter.mining.select import Seen, best_forms, without_doubles
from drafter.mining.slots import Slotter
from drafter.mining.templates import named, patterns, templates
from drafter.mining.topics import Topics
from drafter.mining.verb_object import inner_verb_objects, verb_objects
from drafter.model.document import Document, OutlineNode
from drafter.model.term import Place

SEGMENT = segmenter()
PLACES = (
    Place("450222", "柳城县", "county"),
    Place("4502", "柳州市", "city"),
    Place("410326", "汝阳县", "county"),
    Place("140830", "平和县", "county"),
)
SLOTTER = Slotter(PLACES, SEGMENT)


@pytest.mark.parametrize(
    "clause",
    [
        "完善家校社协同育人机制",
        "弘扬教育家精神",
        "推进“双减”工作",
        "落实意识形态工作责任制",
        "推动义务教育优质均衡发展",
        "充分发挥少先队组织作用",
        "满足学生多样化发展需求",
        "坚持美育与德育、智育、体育相结合",
        "促进青少年健康成长",
        "建立健全控辍保学长效机制",
    ],
)
def test_a_complete_goal_is_a_phrase(clause: str) -> None:
    assert {clause, clause.removeprefix("充分")} & set(phrases(verb_objects, clause))


@pytest.mark.parametrize(
    "clause",
    [
        "管理水平不断提高",
        "保障机制更加完善",
        "建设的重点",
        "加强对教师",
        "推进我县教育工作",
        "完成了年度任务",
        "加强学校美育工作的",
        "组织学生参加第三届运动会",
        "他们加强管理",
        "实施方案印发",
        "提高和",
        "深化津雄职业教育联盟建设",
        "开展美育活动要因地制宜",
    ],
)
def test_a_fragment_is_none(clause: str) -> None:
    assert not phrases(verb_objects, clause)


def test_joined_goals_are_given_whole_and_apart() -> None:
    found = set(phrases(verb_objects, "补齐农村学校短板、扩大优质教育资源"))
    assert found == {"补齐农村学校短板、扩大优质教育资源", "补齐农村学校短板", "扩大优质教育资源"}


def test_an_opening_adverb_is_kept_and_left_off() -> None:
    assert set(phrases(verb_objects, "进一步加强教师队伍建设")) == {
        "进一步加强教师队伍建设",
        "加强教师队伍建设",
    }


def test_the_goal_behind_its_subject_is_found() -> None:
    assert phrases(inner_verb_objects, "各级教育部门要加强校园文化建设") == ["加强校园文化建设"]


@pytest.mark.parametrize(
    ("text", "slotted"),
    [
        ("2026年教育工作", "{年份}年教育工作"),
        ("新增学位2.3万个", "新增学位{数}万个"),
        ("覆盖率达到XX%以上", "覆盖率达到{数}%以上"),
        ("深入学习党的十九届四中、五中全会精神", "深入学习{届次全会}精神"),
        ("贯彻党的二十大和二十届二中、三中全会精神", "贯彻{届次全会}精神"),
        ("柳州市柳城县教育局", "{地名}教育局"),
        ("建设清廉柳城", "建设清廉{地名}"),
        ("落实《国务院办公厅2020年意见》", "落实《国务院办公厅2020年意见》"),
        ("提高教学水平和科研水平", "提高教学水平和科研水平"),
    ],
)
def test_slots_take_what_belongs_to_one_year_or_place(text: str, slotted: str) -> None:
    assert SLOTTER(text) == slotted


def test_a_school_with_its_place_is_a_name() -> None:
    assert named(SLOTTER("启动柳城中学东校区规划")) == "启动{名称}东校区规划"


def test_a_wide_per_cent_sign_behind_a_slot_is_written_as_the_others() -> None:
    assert SLOTTER("覆盖率达到９５％") == SLOTTER("覆盖率达到95%") == "覆盖率达到{数}%"


def test_templates_have_their_slots_in_sensible_places() -> None:
    assert list(templates("新建改扩建公办幼儿园{数}所", SEGMENT)) == ["新建改扩建公办幼儿园{数}所"]
    for bad in ("{数}所学校", "提高教学水{地名}质量", "形成{地名}域特色", "完成了{数}所", "推进“{数}”工程"):
        assert not list(templates(bad, SEGMENT))


def test_goals_that_differ_in_their_object_share_a_pattern() -> None:
    assert phrases(patterns, "加快推进标准化学校建设") == ["加快推进{名称}建设"]
    assert not phrases(patterns, "推进建设")


def test_noun_phrases_are_whole_on_both_sides() -> None:
    assert "高素质专业化教师队伍" in phrases(noun_phrases, "打造高素质专业化教师队伍")
    found = set(phrases(noun_phrases, "提高学校美育师资队伍的整体素质"))
    assert "学校美育师资队伍" in found
    assert not {"美育师资", "学校美育"} & found
    assert not any(text.startswith("的") or text.endswith("的") for text in found)


@pytest.mark.parametrize(
    ("clause", "piece"),
    [
        ("提升国家创新体系整体效能", "体系整体效能"),
        ("推进适老化改造", "老化改造"),
        ("在学分制管理基础上", "学分制管理基础"),
        ("开设专业课程有机融合", "专业课程有机"),
    ],
)
def test_no_half_of_a_noun_is_a_term(clause: str, piece: str) -> None:
    assert piece not in {*phrases(noun_phrases, clause), *phrases(noun_pairs, clause)}


def test_pairs_are_nouns_or_goals() -> None:
    assert "实践活动" in phrases(noun_pairs, "开展实践活动")
    assert "教育质量" in {*phrases(noun_pairs, "提高教育质量"), *phrases(terms, "提高教育质量")}
    assert phrases(goal_pairs, "大力改善民生") == ["改善民生"]
    assert not phrases(goal_pairs, "改善民生的措施")


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("持续深化课堂教学改革", "持续深化"),
        ("巩固拓展主题教育成果", "巩固拓展"),
        ("建立健全长效机制", "建立健全"),
        ("改革成效明显", "成效明显"),
    ],
)
def test_collocations_tell_how_it_is_done(clause: str, found: str) -> None:
    assert found in phrases(collocations, clause)


@pytest.mark.parametrize(
    "clause", ["提高运用信息技术的能力", "推进铸牢中华民族共同体意识工作", "改革取得进展"]
)
def test_a_verb_and_the_beginning_of_its_object_are_none(clause: str) -> None:
    assert not phrases(collocations, clause)


def test_a_term_that_hardly_stands_by_itself_is_part_of_the_longer_one() -> None:
    terms_ = {"普惠性幼儿园覆盖率": 15, "幼儿园覆盖率": 16, "教师队伍": 40}
    assert cut_out(terms_, {"幼儿园覆盖率", "教师队伍"}) == {"幼儿园覆盖率"}


@pytest.mark.parametrize(
    ("text", "lent"),
    [
        ("完善教师评价机制", True),
        ("落实“双减”政策", True),
        ("打造“龙头高中”", False),
        ("实施教育质量提升六大工程", False),
        ("稳定偏远海岛教师队伍", False),
        ("建立行政复议专家咨询制度", False),
    ],
)
def test_what_one_issuer_alone_has_is_lent_only_if_it_fits_all(text: str, lent: bool) -> None:
    assert lends(text, {"“双减”"}) is lent


def test_old_documents_lend_nothing_by_themselves() -> None:
    assert is_dated("巩固“两基”成果，做好扫盲工作，落实“两免一补”，治理商业贿赂，开展行风评议。")
    assert not is_dated("深化“双减”，规范招生，落实资助政策，巩固“两基”成果。")


def test_results_and_terms() -> None:
    assert phrases(results, "教育教学质量稳步提升") == ["教育教学质量稳步提升"]
    assert "义务教育" in phrases(terms, "义务教育学校")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("执行《幼儿园工作规程》。", ["《幼儿园工作规程》"]),
        (
            "落实《国家中长期教育改革和发展规划纲要（2010-2020年）》",
            ["《国家中长期教育改革和发展规划纲要（2010—2020年）》"],
        ),
        ("印发《某县中小学德育评价方案》", []),
        ("转发《关于加强学校工作的实施意见》", []),
        ("阅读《红楼梦》", []),
    ],
)
def test_policies_are_national(sentence: str, found: list[str]) -> None:
    assert list(regular.policies(sentence)) == found


def test_the_regular_kinds() -> None:
    assert list(regular.slogans("实施“县管校聘”改革和“2023年”计划")) == ["“县管校聘”"]
    assert list(regular.frames("坚持以立德树人为根本任务")) == ["以立德树人为根本任务"]
    assert list(regular.frames("将劳动教育纳入人才培养全过程")) == ["将劳动教育纳入人才培养全过程"]
    assert list(regular.indicators("普惠性幼儿园覆盖率达到{数}%以上")) == ["普惠性幼儿园覆盖率达到{数}%以上"]
    assert list(regular.openings("{年份}年是全面贯彻{届次全会}精神的开局之年"))
    assert list(regular.transitions("根据学生年龄特点和身心成长规律"))
    assert not list(regular.transitions("结合我市实际"))
    assert not list(regular.frames("将我市教育纳入规划"))


def test_headings_are_goals_or_names_of_parts() -> None:
    assert list(headings("一、加强教师队伍建设，不断提高教师素质", SEGMENT)) == [
        "加强教师队伍建设，不断提高教师素质"
    ]
    assert list(headings("指导思想", SEGMENT)) == ["指导思想"]
    assert not list(headings("遴选条件", SEGMENT))
    assert not list(headings("2023年工作", SEGMENT))


def test_clauses_lose_brackets_and_lead_ins_and_keep_marks_balanced() -> None:
    assert list(clauses_of("一是加强管理（见附件），二要落实“双减”；同时做好服务。")) == [
        "加强管理",
        "落实“双减”",
        "做好服务",
    ]
    assert not list(clauses_of("推进“一校"))
    assert not balanced("“a“b””")


@pytest.mark.parametrize(
    ("clause", "fits"),
    [
        ("加强教师队伍建设", True),
        ("巩固主题教育成果", True),
        ("地区生产总值增长", False),
        ("推动高校科研成果转化", False),
        ("优化营商环境", False),
    ],
)
def test_economics_stay_out_of_reports(clause: str, fits: bool) -> None:
    assert suits(clause, clause, education_document=False) is fits


def test_documents_that_share_half_their_text_are_one() -> None:
    one = "".join(chr(0x4E00 + at * 7 % 3000) for at in range(900))
    copy = one[:800] + "".join(chr(0x5000 + at * 11 % 3000) for at in range(100))
    other = "".join(chr(0x4E00 + at * 13 % 2900 + 31) for at in range(900))
    sketches = {"b": sketch(copy), "a": sketch(one), "c": sketch(other)}
    assert resemblance(sketches["a"], sketches["b"]) > 0.7
    assert groups(sketches) == {"a": "a", "b": "a", "c": "c"}


@pytest.mark.parametrize("seed", range(6))
def test_near_duplicates_are_those_that_looking_at_every_pair_finds(seed: int) -> None:
    rng = random.Random(seed)
    told = ["".join(chr(0x4E00 + rng.randrange(900)) for _ in range(30)) for _ in range(24)]
    texts = {f"{number:02}": "".join(rng.sample(told, rng.randint(5, 20))) for number in range(40)}
    sketches = {name: sketch(text) for name, text in texts.items()}
    first = {name: name for name in texts}
    for one, two in itertools.combinations(texts, 2):
        if resemblance(sketches[one], sketches[two]) >= 0.5:
            low, high = sorted((first[one], first[two]))
            first = {name: low if root == high else root for name, root in first.items()}
    assert len(set(first.values())) > 1
    assert groups(sketches) == first


@pytest.mark.parametrize(
    ("unit", "issuer"),
    [
        ("云南省人民政府办公厅", "云南"),
        ("云南省教育厅", "云南"),
        ("柳城县教育局", "柳城"),
        ("教育部办公厅", "教育部"),
        ("南京", "南京"),
    ],
)
def test_offices_of_one_place_are_one_issuer(unit: str, issuer: str) -> None:
    assert issuer_of(unit) == issuer


@given(st.lists(st.text("柳州教育发展2平和安×全会五”十大《》", max_size=8)))
@settings(deadline=None)
def test_slots_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    filled = SLOTTER.many(texts)
    assert filled == [SLOTTER(text) for text in texts]
    assert {text for text, slotted in zip(texts, filled, strict=True) if slotted != text} <= {
        *SLOTTER.needing(texts)
    }


@given(st.sets(st.text("甲乙]^-", min_size=2, max_size=2)), st.text("甲乙丙]^-\n", max_size=30))
@settings(deadline=None)
def test_pieces_are_found_wherever_they_stand(pieces: set[str], text: str) -> None:
    found = [at for at in range(len(text)) if text[at : at + 2] in pieces]
    assert Pieces(pieces).places(text) == found
    assert Pieces(pieces).within(text) == {text[at : at + 2] for at in found}


def test_without_topics_and_places_there_are_none() -> None:
    assert not Topics(()).of("学校安全")
    assert Slotter((), SEGMENT)("推动柳城县学校改革") == "推动柳城县学校改革"


@given(st.lists(st.text("甲乙丙丁", min_size=4, max_size=7), max_size=8), st.text("甲乙丙丁，", max_size=40))
@example(["甲乙丙丁", "甲乙丙丁甲"], "甲乙丙丁")
@settings(deadline=None)
def test_every_occurrence_is_found(texts: list[str], clause: str) -> None:
    expected = sorted(text for text in set(texts) for at in range(len(clause)) if clause.startswith(text, at))
    assert sorted(Finder(texts)(clause)) == expected


def test_topics_go_by_the_phrase_before_the_heading() -> None:
    topics = Topics(DEFAULT)
    votes = topics.votes(("加强校园安全",), "做好有关工作")
    assert topics.winner("规范学校食堂管理", votes, 1) == "canteen"
    assert topics.winner("细化工作措施", votes, 1) == "safety"
    assert topics.winner("细化措施", {}, 1) is None


def seen(text: str, docs: int) -> Seen:
    return Seen("verb-object", text, docs=docs, count=docs, alone=docs, strong=True)


def test_near_doubles_give_way_to_the_wider_form() -> None:
    phrases = [
        seen("加强学校美育工作", 9),
        seen("加强学校的美育工作", 2),
        seen("加强学校美育", 3),
        seen("加强学校体育工作", 1),
    ]
    assert [one.text for one in without_doubles(phrases)] == ["加强学校美育工作", "加强学校体育工作"]


def test_a_form_that_only_stands_inside_others_gives_way() -> None:
    inside = Seen("frame", "以立德树人为根本", docs=22, count=22, alone=1, strong=True)
    whole = Seen("frame", "以立德树人为根本任务", docs=20, count=20, alone=20, strong=True)
    assert [one.text for one in without_doubles([inside, whole])] == ["以立德树人为根本任务"]


def test_the_adverb_stays_where_most_writers_use_it() -> None:
    phrases = [
        seen("贯彻党的教育方针", 30),
        seen("全面贯彻党的教育方针", 28),
        seen("加强管理", 9),
        seen("切实加强管理", 2),
    ]
    assert [one.text for one in best_forms(phrases)] == ["全面贯彻党的教育方针", "加强管理"]


def test_passages_know_their_headings_and_what_looks_back() -> None:
    node = OutlineNode(
        1, "一、", "工作回顾", "取得成绩。", (OutlineNode(2, "（一）", "党建", "抓好党建；做好宣传。"),)
    )
    told = list(
        passages(Document(None, (), (node, OutlineNode(1, "二、", "下一步计划", "加强管理。")), "为了工作。"))
    )
    assert [(one.text, one.place, one.past) for one in told] == [
        ("为了工作。", "opening", False),
        ("工作回顾", "heading", True),
        ("取得成绩。", "body", True),
        ("党建", "heading", True),
        ("抓好党建；", "body", True),
        ("做好宣传。", "body", True),
        ("下一步计划", "heading", False),
        ("加强管理。", "body", False),
    ]
    assert told[4].path == ("工作回顾", "党建")


def test_the_shipped_bank_holds_clauses_and_nothing_of_one_unit() -> None:
    from drafter.bank.lines import load
    from drafter.store.folders import bundled

    phrases, warnings = load(bundled("phrasebank"))
    assert not warnings
    assert len(phrases) >= 3000
    for one in phrases:
        text = one.text
        assert 1 < count_han(text) <= 30, text
        assert "。" not in text
        assert balanced(text), text
        assert not set("0123456789０１２３４５６７８９×*Ｘ") & set(text) or one.kind == "policy", text
        assert one.pinyin and one.initials and one.sources
        assert len(one.sources) <= 5
    assert len({one.id for one in phrases}) == len(phrases)


def test_the_segmenter_leaves_no_cache_where_others_could_plant_one(tmp_path: Path) -> None:
    from drafter.language.words import Segmenter

    segment = Segmenter(tmp_path / "jieba")
    assert (tmp_path / "jieba").stat().st_mode & 0o077 == 0
    assert "".join(word.text for word in segment("加强教师队伍建设")) == "加强教师队伍建设"
    assert any((tmp_path / "jieba").iterdir())
