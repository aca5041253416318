"""年份简写：27年计划招聘。

依据：GB/T 15835—2011 第5.2条，年份一般不简写。

不通过：‹27年›计划招聘教师50名，做好‹’26年›总结。
不通过：‹26年›完成3所，较‹25年›提高，抓好‹27年›秋季招生。
通过：较20年前提高，25年来，30年坚守。
通过：2027年计划招聘教师50名，20年教龄，30年来，15年免费教育，近20年秋季。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "short-year"
LEVEL: Level = "warn"

_SHORT = re.compile(
    r"(?=[123’'‘])(?:(?:(?<=[，。；、：“（\n])|\A|(?<=[做在于从到自至]))([12]\d|3[0-5])年(?=计划|工作|招聘|[春秋]季|全县|全市|全区|底前|将|要|上半年|下半年|度工作|高考|中考|我[县市区])"
    r"|[’'‘](\d\d)年)"
)
_BARE = re.compile(
    r"(?<![\d.])(\d\d)年(?=[\u4e00-\u9fff])(?![来间前后的以内教工如磨不免义制期历奋征风坚党从专龄级代份薪岁月有多余，])"
)
_OPENS = re.compile("(?:^|[，。；：\n较比]|做好|抓好|完成|总结)$")
_AROUND = 3
"""Years from the plan's own within which two digits are taken for a year."""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Two digits for a year where only a year makes sense."""
    for match in sheet.search(_SHORT):
        right = f"20{match[1] or match[2]}年"
        yield sheet.flag(ID, LEVEL, match.span(), f"年份不简写，应为“{right}”", right)
    year = sheet.context.year
    for match in sheet.search(_BARE):
        digits = match[1]
        opens = _OPENS.search(sheet.text[max(0, match.start() - 2) : match.start()])
        if opens and year and abs(int(digits) - year % 100) <= _AROUND:
            yield sheet.flag(ID, LEVEL, match.span(), f"年份不简写，应为“20{digits}年”", f"20{digits}年")
