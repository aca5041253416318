"""A document as the pieces that are compared: its paragraphs and rows of tables, each in its section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.model.document import Document, OutlineNode, Role


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, or one row of a table with its cells joined by tabs.

    `section` is number and heading of the section it stands in, "" outside of
    all; role, `level` and `lead` are the paragraph's own (model/document.py).
    """

    text: str
    section: str = ""
    role: Role = "body"
    level: int = 0
    lead: int = 0
    row: tuple[int, int] | None = None


def pieces(document: Document) -> tuple[Piece, ...]:
    """The pieces of a document in reading order, without what reading dropped."""
    homes = dict(_homes(document.outline))
    made: list[Piece] = []
    column = 0
    for item in document.paragraphs:
        if item.role == "dropped" or not item.text.strip():
            continue
        row = item.cell[:2] if item.cell else None
        if item.cell and made and made[-1].row == row:
            made[-1] = replace(made[-1], text=made[-1].text + "\t" * (item.cell[2] - column) + item.text)
        else:
            indent = "\t" * item.cell[2] if item.cell else ""
            home = homes.get(item.number, "")
            made.append(Piece(indent + item.text, home, item.role, item.level, item.lead, row))
        column = item.cell[2] if item.cell else 0
    return tuple(made)


def _homes(nodes: Sequence[OutlineNode]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        for number in node.paragraphs:
            yield number, node.number + node.heading
        yield from _homes(node.children)
