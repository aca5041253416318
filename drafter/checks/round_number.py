"""大数的写法：20000余万元宜写作“2亿余元”。

依据：GB/T 15835—2011 第5.1条。

不通过：投入‹20000余万元›。
通过：投入2亿余元，招生12000余人，投入18540万元。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "round-number"
LEVEL: Level = "info"

_ROUND = re.compile(r"(?<![\d.])(\d+)0000([余多]?)万元")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Whole hundreds of millions written in tens of thousands."""
    for match in sheet.search(_ROUND):
        right = f"{match[1]}亿{match[2]}元"
        yield sheet.flag(ID, LEVEL, match.span(), f"宜写作“{right}”", right)
