"""Sections of a Word file: standing paper, and paper turned for wide tables (GB/T 9704-2012, 8)."""

from dataclasses import replace

from drafter.model.document import Paragraph
from drafter.model.style import TWIPS, Page, Style
from drafter.render import wordparts as parts
from drafter.render.wordxml import paragraph

_NUMBER_WIDE = 400
"""Twips of the strip that a turned page's number stands in, 7 mm."""

_DASH_OFF = 40
"""Twips by which the dash stands beside the middle of the strip, measured on the page."""

_NOTHING = '<w:spacing w:line="20" w:lineRule="exact"/>'


def upright(style: Style, *, starts: str = "") -> str:
    """Section properties of standing paper; `starts` is "evenPage" for a section that begins on one."""
    page = style.page
    bottom = round(page.bottom * TWIPS)
    height = round(page.height * TWIPS)
    top = height - bottom - page.text_height
    begins = f'<w:type w:val="{starts}"/>' if starts else ""
    return (
        f"<w:sectPr>{_feet(4)}{begins}"
        f'<w:pgSz w:w="{round(page.width * TWIPS)}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{round(page.right * TWIPS)}" w:bottom="{bottom}"'
        f' w:left="{parts.left_margin(style)}" w:header="851" w:footer="{parts.footer_distance(style)}"'
        f' w:gutter="0"/>{_grid(style)}</w:sectPr>'
    )


def turned(style: Style) -> str:
    """Section properties of the same paper turned: its upper edge is the left one when it is held upright."""
    page = turned_page(style.page)
    margins = {side: round(getattr(page, side) * TWIPS) for side in ("top", "right", "bottom", "left")}
    named = " ".join(f'w:{side}="{size}"' for side, size in margins.items())
    return (
        f"<w:sectPr>{_feet(6)}"
        f'<w:pgSz w:w="{round(page.width * TWIPS)}" w:h="{round(page.height * TWIPS)}" w:orient="landscape"/>'
        f'<w:pgMar {named} w:header="567" w:footer="567" w:gutter="0"/>{_grid(style)}</w:sectPr>'
    )


def turned_page(page: Page) -> Page:
    """The paper as one reads a turned page: what is below upright is on the left."""
    return Page(page.height, page.width, page.left, page.bottom, page.top, page.right)


def turned_style(style: Style) -> Style:
    """The style on turned paper."""
    return replace(style, page=turned_page(style.page))


def turned_footer(style: Style, *, even: bool) -> str:
    """The page number of a turned page: where it is on the others once the sheet is held upright."""
    number, page = style.page_number, turned_page(style.page)
    tall = round(page.height * TWIPS) - round(page.top * TWIPS) - round(page.bottom * TWIPS)
    left = round((page.left - number.below) * TWIPS) - _NUMBER_WIDE // 2 - _DASH_OFF
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    # A table that floats: a frame's text cannot be turned, and a drawing is shown differently everywhere.
    return (
        f'{parts.HEAD}<w:ftr {parts.W}><w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0"'
        f' w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{round(page.top * TWIPS)}"/>'
        f'<w:tblW w:w="{_NUMBER_WIDE}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{_NUMBER_WIDE}"/>'
        f'</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{tall}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{_NUMBER_WIDE}" w:type="dxa"/><w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{parts.number_line(number, even=even)}</w:tc></w:tr></w:tbl>"
        f"{paragraph('GwPageNumber', '', _NOTHING)}</w:ftr>"
    )


def end_section(made: list[str], properties: str) -> None:
    """Make the paragraph written last the end of a section."""
    head, _, tail = made[-1].rpartition("</w:pPr>")
    made[-1] = f"{head}{properties}</w:pPr>{tail}"


def wide_attachments(paragraphs: tuple[Paragraph, ...], columns: int) -> frozenset[int]:
    """Numbers of the marks of attachments that hold a table of at least so many columns; 0 turns none."""
    found, mark = set[int](), 0
    for item in paragraphs:
        if item.role == "attachment-mark":
            mark = item.number
        elif mark and columns and item.cell and item.cell[2] + 1 >= columns:
            found.add(mark)
    return frozenset(found)


def _feet(first: int) -> str:
    return (
        f'<w:footerReference w:type="default" r:id="rId{first}"/>'
        f'<w:footerReference w:type="even" r:id="rId{first + 1}"/>'
    )


def _grid(style: Style) -> str:
    if style.grid.kind == "lines":
        return f'<w:docGrid w:type="lines" w:linePitch="{style.pitch}"/>'
    points = style.page.text_width / 20 / style.grid.chars - style.elements["body"].size
    space = int(points * 4096 // 1)
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{style.pitch}" w:charSpace="{space}"/>'
