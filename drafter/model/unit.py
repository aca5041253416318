"""The unit that issues a plan: what its name says about its level and its place, and its wording."""

from dataclasses import dataclass

_COMMITTEES = {
    "自治区": "自治区党委",
    "地区": "地委",
    "镇": "镇党委",
    "乡": "乡党委",
    "街道": "街道党工委",
    "校": "学校党组织",
    "园": "幼儿园党组织",
}
_GOVERNMENTS = {
    "盟": "盟行署",
    "地区": "地区行署",
    "街道": "街道办事处",
    "校": "学校",
    "园": "幼儿园",
}
_BELOW = {
    "省": "各市教育局、省属各学校",
    "自治区": "各市教育局、自治区直属各学校",
    "州": "各县（市）教育局、州直各学校",
    "盟": "各旗县（市）教育局、盟直各学校",
    "县": "各乡镇中心校、县直各学校",
    "旗": "各苏木镇中心校、旗直各学校",
    "区": "各中心校、区直各学校",
    "镇": "各小学、教学点、幼儿园",
    "乡": "各小学、教学点、幼儿园",
    "街道": "各学校、幼儿园",
    "校": "各处室、各年级组",
    "园": "各班组",
}
_CITY_BELOW = {
    "province": "各区教育行政部门、直属各学校",
    "city": "各县（市、区）教育局、市直各学校",
    "county": "各乡镇中心校、市直各学校",
}
_OFFICES = {
    "省": "处",
    "自治区": "处",
    "县": "股",
    "旗": "股",
    "镇": "组",
    "乡": "组",
    "校": "处",
    "园": "组",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as its name tells it.

    `level` is province, city, county, township or school; `rank` the word for
    its own area (省 自治区 市 州 盟 地区 县 区 旗 镇 乡 街道 校 园); `place` the
    place in the name ("柳城县"), "" if none; `bureau` what remains ("教育局").
    `superiors` are the education authorities above, nearest first. `chain` are
    the division codes, own first ("450222", "4502", "45"), and `names` their
    full names; both are empty where the place is not known for certain. `stages`
    are those that a school's name tells: primary, junior, high-school, vocational,
    special-school; () where it does not. `called` is the unit's own short name,
    "" where it has told none.
    """

    org: str
    level: str
    rank: str
    place: str = ""
    bureau: str = ""
    superiors: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    called: str = ""

    @property
    def superior(self) -> str:
        """The authority next above, "" for a province."""
        return self.superiors[0] if self.superiors else ""

    @property
    def area(self) -> str:
        """全县, 全区, 全市, 全镇, 全校 …"""
        return "全" + self._area_word

    @property
    def ours(self) -> str:
        """我县, 我区, 我市, 我校 …"""
        return "我" + self._area_word

    @property
    def committee(self) -> str:
        """The party committee as the unit's own plan calls it: 县委, 自治区党委, 镇党委 …"""
        return _COMMITTEES.get(self.rank, self.rank + "委")

    @property
    def government(self) -> str:
        """The government as the unit's own plan calls it: 县政府, 盟行署, 街道办事处 …"""
        return _GOVERNMENTS.get(self.rank, self.rank + "政府")

    @property
    def units(self) -> str:
        """Who works below: 各乡镇中心校、县直各学校 …"""
        if self.rank == "市":
            return _CITY_BELOW[self.level]
        return _BELOW.get(self.rank, "各学校、幼儿园")

    @property
    def office(self) -> str:
        """The word for a department inside the unit: 处, 科 or 股 (组 below the county)."""
        if self.rank == "市" and self.level == "province":
            return "处"
        return _OFFICES.get(self.rank, "科")

    @property
    def short(self) -> str:
        """How the plan calls the unit itself: 县教育局, 市教育局, 学校."""
        if self.called:
            return self.called
        if self.level == "school":
            return "学校" if self.rank == "校" else "幼儿园"
        return self.rank + self.bureau

    @property
    def _area_word(self) -> str:
        return "区" if self.rank == "自治区" else self.rank
