"""A draft: sections of sentences, each of which knows where it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sentence came from.

    `by` is "skeleton" (`ref` names beat and alternative, "teachers/ethics/2#1"),
    "typed" (written in the desk), or "document" (`ref` names file and
    paragraph). `phrases` are bank ids used in it, `facts` the fact keys.
    """

    by: Literal["skeleton", "typed", "document"]
    ref: str = ""
    phrases: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One sentence of a draft, with its closing mark. `paragraph` opens a new paragraph."""

    text: str
    origin: Origin
    paragraph: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences and what stands below it.

    `level` 0 has no heading (opening, closing); one that has is an attachment,
    the heading being its title; first of all sections and titled …的通知 it is the
    covering notice, behind which the plan begins on a page of its own. A block with
    tabs is a table: a row a line. A `run_in` heading ends with 。 and its text follows on
    the same line. Numbers are not stored: they follow from the place.
    """

    id: str
    level: int
    heading: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    run_in: bool = False
    topic: str | None = None
    measure: str | None = None
    owner: str = ""
    partners: tuple[str, ...] = ()
    deadline: str = ""

    def walk(self) -> Iterator["Section"]:
        """The section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody remarked on the draft: on the words `excerpt` of a section ("" for none in particular).

    `author` and `date` (ISO) are as the remark itself tells them, else "".
    """

    section: str
    excerpt: str
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan in the making. `date` is ISO or None (left as a blank to fill when signed)."""

    kind: str
    title: str
    org: str
    level: str
    year: int
    seed: int
    sections: tuple[Section, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    numbering: str = "restart"
    tagged: bool = False
    signed: bool = True
    date: str | None = None
    style: str = "gongwen"
    silenced: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def notice(self) -> Section | None:
        """The covering notice (印发通知) that hands the plan on, None where there is none."""
        first = self.sections[0] if self.sections else None
        if first and not first.level and first.heading.strip().endswith("的通知"):
            return first
        return None

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()
