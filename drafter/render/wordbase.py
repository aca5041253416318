"""A document written into a letterhead that the unit already has."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from drafter.errors import DrafterError
from drafter.model.document import Document
from drafter.model.style import TWIPS, Page, Style
from drafter.render import wordparts as parts
from drafter.render.package import DECLARED, SEAL, pack
from drafter.render.wordbody import Body
from drafter.render.wordstyles import styles_xml

MARK = "【正文】"
"""A paragraph of the letterhead that says only this is where the text goes; else it goes to the end."""

_LARGEST = 64 * 1024 * 1024
_NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_W = f"{{{_NS['w']}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTERS = {"default": ("rIdGwOdd", "gwfooter1.xml"), "even": ("rIdGwEven", "gwfooter2.xml")}


def word_on_base(
    document: Document, style: Style, base: bytes, properties: Mapping[str, str] | None = None
) -> bytes:
    """The .docx of a document with paper, margins, headers and first lines of the letterhead `base`.

    Raises DrafterError when `base` is no Word file.
    """
    found = _opened(base)
    body = _parse(found["word/document.xml"])
    section = _section(body)
    # A letterhead is for letters; a table of contents and turned pages have no place on it.
    style = replace(_on_paper(style, section), contents=False, turn_tables=0, imprint_even=False)
    _insert(body, Body(document, style).xml())
    _foot(section, style)
    found["word/document.xml"] = _text(body)
    found["word/styles.xml"] = _merged_styles(found.get("word/styles.xml"), style)
    found["word/settings.xml"] = _both_sides(found.get("word/settings.xml"), style)
    _declare(found, style)
    return pack({name: data for name, data in found.items() if name != SEAL}, properties)


def _opened(base: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(base)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise DrafterError("底稿解开后太大，不能作为套用的信笺。请换一个 .docx 文件。")
            found = {name: archive.read(name) for name in archive.namelist()}
    # A damaged archive raises almost anything.
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, NotImplementedError) as error:
        raise _no_word() from error
    if "word/document.xml" not in found or "word/_rels/document.xml.rels" not in found:
        raise _no_word()
    return found


def _no_word() -> DrafterError:
    return DrafterError("--base 给出的不是完好的 .docx 文件。请用 Word 或 WPS 另存为 .docx 再试。")


def _parse(data: bytes) -> Any:
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise _no_word() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _no_word()
    return root


def _text(root: Any) -> bytes:
    from lxml import etree

    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _section(root: Any) -> Any:
    body = root.find("w:body", _NS)
    if body is None:
        raise _no_word()
    section = body.find("w:sectPr", _NS)
    if section is None:
        section = body.makeelement(f"{_W}sectPr")
        body.append(section)
    return section


def _on_paper(style: Style, section: Any) -> Style:
    """The style on the letterhead's paper, so that lines and characters are fitted to its 版心."""
    size, margins = section.find("w:pgSz", _NS), section.find("w:pgMar", _NS)
    if size is None or margins is None:
        return style
    try:
        width, height = (int(size.get(f"{_W}{side}")) / TWIPS for side in ("w", "h"))
        sides = [int(margins.get(f"{_W}{side}")) / TWIPS for side in ("top", "left", "right", "bottom")]
    except (TypeError, ValueError):
        return style
    page = Page(width, height, *(abs(side) for side in sides))
    return replace(style, page=page) if page.text_width > 2000 and page.text_height > 2000 else style


def _insert(root: Any, xml: str) -> None:
    made = _parse(f"<w:body {parts.W} {parts.R}>{xml}</w:body>".encode())
    body = root.find("w:body", _NS)
    mark = next((item for item in body.findall("w:p", _NS) if "".join(item.itertext()).strip() == MARK), None)
    place = body.index(_section(root) if mark is None else mark)
    if mark is not None:
        body.remove(mark)
    for offset, item in enumerate(list(made)):
        body.insert(place + offset, item)


def _foot(section: Any, style: Style) -> None:
    for old in section.findall("w:footerReference", _NS):
        section.remove(old)
    for place, (kind, (key, _)) in enumerate(_FOOTERS.items()):
        reference = section.makeelement(f"{_W}footerReference", {f"{_W}type": kind, f"{_R}id": key})
        section.insert(place, reference)
    margins = section.find("w:pgMar", _NS)
    if margins is not None:
        margins.set(f"{_W}footer", str(parts.footer_distance(style)))
    for old in section.findall("w:docGrid", _NS):
        section.remove(old)
    grid = {f"{_W}type": "lines", f"{_W}linePitch": str(style.pitch)}
    section.append(section.makeelement(f"{_W}docGrid", grid))


def _merged_styles(base: bytes | None, style: Style) -> bytes:
    ours = _parse(styles_xml(style).encode())
    if base is None:
        return _text(ours)
    root = _parse(base)
    mine = [item for item in ours.findall("w:style", _NS) if item.get(f"{_W}styleId").startswith("Gw")]
    known = {item.get(f"{_W}styleId") for item in mine}
    for old in root.findall("w:style", _NS):
        if old.get(f"{_W}styleId") in known:
            root.remove(old)
    root.extend(mine)
    return _text(root)


def _both_sides(base: bytes | None, style: Style) -> bytes:
    if base is None:
        return parts.settings(style).encode()
    root = _parse(base)
    if style.page_number.side == "outside" and root.find("w:evenAndOddHeaders", _NS) is None:
        # Its place in the schema's order: before these, whichever comes first.
        later = (
            "drawingGridHorizontalSpacing",
            "drawingGridVerticalSpacing",
            "characterSpacingControl",
            "compat",
        )
        place = next((item for item in root if item.tag.removeprefix(_W) in later), None)
        sides = root.makeelement(f"{_W}evenAndOddHeaders")
        root.insert(len(root) if place is None else root.index(place), sides)
    return _text(root)


def _declare(found: dict[str, bytes], style: Style) -> None:
    """Name our footers and the seal in content types and relations."""
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    named = joined = ""
    for kind, (key, file) in _FOOTERS.items():
        found[f"word/{file}"] = parts.footer(style, even=kind == "even").encode()
        named += f'<Override PartName="/word/{file}" ContentType="{_FOOTER_TYPE}"/>'
        joined += f'<Relationship Id="{key}" Type="{_OFFICE}/footer" Target="{file}"/>'
    _extend(found, types, "</Types>", named)
    _extend(found, relations, "</Relationships>", joined)
    if SEAL not in found:
        _extend(found, types, "</Types>", DECLARED[types])
        _extend(found, "_rels/.rels", "</Relationships>", DECLARED["_rels/.rels"])


def _extend(found: dict[str, bytes], name: str, end: str, more: str) -> None:
    text = found.get(name, b"").decode("utf-8-sig")
    if end not in text:
        raise _no_word()
    if more not in text:
        found[name] = text.replace(end, more + end).encode()
