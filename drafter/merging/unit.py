"""The units of a draft: what one department can be given, and what two can clash about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drafter.language.characters import clean


@dataclass(frozen=True, slots=True)
class Unit:
    """A section's own text, without the sections below it.

    `lines` are as a writer sees them, the heading's line with its number first;
    `opens` tells that there is such a line. `owner` is whoever answers for it,
    by its own tag or that of the section above; `tag` is its own tag, if it has
    one. `above` are the ids of the sections that hold it, outermost first.
    """

    id: str
    top: str
    lines: tuple[str, ...]
    opens: bool = False
    number: str = ""
    heading: str = ""
    lead: str = ""
    run_in: bool = False
    owner: str = ""
    tag: str = ""
    above: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: number and heading, or 开头 for text without one."""
        return f"{self.number}{self.heading}" if self.heading else "未设标题的段落"


def bare(text: str) -> str:
    """The text without blanks and invisible marks: what a Word file may do to a line is no change."""
    return "".join(clean(text).split())


def same(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two texts are the same but for blanks."""
    return bare("".join(one)) == bare("".join(other))


def by_id(units: Iterable[Unit]) -> Mapping[str, Unit]:
    """The units by their ids."""
    return {unit.id: unit for unit in units}


def owners(units: Iterable[Unit]) -> tuple[str, ...]:
    """Everybody who answers for something, in the order of the draft."""
    return tuple(dict.fromkeys(unit.owner for unit in units if unit.owner))
