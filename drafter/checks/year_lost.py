"""年份被删掉：句首只剩“年全县教育工作”。

不通过：‹年全›县教育工作的总体要求是提高质量。
不通过：为做好‹年›全市教育工作，制定本计划。
不通过：总体思路：‹年是›全面实施规划的关键一年。
不通过：各校要抓好落实。⏎柳城县教育局⏎‹年 月 日›
通过：2027年全县教育工作的总体要求是提高质量，年底前完成。
通过：年内完成，年度考核照常进行。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "year-lost"
LEVEL: Level = "error"

_YEAR = re.compile(
    r"(?=年)(?:(?:(?<=\n)|(?<=[，。；：])|\A)年(?:全(?=[县市区省国旗校])|是|，|教育(?=工作)|我[县市区校]|工作要点)"
    r"|(?<=做好|推进|抓好|完成|谋划|部署)年(?=全[县市区省州旗]|教育工作|[上下]半年))"
)
_DATE = re.compile(r"(?:(?<=\n)|\A)(?:20\d\d|20)?[ ]*年[ ]+月[ ]+日")


def check(sheet: Sheet) -> Iterator[Finding]:
    """A sentence that begins with 年, and a date without figures."""
    for match in sheet.search(_YEAR):
        yield sheet.flag(ID, LEVEL, match.span(), "“年”前的年份丢了，请补上")
    for match in sheet.search(_DATE):
        yield sheet.flag(ID, "warn", match.span(), "成文日期还没有填")
