"""学年写法不对：两个年份不相邻，或“学年”与“年度”混写。

不通过：‹2026—2028学年›要抓好质量。
不通过：‹2026—2027年度第一学期›工作安排如下。
不通过：‹2024年至2025第二学期›工作安排如下。
通过：2026—2027学年度第一学期工作安排如下。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "school-year"
LEVEL: Level = "error"

_YEARS = re.compile(
    r"(?<!\d)(20\d\d)(年?)[ ]*[—–\-~～－至]+[ ]*(20\d\d)(年?)[ ]*(学年度?|年度(?=第[一二])|(?=第[一二]学期))"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Two years that do not follow one another, and 年度 for 学年度."""
    for match in sheet.search(_YEARS):
        first, second, word = int(match[1]), int(match[3]), match[5]
        right = f"{first}—{first + 1}学年度"
        if second != first + 1:
            yield sheet.flag(ID, LEVEL, _span(sheet, match), f"学年的两个年份应相邻，如“{right}”")
        elif not word.startswith("学年"):
            yield sheet.flag(ID, LEVEL, _span(sheet, match), f"应写作“{right}”")


def _span(sheet: Sheet, match: re.Match[str]) -> tuple[int, int]:
    """With the term that follows, if one does."""
    term = re.compile("第[一二]学期").match(sheet.text, match.end())
    return match.start(), term.end() if term and not match[5].startswith("学年") else match.end()
