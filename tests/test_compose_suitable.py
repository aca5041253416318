"""What a plan may say: words of its time, of the school's stage, and departments by their own names."""

import re
from pathlib import Path

import pytest

from drafter.compose.dated import Dated
from drafter.compose.having import having
from drafter.compose.offices import Offices
from drafter.compose.suitable import Suitable
from drafter.errors import DrafterError
from drafter.language.units import unit_of
from drafter.model.draft import Draft
from drafter.model.term import Term
from drafter.pipeline.check import check_draft
from drafter.pipeline.compose import new_draft, unit_at, unsure
from drafter.store.folders import home
from drafter.store.skeletons import Library

OUTLINE = Term(
    "policy-outline", "policy", "教育强国规划纲要", valid_from="2025-01-19", keys=("教育强国规划",)
)
ENDED = Term("policy-three", "policy", "三年行动", stale_from=2028, keys=("三年行动",), severity="warn")
PRIMARY, SENIOR, JUNIOR = "柳城县实验小学", "柳城县第一高级中学", "柳城县六塘初级中学"


def whole(draft: Draft) -> str:
    return "\n".join(section.heading + "".join(b.text for b in section.blocks) for section in draft.walk())


def test_a_document_is_named_in_no_plan_written_before_it() -> None:
    for year, until, refused in ((2024, "2024-03-31", True), (2025, "2025-03-31", False)):
        dated = Dated((OUTLINE,), year, until)
        assert dated.refuses("落实教育强国规划纲要，办好学校。") is refused
        assert bool(dated.suspects(("按教育强国规划纲要部署。", "办好学校。"))) is refused
    assert Dated((OUTLINE,), 2025, "2025-01-15").refuses("落实教育强国规划纲要。")


def test_what_has_ended_is_named_no_more() -> None:
    assert not Dated((ENDED,), 2027, "2027-03-31").refuses("推进三年行动，抓好落实。")
    assert Dated((ENDED,), 2028, "2028-03-31").refuses("推进三年行动，抓好落实。")


def test_a_choice_out_of_its_time_is_not_taken_while_another_stands() -> None:
    template = "按照{{ pick('教育强国规划纲要', '上级部署') }}抓落实。"
    suitable = Suitable(
        having(unit_of("柳城县教育局"), None), Dated((OUTLINE,), 2024, "2024-03-31"), (template,)
    )
    assert suitable.allows(template)
    assert suitable.says("上级部署")
    assert not suitable.says("教育强国规划纲要")


def test_the_label_of_a_blank_is_wording_too() -> None:
    template = "覆盖{{ fact('outline') }}人。"
    suitable = Suitable(
        having(unit_of("柳城县教育局"), None),
        Dated((OUTLINE,), 2024, "2024-03-31"),
        (template,),
        {"outline": "教育强国规划纲要惠及人数"},
    )
    assert not suitable.allows(template)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2028])
def test_no_plan_of_another_year_is_ahead_of_it_or_behind(year: int) -> None:
    for kind, org in (
        ("work-points", "柳城县教育局"),
        ("summary-plan", "岳阳市教育局"),
        ("school-plan", PRIMARY),
    ):
        draft = new_draft(kind, org, year, seed=3)
        found = [f for f in check_draft(draft) if f.check in ("premature-term", "stale-term", "new-law")]
        assert not found, found
        assert next(s for s in draft.sections if s.level == 0 or s.blocks or s.sections).id in (
            "opening",
            "guidance",
        )


@pytest.mark.parametrize(
    ("org", "stages"),
    [
        (PRIMARY, ("primary",)),
        ("太平镇中心小学", ("primary",)),
        (JUNIOR, ("junior",)),
        (SENIOR, ("high-school",)),
        ("柳州市第三十五完全中学", ("junior", "high-school")),
        ("柳城县古砦九年一贯制学校", ("primary", "junior")),
        ("柳城县职业技术学校", ("vocational",)),
        ("柳城县特殊教育学校", ("special-school",)),
        ("柳城县实验学校", ()),
        ("柳城县中学", ()),
        ("柳城县教育局", ()),
        ("柳城县机关幼儿园", ()),
    ],
)
def test_a_schools_name_tells_its_stages(org: str, stages: tuple[str, ...]) -> None:
    assert unit_of(org).stages == stages


def test_a_bureau_has_everything_and_a_school_what_is_known() -> None:
    county, primary, unknown = (
        having(unit_of(org), None) for org in ("柳城县教育局", PRIMARY, "柳城县实验学校")
    )
    assert county.holds("vocational")
    assert not county.holds("no-vocational")
    assert primary.holds("primary")
    assert primary.holds("no-high-school")
    assert not primary.holds("boarding")
    assert not primary.holds("no-boarding")
    assert not unknown.holds("primary")
    assert not unknown.holds("no-primary")
    told = having(unit_of(PRIMARY), frozenset({"boarding"}))
    assert told.holds("boarding")
    assert told.holds("no-private")
    bare = having(unit_of("柳城县教育局"), frozenset())
    assert bare.holds("junior")
    assert bare.holds("no-high-school")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_school_is_not_told_what_belongs_to_other_stages(seed: int) -> None:
    primary, senior, junior, unknown = (
        whole(new_draft("学校计划", org, 2027, seed=seed))
        for org in (PRIMARY, SENIOR, JUNIOR, "柳城县实验学校")
    )
    assert not re.search("高考|选科|共青团|中考|高中", primary)
    assert not re.search("少先队(?!）)|一、二年级|课后服务|六一|建队", senior)
    assert not re.search("高考|选科|一、二年级", junior)
    assert not re.search("高考|选科|一、二年级|中考|宿舍", unknown)
    assert "团委（少先队）" not in primary + senior + junior
    for text in (primary, senior, junior):
        assert "\t" in text


