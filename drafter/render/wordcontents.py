"""A table of contents in Word: the headings with their pages, which Word counts anew when it is asked to."""

from collections.abc import Sequence

from drafter.model.document import Document, Paragraph
from drafter.model.style import Style
from drafter.render.wordstyles import BASE
from drafter.render.wordxml import paragraph, run

LEVELS = (1, 2)
"""Levels of headings that are listed; items that run on with their text are not."""

PAGE = "\0"
"""Stands for a page that is not yet known."""

_FIELD = '<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
_CODE = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'


def listed(item: Paragraph) -> bool:
    """Whether the paragraph is a heading that the table lists."""
    return item.role == "heading" and item.level in LEVELS and len(item.text) <= item.lead


def contents(document: Document) -> list[str]:
    """目录 and a line a heading, its page still open; [] where no heading has a line of its own."""
    found = [(item.level, item.text) for item in document.paragraphs if listed(item)]
    if not found:
        return []
    blank = paragraph(BASE, "")
    lines = [paragraph(f"TOC{level}", run(f"{text}\t{PAGE}")) for level, text in found]
    begin = _FIELD.format(kind="begin") + _CODE + _FIELD.format(kind="separate")
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    lines[-1] = lines[-1].removesuffix("</w:p>") + _FIELD.format(kind="end") + "</w:p>"
    head = paragraph("TOCHeading", run("目\u3000录"))
    return [head, *lines, blank]


def with_pages(made: Sequence[str], pages: Sequence[int]) -> list[str]:
    """The text with the headings' pages in its table of contents."""
    numbers = iter(pages)
    return [xml.replace(PAGE, str(next(numbers))) if PAGE in xml else xml for xml in made]


def contents_styles(style: Style) -> str:
    """The styles of the head and of both levels, under Word's own names, so that an update keeps them."""
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{style.page.text_width}"/></w:tabs>'
    made = (
        '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/>'
        f'<w:basedOn w:val="{BASE}"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{style.fonts["黑体"]}" w:hAnsi="{style.fonts["黑体"]}"'
        f' w:eastAsia="{style.fonts["黑体"]}" w:cs="{style.fonts["黑体"]}"/></w:rPr></w:style>'
    )
    for level in LEVELS:
        left = round((level - 1) * style.cell)
        made += (
            f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/>'
            f'<w:basedOn w:val="{BASE}"/><w:uiPriority w:val="39"/>'
            f'<w:pPr>{tab}<w:ind w:left="{left}"/></w:pPr></w:style>'
        )
    return made
