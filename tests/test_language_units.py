"""What a unit's name says about level, rank, place and superiors."""

from pathlib import Path

import pytest

from drafter.language.places import Places, middle_name, short_name
from drafter.language.units import unit_of
from drafter.store.folders import bundled
from drafter.store.reference import load_places

PLACES = Places(load_places(bundled("phrasebank") / "places.tsv"))


@pytest.mark.parametrize(
    ("org", "level", "rank", "place", "superior"),
    [
        ("柳城县教育局", "county", "县", "柳城县", "柳州市教育局"),
        ("和顺县教体局", "county", "县", "和顺县", "晋中市教育局"),
        ("某某区教育委员会", "county", "区", "某某区", "市教育委员会"),
        ("海淀区教委", "county", "区", "海淀区", "北京市教育委员会"),
        ("北京市教育委员会", "province", "市", "北京市", ""),
        ("昆山市教育局", "county", "市", "昆山市", "苏州市教育局"),
        ("江苏省教育厅", "province", "省", "江苏省", ""),
        ("广西壮族自治区教育厅", "province", "自治区", "广西壮族自治区", ""),
        ("柳州市教育局", "city", "市", "柳州市", "自治区教育厅"),
        ("东莞市教育局", "city", "市", "东莞市", "广东省教育厅"),
        ("仙桃市教育局", "county", "市", "仙桃市", "湖北省教育厅"),
        ("恩施州教育局", "city", "州", "恩施土家族苗族自治州", "湖北省教育厅"),
        ("三江县教育局", "county", "县", "三江侗族自治县", "柳州市教育局"),
        ("达拉特旗教育体育局", "county", "旗", "达拉特旗", "鄂尔多斯市教育局"),
        ("锡林郭勒盟教育局", "city", "盟", "锡林郭勒盟", "自治区教育厅"),
        ("南京市鼓楼区教育局", "county", "区", "鼓楼区", "南京市教育局"),
        ("鼓楼区教育局", "county", "区", "鼓楼区", "市教育局"),
        ("某某市教育局", "city", "市", "某某市", "省教育厅"),
        ("XX县教育和体育局", "county", "县", "XX县", "市教育局"),
        ("柳城县教育局基础教育股", "county", "县", "柳城县", "柳州市教育局"),
        ("中共柳城县委教育工委", "county", "县", "柳城县", "柳州市教育局"),
        ("县教育局", "county", "县", "县", "市教育局"),
        ("太平镇中心校", "township", "镇", "太平镇", "县教育局"),
        ("柳城县太平镇中心校", "township", "镇", "太平镇", "柳城县教育局"),
        ("城关镇教育管理中心", "township", "镇", "城关镇", "县教育局"),
        ("柳城县实验小学", "school", "校", "柳城县", "柳城县教育局"),
        ("柳州高中", "school", "校", "柳州市", "柳州市教育局"),
        ("某某县第一中学", "school", "校", "某某县", "县教育局"),
        ("太平小学", "school", "校", "", "教育局"),
        ("柳城县中心幼儿园", "school", "园", "柳城县", "柳城县教育局"),
    ],
)
def test_unit_by_name(org: str, level: str, rank: str, place: str, superior: str) -> None:
    unit = unit_of(org, PLACES)
    assert (unit.level, unit.rank, unit.place, unit.superior) == (level, rank, place, superior)


def test_chain_goes_from_own_to_province() -> None:
    unit = unit_of("柳城县教育局", PLACES)
    assert unit.chain == ("450222", "4502", "45")
    assert unit.names == ("柳城县", "柳州市", "广西壮族自治区")
    assert unit.superiors == ("柳州市教育局", "自治区教育厅")


def test_wording_follows_the_rank() -> None:
    county, district = unit_of("柳城县教育局", PLACES), unit_of("海淀区教委", PLACES)
    assert (county.area, county.ours, county.committee, county.government) == (
        "全县",
        "我县",
        "县委",
        "县政府",
    )
    assert (county.office, county.short, county.units) == ("股", "县教育局", "各乡镇中心校、县直各学校")
    assert (district.area, district.office, district.short) == ("全区", "科", "区教委")
    region = unit_of("广西壮族自治区教育厅", PLACES)
    assert (region.area, region.committee, region.office) == ("全区", "自治区党委", "处")
    school, nursery = unit_of("柳城县实验小学", PLACES), unit_of("柳城县中心幼儿园", PLACES)
    assert (school.area, school.ours, nursery.ours) == ("全校", "我校", "我园")


def test_without_places_the_class_word_decides() -> None:
    unit = unit_of("柳城县教育局")
    assert (unit.level, unit.place, unit.chain) == ("county", "柳城县", ())
    assert unit_of("柳城县太平镇中心校").place == "太平镇"


@pytest.mark.parametrize("org", ["", "教育局", "！？", "X" * 500, "县", "小学", "中心校"])
def test_odd_names_do_no_harm(org: str) -> None:
    assert unit_of(org, PLACES).level in {"province", "city", "county", "township", "school"}


def test_names_of_places() -> None:
    assert short_name("恩施土家族苗族自治州") == "恩施"
    assert short_name("内蒙古自治区") == "内蒙古"
    assert middle_name("三江侗族自治县") == "三江县"
    assert middle_name("柳城县") is None


def test_a_broken_list_names_the_line(tmp_path: Path) -> None:
    from drafter.errors import DrafterError

    broken = tmp_path / "places.tsv"
    broken.write_text("level\tcode\tname\ncounty 1\n", encoding="utf-8")
    with pytest.raises(DrafterError, match="第 2 行"):
        load_places(broken)
