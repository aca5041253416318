"""On which page each paragraph of a Word text comes to stand, by counting lines as Word does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from math import ceil

from drafter.model.style import Style
from drafter.render.paging import count_lines
from drafter.render.wordsections import turned_page
from drafter.render.wordstyles import NAMES

_STYLE = re.compile(r'<w:pStyle w:val="(\w+)"/>')
_TAG = re.compile(r"<[^>]+>")
_DIRECT = re.compile(r'<w:spacing(?: w:before="(\d+)")? w:line="(\d+)"')
_ROW = re.compile(r"<w:tr>.*?</w:tr>")
_CELL = re.compile(r'<w:tcW w:w="(\d+)".*?</w:tc>')
_ELEMENTS = {key: element for element, (key, _) in NAMES.items()}
_ROOM = 160
"""Twips that a cell keeps free beside its text."""
_ROW_ROOM = 90
"""Twips of a row besides its lines: margins and rules."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The pages (from 1) on which something begins and ends, and how many lines of the latter are taken."""

    page: int
    last: int
    end: float


@dataclass(frozen=True, slots=True)
class _Item:
    lines: float
    keep: bool = False
    apart: bool = False
    rows: tuple[float, ...] = ()
    closes: str = ""


def spots(made: Sequence[str], style: Style, apart: float = 0) -> list[Spot]:
    """A spot for each paragraph or table, in their order.

    `apart` is what the program leaves between Han characters and digits, in 字 (paging.APART).
    """
    found: list[Spot] = []
    page, used, most = 1, 0.0, _most(style, turned=False)
    items = [_item(xml, style, apart) for xml in made]
    turned = _turned(items)
    most = _most(style, turned=next(turned))
    for place, item in enumerate(items):
        if (item.apart and used) or (item.lines and used + _needed(items, place) > most + 0.01):
            page, used = page + 1, 0.0
        first = page
        for lines in item.rows or (1.0,) * int(item.lines) + (item.lines % 1,):
            if lines and used + lines > most + 0.01:
                page, used = page + 1, 0.0
            used += lines
        found.append(Spot(first, page, used))
        if item.closes:
            page, used, most = page + 1, 0.0, _most(style, turned=next(turned))
    return found


def last_page(found: Sequence[Spot], style: Style, more: float) -> int:
    """The page on which so many further lines at the end come to stand."""
    last = found[-1]
    return last.last if last.end + more <= style.grid.lines else last.last + 1


def _turned(items: Sequence[_Item]) -> Iterator[bool]:
    """For each section whether it is turned; the last one is told by nobody and stands."""
    for item in items:
        if item.closes:
            yield item.closes == "turned"
    yield False


def _most(style: Style, *, turned: bool) -> float:
    page = turned_page(style.page) if turned else style.page
    return page.text_height / style.pitch


def _needed(items: Sequence[_Item], place: int) -> float:
    """The lines that must stand together from here on: what is kept with the next, and its first line."""
    total, at = 0.0, place
    while at < len(items) and items[at].keep and not items[at].closes:
        total += items[at].lines
        at += 1
    if at == len(items):
        return total
    return total + (items[at].rows[0] if items[at].rows else min(items[at].lines, 1.0))


def _item(xml: str, style: Style, apart: float) -> _Item:
    if xml.startswith("<w:tbl>"):
        if "<w:tblpPr" in xml:
            return _Item(0)
        rows = tuple(_row(row, style) for row in _ROW.findall(xml))
        return _Item(sum(rows), rows=rows)
    found = _STYLE.search(xml)
    element = _ELEMENTS.get(found[1] if found else "", "body")
    return _Item(
        lines=_lines(xml, element, style, apart),
        keep="<w:keepNext/>" in xml or element.startswith("heading"),
        apart="<w:pageBreakBefore/>" in xml,
        closes="" if "<w:sectPr>" not in xml else "turned" if 'w:orient="landscape"' in xml else "upright",
    )


def _lines(xml: str, element: str, style: Style, apart: float) -> float:
    if direct := _DIRECT.search(xml):
        height = int(direct[1] or 0) + int(direct[2])
        return ceil(height / style.pitch) if height > style.pitch else 0
    text = unescape(_TAG.sub("", xml.replace("<w:br/>", "\n").replace("<w:tab/>", " ")))
    if element in ("title", "attachment_title"):
        return 1.0 + text.count("\n")
    chars = style.grid.chars
    if element == "attachment_note":
        return float(count_lines(text, chars - 6, -4 if text.startswith("附件") else -1, apart))
    return float(count_lines(text, chars, style.elements[element].indent, apart))


def _row(row: str, style: Style) -> float:
    size = style.elements["table_text"].size * 20
    most = 1
    for cell in _CELL.finditer(row):
        text = unescape(_TAG.sub("", cell.group()))
        most = max(most, count_lines(text, (int(cell[1]) - _ROOM) / size))
    return (most * size * 1.5 + _ROW_ROOM) / style.pitch
