"""A draft as units and slips: what is given out to each department."""

from collections.abc import Iterator
from dataclasses import replace

from drafter.editing.lines import Line, heading_lead, lines_below
from drafter.language.blanks import blank
from drafter.language.counting import section_numbers
from drafter.language.tags import Tag, write_tag
from drafter.merging.share import share
from drafter.merging.slip import Slip, identity
from drafter.merging.unit import Unit, owners
from drafter.model.draft import Draft, Section
from drafter.render.closing import owner_label


def units_of(draft: Draft) -> tuple[Unit, ...]:
    """The draft's units in reading order."""
    numbers = section_numbers(draft)
    made: list[Unit] = []
    for top in draft.sections:
        lines: dict[str, list[Line]] = {}
        for line in lines_below(top, numbers):
            lines.setdefault(line.item, []).append(line)
        for section, above, owner in _walk(top, (), ""):
            found = lines.get(section.id, [])
            unit = _unit(
                draft, section, tuple(shown(line) for line in found), numbers[section.id], own=not above
            )
            made.append(replace(unit, top=top.id, above=above, owner=owner))
    return tuple(made)


def _walk(
    section: Section, above: tuple[str, ...], owner: str
) -> Iterator[tuple[Section, tuple[str, ...], str]]:
    owner = section.owner.strip() or owner
    yield section, above, owner
    for child in section.sections:
        yield from _walk(child, (*above, section.id), owner)


def _unit(draft: Draft, section: Section, lines: tuple[str, ...], number: str, *, own: bool) -> Unit:
    heading = " ".join(section.heading.split())
    lead = heading.rstrip("。") if own else heading_lead(section)
    tag = Tag(section.owner.strip(), section.partners, section.deadline or blank("完成时限"))
    return Unit(
        id=section.id,
        top="",
        lines=(f"{number}{lead}", *lines) if own and lead else lines,
        opens=bool(lead),
        number=number,
        heading=heading.rstrip("。"),
        lead=lead,
        run_in=section.run_in,
        tag=write_tag(owner_label(draft), tag),
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
