"""Mining: the kinds of a regular form, and what is nearly the same in them."""

from pathlib import Path

import pytest
from clauses import phrases

from drafter.bank.lines import load
from drafter.language.words import segmenter
from drafter.mining import regular
from drafter.mining.headings import headings
from drafter.mining.keywords import DEFAULT
from drafter.mining.passages import Passage
from drafter.mining.select import Seen, select, without_doubles
from drafter.mining.series import series
from drafter.mining.templates import patterns, templates
from drafter.mining.topics import Topics
from drafter.pipeline.mine import mine

SEGMENT = segmenter()


def seen(text: str, docs: int) -> Seen:
    return Seen("verb-object", text, docs=docs, count=docs, alone=docs, strong=True)


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("heading", "建立学校美育评价制度", "完善美育评价制度"),
        ("heading", "加强组织领导", "加强组织领导，完善保障机制"),
        ("heading", "加强师德师风建设", "大力加强师德建设"),
        ("heading", "加强廉政建设", "加强清廉建设"),
        ("frame", "将美育贯穿在学校教育的全过程", "把美育融入学校教育教学全过程"),
        ("frame", "以中华优秀传统文化艺术为重点", "以戏曲、书法等中华优秀传统文化艺术为重点"),
        ("opening", "现提出如下实施意见", "特制定以下实施意见"),
        ("closing", "以实干实绩诠释对党绝对忠诚", "以实际行动诠释对党的忠诚"),
        ("transition", "结合实际", "针对实际情况"),
        ("indicator", "公办幼儿园在园幼儿占比达到{数}%", "公办在园幼儿占比达到{数}%以上"),
        ("template", "建设“书香{地名}”", "推进“书香{地名}”建设"),
        ("template", "充分利用{名称}手段", "充分利用{名称}形式"),
        ("slogan", "“人人有爱好、班班有团队、校校有特色”", "“人人有爱好、班班有项目、校校有特色”"),
    ],
)
def test_what_a_reader_would_call_the_same_is_kept_once(kind: str, one: str, two: str) -> None:
    pair = [Seen(kind, text, docs=at, count=at, alone=at, strong=True) for at, text in ((2, one), (1, two))]
    assert [phrase.text for phrase in without_doubles(pair)] == [one]


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("heading", "保障美育教师待遇", "采取有力措施配齐美育教师"),
        ("heading", "加强政治建设", "加强思想建设"),
        ("frame", "以社会主义核心价值观为引领", "把社会主义核心价值观融入教育全过程"),
        ("template", "新增中职教育学位{数}个", "新增高中阶段学位{数}个"),
        ("template", "切实提高{名称}水平", "切实保障{名称}待遇"),
        ("policy", "《小学音乐教学器材配备标准》", "《初中美术教学器材配备标准》"),
    ],
)
def test_what_says_something_else_stays(kind: str, one: str, two: str) -> None:
    pair = [Seen(kind, text, docs=1, count=1, alone=1, strong=True) for text in (one, two)]
    assert {phrase.text for phrase in without_doubles(pair)} == {one, two}


def test_a_slot_is_filled_by_more_than_one_thing() -> None:
    told = [seen(text, 3) for text in ("深入推进教育改革", "深入推进评价改革", "全面落实立德树人根本任务")]
    patterns_ = [
        Seen("template", text, docs=4, count=4, alone=4, strong=False)
        for text in ("深入推进{名称}改革", "全面落实{名称}根本任务")
    ]
    kept = [phrase.text for phrase in select([*told, *patterns_]) if phrase.kind == "template"]
    assert kept == ["深入推进{名称}改革"]


def test_only_what_is_a_saying_itself_is_quoted_in_other_kinds() -> None:
    told = [
        Seen("slogan", "“县管校聘”", docs=5, count=5, alone=5, strong=True),
        Seen("slogan", "“学校课桌更新工程”", docs=1, count=1, alone=1, strong=True),
        Seen("heading", "深化“县管校聘”改革", docs=1, count=1, alone=1, strong=True),
        Seen("heading", "实施“学校课桌更新工程”", docs=1, count=1, alone=1, strong=True),
    ]
    assert {phrase.text for phrase in select(told)} == {"“县管校聘”", "深化“县管校聘”改革"}


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("在省委、省政府和市委的坚强领导下", ["在{名称}的坚强领导下"]),
        ("经{地名}人民政府同意", ["经{地名}人民政府同意"]),
        ("经自治区人民政府同意", ["经{地名}人民政府同意"]),
        ("在教育部基础教育教学指导委员会指导下", []),
        ("深入学习贯彻{届次全会}精神和习近平总书记来川视察重要指示精神", []),
    ],
)
def test_openings_name_no_one_office(clause: str, found: list[str]) -> None:
    assert list(regular.openings(clause)) == found


