"""Cells of tables put back into rows and columns: an empty cell is no paragraph, yet it has its place."""

from collections.abc import Iterable
from itertools import groupby

from drafter.model.document import Paragraph

Table = list[list[str]]
"""Rows of cells, every row as long as the longest."""


def tables(cells: Iterable[Paragraph]) -> list[Table]:
    """The tables that the cells belong to, in reading order."""
    placed = [(item.cell, item.text) for item in cells if item.cell]
    return [_table(group) for _, group in groupby(placed, key=lambda one: one[0][0])]


def _table(cells: Iterable[tuple[tuple[int, int, int], str]]) -> Table:
    rows: dict[int, dict[int, str]] = {}
    for (_, row, column), text in cells:
        rows.setdefault(row, {})[column] = text
    columns = 1 + max(column for row in rows.values() for column in row)
    return [[row.get(column, "") for column in range(columns)] for _, row in sorted(rows.items())]
