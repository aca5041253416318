"""中文里夹着半角标点：加强管理,提高质量。

半角很多时只报一处，用“--fix”一次改完。
依据：GB/T 15834—2011。

不通过：加强管理‹,›提高质量‹;›落实责任。办好学校，建好队伍，管好安全，用好经费，抓好质量，守好底线。
不通过：加强管理‹,›提高质量,落实责任,办好学校,建好队伍,管好安全,用好经费,抓好质量,守好底线,做好服务。
通过：上午11:35集合，比例1:2，投入3,200万元。
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "half-width-mark"
LEVEL: Level = "warn"
MECHANICAL = True

_HALF = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:!?()]|[,;:!?()](?=[\u4e00-\u9fff“《（])")
_STOP = re.compile(r"\.(?:(?=\n|$)(?<=[\u4e00-\u9fff]{4}\.)|(?=[\u4e00-\u9fff])(?<=[\u4e00-\u9fff]{6}\.))")
_ENTITY = re.compile("&[a-z]{2,6};$")
_FULL = re.compile("[，；：！？（）]")
_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_MOSTLY = 0.8
_FEWEST = 8
_MANY = 25


def check(sheet: Sheet) -> Iterator[Finding]:
    """Each place, or the first one for all where the document is mostly half-width."""
    found = list(every(sheet))
    full = len(_FULL.findall(sheet.raw))
    if len(found) >= _MANY or (len(found) >= _FEWEST and len(found) >= _MOSTLY * (len(found) + full)):
        first = found[0]
        message = f"全文有{len(found)}处半角标点，请统一改为全角"
        yield replace(first, message=message)
    else:
        yield from found


def every(sheet: Sheet) -> Iterator[Finding]:
    """Each place for itself."""
    for match in sheet.search_raw(_HALF):
        if not _in_number(sheet, match) and not _ENTITY.search(
            sheet.raw, max(0, match.start() - 8), match.end()
        ):
            yield sheet.flag(ID, LEVEL, match.span(), "中文里应用全角标点", _WIDE[match.group()])
    for match in sheet.search_raw(_STOP):
        yield sheet.flag(ID, LEVEL, match.span(), "句号应是“。”", "。")


def _in_number(sheet: Sheet, match: re.Match[str]) -> bool:
    """Brackets of a heading's number are another check's."""
    line = sheet.line_at(match.start())
    at = match.start() - sheet.start_of(line)
    return (
        line.role == "heading"
        and at <= 4
        and match.group() in "()"
        and bool(re.match(r"\([一二三四五六七八九十\d]+\)", line.text))
    )
