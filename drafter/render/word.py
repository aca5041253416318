"""A document as a Word file in the look of a page style: GB/T 9704-2012 unless the unit departs from it."""

from collections.abc import Mapping

from drafter.model.document import Document
from drafter.model.style import Style
from drafter.render import wordparts as parts
from drafter.render.package import pack
from drafter.render.wordbody import Body
from drafter.render.wordcontents import contents_styles
from drafter.render.wordsections import turned_footer, upright
from drafter.render.wordstyles import styles_xml


def word(
    document: Document,
    style: Style,
    properties: Mapping[str, str] | None = None,
    *,
    apart: float = 0,
) -> bytes:
    """The .docx of a document; the same document and style give the same bytes.

    `properties` are further document properties (render/package.py). Pages are
    counted as Word has them; `apart` is paging.APART for a file that LibreOffice is to print.
    """
    body = Body(document, style, apart)
    return package(document, body.xml(), style, properties, section=body.section)


def package(
    document: Document,
    body: str,
    style: Style,
    properties: Mapping[str, str] | None = None,
    *,
    section: str = "",
) -> bytes:
    """The .docx of a body that is already written; `section` are the properties of its last section."""
    whole = body + (section or upright(style))
    feet = [parts.footer(style, even=even) for even in (False, True)]
    if 'w:orient="landscape"' in whole:
        feet += [turned_footer(style, even=even) for even in (False, True)]
    return pack(
        {
            "[Content_Types].xml": parts.content_types(len(feet)).encode(),
            "_rels/.rels": parts.package_relations().encode(),
            "word/document.xml": _document(whole).encode(),
            "word/_rels/document.xml.rels": parts.document_relations(len(feet)).encode(),
            "word/styles.xml": _styles(style).encode(),
            "word/settings.xml": parts.settings(style).encode(),
            "word/fontTable.xml": parts.font_table(style).encode(),
            **{f"word/footer{number}.xml": foot.encode() for number, foot in enumerate(feet, 1)},
            "docProps/core.xml": parts.core_properties(document).encode(),
            "docProps/app.xml": parts.app_properties().encode(),
        },
        properties,
    )


def _document(whole: str) -> str:
    return f"{parts.HEAD}<w:document {parts.W} {parts.R}><w:body>{whole}</w:body></w:document>"


def _styles(style: Style) -> str:
    made = styles_xml(style)
    return made.replace("</w:styles>", f"{contents_styles(style)}</w:styles>") if style.contents else made
