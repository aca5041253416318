"""The letterhead (版头) and the imprint (版记) of a formal document in Word."""

from collections.abc import Sequence

from drafter.language.characters import width
from drafter.model.document import Paragraph
from drafter.model.style import Style
from drafter.render.paging import count_lines
from drafter.render.wordparts import left_margin
from drafter.render.wordstyles import BASE, NAMES, SIGNER
from drafter.render.wordxml import Runs, paragraph

_ISSUER_TOP = 1915
"""Twips from the 版心's top to the line of the 发文机关标志, its signs then beginning at 35 mm."""

_RULE = '<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'
_RED_GAP = 5
"""Points from the line of the number to the red line, which then is 4 mm below its signs (7.2.7)."""

_THICK, _THIN, _RED = 8, 6, 12
"""Rules of 0.35 mm, 0.25 mm and, for the red line, 0.5 mm, in eighths of a point rounded as Word has them."""


def issuer(item: Paragraph, style: Style, runs: Runs, above: int) -> str:
    """发文机关标志, red, as large as the width allows, `above` being the lines before it."""
    element = style.elements["issuer"]
    size = min(element.size, style.page.text_width / 20 / max(width(item.text), 1))
    before = max(0, _ISSUER_TOP - above * style.pitch)
    spacing = f'<w:spacing w:before="{before}" w:line="{round(element.size * 24)}" w:lineRule="exact"/>'
    extra = (
        "" if size == element.size else f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>'
    )
    return paragraph(NAMES["issuer"][0], runs.text(item.text, extra=extra), spacing)


def number_line(items: Sequence[Paragraph], style: Style, runs: Runs) -> str:
    """发文字号, with 签发人 for a document that goes upwards, over the red line."""
    line = _RULE.format(side="bottom", size=_RED, space=_RED_GAP, color="FF0000")
    red = f"<w:pBdr>{line}</w:pBdr>"
    texts = {item.role: item.text for item in items}
    number = texts.get("doc-number", "")
    if "signer" not in texts:
        return paragraph(NAMES["doc_number"][0], runs.text(number), red)
    one = round(style.elements["doc_number"].size * 20)
    right = style.page.text_width - one
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{one}"/><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    name = texts["signer"].removeprefix("签发人：")
    text = runs.text(f"\t{number}\t签发人：") + runs.text(name, SIGNER)
    return paragraph(NAMES["doc_number"][0], text, f'{red}{tabs}<w:jc w:val="left"/>')


def tiny() -> str:
    """A paragraph of one point, for Word wants one behind a table."""
    return paragraph(BASE, "", '<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>')


def imprint(items: Sequence[Paragraph], style: Style, runs: Runs) -> str:
    """版记: a table that hangs at the page's foot, its last rule on the lower edge of the 版心 (7.4)."""
    total, left = style.page.text_width, left_margin(style)
    rules = (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))
    borders = "".join(_RULE.format(side=side, size=size, space=0, color="000000") for side, size in rules)
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    rows = "".join(_imprint_row(_imprint_line(item, style, runs), total) for item in items)
    # A floating table belongs to the paragraph that follows it; that one takes no room. Placed from the
    # paper's edge, because LibreOffice lets no table float that is as wide as the text and placed from it.
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
        f' w:horzAnchor="page" w:tblpX="{left}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{total}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{total}"/></w:tblGrid>'
        f"{rows}</w:tbl>{tiny()}"
    )


def imprint_lines(items: Sequence[Paragraph], style: Style) -> float:
    """Lines of the page that the 版记 takes."""
    size = style.elements["imprint"].size
    across = style.page.text_width / 20 / size - 2
    rows = sum(count_lines(item.text, across - 3, -3) for item in items)
    return rows * size * 1.5 * 20 / style.pitch


def _imprint_row(line: str, total: int) -> str:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{total}" w:type="dxa"/></w:tcPr>{line}</w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _imprint_line(item: Paragraph, style: Style, runs: Runs) -> str:
    total, one = style.page.text_width, round(style.elements["imprint"].size * 20)
    if item.role == "copies":
        # Turned lines stand under the first sign after 抄送：.
        look = f'<w:ind w:left="{4 * one}" w:right="{one}" w:hanging="{3 * one}"/>'
        return paragraph(NAMES["imprint"][0], runs.text(item.text), look)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{total - one}"/></w:tabs><w:ind w:left="{one}"/>'
    return paragraph(NAMES["imprint"][0], runs.text(item.text), tabs)
