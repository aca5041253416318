"""日期不存在，或星期与日期对不上。

不通过：‹2027年2月30日›前报送材料。
不通过：定于‹2027年9月10日（星期三）›召开表彰大会。
不通过：‹11月31日›前完成验收，‹13月份›总结。
通过：定于2027年9月10日（星期五）召开表彰大会，11月30日前完成验收。
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "calendar-date"
LEVEL: Level = "error"

_DATE = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?!\d)"
    r"(?:[ ]*[（(]?[ ]*(?:星期|周)([一二三四五六日天])[ ]*[）)]?)?"
)
_MONTH = re.compile(r"(?<![\d.—–\-~～至/、])(?:1[3-9]|[2-9]\d|00?)月(?=份|底|[上中下]旬|前|初)")
_DAYS = "一二三四五六日"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Days that no calendar has (error) and weekdays that are others (warn)."""
    for match in sheet.search(_DATE):
        year = int(match[1]) if match[1] else None
        month, day = int(match[2]), int(match[3])
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2024, month)[1]:
            yield sheet.flag(ID, LEVEL, match.span(), "没有这一天，请核对日期")
        elif match[4]:
            yield from _weekday(sheet, match, year, month, day)
    for match in sheet.search(_MONTH):
        end = match.end() + (sheet.text[match.end()] == "份")
        yield sheet.flag(ID, LEVEL, (match.start(), end), "没有这个月份，请核对")


def _weekday(sheet: Sheet, match: re.Match[str], year: int | None, month: int, day: int) -> Iterator[Finding]:
    plan = sheet.part_at(match.start()).year
    years = [year] if year else [plan, plan + 1] if plan else []
    said = match[4].replace("天", "日")
    try:
        right = [_DAYS[date(each, month, day).weekday()] for each in years]
    except ValueError:  # 29 February of a year that has none
        return
    if right and said not in right:
        word = "星期" if "星期" in match.group() else "周"
        fixed = match.group().replace(word + match[4], word + right[0])
        message = f"{years[0]}年{month}月{day}日是{word}{right[0]}，请核对"
        yield sheet.flag(ID, "warn", match.span(), message, fixed if year else None)
