"""A document as Markdown: headings as headings, run-in headings bold, tables as tables."""

import re
from itertools import groupby

from drafter.language.characters import clean
from drafter.model.document import Document, Paragraph
from drafter.render.cells import tables
from drafter.render.closing import signer

_SIGNS = re.compile(r"([\\`*_<\[])")


def markdown(document: Document) -> str:
    """The document in Markdown (UTF-8, newline at the end)."""
    parts: list[str] = []
    for is_cell, group in groupby(document.paragraphs, key=lambda item: item.cell is not None):
        if is_cell:
            parts += _tables(list(group))
        else:
            parts += [_paragraph(item) for item in group]
    return clean("\n\n".join(parts)) + "\n"


def _paragraph(item: Paragraph) -> str:
    if item.role in ("title", "attachment-title"):
        return f"# {_plain(item.text)}"
    if item.role == "signer":
        return _plain(signer(item.text))
    if item.role != "heading":
        return _plain(item.text)
    lead, rest = item.text[: item.lead], item.text[item.lead :]
    if rest:
        return f"**{_plain(lead)}**{_plain(rest)}"
    return f"{'#' * (item.level + 1)} {_plain(lead)}"


def _tables(cells: list[Paragraph]) -> list[str]:
    made = []
    for head, *rows in tables(cells):
        lines = [_row(head), "|" + " --- |" * len(head), *map(_row, rows)]
        made.append("\n".join(lines))
    return made


def _row(cells: list[str]) -> str:
    texts = [_plain(cell).replace("|", "\\|").replace("\n", "<br>") for cell in cells]
    return f"| {' | '.join(texts)} |"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
