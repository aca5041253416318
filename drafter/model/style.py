"""A page style: paper, grid, fonts and the look of every element, as a unit wants it."""

from collections.abc import Mapping
from dataclasses import dataclass

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in millimetres; the 版心 is what the margins leave."""

    width: float
    height: float
    top: float
    left: float
    right: float
    bottom: float

    @property
    def text_width(self) -> int:
        """Width of the 版心 in twips."""
        return round((self.width - self.left - self.right) * TWIPS)

    @property
    def text_height(self) -> int:
        """Height of the 版心 in twips."""
        return round((self.height - self.top - self.bottom) * TWIPS)


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines a page and characters a line.

    `kind` "lines" reaches the characters by condensing the text, which every
    program shows alike; "word" by Word's own character grid, which LibreOffice
    shows with half of the characters. `pitch` (points) overrides the line
    distance that follows from `lines`.
    """

    lines: int
    chars: int
    kind: str = "lines"
    pitch: float | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """How one element looks: font by its role (仿宋, 黑体 …), size in points, indent in 字."""

    font: str
    size: float
    bold: bool = False
    color: str = "000000"
    align: str = "both"
    indent: float = 0


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number: `{n}` in `form`, `below` millimetres under the 版心, `inset` 字 from its side."""

    form: str
    font: str
    size: float
    below: float
    inset: float
    side: str


@dataclass(frozen=True, slots=True)
class Style:
    """All that a renderer must know of the look.

    `fonts` maps the font roles to the names that Word is told; `latin` is the
    font of digits and letters, "" meaning the Chinese font of the element.
    `gaps` are blank lines by place. `sealed` tells whether room for a seal is left.
    `turn_tables` is the number of columns from which an attachment's page is
    turned by 90° (0: never); `imprint_even` puts the 版记 on an even page.
    """

    id: str
    label: str
    page: Page
    grid: Grid
    fonts: Mapping[str, str]
    latin: str
    elements: Mapping[str, Element]
    page_number: PageNumber
    gaps: Mapping[str, int]
    sealed: bool = True
    contents: bool = False
    turn_tables: int = 0
    imprint_even: bool = False
    file: str = ""

    @property
    def pitch(self) -> int:
        """Distance of the lines in twips, so that the lines of the grid just fit the 版心."""
        if self.grid.pitch is not None:
            return round(self.grid.pitch * 20)
        return self.page.text_height // self.grid.lines

    @property
    def cell(self) -> float:
        """Width of one 字 of the text in twips, when the line is full."""
        return self.page.text_width / self.grid.chars


@dataclass(frozen=True, slots=True)
class Departure:
    """One value in which a unit's style differs from the standard."""

    key: str
    standard: str
    own: str
