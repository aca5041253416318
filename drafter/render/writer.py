"""Sections written down as numbered paragraphs, with the place of every block."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafter.language.numerals import format_number
from drafter.language.tags import Tag, write_tag
from drafter.model.document import OutlineNode, Paragraph, Role
from drafter.model.draft import Block, Section
from drafter.render.closing import Line

CLOSING_MARKS = "。！？；：…"
"""What may end a run-in heading; anything else gets 。 behind it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where one block stands: paragraph number and characters in it, for findings and comments.

    `block` counts the section's blocks from 0, -1 being the section's heading line.
    """

    section: str
    block: int
    paragraph: int
    start: int
    end: int


@dataclass(slots=True)
class _Open:
    """A paragraph that is still being written."""

    role: Role
    text: str
    level: int = 0
    lead: int = 0
    cell: tuple[int, int, int] | None = None


@dataclass
class Writer:
    """Takes sections and lines one after the other; holds what was written."""

    continuous: bool
    owners: str
    tagged: bool
    open: list[_Open] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    items: int = 0
    tables: int = 0
    counts: list[Counter[int]] = field(default_factory=lambda: [Counter()])

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All that was written, numbered from 1."""
        return tuple(
            Paragraph(number, number, item.text, item.role, item.level, item.lead, item.cell)
            for number, item in enumerate(self.open, 1)
        )

    def add(self, role: Role, text: str, *, level: int = 0, lead: int = 0) -> int:
        """Append one paragraph; its number."""
        self.open.append(_Open(role, text, level, lead))
        return len(self.open)

    def lines(self, lines: Iterable[Line]) -> list[int]:
        """Append lines that need no numbering; their numbers."""
        return [self.add(line.role, line.text) for line in lines]

    def table(self, rows: Iterable[Sequence[str]]) -> list[int]:
        """Append a table; the numbers of its cells. Empty cells are no paragraphs."""
        before = len(self.open)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                if text.strip():
                    self.add("cell", text.strip())
                    self.open[-1].cell = (self.tables, row, column)
        self.tables += 1
        return list(range(before + 1, len(self.open) + 1))

    def section(self, section: Section) -> OutlineNode:
        """Write a section with all below it; its node of the outline."""
        before = len(self.open)
        heading = section.heading.strip().rstrip("。")
        number = self._number(section.level) if heading else ""
        self._heading(section, number, heading)
        self.blocks(section)
        own = tuple(range(before + 1, len(self.open) + 1))
        if self.tagged and own:
            self._tag(section)
        children = self.below(section)
        return OutlineNode(section.level, number, heading, self._own_text(own), children, section.owner, own)

    def below(self, section: Section) -> tuple[OutlineNode, ...]:
        """Write the sections below one, numbered afresh."""
        self.counts.append(Counter())
        children = tuple(self.section(child) for child in section.sections)
        self.counts.pop()
        return children

    def blocks(self, section: Section) -> None:
        """Write a section's own blocks, the first on the heading's line where that runs in."""
        joins = section.run_in and bool(section.heading.strip()) and section.level > 0
        for index, block in enumerate(section.blocks):
            if "\t" in block.text:
                self._rows(section.id, index, block)
                joins = False
                continue
            after_table = bool(self.open) and self.open[-1].cell is not None
            for part, text in enumerate(_pieces(block)):
                first = part == 0 and ((index == 0 and not joins) or after_table)
                opens = first or part > 0 or (block.paragraph and index > 0)
                self._sentence(section.id, index, text, opens=opens)

    def _rows(self, section: str, index: int, block: Block) -> None:
        rows = [line.split("\t") for line in block.text.splitlines() if line.strip()]
        for number in self.table(rows):
            end = len(self.open[number - 1].text)
            self.spans.append(Span(section, index, number, 0, end))

    def _number(self, level: int) -> str:
        if not level:
            return ""
        if level == 3 and self.continuous:
            self.items += 1
            return format_number(level, self.items)
        self.counts[-1][level] += 1
        return format_number(level, self.counts[-1][level])

    def _heading(self, section: Section, number: str, heading: str) -> None:
        if not heading:
            return
        # An item that is one sentence has neither text nor items below it, and ends as a sentence does.
        closed = section.heading.rstrip().endswith("。")
        told = any(mark in heading for mark in ("，", "；"))
        alone = told and (closed or not section.blocks) and not section.sections
        stop = "。" if (section.run_in or alone) and heading[-1] not in CLOSING_MARKS else ""
        text = f"{number}{heading}{stop}"
        at = self.add("heading", text, level=section.level, lead=len(text))
        self.spans.append(Span(section.id, -1, at, 0, len(text)))

    def _sentence(self, section: str, index: int, text: str, *, opens: bool) -> None:
        if opens:
            self.add("body", "")
        last = self.open[-1]
        start = len(last.text)
        last.text += text
        self.spans.append(Span(section, index, len(self.open), start, len(last.text)))

    def _tag(self, section: Section) -> None:
        tag = Tag(section.owner, section.partners, section.deadline)
        self.open[-1].text += write_tag(self.owners, tag)

    def _own_text(self, own: tuple[int, ...]) -> str:
        rest = [item for number in own if not (item := self.open[number - 1]).cell]
        return "\n".join(kept for item in rest if (kept := item.text[item.lead :]))


def _pieces(block: Block) -> list[str]:
    return [line for raw in block.text.splitlines() if (line := raw.strip())]
