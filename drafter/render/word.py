"""A document as a Word file in the look of a page style: GB/T 9704-2012 unless the unit departs from it."""

from collections.abc import Mapping

from drafter.model.document import Document
from drafter.model.style import TWIPS, Style
from drafter.render import wordparts as parts
from drafter.render.package import pack
from drafter.render.wordbody import Body
from drafter.render.wordcontents import contents_styles
from drafter.render.wordstyles import styles_xml


def word(document: Document, style: Style, properties: Mapping[str, str] | None = None) -> bytes:
    """The .docx of a document; the same document and style give the same bytes.

    `properties` are further document properties (render/package.py).
    """
    return package(document, Body(document, style).xml(), style, properties)


def package(
    document: Document, body: str, style: Style, properties: Mapping[str, str] | None = None
) -> bytes:
    """The .docx of a body that is already written."""
    return pack(
        {
            "[Content_Types].xml": parts.content_types().encode(),
            "_rels/.rels": parts.package_relations().encode(),
            "word/document.xml": _document(body, style).encode(),
            "word/_rels/document.xml.rels": parts.document_relations().encode(),
            "word/styles.xml": _styles(style).encode(),
            "word/settings.xml": parts.settings(style).encode(),
            "word/fontTable.xml": parts.font_table(style).encode(),
            "word/footer1.xml": parts.footer(style, even=False).encode(),
            "word/footer2.xml": parts.footer(style, even=True).encode(),
            "docProps/core.xml": parts.core_properties(document).encode(),
            "docProps/app.xml": parts.app_properties().encode(),
        },
        properties,
    )


def _document(body: str, style: Style) -> str:
    whole = body + _section(style)
    return f"{parts.HEAD}<w:document {parts.W} {parts.R}><w:body>{whole}</w:body></w:document>"


def _styles(style: Style) -> str:
    made = styles_xml(style)
    return made.replace("</w:styles>", f"{contents_styles(style)}</w:styles>") if style.contents else made


def _section(style: Style) -> str:
    page = style.page
    right, bottom = round(page.right * TWIPS), round(page.bottom * TWIPS)
    width, height = round(page.width * TWIPS), round(page.height * TWIPS)
    left, top = parts.left_margin(style), height - bottom - page.text_height
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="851" w:footer="{parts.footer_distance(style)}" w:gutter="0"/>{_grid(style)}</w:sectPr>'
    )


def _grid(style: Style) -> str:
    if style.grid.kind == "lines":
        return f'<w:docGrid w:type="lines" w:linePitch="{style.pitch}"/>'
    points = style.page.text_width / 20 / style.grid.chars - style.elements["body"].size
    space = int(points * 4096 // 1)
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{style.pitch}" w:charSpace="{space}"/>'
