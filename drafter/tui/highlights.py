"""What stands out in the text: locked sentences, words that are wrong, words that somebody remarked on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.editing.lines import flat, section_text
from drafter.editing.places import block_at, spots
from drafter.model.draft import Draft
from drafter.pipeline.desk import Found

LOCKED, WRONG, REMARKED = "underline", "underline bold #d04040", "#ffffff on #5b4a8a"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a line that stand out, as long as they still stand there."""

    row: int
    start: int
    words: str
    style: str


def marks_of(draft: Draft, section: str, found: Sequence[Found]) -> tuple[Mark, ...]:
    """The marks of one first-level section, rows counted as the draft counts them."""
    return (*_locked(draft, section), *_wrong(section, found), *_remarked(draft, section))


def _locked(draft: Draft, section: str) -> Iterator[Mark]:
    if not any(block.locked for one in draft.walk() for block in one.blocks):
        return
    for spot in spots(draft, section):
        block = block_at(draft, spot)
        if block and block.locked:
            yield Mark(spot.row, spot.start, flat(block.text), LOCKED)


def _wrong(section: str, found: Sequence[Found]) -> Iterator[Mark]:
    for one in found:
        if one.place and one.place.section == section and one.finding.level == "error":
            yield Mark(one.place.row, one.place.column, one.finding.excerpt, WRONG)


def _remarked(draft: Draft, section: str) -> Iterator[Mark]:
    for row, line in enumerate(section_text(draft, section).split("\n") if draft.notes else ()):
        for note in draft.notes:
            if note.excerpt and (at := line.find(note.excerpt)) >= 0:
                yield Mark(row, at, note.excerpt, REMARKED)
