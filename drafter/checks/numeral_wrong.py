"""序数的汉字写错：一十一、 十十、 （廿）。

不通过：‹一十一›、强化保障⏎正文。
不通过：‹（廿）›加强管理。正文。
通过：十一、强化保障⏎正文。⏎二十、加强管理⏎正文。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "numeral-wrong"
LEVEL: Level = "warn"

_WRONG = re.compile(
    r"^(?:一十[一二三四五六七八九]?|十十.?|[（(][^）)]{0,2}[廿卅][^）)]{0,2}[）)]|[廿卅][一二三四五六七八九]?)(?=[、）)]|(?<=[）)]))",
    re.MULTILINE,
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Numerals that are no numerals."""
    for match in sheet.search(_WRONG):
        words = match.group()
        right = words[1:] if words.startswith("一十") else None
        yield sheet.flag(ID, LEVEL, match.span(), "序数写法不规范，请改正", right)
