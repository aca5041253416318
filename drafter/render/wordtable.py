"""A table of a document in Word: fixed width, head repeated on every page, rows not torn."""

from collections.abc import Iterable, Sequence
from math import ceil

from drafter.language.characters import width
from drafter.model.document import Paragraph
from drafter.model.style import Style
from drafter.render.cells import tables
from drafter.render.wordstyles import NAMES
from drafter.render.wordxml import Runs, paragraph

_LEAST, _SLACK = 2.2, 0.9
"""A column is at least this many 字 wide, and that much wider than its longest cell."""

_WHOLE, _NARROW, _STEP, _LOOK_AHEAD = 6.5, 4.9, 0.4, 9
"""Columns up to _WHOLE 字 stay in one line; longer ones begin with _NARROW and grow by steps."""

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
    """Widths in twips that sum up to the 版心: short columns in one line, the rest so that rows are low."""
    one = style.elements["table_text"].size * 20
    total = style.page.text_width - columns * _AROUND
    # Rows of like widths count once: what matters is how the texts differ, not how often.
    texts = list(zip(*dict.fromkeys(tuple(map(width, row)) for row in rows), strict=True))
    shares = _shared(texts, total / one)
    grid = [round(share * one) + _AROUND for share in shares]
    grid[-1] += style.page.text_width - sum(grid)
    return grid


def _shared(texts: Sequence[Sequence[float]], total: float) -> list[float]:
    """Widths of the columns in 字 for texts of these widths, column by column."""
    wish = [max(max(column) + _SLACK, _LEAST) for column in texts]
    if sum(wish) <= total:
        return [size * total / sum(wish) for size in wish]
    sizes = [size if size <= _WHOLE else _NARROW for size in wish]
    if sum(sizes) > total:
        return _level(wish, total)
    while (left := total - sum(sizes)) > 0.01:
        open_ = [n for n, size in enumerate(sizes) if size < wish[n]]
        steps = [min(_STEP * k, left) for k in range(1, _LOOK_AHEAD + 1)]
        tried = [(_gain(texts, sizes, n, step), n, step) for n in open_ for step in steps]
        gain, best, step = max(tried, default=(0.0, 0, 0.0))
        if gain <= 0:
            # Nothing makes the table lower: the fullest column gets what is left.
            best, step = max(range(len(sizes)), key=lambda n: sum(texts[n]) / sizes[n]), left
        sizes[best] += step
    return sizes


def _gain(texts: Sequence[Sequence[float]], sizes: Sequence[float], wider: int, step: float) -> float:
    """Lines that the table gets lower by with one column so much wider, by 字; its rows count double."""
    made = [size + (step if n == wider else 0) for n, size in enumerate(sizes)]
    saved = 0
    for row in zip(*texts, strict=True):
        before, after = _lines(row, sizes), _lines(row, made)
        saved += 2 * (max(before) - max(after)) + sum(before) - sum(after)
    return saved / step


def _lines(row: Sequence[float], sizes: Sequence[float]) -> list[int]:
    return [ceil(text / size) for text, size in zip(row, sizes, strict=True)]


def _level(wish: Sequence[float], total: float) -> list[float]:
    """Each gets its wish, but no one more than the level that uses all up."""
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
