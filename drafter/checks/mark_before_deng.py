"""“等”前面加了顿号：语文、数学、等学科。

依据：GB/T 15834—2011。

不通过：开齐语文、数学‹、等›学科。
通过：开齐语文、数学等学科，划分一级、等级、等次。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "mark-before-deng"
LEVEL: Level = "error"
MECHANICAL = True

_DENG = re.compile(
    "、等(?![级次额距比值量待候效])|，等(?=社团|学科|方面|工作|活动|内容|项目|部门|单位|问题|产业|课程|形式|措施)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """、 right before 等."""
    for match in sheet.search(_DENG):
        yield sheet.flag(ID, LEVEL, match.span(), "“等”前不用标点", "等")
