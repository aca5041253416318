"""A section as the lines of text that a writer sees, each line knowing the sentences it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.errors import DrafterError
from drafter.language.counting import section_numbers
from drafter.model.draft import Block, Draft, Section

STOPLESS = "！？；：…!?"
"""What may end a run-in heading instead of 。"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an item's number and heading, sentences, or both.

    `opens` is the item that begins here, None for a further paragraph; `item`
    is the id of the section whose sentences `blocks` are, counted from `first`.
    """

    item: str
    blocks: tuple[Block, ...]
    first: int = 0
    opens: Section | None = None
    number: str = ""
    lead: str = ""

    @property
    def words(self) -> str:
        """The line without its number."""
        return self.lead + "".join(flat(block.text) for block in self.blocks)

    @property
    def text(self) -> str:
        """The line as it is shown."""
        return self.number + self.words

    @property
    def key(self) -> tuple[int, str]:
        """What makes two lines the same, whatever their number is now."""
        return (self.opens.level if self.opens and self.number else 0, self.words)


def section_text(draft: Draft, section_id: str) -> str:
    """The text of a first-level section: its paragraphs and its items with their numbers."""
    return "\n".join(line.text for line in section_lines(draft, section_id))


def section_lines(draft: Draft, section_id: str) -> tuple[Line, ...]:
    """The same text with what each line is made of. Its own heading is not part of it."""
    return lines_below(top_section(draft, section_id), section_numbers(draft))


def lines_below(section: Section, numbers: Mapping[str, str]) -> tuple[Line, ...]:
    """The same of a first-level section, for who goes through all of them; `numbers` are the draft's."""
    lines = list(_paragraphs(section, 0))
    for child in section.sections:
        lines.extend(_item(child, numbers))
    return tuple(line for line in lines if line.text)


def top_section(draft: Draft, section_id: str) -> Section:
    """The first-level section of that id; raises DrafterError where there is none."""
    for section in draft.sections:
        if section.id == section_id:
            return section
    raise DrafterError("这一节已经不在文稿里了，请在大纲里另选一节。")


def flat(text: str) -> str:
    """A sentence on one line."""
    return " ".join(text.split("\n")) if "\n" in text else text


def heading_lead(section: Section) -> str:
    """An item's heading as printed, with the 。 that ends it where its text runs on or is all there is."""
    heading = flat(section.heading).strip()
    if not heading:
        return ""
    if section.run_in:
        return heading if heading[-1] in STOPLESS else f"{heading}。"
    alone = "，" in heading and not section.blocks and not section.sections
    return f"{heading}。" if alone and heading[-1] not in STOPLESS + "。" else heading


def _item(section: Section, numbers: Mapping[str, str]) -> Iterator[Line]:
    lead, number = heading_lead(section), numbers[section.id]
    run = _run(section, 0) if section.run_in and lead else 0
    if lead:
        yield Line(section.id, section.blocks[:run], 0, section, number, lead)
        yield from _paragraphs(section, run)
    else:
        for index, line in enumerate(_paragraphs(section, 0)):
            yield Line(line.item, line.blocks, line.first, section if index == 0 else None)
    for child in section.sections:
        yield from _item(child, numbers)


def _run(section: Section, start: int) -> int:
    """Where the paragraph that begins with block `start` ends."""
    end = start + 1
    while end < len(section.blocks) and not section.blocks[end].paragraph:
        end += 1
    return min(end, len(section.blocks))


def _paragraphs(section: Section, start: int) -> Iterator[Line]:
    while start < len(section.blocks):
        end = _run(section, start)
        yield Line(section.id, section.blocks[start:end], start)
        start = end
