"""日期写法：2027年03月05日、2027.3.5、二〇二七年三月五日。

成文日期用阿拉伯数字写全年、月、日，月、日不编虚位。
依据：GB/T 9704—2012 第7.3.5.4条。

不通过：于‹2027年03月05日›前报送。
不通过：于‹2027.3.5›前报送。
不通过：各校要抓好落实。⏎柳城县教育局⏎‹二〇二七年三月五日›
通过：于2027年3月5日前报送，版本2.0.3。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import parse_han_numeral
from drafter.model.finding import Finding, Level

ID = "date-form"
LEVEL: Level = "warn"
MECHANICAL = True

_ARABIC_SINCE = 2012
_PADDED = re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})日")
_DOTTED = re.compile(r"(?<![\d.\-/])(20\d\d)([.．/\-])(\d{1,2})\2(\d{1,2})(?![\d.\-/])")
_DAY = re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})号(?![楼文线门令机])")
_HAN = re.compile(
    r"^([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$",
    re.MULTILINE,
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Zeros before month and day, dots and slashes, and numerals in a date line."""
    for match in sheet.search(_PADDED):
        if match[2].startswith("0") or match[3].startswith("0"):
            yield _flag(sheet, match, f"{match[1]}年{int(match[2])}月{int(match[3])}日")
    for match in sheet.search(_DAY):
        yield _flag(sheet, match, f"{match[1]}年{int(match[2])}月{int(match[3])}日")
    for match in sheet.search(_DOTTED):
        if 1 <= int(match[3]) <= 12 and 1 <= int(match[4]) <= 31:
            yield _flag(sheet, match, f"{match[1]}年{int(match[3])}月{int(match[4])}日")
    for match in sheet.search(_HAN):
        year, month, day = (parse_han_numeral(part) for part in match.groups())
        if (year or 0) >= _ARABIC_SINCE:
            yield _flag(sheet, match, f"{year}年{month}月{day}日")


def _flag(sheet: Sheet, match: re.Match[str], right: str) -> Finding:
    return sheet.flag(ID, LEVEL, match.span(), f"日期应写作“{right}”", right)
