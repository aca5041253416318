"""A document as plain text, as one pastes it into an office system: typed numbers and indents."""

from itertools import groupby

from drafter.language.characters import clean, width
from drafter.model.document import Document, Paragraph
from drafter.render.cells import tables
from drafter.render.closing import signer

INDENT = "\u3000\u3000"
"""Two full-width spaces: the first line of a paragraph stands two 字 in."""

_CHARS = 28
_RIGHT = 4


def text(document: Document) -> str:
    """The document in UTF-8 text with a newline at the end; rows of tables joined by tabs."""
    lines: list[str] = []
    signed = False
    for is_cell, group in groupby(document.paragraphs, key=lambda item: item.cell is not None):
        if is_cell:
            lines += [*([""] if lines and lines[-1] else []), *rows(list(group)), ""]
        else:
            for item in group:
                # Behind the notice that hands it on, the plan's title stands apart.
                lines += ["", ""] if item.role == "title" and signed else []
                signed = signed or item.role == "date"
                lines += _lines(item)
    return clean("\n".join(lines)).strip("\n") + "\n"


def rows(cells: list[Paragraph]) -> list[str]:
    """The rows of tables, cells joined by tabs; an empty cell keeps its column."""
    return ["\t".join(cell.replace("\n", " ") for cell in row) for one in tables(cells) for row in one]


def _lines(item: Paragraph) -> list[str]:
    if item.role in ("title", "attachment-title"):
        # Set in the middle by blanks, an office system would break it; it stands flush, with air round it.
        return [item.text, ""]
    if item.role == "attachment-mark":
        return ["", item.text]
    if item.role == "signer":
        return [signer(item.text)]
    first = item.role == "signature" or (item.role == "attachment-note" and item.text.startswith("附件："))
    apart = [""] if first else []
    if item.role in ("signature", "date"):
        return [*apart, "\u3000" * max(0, round(_CHARS - _RIGHT - width(item.text))) + item.text]
    if item.role in ("body", "heading", "attachment-note", "note"):
        return [*apart, *(INDENT + line for line in item.text.split("\n"))]
    return [item.text]
