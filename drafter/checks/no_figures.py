"""全文没有一个数字：目标无法核验。

计划、要点宜有三到八项可核验的指标或时限。

不通过：‹柳城县教育局2027年教育工作要点›⏎{八百字以上的正文}全面贯彻党的教育方针，落实立德树人根本任务，健全制度，改进作风，提高质量，办好人民满意的教育。
通过：柳城县教育局2027年教育工作要点⏎{八百字以上的正文}义务教育巩固率稳定在97%以上。
通过：柳城县教育局2027年教育工作要点⏎全面贯彻党的教育方针。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.finding import Finding, Level

ID = "no-figures"
LEVEL: Level = "warn"

_FIGURE = re.compile(
    r"\d+(?:\.\d+)?[ ]*(?:%|[个所名人万亿元项场次期节套台类门岁天周月]|小时|分钟|平方米|学时|课时)|待填"
    r"|[一二三四五六七八九十百两]+(?:[所名次期场]|个(?:小时|月|百分点))|年底前|[上下]半年|季度|[春秋]季学期"
)
_FEWEST = 800


def check(sheet: Sheet) -> Iterator[Finding]:
    """Plans of some length without any amount or date."""
    title = sheet.title
    if title is None or not re.search("要点|计划|方案", title.text) or count_han(sheet.text) < _FEWEST:
        return
    if not _FIGURE.search(sheet.text[len(title.text) :]):
        yield sheet.flag_line(ID, LEVEL, title, "全文没有数字和时限，请写上几项可核验的目标")