def test_each_stage_has_measures_of_its_own() -> None:
    for org, stage in ((PRIMARY, "primary"), (JUNIOR, "junior"), (SENIOR, "senior")):
        own = [
            s.measure.split("/")[1]
            for s in new_draft("学校计划", org, 2027, seed=1).walk()
            if s.measure and s.measure.startswith("school-stage/")
        ]
        assert len(own) >= 2
        assert all(name.startswith(stage) for name in own)


@pytest.mark.parametrize(
    ("org", "must"),
    [
        (PRIMARY, {"primary-service", "primary-enrolment"}),
        (JUNIOR, {"junior-labs", "junior-guidance"}),
        (SENIOR, {"senior-choice", "senior-exams", "senior-final"}),
    ],
)
def test_what_every_school_of_a_stage_must_do_stands_in_most_plans(org: str, must: set[str]) -> None:
    told = [
        {s.measure.split("/")[1] for s in new_draft("学校计划", org, 2027, seed=seed).walk() if s.measure}
        for seed in range(6)
    ]
    for name in must - {"primary-enrolment"}:
        assert sum(name in plan for plan in told) >= 4, name
    assert "primary-enrolment" not in must or all({"primary-enrolment", "admission"} & plan for plan in told)


def test_boarding_is_spoken_of_where_the_profile_tells_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not re.search(
        "宿舍|住校|寄宿", "".join(whole(new_draft("学校计划", PRIMARY, 2027, seed=s)) for s in range(3))
    )
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    (tmp_path / "profile.yaml").write_text("has: [寄宿]\n", "utf-8")
    assert re.search(
        "宿舍|住校|寄宿", "".join(whole(new_draft("学校计划", PRIMARY, 2027, seed=s)) for s in range(3))
    )


def test_a_central_primary_school_at_township_level_is_called_by_its_name() -> None:
    unit = unit_at("柳城县太平镇中心小学", "township")
    assert (unit.bureau, unit.rank, unit.short) == ("中心小学", "镇", "镇中心小学")
    assert unit_at("柳城县东泉乡中心学校", "township").rank == "乡"
    assert unit_at("柳城县实验小学", "county").short == "县教育局"


def test_departments_are_called_by_the_units_own_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    profile = tmp_path / "profile.yaml"
    profile.write_text("departments: [基教科, 人事师训科, 计划财务科, 校园安全科, 德育与宣传科]\n", "utf-8")
    draft = new_draft("工作计划", "柳城县教育局", 2027, seed=1)
    owners = {name for s in draft.walk() for name in (s.owner, *s.partners) if name}
    assert {"基教科", "人事师训科", "计划财务科"} <= owners
    assert "股" not in whole(draft) + "".join(owners)
    profile.write_text(
        "departments: {基础教育股: 教育一科}\nshort: 县教体局\nsuperiors: [柳州市教育局]\n", "utf-8"
    )
    named = new_draft("工作计划", "柳城县教育局", 2027, seed=1)
    assert "教育一科" in {s.owner for s in named.walk()}
    profile.write_text("departments: {基础教育股: [甲]}\n", "utf-8")
    with pytest.raises(DrafterError, match="科室名称"):
        new_draft("工作计划", "柳城县教育局", 2027)


def test_departments_follow_the_level() -> None:
    skeleton = Library(home()).skeleton("work-plan")
    city, province, town = (
        Offices(skeleton, unit_of(org)) for org in ("岳阳市教育局", "湖南省教育厅", "太平镇中心校")
    )
    assert city.name("德育股") == "德育科"
    assert city.told("分解到股室，由安全股牵头。") == "分解到科室，由安全科牵头。"
    assert province.name("德育股") == "德育处"
    assert town.told("分解到股室。") == "分解到部门。"


def test_a_work_that_does_not_suit_takes_its_office_along() -> None:
    suitable = Suitable(having(unit_of(PRIMARY), None))
    row = "5月\t上旬\t五四入团仪式；防汛检查\t团委（少先队）、安全办"
    assert suitable.trimmed(row) == "5月\t上旬\t防汛检查\t安全办"
    shared = "5月\t上旬\t五四入团仪式；防汛检查\t安全办"
    assert suitable.trimmed(shared) == "5月\t上旬\t防汛检查\t安全办"
    assert suitable.trimmed("5月\t上旬\t五四入团仪式\t安全办") == ""


def test_what_is_not_known_of_the_unit_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    middle = new_draft("学校计划", "岳阳县第三中学", 2027, seed=1)
    assert "has: [初中]" in "".join(unsure(middle))
    assert unsure(new_draft("学校计划", "岳阳县城关初级中学", 2027, seed=1)) == ()
    county = new_draft("工作要点", "岳阳县教育局", 2027, seed=1)
    assert unsure(county) == ()
    (place,) = unsure(new_draft("工作要点", "柳城县", 2027, seed=1))
    assert "请写全称，如“柳城县教育局”" in place
    (city,) = unsure(new_draft("工作要点", "上海市", 2027, seed=1))
    assert "如“上海市教育委员会”" in city
    (tmp_path / "profile.yaml").write_text("departments: [基教科, 人事科]\n", "utf-8")
    told = "".join(unsure(new_draft("工作要点", "岳阳县教育局", 2027, seed=1)))
    assert "对应的科室，文中仍用通名" in told
    assert "基教科" not in told
