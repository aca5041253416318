"""年份打架：标题、首段、落款的年份对不上。

标题写2027年，首句还是“2026年全县教育工作……”，多半是去年的稿子没改净。

不通过：柳城县教育局‹2026年›教育工作要点⏎2027年全县教育工作的总体要求是提高质量。
不通过：柳城县教育局2027年教育工作要点⏎‹2026年›全县教育工作的总体要求是提高质量。
不通过：柳城县教育局2027年教育工作要点⏎2027年是关键一年，抓好工作。⏎柳城县教育局⏎‹2024年3月2日›
通过：柳城县教育局2027年教育工作要点⏎2027年全县教育工作的总体要求是提高质量。⏎柳城县教育局⏎2027年2月25日
通过：柳城县教育局2026年工作总结和2027年工作计划⏎2026年，全县教育工作稳中有进。
通过〔2026年 柳城县实验小学〕：柳城县实验小学2026—2027学年度工作计划⏎2026年秋季学期，全校狠抓质量。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.document import Paragraph
from drafter.model.finding import Finding, Level

ID = "year-conflict"
LEVEL: Level = "error"

_PLAN = re.compile("要点|计划|思路|安排")
_SUMMARY = re.compile("总结|述职|回顾|情况")
_YEAR = re.compile(r"(20\d\d)(?:年|(?=[—–\-~～至]+20\d\d))")
_OPENING = re.compile(
    r"(?:^|[，。：])(20\d\d)年(?=是|全[县市区省国旗州校]|教育|我[县市区校局]|[春秋]季|上半年|下半年|工作的?总体|，)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Title, opening sentence and sign-off date of a plan against its year."""
    title = next((line for line in sheet.lines[:3] if line.role == "title"), None)
    year = sheet.context.year
    if title is None or not _PLAN.search(title.text) or re.search(r"行动计划|三年|五年|规划", title.text):
        return
    named = [(match, int(match[1])) for match in _YEAR.finditer(title.text)]
    summary = bool(_SUMMARY.search(title.text))
    year = year or max((number for _, number in named), default=None)
    if year is None:
        return
    allowed = {year, year + 1} | ({year - 1} if summary else set())
    yield from _in_title(sheet, title, named, year, allowed)
    yield from _in_opening(sheet, year, allowed)
    yield from _in_date(sheet, year, summary)


def _in_title(
    sheet: Sheet, title: Paragraph, named: list[tuple[re.Match[str], int]], year: int, allowed: set[int]
) -> Iterator[Finding]:
    start = sheet.start_of(title)
    if named and year not in {number for _, number in named}:
        for match, number in named:
            if number not in allowed or number == year + 1:
                span = (start + match.start(), start + match.end())
                yield sheet.flag(ID, LEVEL, span, f"标题年份与计划年（{year}年）不一致，请统一")


def _in_opening(sheet: Sheet, year: int, allowed: set[int]) -> Iterator[Finding]:
    for line in [line for line in sheet.lines[1:8] if line.role == "body"][:2]:
        match = _OPENING.search(line.text[:60])
        if match and int(match[1]) not in allowed:
            start = sheet.start_of(line) + match.start(1)
            if not re.search("以来|回顾|过去|去年", sheet.sentence(start)):
                message = f"首段年份与计划年（{year}年）不一致，请统一"
                yield sheet.flag(ID, LEVEL, (start, start + 5), message)
            return


def _in_date(sheet: Sheet, year: int, summary: bool) -> Iterator[Finding]:
    line = next((line for line in reversed(sheet.lines) if line.role == "date"), None)
    match = re.search(r"(20\d\d)[年.\-/](\d{1,2})[月.\-/]", line.text) if line else None
    if line is None or match is None:
        return
    signed = int(match[1])
    late = signed == year + 1 and not summary
    if signed not in (year - 1, year, year + 1) or (late and int(match[2]) > 1):
        yield sheet.flag_line(ID, LEVEL, line, f"落款日期与计划年（{year}年）对不上，请核对")
