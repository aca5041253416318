"""Ordinals that follow from the year: the 43rd Teachers' Day of 2027, the 15th five-year plan."""

import re

from drafter.language.numbering import parse_han_numeral
from drafter.language.numerals import han_numeral
from drafter.model.term import Term

_YEARS = 5
_BEFORE_THE_FIRST = 1951
"""From the 3rd plan (1966) on, the first year of the nth is 1951 + 5n."""
_FROM = re.compile(r"N = Y - (\d{4})")
_YEAR_BEFORE = re.compile(r"(20\d\d)年[^，。；\n]{0,10}$")


def first_year(plan: str) -> int:
    """The first year of a five-year plan by its short name: 十五五 → 2026."""
    return _BEFORE_THE_FIRST + (parse_han_numeral(plan.removesuffix("五")) or 0) * _YEARS


def plan_of(year: int) -> str:
    """The short name of the five-year plan that the year belongs to: 2027 → 十五五."""
    return han_numeral((year - _BEFORE_THE_FIRST) // _YEARS) + "五"


def counted_from(term: Term) -> int | None:
    """The year that makes a year's ordinal when taken from it (教师节: 1984); None for other terms."""
    told = _FROM.match(term.formula or "")
    return int(told[1]) if told else None


def year_before(text: str) -> int | None:
    """The year named right at the end of the text, as in “2026年的”."""
    named = _YEAR_BEFORE.search(text)
    return int(named[1]) if named else None
