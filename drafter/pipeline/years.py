"""The year of a plan: for which one plans are written on a day, and which one somebody typed."""

import re
from datetime import date

from drafter.errors import DrafterError
from drafter.language.characters import half


def year_to_plan(today: date) -> int:
    """The year for which plans are written on that day: from September on the next one."""
    return today.year + (today.month >= 9)


def year_said(words: str) -> int:
    """The year that somebody typed, in whatever width; DrafterError where it is none."""
    year = half(words).strip()
    if not re.fullmatch(r"20\d\d", year):
        raise DrafterError("年度应是四位数字，如 2027。")
    return int(year)
