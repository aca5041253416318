"""Skeletons: document kinds and topics, as read from YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = [
    "BEATS",
    "NEEDS",
    "Aim",
    "Alternative",
    "Beat",
    "Draw",
    "Fact",
    "Fit",
    "Kind",
    "Measure",
    "SectionPlan",
    "Skeleton",
    "Topic",
]

BEATS: dict[str, str] = {
    "basis": "依据",
    "action": "动作",
    "mechanism": "机制",
    "result": "结果",
    "say": "行文",
}
"""What a sentence does in a measure: the four beats, and free text."""


NEEDS: dict[str, str] = {
    "primary": "小学",
    "junior": "初中",
    "high-school": "高中",
    "vocational": "职教",
    "special-school": "特教",
    "private": "民办",
    "ethnic": "民族",
    "boarding": "寄宿",
}
"""What a unit may have, and how people write it; a piece that needs what the unit lacks is left out,
"no-…" the other way round."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something only the user can know, asked once and used wherever it is named.

    `unit` stands behind the value in the text ("%", "个"). `low` and `high` are
    limits of plausible values, never defaults.
    """

    key: str
    label: str
    unit: str | None = None
    hint: str = ""
    low: float | None = None
    high: float | None = None
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """When a piece suits: levels (empty = all), first and last plan year, what the unit must have."""

    levels: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One wording of a sentence: a template over facts, wording and phrases.

    A heading `names` topics or branches of its section. What one of a section's headings names, every one of
    them must name that stands over it, and none may that does not.
    """

    text: str
    fit: Fit = field(default_factory=Fit)
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beat:
    """One sentence of a measure with its alternatives; exactly one is chosen.

    `ref` names the beat inside the library ("teachers/ethics/2"). A
    `paragraph` beat opens a new paragraph.
    """

    ref: str
    does: str
    alternatives: tuple[Alternative, ...]
    optional: bool = False
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """What a measure is for, said by a phrase of the bank: it holds one of `about`, and opens with one of
    `verb` (words divided by |)."""

    about: str
    verb: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One item of a plan: lead alternatives, sentences, and who does it until when.

    Of the measures that share a `once` (a matter that several topics could tell) a plan takes one. `branch`
    is the part of its topic that a heading may name.
    """

    id: str
    topic: str
    leads: tuple[str, ...]
    beats: tuple[Beat, ...]
    fit: Fit = field(default_factory=Fit)
    owner: str = ""
    partners: tuple[str, ...] = ()
    deadline: str = ""
    core: bool = False
    once: str = ""
    aim: Aim | None = None
    branch: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One field of the work: headings, measures, goals and the facts they use."""

    id: str
    label: str
    keywords: tuple[str, ...]
    headings: tuple[Alternative, ...]
    measures: tuple[Measure, ...]
    goals: tuple[Beat, ...] = ()
    facts: tuple[Fact, ...] = ()
    fit: Fit = field(default_factory=Fit)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """How many measures of a topic a section takes."""

    topic: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """One section of a kind: heading alternatives, own text, and measures drawn from topics.

    `level` 0 is text without heading (opening, closing). `goals` are topics
    whose goal sentences stand here. Measures become items at `item_level`. `past`
    looks back on the year before the plan's, in whose words it is written.
    """

    id: str
    level: int
    headings: tuple[Alternative, ...] = ()
    body: tuple[Beat, ...] = ()
    draws: tuple[Draw, ...] = ()
    goals: tuple[str, ...] = ()
    item_level: int = 3
    sections: tuple["SectionPlan", ...] = ()
    fit: Fit = field(default_factory=Fit)
    run_in: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One document kind: its title, sections in order, the facts it asks for, its lengths.

    `lengths` maps level → (least, most) Han characters of a normal plan.
    `numbering` is "continuous" (items run on through sections) or "restart".
    `tagged` are the levels at which an item names its owner and deadline. `notice` is
    the covering 印发通知 that may go before the plan, its headings being its titles.
    `written` is the month and day (MM-DD) of the plan year by which such a document is written.
    """

    id: str
    label: str
    levels: tuple[str, ...]
    titles: tuple[str, ...]
    sections: tuple[SectionPlan, ...]
    lengths: Mapping[str, tuple[int, int]]
    facts: tuple[Fact, ...] = ()
    numbering: str = "restart"
    tagged: tuple[str, ...] = ()
    signed: bool = True
    file: str = ""
    notice: SectionPlan | None = None
    written: str = "03-31"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A kind with the topics it draws from: all that compose needs besides facts and bank."""

    kind: Kind
    topics: Mapping[str, Topic]

    def facts(self) -> tuple[Fact, ...]:
        """Every fact the skeleton may ask for, the kind's own first, each key once."""
        found: dict[str, Fact] = {fact.key: fact for fact in self.kind.facts}
        for topic in self.topics.values():
            for fact in topic.facts:
                found.setdefault(fact.key, fact)
        return tuple(found.values())
