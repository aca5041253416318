"""The words that change with unit and year: 全县, 我县, 县委, 股 or 科."""

import re
from collections.abc import Mapping

from drafter.language.ordinals import plan_of
from drafter.model.unit import Unit

FIRST_TEACHERS_DAY = 1985

_WORD = re.compile("自治区$|地区$|[省市州盟县区旗]$")


def words(unit: Unit, year: int, title: str = "") -> Mapping[str, object]:
    """What a sentence may name, for this unit and plan year; `title` is the plan's own."""
    return {
        "above": above(unit),
        "area": unit.area,
        "bureau": unit.short,
        "committee": unit.committee,
        "five_year": f"“{plan_of(year)}”",
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
