"""A reading as plain values, for comparing one file's tree with another's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.model.document import OutlineNode, Reading
from drafter.pipeline.outline import as_json, outline

DATA = Path(__file__).parent / "data"


def walk(nodes: tuple[OutlineNode, ...]) -> Iterator[OutlineNode]:
    """All headings in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def headings(reading: Reading) -> list[tuple[int, str, str]]:
    """(level, number, heading) of all headings of all documents."""
    return [
        (node.level, node.number, node.heading)
        for document in reading.documents
        for node in walk(document.outline)
    ]


def documents(path: Path) -> Any:
    """All that CONTRACT promises of a file's documents."""
    return as_json(outline(path))["documents"]


def read_text(folder: Path, text: str, name: str = "文件.txt") -> Reading:
    """A text as it is read from a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return outline(path)
