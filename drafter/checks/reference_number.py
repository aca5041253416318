"""发文字号写错：[2027]3号、（2027）3号、〔2027〕03号。

年份用六角括号〔〕写全，序号不编虚位、不加“第”。
依据：GB/T 9704—2012 第7.2.5条。

不通过：贯彻县教‹[2027]03号›文件。
不通过：贯彻县教‹（2027）3号›文件，县教‹〔27〕5号›文件，县教‹〔2027〕第6号›文件。
通过：贯彻县教〔2027〕3号文件，第3号校舍，2027年（含）3号楼。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "reference-number"
LEVEL: Level = "error"
MECHANICAL = True

_NUMBER = re.compile(
    r"([\[［(（【〔{﹝])[ ]*((?:20)?\d\d)[ ]*([\]］)）】〕}﹞])[ ]*(第?)[ ]*(0*)(\d+)[ ]*"
    r"号(?![楼线院门店车])"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Brackets, short years, 第 and leading zeros."""
    for match in sheet.search(_NUMBER):
        year = match[2] if len(match[2]) == 4 else "20" + match[2]
        right = f"〔{year}〕{match[6]}号"
        if sheet.raw[match.start() : match.end()] != right:
            yield sheet.flag(ID, LEVEL, match.span(), f"发文字号应写作“{right}”", right)
