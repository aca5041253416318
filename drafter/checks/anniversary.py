"""届次、周年算错：2027年是第43个教师节。

按年份推算：教师节=年份−1984，建党周年=年份−1921，新中国成立周年=年份−1949，等等。
没有核实过的算法只作疑似，请核对。

不通过：筹备2027年‹第41个教师节›庆祝活动。
不通过：庆祝‹建党105周年›系列活动。
不通过：开展‹迎接党的二十大›主题活动。
通过：筹备2027年第43个教师节庆祝活动，庆祝建党106周年。
通过：总结2026年第42个教师节表彰工作，迎接党的二十一大。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import parse_numeral
from drafter.language.ordinals import counted_from, year_before
from drafter.language.terms import Hit
from drafter.model.finding import Finding, Level

ID = "anniversary"
LEVEL: Level = "error"

_SESSION = re.compile(r"year = (\d{4}) \+ n")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Ordinals that follow from the year by a formula or a table of the dated terms."""
    for hit in sheet.term_hits:
        year = _year(sheet, hit)
        if year is None or sheet.in_title(hit.start):
            continue
        level: Level = "error" if hit.term.verified == "yes" else "warn"
        right = _right(hit, year)
        if right and not _looks_back(sheet, hit, year):
            ask = "" if level == "error" else "；未经核实，请核对"
            yield sheet.flag(ID, level, (hit.start, hit.end), f"届次与年份不符：{right}{ask}")


def _looks_back(sheet: Sheet, hit: Hit, year: int) -> bool:
    """Whether the words may speak of an earlier year: in a report, or one year back in a summary."""
    if "报告" in (sheet.document.title or "") or "报告" in (sheet.document.kind or ""):
        return any(_right(hit, earlier) is None for earlier in range(year - 6, year))
    return sheet.part_at(hit.start).looking_back and _right(hit, year - 1) is None


def _year(sheet: Sheet, hit: Hit) -> int | None:
    """The year written right before the words, else that of the part."""
    start, _ = sheet.sentence_at(hit.start)
    return year_before(sheet.text[start : hit.start]) or sheet.part_at(hit.start).year


def _right(hit: Hit, year: int) -> str | None:
    """What it should be, or None where it is right or nothing is known."""
    words = next((word for word in hit.words if word), "")
    if hit.term.table:
        return _by_table(hit, words, year)
    said = parse_numeral(words)
    if said is None or hit.term.formula is None:
        return None
    if base := counted_from(hit.term):
        number = year - base
        return None if said in (number, 100) else f"{year}年应是{number}"
    if session := _SESSION.match(hit.term.formula):
        held = int(session[1]) + said
        return None if held in (year, year - 1) else f"这次会议在{held}年"
    return None


def _by_table(hit: Hit, words: str, year: int) -> str | None:
    for name, held in hit.term.table:
        if name in (words, words + "大"):
            return None if held - 1 <= year <= held else f"{name}在{held}年召开，{year}年不应再写“迎接”"
    return None
