"""计划里出现“今年已完成”：计划部分的“今年”是计划年，还没有发生。

不通过：柳城县教育局2027年工作计划⏎‹今年已›完成3所学校改造，继续推进2所。
不通过：柳城县教育局2027年工作计划⏎‹今年以来›，全县教育质量稳步提升。
通过：柳城县教育局2027年工作计划⏎今年要完成3所学校改造。
通过：柳城县教育局2026年工作总结⏎今年以来，全县教育质量稳步提升。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "mixed-year-word"
LEVEL: Level = "warn"

_DONE = re.compile(
    r"今年(?:以来|已经?|上半年已经?|(?=[^，。；\n]{0,10}(?:完成了|建成了|取得了|实现了|获得了|新增了|新建了|招聘了|培训了)))"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """今年 with something that has happened, in a document that is a plan and no summary."""
    title = sheet.document.title or ""
    if not re.search("计划|要点|安排|思路", title) or re.search("半年|情况|报告", title):
        return
    if "总结" in title and len(sheet.context.parts) < 2:
        return
    for match in sheet.search(_DONE):
        if not sheet.part_at(match.start()).looking_back:
            message = "计划里的“今年”还没有发生，回顾请写明上一年年份"
            yield sheet.flag(ID, LEVEL, match.span(), message)
