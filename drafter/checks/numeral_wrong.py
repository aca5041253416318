"""序数的汉字写错：一十一、 十十、 （廿）。

不通过：‹一十一›、强化保障⏎正文。
不通过：‹（廿）›加强管理。正文。
不通过：（一）抓党建。正文。⏎‹（贰）›抓教学。正文。
不通过：（十八）抓党建。正文。⏎‹（一九）›抓教学。正文。
通过：十一、强化保障⏎正文。⏎二十、加强管理⏎正文。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "numeral-wrong"
LEVEL: Level = "warn"

_WRONG = re.compile(
    r"^(?:[（(]一十[一二三四五六七八九]?[）)]|[（(][一二三四五六七八九]{2,3}[）)]|一十[一二三四五六七八九]?|十十.?|[（(][^）)]{0,2}[廿卅][^）)]{0,2}[）)]|[廿卅][一二三四五六七八九]?)(?=[、）)]|(?<=[）)]))",
    re.MULTILINE,
)
_FORMAL = re.compile(
    "^[（(]?[一二三四五六七八九十]*[壹贰叁肆伍陆柒捌玖拾][一二三四五六七八九十]*[）)、]", re.MULTILINE
)
_PLAIN = re.compile("^[（(]?[一二三四五六七八九十]+[）)、]", re.MULTILINE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Numerals that are no numerals."""
    for match in sheet.search(_WRONG):
        words = match.group()
        right = words.replace("一十", "十") if "一十" in words else None
        yield sheet.flag(ID, LEVEL, match.span(), "序数写法不规范，请改正", right)
    if _PLAIN.search(sheet.text):
        for match in sheet.search(_FORMAL):
            yield sheet.flag(ID, LEVEL, match.span(), "同级序数不用大写数字，请统一")
