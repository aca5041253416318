"""A draft shared out: what each department gets, with the headings above it to know where it stands."""

from collections.abc import Iterator, Sequence

from drafter.merging.slip import Spot
from drafter.merging.unit import Unit, by_id


def share(units: Sequence[Unit], owner: str) -> tuple[Spot, ...]:
    """The department's own text with its tags, below the headings of the sections that hold it."""
    known = by_id(units)
    shown: set[str] = set()
    made: list[Spot] = []
    for unit in units:
        if unit.owner != owner:
            continue
        for above in unit.above:
            if above not in shown and known[above].opens:
                made.append(Spot("context", above, known[above].lines[0]))
            shown.add(above)
        shown.add(unit.id)
        made += _own(unit)
    return tuple(made)


def _own(unit: Unit) -> Iterator[Spot]:
    for line in unit.lines:
        yield Spot("own", unit.id, line)
    if unit.tag:
        yield Spot("tag", unit.id, unit.tag)
