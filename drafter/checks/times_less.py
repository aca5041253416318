"""减少不能用倍数：事故减少2倍。

不通过：校园安全事故‹减少2倍›。
不通过：用时‹缩短一倍›。
通过：校园安全事故减少一半，投入增加2倍。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "times-less"
LEVEL: Level = "error"

_LESS = re.compile(
    r"(?:减少|降低|下降|缩小|缩短|压缩|压减|降)了?(?:近|约)?(?:[一二两三四五六七八九十]|\d+(?:\.\d+)?)(?:多)?倍"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Less by so many times."""
    for match in sheet.search(_LESS):
        yield sheet.flag(ID, LEVEL, match.span(), "减少不能用“倍”，请改用分数或百分数")
