"""层次序数后的标点不对：一. （一）、 1、。

“一、”用顿号，“（一）”“（1）”后不加标点，“1.”用圆点。
依据：GB/T 9704—2012 第7.3.3条。

不通过：‹一.›总体要求⏎正文。
不通过：‹（一）、›提高站位⏎正文。
不通过：‹(1)、›落实经费。正文。
不通过：‹1、›落实经费。正文。⏎2、落实编制。正文。
不通过：一、总体要求⏎正文。⏎‹二 、›保障措施⏎正文。⏎‹第三、›有关要求⏎正文。
通过：一、总体要求⏎（一）提高站位。正文。⏎1.落实经费。正文。⏎（1）足额拨付。正文。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Heading, Sheet
from drafter.model.finding import Finding, Level

ID = "number-mark"
LEVEL: Level = "warn"
MECHANICAL = True

_HAN = re.compile(r"([一二三四五六七八九十]+)[.．，,:：]")
_BRACKET = re.compile(r"([（(][一二三四五六七八九十\d]+[）)])[、.．，,]")
_DIGIT = re.compile(r"(\d+)[、，]")
_SPACED = re.compile(r"[（(]?[一二三四五六七八九十\d]+[ ]+[、.．）)]")
_FIRSTLY = re.compile(r"^第([一二三四五六七八九十]+)、(?=[^，。；\n]{2,24}$)", re.MULTILINE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Wrong marks one by one; the widespread 1、 once a document."""
    loose: list[Heading] = []
    for heading in sheet.headings:
        text = heading.number.text
        if match := _HAN.fullmatch(text):
            yield _flag(sheet, heading, "warn", match[1] + "、", "“一”后用顿号")
        elif match := _BRACKET.fullmatch(text):
            yield _flag(sheet, heading, "warn", match[1], "带括号的序数后不加标点")
        elif _DIGIT.fullmatch(text):
            loose.append(heading)
        if match := _SPACED.match(heading.paragraph.text):
            span = (heading.start, heading.start + match.end())
            right = "".join(match.group().split())
            yield sheet.flag(ID, "warn", span, "序数与标点之间不空格", right)
    for match in sheet.search(_FIRSTLY):
        yield sheet.flag(ID, "warn", match.span(), "一级标题的序数写作“一、”", match[1] + "、")
    if loose:
        count = f"（全文{len(loose)}处）" if len(loose) > 1 else ""
        right = loose[0].number.text[:-1] + "."
        yield _flag(sheet, loose[0], "info", right, f"“1、”宜写作“1.”{count}")


def every(sheet: Sheet) -> Iterator[Finding]:
    """Each place for itself, for `--fix`."""
    for heading in sheet.headings:
        if _DIGIT.fullmatch(heading.number.text):
            yield _flag(sheet, heading, "info", heading.number.text[:-1] + ".", "“1、”宜写作“1.”")
    yield from (finding for finding in check(sheet) if finding.level != "info")


def _flag(sheet: Sheet, heading: Heading, level: Level, right: str, message: str) -> Finding:
    text = heading.paragraph.text
    end = next(i for i in range(1, len(text) + 1) if "".join(text[:i].split()) == heading.number.text)
    return sheet.flag(ID, level, (heading.start, heading.start + end), f"序数标点不对：{message}", right)
