"""引号方向反了：”强师“工程。

依据：GB/T 15834—2011。

不通过：实施‹”强师“›工程。
通过：实施“强师”工程，推进“双减”。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "reversed-quote"
LEVEL: Level = "error"
MECHANICAL = True

_REVERSED = re.compile("”([^“”，。；：、\n]{1,14})“")


def check(sheet: Sheet) -> Iterator[Finding]:
    """A closing mark before its opening one, where no quotation is open."""
    for line, start in zip(sheet.lines, sheet.starts, strict=True):
        if "”" not in line.text or line.text.count("“") != line.text.count("”"):
            continue
        for match in _REVERSED.finditer(line.text):
            before = line.text[: match.start()]
            if before.count("“") == before.count("”"):
                span = (start + match.start(), start + match.end())
                yield sheet.flag(ID, LEVEL, span, "引号方向反了", f"“{match[1]}”")
