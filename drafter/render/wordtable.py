"""A table of a document in Word: fixed width, head repeated on every page, rows not torn."""

from collections.abc import Iterable, Sequence

from drafter.language.characters import width
from drafter.model.document import Paragraph
from drafter.model.style import Style
from drafter.render.cells import tables
from drafter.render.wordstyles import NAMES
from drafter.render.wordxml import Runs, paragraph

_LEAST, _SLACK = 2.2, 0.9
"""A column is at least this many 字 wide, and that much wider than its longest cell."""

_SHORT = 9
"""Columns whose cells are all at most this many 字 are centred, longer ones flush left."""

_MARGIN, _ABOVE = 80, 40
_AROUND = 2 * _MARGIN
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table(cells: Iterable[Paragraph], style: Style, runs: Runs) -> str:
    """The rows of one table, its first row being the head."""
    (rows,) = tables(cells)
    columns = len(rows[0])
    grid = _widths(rows, columns, style)
    centred = [all(width(row[n]) <= _SHORT for row in rows) for n in range(columns)]
    made = "".join(
        _row(
            [_cell(text, grid[n], runs, head=number == 0, centred=centred[n]) for n, text in enumerate(row)],
            number,
        )
        for number, row in enumerate(rows)
    )
    columns_xml = "".join(f'<w:gridCol w:w="{size}"/>' for size in grid)
    margins = (("top", _ABOVE), ("left", _MARGIN), ("bottom", _ABOVE), ("right", _MARGIN))
    sides = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in margins)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{columns_xml}</w:tblGrid>{made}</w:tbl>"
    )


def _widths(rows: Sequence[Sequence[str]], columns: int, style: Style) -> list[int]:
    """Widths in twips that sum up to the 版心: short columns in one line, the rest shared by the long."""
    one = style.elements["table_text"].size * 20
    total = style.page.text_width - columns * _AROUND
    wish = [max(max(width(row[n]) for row in rows) + _SLACK, _LEAST) * one for n in range(columns)]
    shares = _shared(wish, float(total))
    grid = [round(share) + _AROUND for share in shares]
    grid[-1] += style.page.text_width - sum(grid)
    return grid


def _shared(wish: Sequence[float], total: float) -> list[float]:
    """Each gets its wish if there is enough; else no one more than the level that uses all up."""
    if sum(wish) <= total:
        return [size * total / sum(wish) for size in wish]
    level, rest = 0.0, total
    for done, size in enumerate(sorted(wish)):
        level = rest / (len(wish) - done)
        if size > level:
            break
        rest -= size
    return [min(size, level) for size in wish]


def _row(cells: Sequence[str], number: int) -> str:
    head = "<w:tblHeader/>" if number == 0 else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, size: int, runs: Runs, *, head: bool, centred: bool) -> str:
    style = NAMES["table_head" if head else "table_text"][0]
    align = '<w:jc w:val="center"/>' if centred and not head else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(style, runs.text(text), align)}</w:tc>"
    )
