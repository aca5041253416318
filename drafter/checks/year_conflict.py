"""年份打架：标题、首段、落款的年份对不上。

标题写2027年，首句还是“2026年全县教育工作……”，多半是去年的稿子没改净。

不通过：柳城县教育局‹2026年›教育工作要点⏎2027年全县教育工作的总体要求是提高质量。
不通过：柳城县教育局2027年教育工作要点⏎‹2026年›全县教育工作的总体要求是提高质量。
不通过：柳城县教育局2027年教育工作要点⏎2027年是关键一年，抓好工作。⏎柳城县教育局⏎‹2024年3月2日›
不通过：柳城县教育局2027年教育工作计划⏎为做好‹2026年›全县教育工作，制定本计划。
不通过：柳城县教育局2027年教育工作计划⏎抓好工作。⏎柳城县教育局⏎‹2026年2月16日›
不通过：柳城县教育局2026年工作总结和2027年工作计划⏎现总结如下：⏎一、‹2025年›工作情况⏎工作扎实。⏎二、2027年工作计划⏎抓好落实。
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
    r"(?:^|[，。：]|做好|抓好|推进|谋划)(20\d\d)年(?=是|全[县市区省国旗州校]|教育|我[县市区校局]|[春秋]季|上半年|下半年|工作的?总体|，)"
)

_ANEW = re.compile(r"20\d\d年是(?:实施|全面|深入|落实|推进|贯彻|[“十])")
_HEADED = re.compile(r"(20\d\d)年(?:度|[上下]半年)?(?:教育|主要|重点)?(?:工作|任务|目标)")
_ISSUED = re.compile(r"《([^《》]*?)(20\d\d)年([^《》]+)》")
_DRAFTED = 8
"""The month of the year before from which plans are drafted and signed."""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Title, opening sentence and sign-off date of a plan against its year."""
    title = sheet.title
    year = sheet.context.year
    if title is None or not _PLAN.search(title.text) or re.search(r"行动计划|三年|五年|规划", title.text):
        return
    named = [(match, int(match[1])) for match in _YEAR.finditer(title.text)]
    summary = bool(_SUMMARY.search(title.text))
    year = year or max((number for _, number in named), default=None)
    if year is None:
        return
    half = bool(re.search("半年|季度", title.text))
    allowed = {year, year + 1} | ({year - 1} if summary and not half else set())
    yield from _in_title(sheet, title, named, year, allowed)
    yield from _in_opening(sheet, year, allowed)
    yield from _in_headings(sheet, year, allowed)
    yield from _in_names(sheet, title)
    yield from _in_date(sheet, year, summary, half)


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
    opening = [line for line in sheet.lines[1:8] if line.role == "body"][:2]
    for line in (*opening, *(line for line in sheet.lines[8:30] if _ANEW.match(line.text))):
        match = _OPENING.search(line.text[:60])
        if match and int(match[1]) not in allowed:
            start = sheet.start_of(line) + match.start(1)
            if not re.search("以来|回顾|过去|去年", sheet.sentence(start)):
                message = f"首段年份与计划年（{year}年）不一致，请统一"
                yield sheet.flag(ID, LEVEL, (start, start + 5), message)
                return


def _in_headings(sheet: Sheet, year: int, allowed: set[int]) -> Iterator[Finding]:
    """一、2024年工作情况 in a document that looks back at 2025."""
    for heading in sheet.headings:
        match = _HEADED.match(heading.words) if heading.number.level == 1 else None
        if match and int(match[1]) not in allowed:
            start = sheet.text.index(match[1], heading.start)
            yield sheet.flag(ID, LEVEL, (start, start + 5), f"标题年份与计划年（{year}年）不一致，请统一")


def _in_names(sheet: Sheet, title: Paragraph) -> Iterator[Finding]:
    """The plan that the title issues, named again with another year."""
    issued = _ISSUED.search(title.text)
    if issued is None:
        return
    again = re.compile(re.escape(issued[1]) + r"(20\d\d)年" + re.escape(issued[3]))
    for match in sheet.search(again):
        if match[1] != issued[2]:
            span = (match.start(1), match.end(1) + 1)
            yield sheet.flag(ID, LEVEL, span, f"与标题的年份（{issued[2]}年）不一致，请统一")


def _in_date(sheet: Sheet, year: int, summary: bool, half: bool) -> Iterator[Finding]:
    line = next((line for line in reversed(sheet.lines) if line.role == "date"), None)
    match = re.search(r"(20\d\d)[年.\-/](\d{1,2})[月.\-/]", line.text) if line else None
    if line is None or match is None:
        return
    signed = int(match[1])
    late = signed == year + 1 and not summary
    early = signed == year - 1 and (half or int(match[2]) < _DRAFTED)
    if signed not in (year - 1, year, year + 1) or (late and int(match[2]) > 1) or early:
        yield sheet.flag_line(ID, LEVEL, line, f"落款日期与计划年（{year}年）对不上，请核对")
