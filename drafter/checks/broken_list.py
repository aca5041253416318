"""“一是二是三是”断链。

不通过：一是抓党建。‹三是›抓安全。
不通过：‹二是›抓安全。三是抓质量。
不通过：首先抓党建。‹再次›抓安全。
不通过：一是抓党建。‹二要›抓安全。
通过：一是抓党建。二是抓安全。三是抓质量。
通过：一要抓党建，二要抓安全，三要抓质量。首先学习，其次讨论，再次交流。
通过：质量是教育的生命线，第一是安全，三要素齐备。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import parse_han_numeral
from drafter.model.finding import Finding, Level

ID = "broken-list"
LEVEL: Level = "error"

_ITEM = re.compile(
    r"(?:(?<=[。；：，！？])|^)[ ]*([一二三四五六七八九十]{1,2})[ ]?(是|要)(?![求素件点害塞道诀])",
    re.MULTILINE,
)
_THEN = re.compile(r"(?:(?<=[。；：，])|^)(首先|其次|再次)(?=[^，。]|，)", re.MULTILINE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Chains of 一是… and of 首先…, each within one section."""
    yield from _counted(sheet)
    yield from _worded(sheet)


def _counted(sheet: Sheet) -> Iterator[Finding]:
    last, word, section = 0, "", -1
    for match in _ITEM.finditer(sheet.text):
        here = _section(sheet, match.start(1))
        if here != section:
            last, section = 0, here
        number = parse_han_numeral(match[1]) or 0
        span = (match.start(1), match.end())
        if number == 1:
            last, word = 1, match[2]
            continue
        if number != last + 1:
            expected = "一" if last == 0 else f"第{last + 1}条"
            yield sheet.flag(
                ID,
                LEVEL,
                span,
                f"列举断链：前面缺“{expected}{match[2]}”" if last == 0 else f"列举断链：缺{expected}",
            )
        elif word and word != match[2]:
            yield sheet.flag(
                ID, "warn", span, f"“一{word}”与“{match[1]}{match[2]}”混用，请统一", match[1] + word
            )
        last, word = number, match[2]


def _worded(sheet: Sheet) -> Iterator[Finding]:
    seen: set[str] = set()
    section = -1
    for match in sheet.search(_THEN):
        here = sheet.line_at(match.start()).number
        if here != section:
            seen, section = set(), here
        if match[1] == "再次" and "首先" in seen and "其次" not in seen:
            yield sheet.flag(ID, LEVEL, match.span(1), "列举断链：“首先”之后缺“其次”")
        seen.add(match[1])


def _section(sheet: Sheet, at: int) -> int:
    """Which heading stands above: a chain may run over paragraphs but not over headings."""
    return sheet.heading_before(at)
