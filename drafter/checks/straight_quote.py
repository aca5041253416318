"""用了直引号："双减"。

依据：GB/T 15834—2011，中文用弯引号“”。

不通过：落实‹"双减"›政策，推进‹'三进'›工作。
通过：落实“双减”政策，屏幕55"电视。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "straight-quote"
LEVEL: Level = "warn"
MECHANICAL = True

_STRAIGHT = re.compile(r"\"([^\"\n]{1,60})\"|'([^'\n]{1,60})'|＂([^＂\n]{1,60})＂")
_MANY = 8


def check(sheet: Sheet) -> Iterator[Finding]:
    """Each pair, or the first one for all where there are many."""
    found = list(every(sheet))
    if len(found) > _MANY:
        span = next(match.span() for match in sheet.search_raw(_STRAIGHT) if _han(match))
        message = f"全文用了直引号（{len(found)}处），请统一改为“”"
        yield sheet.flag(ID, LEVEL, span, message, found[0].suggestion)
    else:
        yield from found


def every(sheet: Sheet) -> Iterator[Finding]:
    """Each pair for itself."""
    for match in sheet.search_raw(_STRAIGHT):
        if _han(match):
            yield sheet.flag(
                ID, LEVEL, match.span(), "中文应用弯引号", f"“{match[1] or match[2] or match[3]}”"
            )


def _han(match: re.Match[str]) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", match.group()))
