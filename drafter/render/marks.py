"""Bookmarks and properties in a Word file of ours, by which it is known when it comes back."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from drafter.render.package import SEAL, pack

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NS}}}"
_TEXT = "word/document.xml"


def with_marks(data: bytes, names: Mapping[int, str], properties: Mapping[str, str]) -> bytes:
    """The file with a bookmark round each paragraph named, sealed anew.

    `names` counts the paragraphs that have text from 1, as the document's own do.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != SEAL}
    root = etree.fromstring(parts[_TEXT])
    written = [item for item in root.iter(f"{_W}p") if any(text.text for text in item.iter(f"{_W}t"))]
    for number, name in names.items():
        _mark(written[number - 1], number, name)
    parts[_TEXT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack(parts, properties)


def _mark(paragraph: Any, number: int, name: str) -> None:
    start = paragraph.makeelement(f"{_W}bookmarkStart", {f"{_W}id": str(number), f"{_W}name": name})
    properties = paragraph.find(f"{_W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(paragraph.makeelement(f"{_W}bookmarkEnd", {f"{_W}id": str(number)}))
