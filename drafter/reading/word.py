"""Word documents: their paragraphs in reading order, as a reader sees them with all changes accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from drafter.errors import DrafterError
from drafter.reading.labels import Labels
from drafter.reading.line import Account, Line, Source
from drafter.reading.package import Package, get, name_of
from drafter.reading.plain import make_line, safe
from drafter.reading.styles import Style, load_styles, numbering_of, outline_of

MOST_PARAGRAPHS = 400_000
"""Paragraphs of one document; a plan has some hundred, a year's archive a few thousand."""

_INSIDE = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdtContent", "hyperlink", "fldSimple", "bdo", "dir", "sdt"}
)
GONE = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "rt", "Fallback"}
)
"""Elements of a paragraph that print nothing."""
_SIGNS = {"tab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(slots=True)
class _Paragraph:
    text: str = ""
    hidden: str = ""
    boxes: list[Any] = field(default_factory=list)


def word_source(data: bytes, where: str, account: Account) -> Source:
    """The lines of a .docx. Raises DrafterError for damaged and hostile files."""
    package = Package(data, where)
    root = package.tree(package.main)
    body = next((child for child in root if name_of(child) == "body"), None) if root is not None else None
    if body is None:
        if (
            package.has("content.xml")
            or package.has("xl/workbook.xml")
            or package.has("ppt/presentation.xml")
        ):
            raise DrafterError(f"“{where}”不是 Word 文档（像是表格、演示或 ODF 文件）。请另存为 .docx 再试。")
        raise package.damaged()
    walker = Walker(package, where, account)
    walker.blocks(body, None)
    walker.notes(package)
    return Source("docx", walker.lines)


class Walker:
    """Walks the body and gathers its lines; `number` counts paragraphs, empty ones too."""

    def __init__(self, package: Package, where: str, account: Account) -> None:
        self.lines: list[Line] = []
        self._styles = load_styles(package)
        self._labels = Labels(package)
        self._where, self._account = where, account
        self._number = self._tables = 0
        self._gap = False
        self._carried = ""

    def blocks(self, container: Any, cell: tuple[int, int, int] | None) -> None:
        """Paragraphs, tables and what holds them, in reading order."""
        for child in container:
            name = name_of(child)
            if name == "p":
                self._paragraph(child, cell)
            elif name == "tbl":
                self._table(child, cell)
            elif name == "sdt" and _is_contents(child):
                self._contents(child)
            elif name in _INSIDE:
                self.blocks(child, cell)

    def notes(self, package: Package) -> None:
        """Footnotes and endnotes, as lines behind the text."""
        for part in ("footnotes.xml", "endnotes.xml"):
            root = package.beside(part)
            for note in root if root is not None else ():
                if get(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    before = len(self.lines)
                    self.blocks(note, None)
                    for line in self.lines[before:]:
                        line.note = True

    def _paragraph(self, element: Any, cell: tuple[int, int, int] | None) -> None:
        self._number += 1
        if self._number > MOST_PARAGRAPHS:
            raise DrafterError(f"“{self._where}”超过 {MOST_PARAGRAPHS} 段，不像是公文，不读。请拆成几份。")
        found, style, properties = _Paragraph(), Style(), None
        for child in element:
            if name_of(child) == "pPr":
                properties = child
        style = self._style(properties)
        _gather(element, found)
        text = self._carried + found.text
        self._carried = ""
        if properties is not None and _mark_deleted(properties):
            self._carried = text
        else:
            self._add(self._labelled(text, style), style, cell)
        if found.hidden.strip():
            hidden = make_line(self._number, found.hidden)
            if hidden:
                self._account.cut(hidden, hidden.raw, "隐藏文字")
        for box in found.boxes:
            self.blocks(box, None)

    def _style(self, properties: Any | None) -> Style:
        if properties is None:
            return self._styles.get("Normal", Style())
        chosen = next((get(child, "val") for child in properties if name_of(child) == "pStyle"), "Normal")
        style = self._styles.get(chosen, Style())
        numbering, outline = numbering_of(properties), outline_of(properties)
        list_id, depth = numbering if numbering is not None else (style.list_id, style.depth)
        if numbering is not None and not list_id:
            list_id = style.list_id
        return Style(style.name, "", list_id, depth, outline or style.outline)

    def _labelled(self, text: str, style: Style) -> str:
        label = self._labels.next(style.list_id, style.depth) if style.list_id not in ("", "0") else ""
        return label + text.lstrip() if text.strip() else ""

    def _add(self, text: str, style: Style, cell: tuple[int, int, int] | None) -> None:
        self._gap = self._gap or not text.strip()
        for piece in safe(text.replace("\v", "" if style.joins else "\n")).split("\n"):
            line = make_line(self._number, piece.replace("\t", " ") if cell else piece, gap=self._gap)
            if line is None:
                continue
            line.cell, line.outline, self._gap = cell, 0 if cell else style.outline, False
            if style.contents:
                self._account.drop(line, "目录")
            self.lines.append(line)

    def _contents(self, element: Any) -> None:
        before = len(self.lines)
        for child in element:
            if name_of(child) == "sdtContent":
                self.blocks(child, None)
        for line in self.lines[before:]:
            if not line.why:
                self._account.drop(line, "目录")

    def _table(self, element: Any, outer: tuple[int, int, int] | None) -> None:
        rows = list(_rows(element))
        plain = outer is None and all(len(row) <= 1 for row in rows)
        table = self._tables
        self._tables += 1
        for at, row in enumerate(rows):
            for column, part in enumerate(row):
                self.blocks(part, None if plain else outer or (table, at, column))


def _rows(table: Any) -> Iterator[list[Any]]:
    for child in table:
        name = name_of(child)
        if name == "tr" and not _row_deleted(child):
            yield list(_cells(child))
        elif name in _INSIDE:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        name = name_of(child)
        if name == "tc":
            yield child
        elif name in _INSIDE:
            yield from _cells(child)


def _row_deleted(row: Any) -> bool:
    return any(name_of(part) == "del" for child in row if name_of(child) == "trPr" for part in child)


def _mark_deleted(properties: Any) -> bool:
    """Whether the paragraph's end was deleted under change tracking: its text runs on into the next."""
    return any(name_of(part) == "del" for child in properties if name_of(child) == "rPr" for part in child)


def _is_contents(element: Any) -> bool:
    return any(
        name_of(part) == "docPartGallery" and get(part, "val") == "Table of Contents"
        for child in element
        if name_of(child) == "sdtPr"
        for part in child.iter()
    )


def _gather(element: Any, found: _Paragraph) -> None:
    """Add an inline element's text; text boxes are set aside, deleted and hidden runs left out."""
    for child in element:
        name = name_of(child)
        if name == "r":
            _run(child, found)
        elif name == "t":
            found.text += child.text or ""
        elif name not in GONE:
            _gather(child, found)


def _run(run: Any, found: _Paragraph) -> None:
    hidden = _hidden(run)
    for child in run:
        name = name_of(child)
        if name == "t":
            if hidden:
                found.hidden += child.text or ""
            else:
                found.text += child.text or ""
        elif name in _SIGNS:
            found.text += _SIGNS[name]
        elif name in ("drawing", "pict", "AlternateContent", "object"):
            found.boxes += list(_boxes(child))
        elif name == "ruby":
            _gather(child, found)


def _boxes(element: Any) -> Iterator[Any]:
    """Text boxes of a drawing; of the two forms that Word writes for old and new readers only the new one."""
    for child in element:
        name = name_of(child)
        if name == "txbxContent":
            yield child
        elif name != "Fallback":
            yield from _boxes(child)


def _hidden(run: Any) -> bool:
    for child in run:
        if name_of(child) == "rPr":
            return any(
                name_of(part) == "vanish" and get(part, "val") not in ("0", "false", "off") for part in child
            )
    return False
