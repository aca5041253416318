"""From a cursor in a section's text to the sentence there, and back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from drafter.editing.arrange import update
from drafter.editing.lines import flat, section_lines
from drafter.model.draft import Block, Draft, Section


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence: its section, its place among that section's blocks, and where it stands in its line."""

    section: str
    block: int
    row: int
    start: int
    end: int


def spots(draft: Draft, section_id: str) -> tuple[Spot, ...]:
    """Every sentence of a first-level section with its place in the text; block -1 is a heading."""
    found = []
    for row, line in enumerate(section_lines(draft, section_id)):
        at = len(line.number)
        if line.lead:
            found.append(Spot(line.item, -1, row, 0, at + len(line.lead)))
            at += len(line.lead)
        for index, block in enumerate(line.blocks):
            end = at + len(flat(block.text))
            found.append(Spot(line.item, line.first + index, row, at, end))
            at = end
    return tuple(found)


def spot_at(draft: Draft, section_id: str, row: int, column: int) -> Spot | None:
    """The sentence in which the cursor stands; at a line's end the last one of the line."""
    on_row = [spot for spot in spots(draft, section_id) if spot.row == row]
    return next((spot for spot in on_row if spot.start <= column < spot.end), on_row[-1] if on_row else None)


def block_at(draft: Draft, spot: Spot) -> Block | None:
    """The sentence itself, None for a heading."""
    section = next((one for one in draft.walk() if one.id == spot.section), None)
    if section is None or not 0 <= spot.block < len(section.blocks):
        return None
    return section.blocks[spot.block]


def toggle_lock(draft: Draft, spot: Spot) -> Draft:
    """The sentence locked against swapping and shuffling, or free again."""
    return _change(draft, spot, lambda block: replace(block, locked=not block.locked))


def by_hand(draft: Draft, spot: Spot) -> Draft:
    """The sentence as its writer's own, swapped and shuffled no more; its phrases and facts stay known."""
    return _change(
        draft, spot, lambda block: replace(block, origin=replace(block.origin, by="typed", ref=""))
    )


def swap(draft: Draft, spot: Spot, candidate: Block) -> Draft:
    """Another sentence in the place of this one; a locked sentence stays."""
    return _change(
        draft, spot, lambda old: old if old.locked else replace(candidate, paragraph=old.paragraph)
    )


def _change(draft: Draft, spot: Spot, change: Callable[[Block], Block]) -> Draft:
    def put(section: Section) -> Section:
        blocks = list(section.blocks)
        blocks[spot.block] = change(blocks[spot.block])
        return replace(section, blocks=tuple(blocks))

    return draft if block_at(draft, spot) is None else update(draft, spot.section, put)
