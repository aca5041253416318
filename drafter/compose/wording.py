"""The words that change with unit and year: 全县, 我县, 县委, 股 or 科."""

import re
from collections.abc import Mapping

from drafter.model.unit import Unit

FIVE_YEARS = {14: "十四五", 15: "十五五", 16: "十六五"}
FIRST_TEACHERS_DAY = 1985

_WORD = re.compile("自治区$|地区$|[省市州盟县区旗]$")


def words(unit: Unit, year: int, title: str = "") -> Mapping[str, object]:
    """What a sentence may name, for this unit and plan year; `title` is the plan's own."""
    return {
        "above": above(unit),
        "area": unit.area,
        "bureau": unit.short,
        "committee": unit.committee,
        "five_year": f"“{FIVE_YEARS.get(five_year_plan(year), '五年')}”",
        "government": unit.government,
        "last": str(year - 1),
        "next": str(year + 1),
        "org": unit.org,
        "ours": unit.ours,
        "place": unit.place,
        "rank": unit.rank,
        "superior": unit.superior,
        "teachers_day": str(year - FIRST_TEACHERS_DAY + 1),
        "title": title,
        "units": unit.units,
        "year": str(year),
    }


def above(unit: Unit) -> str:
    """Who stands above, as a plan lists them: 省、市, 自治区、市, 市; 上级 where it is not known."""
    words = [_WORD.search(name) for name in reversed(unit.names[1:])]
    return "、".join(found[0] for found in words if found) or "上级"


def five_year_plan(year: int) -> int:
    """The number of the five-year plan in force (the 15th runs from 2026 to 2030)."""
    return 15 + (year - 2026) // 5
