"""标点连用：。。 ，。 、、 ；。

依据：GB/T 15834—2011。

不通过：落实到位‹。。›
不通过：加强管理‹，。›提高质量‹、，›办好教育。
通过：怎么办？！抓落实……
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "doubled-mark"
LEVEL: Level = "error"
MECHANICAL = True

_DOUBLED = re.compile(
    r"(?=[，、；：。？！])"
    r"(?:(?:[，、；：][ ]*){2,}。?|[，、；：][ ]*。+|。[ ]*[，、；：]+|(?<!。)。[ ]?。。?(?!。)"
    r"|？[，。；]|！[，。；])"
)
_STRENGTH = "、，；：。！？"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Two marks where one belongs; the stronger stays."""
    for match in sheet.search(_DOUBLED):
        marks = match.group().replace(" ", "")
        right = max(marks, key=_STRENGTH.index)
        yield sheet.flag(ID, LEVEL, match.span(), f"标点连用，留一个“{right}”", right)
