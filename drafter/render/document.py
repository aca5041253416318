"""A draft as a document: numbered, signed, with its outline and the place of every sentence."""

from collections import Counter
from dataclasses import dataclass, field, replace

from drafter.language.numbering import format_number
from drafter.model.document import Document, OutlineNode, Paragraph, Role
from drafter.model.draft import Block, Draft, Section
from drafter.model.skeleton import KIND_LABELS
from drafter.render.closing import Line, closing_lines, letterhead_lines, tag

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


@dataclass(frozen=True, slots=True)
class Layout:
    """A document and where each block of its draft went."""

    document: Document
    spans: tuple[Span, ...]


def document(draft: Draft) -> Document:
    """The draft as the reader will have it before the eyes."""
    return lay_out(draft).document


def lay_out(draft: Draft) -> Layout:
    """The document together with the place of every block."""
    writer = _Writer(continuous=draft.numbering == "continuous", level=draft.level, tagged=draft.tagged)
    writer.lines(letterhead_lines(draft))
    if draft.title:
        writer.add("title", draft.title)
    addressee = draft.facts.get("addressee", "").strip()
    if addressee:
        writer.add("addressee", addressee.rstrip("：:") + "：")
    return _finish(draft, addressee, writer)


def _finish(draft: Draft, addressee: str, writer: "_Writer") -> Layout:
    nodes: list[OutlineNode] = []
    parts: dict[str, list[int]] = {"preface": [], "closing": []}
    for section in draft.sections:
        if section.level:
            nodes.append(writer.section(section))
        else:
            parts["closing" if nodes else "preface"] += writer.section(section).paragraphs
    parts["closing"] += writer.lines(closing_lines(draft))
    body = tuple(writer.paragraphs)
    made = Document(
        title=draft.title or None,
        paragraphs=body,
        outline=tuple(nodes),
        preface="\n".join(body[number - 1].text for number in parts["preface"]),
        closing="\n".join(body[number - 1].text for number in parts["closing"]),
        kind=KIND_LABELS.get(draft.kind, draft.kind),
        year=draft.year,
        org=draft.org,
        level=draft.level,
        date=draft.date,
        addressee=addressee or None,
    )
    return Layout(made, tuple(writer.spans))


@dataclass
class _Writer:
    continuous: bool
    level: str
    tagged: bool
    paragraphs: list[Paragraph] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    items: int = 0
    counts: list[Counter[int]] = field(default_factory=lambda: [Counter()])

    def add(self, role: Role, text: str, *, level: int = 0, lead: int = 0) -> int:
        """Append one paragraph; its number."""
        number = len(self.paragraphs) + 1
        self.paragraphs.append(Paragraph(number, number, text, role, level, lead))
        return number

    def lines(self, lines: tuple[Line, ...]) -> list[int]:
        """Append lines that need no numbering; their numbers."""
        found = []
        for line in lines:
            found.append(self.add(line.role, line.text))
            if line.cell:
                self.paragraphs[-1] = replace(self.paragraphs[-1], cell=line.cell)
        return found

    def section(self, section: Section) -> OutlineNode:
        """Write a section with all below it; its node of the outline."""
        before = len(self.paragraphs)
        heading = section.heading.strip().rstrip("。")
        number = self._number(section.level) if heading else ""
        self._heading(section, number, heading)
        self._blocks(section)
        own = tuple(range(before + 1, len(self.paragraphs) + 1))
        if self.tagged and own:
            self._tag(section)
        self.counts.append(Counter())
        children = tuple(self.section(child) for child in section.sections)
        self.counts.pop()
        text = self._own_text(own)
        return OutlineNode(section.level, number, heading, text, children, section.owner, own)

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
        alone = "，" in heading and not section.blocks and not section.sections
        stop = "。" if (section.run_in or alone) and heading[-1] not in CLOSING_MARKS else ""
        text = f"{number}{heading}{stop}"
        at = self.add("heading", text, level=section.level, lead=len(text))
        self.spans.append(Span(section.id, -1, at, 0, len(text)))

    def _blocks(self, section: Section) -> None:
        joins = section.run_in and bool(section.heading.strip())
        for index, block in enumerate(section.blocks):
            for part, text in enumerate(_pieces(block)):
                opens = part > 0 or (block.paragraph and index > 0) or (index == 0 and not joins)
                self._sentence(Span(section.id, index, 0, 0, 0), text, opens=opens)

    def _sentence(self, span: Span, text: str, *, opens: bool) -> None:
        if opens:
            self.add("body", "")
        at = len(self.paragraphs)
        old = self.paragraphs[-1]
        self.paragraphs[-1] = replace(old, text=old.text + text)
        self.spans.append(replace(span, paragraph=at, start=len(old.text), end=len(old.text) + len(text)))

    def _tag(self, section: Section) -> None:
        text = tag(section, self.level)
        old = self.paragraphs[-1]
        self.paragraphs[-1] = replace(old, text=old.text + text)

    def _own_text(self, own: tuple[int, ...]) -> str:
        rest = [self.paragraphs[number - 1] for number in own]
        return "\n".join(kept for item in rest if (kept := item.text[item.lead :]))


def _pieces(block: Block) -> list[str]:
    return [line for raw in block.text.splitlines() if (line := raw.strip())]