def test_regular_kinds_refuse_what_hangs_in_the_air() -> None:
    assert not list(regular.indicators("学生参与率达{数}%以上"))
    assert not list(regular.indicators("确保义务教育学校覆盖率达{数}%以上"))
    assert list(regular.indicators("全市学前教育普惠率达{数}%")) == ["学前教育普惠率达{数}%"]

    assert not list(regular.transitions("以游戏为基本活动"))
    assert not list(regular.slogans("推行“走教”"))
    assert list(regular.slogans("纠治“四风”")) == ["“四风”"]
    assert not list(regular.frames("以婺剧试点学校为载体"))
    assert list(regular.closings("让我们更加紧密地团结在以习近平同志为核心的党中央周围")) == [
        "更加紧密地团结在以习近平同志为核心的党中央周围"
    ]
    assert not list(headings("加大宣传引导", SEGMENT))
    assert list(headings("加大宣传力度", SEGMENT))
    assert not list(templates("做好教师信息化{数}能力提升培训工作", SEGMENT))
    assert not list(templates("增加学位超{数}万个", SEGMENT))
    assert not phrases(patterns, "主动接受社会和舆论监督")


@pytest.mark.parametrize(
    ("phrase", "topic"),
    [
        ("守牢廉洁底线", "governance"),
        ("打造高素质专业化创新型教师队伍", "teachers"),
        ("推动县域普通高中特色化高质量发展", "high-school"),
        ("加强“一站式”矛盾纠纷化解平台建设", "safety"),
        ("支持创建艺术家校园工作室", "arts"),
        ("完善评价机制", "reform"),
        ("加快推进", None),
    ],
)
def test_words_of_one_topic_tell_more_than_those_of_all(phrase: str, topic: str | None) -> None:
    assert Topics(DEFAULT).winner(phrase, {}, 1) == topic


def test_headings_decide_only_where_they_agree() -> None:
    topics = Topics(DEFAULT)
    assert topics.winner("细化措施", {"arts": 3, "safety": 3}, 2) is None
    assert topics.winner("细化措施", {"arts": 1, "safety": 7}, 2) == "safety"
    about = topics.of("关于加强学校美育工作的意见")
    assert about == {"arts"}
    assert not topics.votes(("加强美育师资",), "改进美育教学", apart=about | {"teachers"})


ONE, TWO, THREE = (f"{word}抓实校园安全管理。" for word in ("一是", "二是", "三是"))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (((ONE, "甲"), (TWO, "甲"), (THREE, "甲")), {0: ["一是{做法一}；二是{做法二}；三是{做法三}"]}),
        (
            (("重点做好：一是摸底，二是建档；", "甲"), ("三是整改。四是回访。", "甲")),
            {0: ["一是{做法一}；二是{做法二}；三是{做法三}"]},
        ),
        (((ONE, "甲"), (TWO, "甲"), ("三要抓实。", "甲")), {}),
        (((ONE, "甲"), (THREE, "甲"), (TWO, "甲")), {}),
        (((ONE, "甲"), (TWO, "甲"), (THREE, "乙")), {}),
        (((ONE, "甲"), (TWO, "甲"), (ONE, "甲"), (THREE, "甲")), {}),
        ((("统一是非标准，二是建档，三是整改。", "甲"),), {}),
        ((("既要严格管理，又要关心爱护。", "甲"),), {0: ["既要{做法一}，又要{做法二}"]}),
        ((("既要严格管理。", "甲"), ("又要关心爱护。", "甲")), {}),
        ((("一方面充实师资，另一方面改善条件。", "甲"),), {0: ["一方面{做法一}，另一方面{做法二}"]}),
    ],
)
def test_what_is_counted_off_gives_the_words_that_count(
    told: tuple[tuple[str, str], ...], found: dict[int, list[str]]
) -> None:
    assert series([Passage(text, (part,)) for text, part in told]) == found


def test_a_series_of_several_writers_stands_in_the_bank(tmp_path: Path) -> None:
    told = {
        "甲": "一是摸清学校底数。二是建立问题台账。三是限期整改到位。开展食堂卫生评比，公开采购价格。",
        "乙": "一是选好骨干教师；二是排好培训课表；三是用好实训基地。组织青年教师赛课，评出优质课例。",
    }
    for name, text in told.items():
        whole = f"{name}县教育局2026年教育工作要点\n一、{name}县的几项工作\n{text}\n"
        (tmp_path / f"{name}县.txt").write_text(whole, encoding="utf-8")
    mine([tmp_path], tmp_path / "bank")
    kinds = {phrase.text: phrase.kind for phrase in load(tmp_path / "bank")[0]}
    assert kinds["一是{做法一}；二是{做法二}；三是{做法三}"] == "transition"
