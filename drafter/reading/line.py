"""The line: one non-empty line or paragraph of a source on its way to becoming a paragraph."""

from dataclasses import dataclass, field

from drafter.model.document import Dropped, Repaired


@dataclass(frozen=True, slots=True)
class Head:
    """What the beginning of a line says as a heading.

    `rank` orders nesting: it follows the level, but parts and chapters stand
    above 一、 where a document has both.
    """

    level: int
    rank: int
    number: str
    heading: str
    rest: str
    style: str
    ordinal: int | None = None


@dataclass(slots=True)
class Line:
    """One non-empty line of the source.

    `number` is its line (in .docx: paragraph) number from 1; `raw` the text as
    it stands without leading blanks, `text` the same as far as it is cleaned.
    `why` says why it is left out. `indent` counts leading blanks (a full-width
    one as two); `gap` tells that an empty line stood before it. `outline` is a
    heading level that the source itself states (Markdown, HTML, Word), 0 for
    none, -1 for a title; `cell` is (table, row, column). `head` is the heading that
    was seen in it, with the text in which it was.
    """

    number: int
    raw: str
    text: str
    why: str = ""
    indent: int = 0
    gap: bool = False
    outline: int = 0
    cell: tuple[int, int, int] | None = None
    note: bool = False
    head: tuple[str, Head | None] | None = field(default=None, compare=False, repr=False)


@dataclass(slots=True)
class Account:
    """What reading took out and altered, gathered as it goes."""

    dropped: list[Dropped] = field(default_factory=list)
    repaired: list[Repaired] = field(default_factory=list)

    def drop(self, line: Line, why: str) -> None:
        """Take a whole line out."""
        line.why = why
        self.dropped.append(Dropped(line.number, line.raw, why))

    def cut(self, line: Line, text: str, why: str) -> None:
        """Note that a piece was cut out of a line."""
        self.dropped.append(Dropped(line.number, text, why))

    def repair(self, number: int, before: str, after: str, why: str) -> None:
        """Note that text was altered."""
        self.repaired.append(Repaired(number, before, after, why))


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds before cleaning: its encoding and its non-empty lines."""

    encoding: str
    lines: list[Line]


def put_back(lines: list[Line], whole: str) -> None:
    """Give the lines their text anew; `whole` is all of it, joined by newlines."""
    for line, text in zip(lines, whole.split("\n"), strict=True):
        line.text = text
