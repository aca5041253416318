"""引用已废止的公文规定：《国家行政机关公文处理办法》、GB/T 9704—1999、主题词。

2012年7月1日起施行《党政机关公文处理工作条例》和GB/T 9704—2012，旧办法同时停用。

不通过：依据‹《国家行政机关公文处理办法》›办理。
不通过：格式执行‹GB/T 9704—1999›。
不通过：各校要抓好落实。⏎‹主题词：›教育 工作 通知
通过：依据《党政机关公文处理工作条例》办理，格式执行GB/T 9704—2012。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "abolished-basis"
LEVEL: Level = "error"

_ABOLISHED = re.compile(
    r"《?(?:国家行政机关公文处理办法|中国共产党机关公文处理条例|国家行政机关公文格式)》?"
    r"|GB/?T[ ]?9704[ ]*[—–\-][ ]*(?:1988|1999)|(?:(?<=\n)|\A)主题词[：:]"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Rules for official documents that are no longer in force."""
    for match in sheet.search(_ABOLISHED):
        message = "2012年7月起已废止，现行：《党政机关公文处理工作条例》、GB/T 9704—2012"
        yield sheet.flag(ID, LEVEL, match.span(), message)
