"""Old beside new in one Word file (花脸稿): insertions and deletions marked, to be accepted or refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import Literal

from drafter.language.characters import clean
from drafter.model.document import Document, Role
from drafter.model.style import Style
from drafter.render.word import package
from drafter.render.wordstyles import LEADS, NAMES
from drafter.render.wordxml import escape, paragraph, run

What = Literal["same", "delete", "insert"]

AUTHOR = "drafter 对照"
"""Who made the changes, as Word shows it; there is no date, for the same texts give the same file."""

_ROLES = {"attachment-note": "attachment_note", "attachment-mark": "attachment_mark", "cell": "table_text"}
_ROLES |= {"attachment-title": "attachment_title", "doc-number": "doc_number", "copies": "imprint"}


@dataclass(frozen=True, slots=True)
class Revision:
    """One paragraph or row of a table (cells parted by tabs): `what` of it as a whole, and its runs.

    `lead` are the characters at the beginning that are a run-in heading.
    """

    what: What
    runs: tuple[tuple[What, str], ...]
    role: Role = "body"
    level: int = 0
    lead: int = 0
    row: bool = False


def changes(document: Document, revisions: Sequence[Revision], style: Style) -> bytes:
    """The Word file; with all changes accepted it is the new text, with all refused the old one.

    `document` is the new one, for title and properties.
    """
    body = _Body(style)
    for row, group in groupby(revisions, key=lambda one: one.row):
        if row:
            body.table(list(group))
        else:
            for role, lines in groupby(group, key=lambda one: one.role):
                for one in lines:
                    body.paragraph(one)
                body.made += [paragraph("GwBase", "")] if role == "title" else []
    return package(document, "".join(body.made), replace(style, contents=False))


class _Body:
    def __init__(self, style: Style) -> None:
        self.made: list[str] = []
        self._style = style
        self._ids = count(1)

    def paragraph(self, one: Revision) -> None:
        """One paragraph, its end marked too where it is all new or all gone."""
        heading = f"heading{min(max(one.level, 1), 4)}"
        length = sum(len(text) for what, text in one.runs if what != "delete")
        alone = one.role == "heading" and one.lead >= length and one.what != "delete"
        alone = alone or (one.what == "delete" and one.role == "heading" and one.lead >= _whole(one))
        name = heading if alone else _ROLES.get(one.role, one.role)
        style = NAMES.get(name, NAMES["body"])[0]
        lead = LEADS[min(max(one.level, 1), 4)] if one.role == "heading" and not alone else ""
        side = '<w:jc w:val="right"/>' if one.role in ("signature", "date") else ""
        self.made.append(paragraph(style, self._runs(one, lead), side + self._end(one.what)))

    def table(self, rows: Sequence[Revision]) -> None:
        """Rows that follow each other, as one table."""
        cells = [_cells(row) for row in rows]
        columns = max(len(row) for row in cells)
        width = self._style.page.text_width // columns
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
        )
        made = "".join(self._row(row, found, columns, width) for row, found in zip(rows, cells, strict=True))
        self.made.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/><w:tblBorders>{borders}'
            f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{made}</w:tbl>"
        )
        self.made.append(paragraph("GwBase", ""))

    def _row(self, row: Revision, cells: list[Revision], columns: int, width: int) -> str:
        mark = "" if row.what == "same" else f"<w:trPr>{self._mark(row.what)}</w:trPr>"
        style = NAMES["table_text"][0]
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(style, self._runs(cell, ''), self._end(row.what))}</w:tc>"
            for cell in cells
        )
        blank = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, "")}</w:tc>'
        return f"<w:tr>{mark}{made}{blank * (columns - len(cells))}</w:tr>"

    def _runs(self, one: Revision, lead: str) -> str:
        return "".join(
            self._run(what, text, lead if early else "") for what, text, early in _split(one) if clean(text)
        )

    def _run(self, what: What, text: str, look: str) -> str:
        made = run(clean(text), look)
        if what == "same":
            return made
        if what == "delete":
            made = made.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        name = "ins" if what == "insert" else "del"
        return f"{self._mark(what)[:-2]}>{made}</w:{name}>"

    def _mark(self, what: What) -> str:
        name = "ins" if what == "insert" else "del"
        return f'<w:{name} w:id="{next(self._ids)}" w:author="{escape(AUTHOR)}"/>'

    def _end(self, what: What) -> str:
        return "" if what == "same" else f"<w:rPr>{self._mark(what)}</w:rPr>"


def _whole(one: Revision) -> int:
    return sum(len(text) for _, text in one.runs)


def _split(one: Revision) -> Iterator[tuple[What, str, bool]]:
    """The runs cut where the run-in heading ends; characters that are gone count where they stood."""
    at = 0
    for what, text in one.runs:
        rest = max(one.lead - at, 0)
        if what == "delete" and one.what != "delete":
            yield what, text, rest > 0
            continue
        for piece, early in ((text[:rest], True), (text[rest:], False)):
            if piece:
                yield what, piece, early
        at += len(text)


def _cells(row: Revision) -> list[Revision]:
    """The cells of a row, each with its own runs."""
    cells: list[list[tuple[What, str]]] = [[]]
    for what, text in row.runs:
        first, *rest = text.split("\t")
        cells[-1].append((what, first))
        cells += [[(what, piece)] for piece in rest]
    return [Revision(row.what, tuple(cell), row.role) for cell in cells]
