"""What a plan is composed for, and which pieces of a skeleton suit it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from drafter.compose.dated import Dated
from drafter.compose.having import Having, having
from drafter.compose.suitable import Suitable
from drafter.model.skeleton import Alternative, Beat, Fit, Measure, SectionPlan, Skeleton
from drafter.model.term import Term
from drafter.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan is composed for.

    `suitable` says what can be said in its year, `before` what could in the
    year that a looking-back section tells of. `length` is short, normal or long
    for kind and level; `characters` is a length in Han characters instead.
    """

    level: str
    year: int
    suitable: Suitable = field(default_factory=lambda: Suitable(Having()))
    before: Suitable | None = None
    length: str = "normal"
    characters: int | None = None
    terse: bool = False
    tagged: bool = False

    def at(self, plan: SectionPlan) -> "Setting":
        """The setting of a section, which may look back."""
        return replace(self, suitable=self.before) if plan.past and self.before else self


def setting_for(
    skeleton: Skeleton,
    unit: Unit,
    year: int,
    *,
    has: frozenset[str] | None = None,
    terms: Collection[Term] = (),
    length: str = "normal",
    characters: int | None = None,
) -> Setting:
    """The setting of a unit's plan; `terms` are the dated terms that its sentences must respect."""
    had = having(unit, has)
    texts = tuple(templates(skeleton)) if terms else ()
    labels = {fact.key: fact.label for fact in skeleton.facts()}
    now = Dated(terms, year, f"{year}-{skeleton.kind.written}") if terms else None
    before = None
    if terms and any(plan.past for plan in _plans(skeleton.kind.sections)):
        before = Suitable(had, Dated(terms, year - 1, f"{year - 1}-12-31"), texts, labels)
    return Setting(
        unit.level,
        year,
        Suitable(had, now, texts, labels),
        before,
        length,
        characters,
        tagged=unit.level in skeleton.kind.tagged,
    )


def templates(skeleton: Skeleton) -> Iterator[str]:
    """Every template of a skeleton: sentences, leads and headings."""
    for topic in skeleton.topics.values():
        yield from (choice.text for choice in topic.headings)
        for measure in topic.measures:
            yield from measure.leads
            yield from _texts(measure.beats)
        yield from _texts(topic.goals)
    for plan in _plans((*skeleton.kind.sections, *filter(None, [skeleton.kind.notice]))):
        yield from (choice.text for choice in plan.headings)
        yield from _texts(plan.body)


def suits(fit: Fit, setting: Setting) -> bool:
    """Whether a piece suits level, plan year and what the unit has."""
    return (
        (not fit.levels or setting.level in fit.levels)
        and (fit.since is None or fit.since <= setting.year)
        and (fit.until is None or setting.year <= fit.until)
        and all(map(setting.suitable.having.holds, fit.needs))
    )


def fitting(beat: Beat, setting: Setting) -> tuple[tuple[int, Alternative], ...]:
    """The beat's alternatives that suit, with their places in the skeleton."""
    return tuple(
        (index, alternative)
        for index, alternative in enumerate(beat.alternatives)
        if suits(alternative.fit, setting) and setting.suitable.allows(alternative.text)
    )


def leads_of(measure: Measure, setting: Setting) -> tuple[str, ...]:
    """The measure's leads that can be said."""
    return tuple(lead for lead in measure.leads if setting.suitable.allows(lead))


def sections_of(plans: Iterable[SectionPlan], setting: Setting) -> tuple[SectionPlan, ...]:
    """The sections that suit, those below them included."""
    return tuple(plan for plan in plans if suits(plan.fit, setting))


def _plans(plans: Iterable[SectionPlan]) -> Iterator[SectionPlan]:
    for plan in plans:
        yield plan
        yield from _plans(plan.sections)


def _texts(beats: Iterable[Beat]) -> Iterator[str]:
    for beat in beats:
        yield from (alternative.text for alternative in beat.alternatives)
