"""书名号之间加了顿号：《A》、《B》。

依据：GB/T 15834—2011 第4.5.3.5条，并列的书名号之间通常不用顿号。

不通过：宣传《教育法》‹、›《教师法》。
通过：宣传《教育法》《教师法》，落实《教育法》（2021年修正）、《教师法》。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "mark-between-titles"
LEVEL: Level = "warn"
MECHANICAL = True

_BETWEEN = re.compile("(?<=》)、(?=《)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """、 between 》 and 《."""
    for match in sheet.search(_BETWEEN):
        yield sheet.flag(ID, LEVEL, match.span(), "并列的书名号之间不用顿号", "")
