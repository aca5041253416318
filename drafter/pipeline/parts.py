"""A draft as units and slips: what is given out, and what a whole copy of it holds."""

from collections.abc import Iterator
from dataclasses import replace

from drafter.editing.lines import Line, heading_lead, section_lines
from drafter.language.counting import section_numbers
from drafter.merging.lay import digests
from drafter.merging.share import share
from drafter.merging.slip import Slip, Spot, identity
from drafter.merging.tag import Tag, write_tag
from drafter.merging.unit import Unit, owners
from drafter.model.draft import Draft, Section
from drafter.render.closing import owner_label
from drafter.render.document import Layout


def units_of(draft: Draft) -> tuple[Unit, ...]:
    """The draft's units in reading order."""
    numbers = section_numbers(draft)
    made: list[Unit] = []
    for top in draft.sections:
        lines: dict[str, list[Line]] = {}
        for line in section_lines(draft, top.id):
            lines.setdefault(line.item, []).append(line)
        for section, above, owner in _walk(top, (), ""):
            found = lines.get(section.id, [])
            unit = _unit(draft, section, tuple(shown(line) for line in found), numbers[section.id])
            made.append(replace(unit, top=top.id, above=above, owner=owner))
    return tuple(made)


def _walk(
    section: Section, above: tuple[str, ...], owner: str
) -> Iterator[tuple[Section, tuple[str, ...], str]]:
    owner = section.owner.strip() or owner
    yield section, above, owner
    for child in section.sections:
        yield from _walk(child, (*above, section.id), owner)


def _unit(draft: Draft, section: Section, lines: tuple[str, ...], number: str) -> Unit:
    heading = " ".join(section.heading.split())
    own = section in draft.sections
    lead = heading.rstrip("。") if own else heading_lead(section)
    tag = Tag(section.owner.strip(), section.partners, section.deadline)
    return Unit(
        id=section.id,
        top="",
        lines=(f"{number}{lead}", *lines) if own and lead else lines,
        opens=bool(lead),
        number=number,
        heading=heading.rstrip("。"),
        lead=lead,
        run_in=section.run_in,
        tag=write_tag(owner_label(draft), tag) if tag.owner else "",
    )


def shown(line: Line) -> str:
    """A line as a Word file holds it: a table keeps its rows."""
    return line.blocks[0].text if is_table(line) else line.text


def is_table(line: Line) -> bool:
    """Whether the line is a table and nothing else."""
    return len(line.blocks) == 1 and not line.lead and "\t" in line.blocks[0].text


def part_slip(draft: Draft, units: tuple[Unit, ...], owner: str) -> Slip:
    """The slip of a department's part, without the frame round it."""
    return Slip(identity(draft), draft.title, owner, owners(units), share(units, owner))


def whole_slip(draft: Draft, layout: Layout) -> Slip:
    """The slip of a copy of the whole draft, its paragraphs as they are printed."""
    homes: dict[int, str] = {}
    for span in layout.spans:
        homes.setdefault(span.paragraph, span.section)
    titles = {section.heading.strip(): section.id for section in draft.sections if not section.level}
    spots: list[Spot] = []
    row: tuple[int, int] | None = None
    for item in layout.document.paragraphs:
        home = homes.get(item.number, "")
        if item.cell and row and row[0] == item.cell[0]:
            joint = "\t" if row == item.cell[:2] else "\n"
            spots[-1] = replace(spots[-1], text=f"{spots[-1].text}{joint}{item.text}")
        elif item.role == "attachment-title" and item.text in titles:
            spots.append(Spot("own", titles[item.text], item.text))
        elif home:
            spots.append(Spot("own", home, item.text))
        else:
            spots.append(Spot("frame", "title" if item.role == "title" else "", item.text))
        row = item.cell[:2] if item.cell else None
    return Slip(identity(draft), draft.title, "", (), tuple(spots), digests(spots))
