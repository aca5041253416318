"""历次全会列举不全或次序颠倒：2027年只写到“二十届二中、三中全会”。

一届中央委员会一般开七次全会；列举时按次序，并列到最近一次，或直接写“历次全会”。

不通过：深入贯彻党的‹二十届二中、三中全会›精神。
不通过：深入贯彻党的‹二十届四中、三中全会›精神。
不通过：贯彻党的二十大和‹二十届三中全会›精神。
不通过：贯彻党的二十大和‹十二届四中全会›精神。
不通过：贯彻党的‹二十届七中全会›精神。
不通过：深入贯彻党的‹二十届八中全会›精神。
通过：深入贯彻党的二十届二中、三中、四中全会精神。
通过：深入贯彻党的二十大和二十届历次全会精神。
通过〔2025年 柳城县教育局〕：深入贯彻党的二十届二中、三中全会精神。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import parse_han_numeral
from drafter.model.finding import Finding, Level

ID = "plenum-list"
LEVEL: Level = "error"

_PLENUM = re.compile(
    r"(?<![一二三四五六七八九十])(十[六七八九]|二十|二十一)届((?:[一二三四五六七八九十]中[、和及]?)+)全会"
)
_OTHER = re.compile("(?<![一二三四五六七八九十])十[二三四五]届[一二三四五六七]中全会(?=精神)")
_MOST = 7
_SINCE = 2018


def check(sheet: Sheet) -> Iterator[Finding]:
    """Impossible numbers, wrong order, and a list that stops before the latest plenum."""
    for match in sheet.search(_PLENUM):
        numbers = [parse_han_numeral(n) or 0 for n in re.findall("([一二三四五六七八九十])中", match[2])]
        latest = _latest(sheet, match)
        if max(numbers) > _MOST:
            yield sheet.flag(ID, LEVEL, match.span(), "一届只有七次全会，请核对")
        elif numbers != sorted(set(numbers)):
            yield sheet.flag(ID, "warn", match.span(), "全会次序颠倒或重复，请按先后排列")
        elif latest and max(numbers) > latest + 1:
            yield sheet.flag(ID, "warn", match.span(), "这次全会还没有召开过的记载，请核对")
        elif latest and max(numbers) < latest and (len(numbers) > 1 or _alone(sheet, match)):
            message = f"全会列举不全：还有{match[1]}届{'一二三四五六七'[latest - 1]}中全会，也可写“历次全会”"
            yield sheet.flag(ID, "warn", match.span(), message)
    for match in sheet.search(_OTHER):
        if (sheet.context.year or 0) >= _SINCE:
            yield sheet.flag(ID, "warn", match.span(), "届次像是写错了，请核对")


def _alone(sheet: Sheet, match: re.Match[str]) -> bool:
    """Whether the one plenum stands for all since the congress: 二十大和二十届三中全会精神."""
    return sheet.text[: match.start()].endswith("二十大和") and sheet.text.startswith("精神", match.end())


def _latest(sheet: Sheet, match: re.Match[str]) -> int | None:
    """The last plenum of that congress that plans of the year must know of, if it is the current one."""
    year = sheet.part_at(match.start()).year
    if year is None or "历次" in sheet.sentence(match.start()):
        return None
    prefix = f"{match[1]}届"
    known = {}
    for term in sheet.context.terms:
        found = re.match(r"plenum-\d+-(\d)$", term.id)
        if found and term.surface and term.surface[0].startswith(prefix) and term.valid_from:
            if term.stale_from and year >= term.stale_from:
                return None
            known[int(found[1])] = term.valid_from
    return max((number for number, since in known.items() if since < f"{year}-01-01"), default=None)
