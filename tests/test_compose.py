"""Composing: same input, same plan; blanks for what is unknown; nothing said twice."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from drafter.bank import open_bank
from drafter.compose import check_text, compose
from drafter.compose.fill import VARIABLES
from drafter.errors import DrafterError
from drafter.language.units import unit_of
from drafter.model.draft import Draft
from drafter.model.phrase import Bank
from drafter.model.skeleton import (
    Aim,
    Alternative,
    Beat,
    Draw,
    Kind,
    Measure,
    SectionPlan,
    Skeleton,
    Topic,
)
from drafter.pipeline.compose import new_draft, places
from drafter.pipeline.known_facts import check_facts
from drafter.pipeline.search import bank_at
from drafter.store.folders import home
from drafter.store.skeletons import Library

COUNTY = "柳城县教育局"
PHRASES = (
    "提高教学质量",
    "提升教育教学质量",
    "消除安全隐患",
    "推进质量提升工程",
    "规范招生行为",
    "着力规范办学行为",
    "优化教育资源配置",
    "办好特殊教育",
    "用好红色资源",
    "推进教育数字化",
    "健全廉政风险防控机制",
    "突出课堂教学",
    "强化教学管理",
)
HAN = re.compile(r"[\u4e00-\u9fff]")


def phrase(text: str, docs: int = 5, kind: str = "verb-object") -> dict[str, object]:
    return {
        "id": f"t{abs(hash(text)) % 10**8}",
        "text": text,
        "kind": kind,
        "topic": None,
        "docs": docs,
        "count": docs,
    }


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    folder = tmp_path / "bank"
    folder.mkdir()
    rows = [phrase(text) for text in PHRASES]
    (folder / "verb-object.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8"
    )
    return open_bank((folder,), tmp_path / "cache")


def skeleton(name: str = "工作要点") -> Skeleton:
    return Library(home()).skeleton(name)


def plan(bank: Bank, name: str = "工作要点", org: str = COUNTY, **given: object) -> Draft:
    return compose(skeleton(name), bank=bank, unit=unit_of(org, places()), year=2027, **given)  # type: ignore[arg-type]


def sentences(draft: Draft) -> list[str]:
    return [block.text for section in draft.walk() for block in section.blocks]


def whole(draft: Draft) -> str:
    return "\n".join(section.heading + "".join(b.text for b in section.blocks) for section in draft.walk())


@pytest.mark.parametrize("name", ["工作要点", "工作计划"])
@pytest.mark.parametrize("seed", [1, 2, 3, None])
def test_a_county_plan_has_the_length_and_shape_of_its_genre(bank: Bank, name: str, seed: int | None) -> None:
    draft = plan(bank, name, seed=seed)
    assert 3000 <= len(HAN.findall(whole(draft))) <= 6000
    firsts = [section for section in draft.sections if section.level == 1]
    assert 6 <= len(firsts) <= 9 if name == "工作要点" else 3 <= len(firsts) <= 4
    assert all(section.blocks or section.sections for section in draft.walk())
    assert len({section.heading for section in draft.walk() if section.heading}) == sum(
        1 for section in draft.walk() if section.heading
    )


def test_same_input_same_plan(bank: Bank) -> None:
    assert plan(bank, seed=7) == plan(bank, seed=7)
    assert plan(bank) == plan(bank)


@pytest.mark.parametrize("name", ["工作要点", "工作计划"])
def test_other_seeds_and_other_units_get_other_plans(bank: Bank, name: str) -> None:
    plans = [plan(bank, name, seed=seed) for seed in (1, 2, 3)] + [
        plan(bank, name),
        plan(bank, name, "和顺县教育局"),
    ]
    for at, one in enumerate(plans):
        for other in plans[at + 1 :]:
            mine, theirs = set(sentences(one)), set(sentences(other))
            assert len(mine & theirs) <= len(mine) / 5


def test_nothing_stands_twice_in_a_plan(bank: Bank) -> None:
    for seed in range(6):
        draft = plan(bank, "工作计划", seed=seed)
        counts = Counter(sentences(draft))
        assert max(counts.values()) == 1
        used = [p for section in draft.walk() for block in section.blocks for p in block.origin.phrases]
        assert len(used) == len(set(used))


def test_every_sentence_says_where_it_came_from(bank: Bank) -> None:
    beats = {beat.ref for topic in skeleton().topics.values() for m in topic.measures for beat in m.beats}
    for section in plan(bank, seed=3).walk():
        for block in section.blocks:
            assert block.origin.by == "skeleton"
            ref, _, number = block.origin.ref.partition("#")
            assert int(number) >= 1
            assert ref in beats or ref.startswith("work-points/")


def test_a_fact_is_said_wherever_it_is_named_and_changes_nothing_else(bank: Bank) -> None:
    blank, filled = plan(bank, seed=5), plan(bank, seed=5, facts={"local_goal": "县域经济提质"})
    assert "【待填：本地中心任务或发展目标】" in whole(blank) or "县域经济提质" not in whole(filled)
    assert whole(filled) == whole(blank).replace("【待填：本地中心任务或发展目标】", "县域经济提质")


@pytest.mark.parametrize(
    ("name", "org", "least"),
    [("工作要点", COUNTY, 6), ("工作计划", COUNTY, 5), ("学校计划", "柳城县实验小学", 4)],
)
def test_phrases_of_the_bank_stand_in_the_plan(name: str, org: str, least: int) -> None:
    bundled = bank_at()
    for seed in range(4):
        draft = new_draft(name, org, 2027, seed=seed)
        used = [
            (block.text, bundled.get(ident))
            for section in draft.walk()
            for block in section.blocks
            for ident in block.origin.phrases
        ]
        assert len(used) >= least
        assert all(phrase and phrase.text in text for text, phrase in used)


def own_plan(*sentences: str, aim: Aim | None = None, leads: tuple[str, ...] = ("办好课堂",)) -> Skeleton:
    """A plan of one measure of one topic, which speaks of classrooms."""
    beats = tuple(Beat(f"own/one/{i}", "action", (Alternative(text),)) for i, text in enumerate(sentences))
    topic = Topic("own", "课堂", ("教育教学",), (), (Measure("one", "own", leads, beats, aim=aim),))
    other = Topic("other", "招生", ("招生",), (), ())
    plan_of_one = SectionPlan("tasks", 1, (Alternative("重点工作"),), draws=(Draw("own", 1, 1),))
    kind = Kind("own", "计划", ("county",), ("计划",), (plan_of_one,), {})
    return Skeleton(kind, {"own": topic, "other": other})


def own_plans(bank: Bank, skeleton: Skeleton) -> set[str]:
    drafts = (
        compose(skeleton, bank=bank, unit=unit_of(COUNTY, places()), year=2027, seed=seed)
        for seed in range(20)
    )
    return {sentence for draft in drafts for sentence in sentences(draft)}


def test_a_phrase_takes_its_place_or_the_sentence_its_own_words(bank: Bank) -> None:
    text = "教育部门{{ phrase('教学质量', '把每节课上好', verb='提高|提升') }}。"
    said = own_plans(bank, own_plan(text))
    assert said == {"教育部门提高教学质量。", "教育部门提升教育教学质量。", "教育部门把每节课上好。"}


def test_a_place_without_words_of_its_own_stays_empty(bank: Bank) -> None:
    text = "每月听课，{{ phrase('%s', '', verb='提高|优化') }}。"
    assert own_plans(bank, own_plan(text % "教学质量")) == {"每月听课，提高教学质量。"}
    assert own_plans(bank, own_plan(text % "教师队伍")) == {"每月听课。"}


def test_no_phrase_of_another_field_or_in_other_words(bank: Bank) -> None:
    text = "每月听课，{{ phrase('%s', '', verb='规范|优化|用好|办好|提高') }}。"
    for about in ("行为", "资源", "教育"):
        assert own_plans(bank, own_plan(text % about)) == {"每月听课。"}
    repeated = own_plan(text % "教学质量", leads=("抓好教学质量",))
    assert own_plans(bank, repeated) == {"每月听课。"}


def test_a_measure_says_what_it_is_for(bank: Bank) -> None:
    aim = Aim("教学质量", "提高")
    said = own_plans(bank, own_plan("教研员每月听课。", aim=aim))
    openings = {f"{opening}提高教学质量，教研员每月听课。" for opening in ("为", "围绕", "着眼")}
    assert said == openings | {"教研员每月听课。"}, "not every measure is opened so"
    for text in ("针对课堂低效，教研员每月听课。", "每月听课已成制度。"):
        assert own_plans(bank, own_plan(text, aim=aim)) == {text}
    means = own_plan("教研员每月到校听课。", aim=Aim("课堂教学", "突出"))
    assert own_plans(bank, means) == {"教研员每月到校听课。"}
    guards = own_plans(bank, own_plan("教研员每月到校听课，改进课堂管理。", aim=Aim("教学管理", "强化")))
    assert {said[:2] for said in guards} == {"为强", "着眼", "教研"}
    adverb_first = own_plan("教研员每月听课。", aim=Aim("办学行为", "规范"))
    assert own_plans(bank, adverb_first) == {"教研员每月听课。"}


def test_a_heading_names_what_is_below_it(bank: Bank) -> None:
    names = {"培训": "training", "民办": "private", "终身|社区教育|继续教育": "lifelong"}
    branches = {m.id: m.branch for m in skeleton().topics["lifelong-private"].measures}
    for seed in range(12):
        draft = plan(bank, seed=seed)
        section = next(one for one in draft.sections if one.id == "vocational")
        there = {branches.get((item.measure or "/").split("/")[1], "") for item in section.sections} - {""}
        if "社会力量" in section.heading:
            assert {"training", "private"} <= there
        for word, branch in names.items():
            assert not re.search(word, section.heading) or branch in there
        assert len(there) == 0 or re.search("培训|民办|社会力量|终身|社区教育|继续教育", section.heading)


def test_a_province_and_a_city_do_not_go_from_door_to_door() -> None:
    for org in ("湖南省教育厅", "岳阳市教育体育局"):
        for seed in range(3):
            for section in new_draft("工作要点", org, 2027, seed=seed).walk():
                for block in section.blocks if section.measure else ():
                    assert not re.match("(?:摸清每所|逐校|开学首周逐校|.{0,12}入户)", block.text), block.text


def test_the_wording_follows_the_unit(bank: Bank) -> None:
    city = whole(plan(bank, org="岳阳市教育体育局", seed=1))
    assert "全市" in city
    assert "全县" not in city
    assert "县委" not in city
    district = whole(plan(bank, org="南宁市青秀区教育局", seed=1))
    assert "全区" in district
    assert "全县" not in district


def test_what_the_unit_lacks_is_left_out(bank: Bank) -> None:
    bare = plan(bank, seed=1, has=frozenset())
    assert not {s.topic for s in bare.walk() if s.measure} & {"high-school", "vocational"}
    assert not any("职业" in s.heading or "产教" in s.heading for s in bare.walk())
    assert {"high-school", "vocational"} <= {s.topic for s in plan(bank, seed=1).walk() if s.measure}


def test_facts_are_checked() -> None:
    known = skeleton()
    assert check_facts(known, {"本地中心任务或发展目标": "强县"}) == {"local_goal": "强县"}
    with pytest.raises(DrafterError, match="local_goal"):
        check_facts(known, {"local_gaol": "强县"})
    with pytest.raises(DrafterError, match="超出合理范围"):
        check_facts(known, {"aid_retention": "197%"})
    with pytest.raises(DrafterError, match="应是数字"):
        check_facts(known, {"aid_retention": "很多"})


def test_a_kind_that_does_not_suit_the_level_is_refused() -> None:
    with pytest.raises(DrafterError, match="换一个文种"):
        new_draft("工作要点", "柳城县实验小学", 2027)
    with pytest.raises(DrafterError, match="现有文种"):
        new_draft("工作咨文", COUNTY, 2027)
    with pytest.raises(DrafterError, match="1999"):
        new_draft("工作要点", COUNTY, 1999)


@pytest.mark.parametrize(
    "text",
    [
        "{{ area }}{{ fact('a') }}",
        "{{ verb('推进|实施') }}改革。",
        "{{ phrase('教学质量', '提升教学质量', verb='提升|提高') }}。",
        "没有花括号的句子。",
    ],
)
def test_plain_templates_are_taken(text: str) -> None:
    check_text(text, "测试")


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(10) %}x{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 100000000 }}",
        "{{ ''.__class__ }}",
        "{{ area.upper() }}",
        "{{ area | center(1000000000) }}",
        "{{ lipsum() }}",
        "{{ fact(*area) }}",
        "{{ unknown }}",
        "{{ fact('a'",
        "{% include '/etc/passwd' %}",
        "{{ [1,2,3] }}",
        "{{ area ~ area }}",
        "{{ pick('围绕{{ area }}规划', '乙') }}",
        "{{ (" * 500,
        "长" * 3000,
    ],
)
def test_templates_that_could_do_harm_are_refused_by_name(text: str) -> None:
    with pytest.raises(DrafterError, match="测试"):
        check_text(text, "测试")


def test_the_words_of_a_sentence_are_those_documented() -> None:
    from drafter.compose.wording import words

    assert tuple(sorted(words(unit_of(COUNTY, places()), 2027))) == VARIABLES


@pytest.mark.parametrize("name", ["工作要点", "工作计划"])
def test_length_is_what_was_asked_for(bank: Bank, name: str) -> None:
    sizes = {
        length: [len(HAN.findall(whole(plan(bank, name, seed=seed, length=length)))) for seed in range(4)]
        for length in ("short", "normal", "long")
    }
    assert max(sizes["short"]) < min(sizes["normal"])
    assert max(sizes["normal"]) < min(sizes["long"])
    eight = len(HAN.findall(whole(plan(bank, name, seed=1, characters=4500))))
    assert 3800 <= eight <= 5200


@pytest.mark.parametrize("length", ["short", "normal", "long"])
def test_no_section_has_a_lone_item(bank: Bank, length: str) -> None:
    for seed in range(6):
        for section in plan(bank, "工作计划", seed=seed, length=length).walk():
            assert len(section.sections) != 1


def test_with_all_facts_given_no_blank_is_left(bank: Bank) -> None:
    for name in ("工作要点", "工作计划"):
        for seed in range(5):
            values = {
                fact.key: "县域经济" if fact.low is None else f"{fact.low:g}"
                for fact in skeleton(name).facts()
            }
            assert "【" not in whole(plan(bank, name, seed=seed, facts=values))


def test_the_units_profile_gives_facts_and_says_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    profile = f"org: {COUNTY}\nhas: [高中, 特教]\nfacts:\n  aid_retention: 97%\n  local_goal: 工业强县\n"
    (tmp_path / "profile.yaml").write_text(profile, "utf-8")
    own = new_draft("工作计划", COUNTY, 2027, seed=1, facts={"aid_retention": "98%"})
    assert own.facts["local_goal"] == "工业强县"
    assert own.facts["aid_retention"] == "98%"
    assert "vocational" not in {s.topic for s in own.walk() if s.measure}
    assert "local_goal" not in new_draft("工作计划", "和顺县教育局", 2027, seed=1).facts
    (tmp_path / "profile.yaml").write_text("has: [大学]\n", "utf-8")
    with pytest.raises(DrafterError, match="大学"):
        new_draft("工作计划", COUNTY, 2027)
