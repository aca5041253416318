"""PDF with a text layer: lines rebuilt from where the characters stand, joined to paragraphs again."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from drafter.errors import DrafterError
from drafter.reading.glyphs import MOST_PAGES, Glyph, Told, pages
from drafter.reading.line import Account, Line, Source
from drafter.reading.plain import make_line, safe

LEAST_PER_PAGE = 5
"""Characters a page must have on average; a scan has none, or a stamp's few."""

LARGEST_STREAM = 32 * 1024 * 1024
"""Bytes of one unpacked stream that is no picture, MOST_UNPACKED of all; a page of text has some 20 KB."""
MOST_UNPACKED = 8 * LARGEST_STREAM

_STREAM = re.compile(rb"stream\r?\n(?=x)")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_PAGE_NUMBER = re.compile(r"[-—–－·\s第]*\d{1,4}[-—–－·\s页]*(?:[/共]\s*\d{1,4}\s*页?)?")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Row:
    """A printed line: page, baseline, left and right edge and character size in points."""

    page: int
    y: float
    left: float
    right: float
    size: float
    text: str


def pdf_source(data: bytes, where: str, account: Account) -> Source:
    """The paragraphs of a .pdf. Raises DrafterError for scans, locked and damaged files."""
    sheets = [_rows(characters, number) for number, characters in enumerate(_pages(data, where))]
    total = sum(len(row.text) for rows in sheets for row in rows)
    if total < LEAST_PER_PAGE * max(len(sheets), 1):
        raise DrafterError(
            f"“{where}”是扫描件，里面是图片，没有文字可读。请先用 OCR 软件识别成文字，或找原来的 Word 文件。"
        )
    rows = list(_without_margins(sheets, account))
    return Source("pdf", list(_joined(rows)))


def _pages(data: bytes, where: str) -> Iterator[list[Glyph]]:
    """The characters of each page."""
    if _is_bomb(data):
        raise DrafterError(f"“{where}”解开后大得不像公文，可能是压缩炸弹，不读。请找原来的 Word 文件。")
    page: Told = []
    for page in pages(data):
        if isinstance(page, list):
            yield page
    if isinstance(page, int):
        raise DrafterError(f"“{where}”有 {page} 页，超过 {MOST_PAGES} 页，不读。请拆成几份。")
    if page == "locked":
        raise DrafterError(f"“{where}”设了打开密码，读不了。请去掉密码后另存一份。")
    if page != "end":
        raise DrafterError(f"“{where}”已损坏或不是 PDF，读不出来。请重新下载，或找原来的 Word 文件。")


def _is_bomb(data: bytes) -> bool:
    """Whether a stream unpacks to far more than text needs; twice packed ones are unpacked twice."""
    total = 0
    for found in _STREAM.finditer(data):
        if _PICTURE.search(data, max(0, found.start() - 400), found.start()):
            continue
        inside: bytes | memoryview = memoryview(data)[found.end() :]
        while inside[:1] == b"x":
            try:
                inside = zlib.decompressobj().decompress(inside, LARGEST_STREAM)
            except zlib.error:
                break
            total += len(inside)
            if len(inside) >= LARGEST_STREAM or total > MOST_UNPACKED:
                return True
    return False


def _rows(characters: list[Glyph], page: int) -> list[_Row]:
    """Characters of a page as lines from top to bottom; those on one baseline belong together."""
    groups: list[list[Glyph]] = []
    for one in sorted(characters, key=lambda one: -one[1]):
        if groups and groups[-1][0][1] - one[1] < 0.45 * min(one[3], groups[-1][0][3]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_row(sorted(group), page) for group in groups]


def _row(group: list[Glyph], page: int) -> _Row:
    size = median(one[3] for one in group)
    text, edge = "", group[0][0]
    for x, _, right, _, char in group:
        gap = x - edge
        if gap > 2.2 * size:
            text += "  "
        elif gap > 0.18 * size and text[-1:].isascii() and char.isascii() and (text[-1:] + char).isalnum():
            text += " "
        text += char
        edge = max(edge, right)
    return _Row(page, group[0][1], group[0][0], edge, size, safe(text))


def _without_margins(pages: list[list[_Row]], account: Account) -> Iterator[_Row]:
    """The rows of all pages without page numbers and without what stands at the edge of every page."""
    edges = Counter(
        _DIGITS.sub("#", row.text)
        for rows in pages
        for row in ({id(r): r for r in (*rows[:2], *rows[-2:])}).values()
    )
    number = 0
    for rows in pages:
        for at, row in enumerate(rows):
            number += 1
            edge = at < 2 or at >= len(rows) - 2
            outer = at == 0 or at == len(rows) - 1
            line = Line(number, row.text, row.text)
            if outer and _PAGE_NUMBER.fullmatch(row.text):
                account.drop(line, "页码")
            elif edge and len(pages) >= 3 and edges[_DIGITS.sub("#", row.text)] >= max(3, len(pages) * 0.6):
                account.drop(line, "页眉页脚")
            else:
                yield row


def _joined(rows: list[_Row]) -> Iterator[Line]:
    """Rows joined to paragraphs: one goes on where it was full and the next begins at the margin."""
    if not rows:
        return
    body = median(row.size for row in rows)
    margin = _common(rows, lambda row: row.left)
    right = _common([row for row in rows if row.left < margin + 3 * body], lambda row: row.right)
    text, start, last = "", 1, rows[0]
    for number, row in enumerate(rows, 1):
        if text and _goes_on(last, row, margin, right):
            text += ("" if _close(text, row.text) else " ") + row.text
        else:
            if line := make_line(start, text):
                yield line
            text, start = row.text, number
        last = row
    if line := make_line(start, text):
        yield line


def _goes_on(last: _Row, row: _Row, margin: float, right: float) -> bool:
    ended = last.text.endswith(("。", "！", "？", "：", "；", ":", ";", "）"))
    full = last.right > right - (1.7 if ended else 5) * last.size
    flush = row.left < margin + 0.9 * row.size
    alike = abs(last.size - row.size) < 0.15 * row.size
    return full and flush and alike


def _close(text: str, following: str) -> bool:
    return not (
        text[-1:].isascii() and text[-1:].isalnum() and following[:1].isascii() and following[:1].isalnum()
    )


def _common(rows: list[_Row], edge: Any) -> float:
    """The edge at which most rows end or begin, to the point."""
    counts = Counter(round(edge(row) / 4) for row in rows)
    if not counts:
        return 0.0
    best = counts.most_common(1)[0][0]
    near = [edge(row) for row in rows if abs(edge(row) / 4 - best) <= 1.5]
    return float(median(near))
