"""标题不规范：文种双叠、缺年份。

标题由发文机关、事由、文种组成；年度要点、计划要写年份。
依据：《党政机关公文处理工作条例》第九条。

不通过：柳城县教育局2027年教育‹工作计划要点›⏎正文一段，抓好落实。⏎正文二段。
不通过：关于印发工作要点‹的通知的通知›⏎正文一段，抓好落实。⏎正文二段。
不通过：‹柳城县教育局教育工作要点›⏎正文一段，抓好落实。⏎正文二段。
通过：柳城县教育局2027年教育工作要点⏎正文一段，抓好落实。⏎正文二段。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "title-form"
LEVEL: Level = "warn"

_DOUBLED = re.compile(
    "工作计划要点|工作要点计划|计划方案|方案计划|实施方案意见|意见方案|总结报告总结|的通知的通知|的意见的意见|的方案的方案|的报告的报告"
    "|关于[^》\n]{0,30}关于(?!印发|做好|进一步|开展|加强|全面)|关于关于|要点要点|计划计划|年年|教育教育局"
)
_YEARLY = re.compile("(?:工作要点|工作计划|工作思路|工作安排|工作总结)$")
_YEAR = re.compile(r"\d{2,4}|[〇二三]{2}|[Xx×*]{2}|待填|上半年|学期|学年")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Doubled kinds in the title, and a yearly plan without its year."""
    for line, start in zip(sheet.lines[:3], sheet.starts[:3], strict=True):
        if line.role != "title":
            continue
        for match in _DOUBLED.finditer(line.text):
            span = (start + match.start(), start + match.end())
            yield sheet.flag(ID, LEVEL, span, "标题文种重叠，请留一个")
        if _YEARLY.search(line.text) and not _YEAR.search(line.text):
            yield sheet.flag_line(ID, LEVEL, line, "标题缺年份，请补上")
        return
