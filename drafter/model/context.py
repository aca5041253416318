"""What a document is checked against: its year, its unit, dated terms, places, and the user's own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.model.term import Place, Term
from drafter.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Part:
    """A run of paragraphs (numbers, both included) that is judged by one year.

    `looking_back` marks the summary part of 总结与计划: past years are at home there.
    """

    first: int
    last: int
    year: int | None
    looking_back: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What the user's own folder says about the unit and its words.

    `org` stands in where neither the command nor the document names a unit.
    `own_words` and `ignored` go into the Context as they are. `facts` stand
    wherever a plan of the unit asks for them; `has` names what the unit has
    (None: everything), so that the rest is left out of its plans. `short` is the
    unit's short name, `superiors` are the authorities above it, nearest first;
    `departments` pairs a name of the skeletons with the unit's own for it, or ""
    with one whose place among them is to be found out.
    """

    org: str | None = None
    own_words: tuple[str, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    has: frozenset[str] | None = None
    short: str = ""
    superiors: tuple[str, ...] = ()
    departments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """All that checks are handed besides the document; nothing in it changes.

    `year` is the plan year, None where nobody knows it: then checks that need one are
    silent. `homophones` maps two characters that are no word to the usual word that
    sounds the same, and each known word to itself. `own_words` are names and wording of
    the user's own that are right (schools, towns, products, local slogans). `ignored`
    pairs a check id (or "*") with words (or "*") that it shall not report. `silenced`
    are keys of findings that a draft's writer has answered once and for all. `last` are
    the sentences of last year's text, as `language.sentences.sentence_keys` gives them.
    """

    year: int | None = None
    unit: Unit | None = None
    terms: tuple[Term, ...] = ()
    places: tuple[Place, ...] = ()
    homophones: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    own_words: tuple[str, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    silenced: tuple[str, ...] = ()
    last: frozenset[str] = frozenset()

    def part_at(self, paragraph: int) -> Part:
        """The part that paragraph belongs to; without parts the whole document is one."""
        for part in self.parts:
            if part.first <= paragraph <= part.last:
                return part
        return Part(paragraph, paragraph, self.year)
