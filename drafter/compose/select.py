"""Which measures and headings a plan takes: decided by seed, level, year and length alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drafter.compose.choose import Chooser, fits
from drafter.model.skeleton import Alternative, Beat, Measure, SectionPlan, Skeleton

_CALL = re.compile(r"\{\{.*?\}\}")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan is composed for; `has` None means that the unit has everything."""

    level: str
    year: int
    has: frozenset[str] | None = None


def fitting(beat: Beat, setting: Setting) -> tuple[tuple[int, Alternative], ...]:
    """The beat's alternatives that suit, with their places in the skeleton."""
    return tuple(
        (index, alternative)
        for index, alternative in enumerate(beat.alternatives)
        if fits(alternative.fit, setting.level, setting.year, setting.has)
    )


def sections_of(plans: Iterable[SectionPlan], setting: Setting) -> tuple[SectionPlan, ...]:
    """The sections that suit, those below them included."""
    return tuple(plan for plan in plans if fits(plan.fit, setting.level, setting.year, setting.has))


def kept(beats: Iterable[Beat], chooser: Chooser, setting: Setting) -> tuple[Beat, ...]:
    """The beats that will stand: those that suit, an optional one in every second plan."""
    return tuple(
        beat
        for beat in beats
        if fitting(beat, setting) and (not beat.optional or chooser.chance(f"keep/{beat.ref}") < 0.5)
    )


def select(skeleton: Skeleton, chooser: Chooser, setting: Setting) -> Mapping[str, tuple[Measure, ...]]:
    """Measures by section id, in the order of the skeleton's topics, adding up to a fitting length.

    Every draw first gets its least number; then draws are given one more in
    seeded order until the plan is as long as its kind and level should be.
    Facts play no part, so that filling one never changes the plan.
    """
    plans = [p for top in sections_of(skeleton.kind.sections, setting) for p in _walk(top, setting)]
    pools = {
        (plan.id, draw.topic): _pool(skeleton, draw.topic, chooser, setting)
        for plan in plans
        for draw in plan.draws
    }
    counts = {
        (plan.id, d.topic): min(d.low, len(pools[plan.id, d.topic])) for plan in plans for d in plan.draws
    }
    most = {
        (plan.id, d.topic): min(d.high, len(pools[plan.id, d.topic])) for plan in plans for d in plan.draws
    }
    least, longest = skeleton.kind.lengths.get(setting.level, (3000, 6000))
    goal = least + (longest - least) * (0.3 + 0.35 * chooser.chance("length"))
    size = sum(_size(beat, setting) for plan in plans for beat in plan.body)
    size += sum(measure_size(m, setting) for key, n in counts.items() for m in pools[key][:n])
    while size < goal:
        open_draws = [key for key in counts if counts[key] < most[key]]
        if not open_draws:
            break
        key = min(open_draws, key=lambda k: (counts[k], chooser.chance(f"more/{k}/{counts[k]}")))
        size += measure_size(pools[key][counts[key]], setting)
        counts[key] += 1
    return {
        plan.id: tuple(
            m
            for d in plan.draws
            for m in _in_order(pools[plan.id, d.topic][: counts[plan.id, d.topic]], skeleton)
        )
        for plan in plans
    }


def _walk(plan: SectionPlan, setting: Setting) -> Iterable[SectionPlan]:
    yield plan
    for below in sections_of(plan.sections, setting):
        yield from _walk(below, setting)


def _pool(skeleton: Skeleton, topic: str, chooser: Chooser, setting: Setting) -> list[Measure]:
    """The topic's measures that suit, in the order in which this plan would take them."""
    found = skeleton.topics[topic]
    if not fits(found.fit, setting.level, setting.year, setting.has):
        return []
    able = [m for m in found.measures if fits(m.fit, setting.level, setting.year, setting.has)]
    return chooser.order(able, f"measures/{topic}", [1.6 if m.core else 1.0 for m in able])


def _in_order(measures: list[Measure], skeleton: Skeleton) -> list[Measure]:
    """As the topic lists them: writers put the weightier first."""
    return sorted(measures, key=lambda m: skeleton.topics[m.topic].measures.index(m))


def measure_size(measure: Measure, setting: Setting) -> float:
    """About how many Han characters an item will have."""
    lead = sum(map(len, measure.leads)) / len(measure.leads)
    return lead + sum(_size(beat, setting) * (0.5 if beat.optional else 1) for beat in measure.beats)


def _size(beat: Beat, setting: Setting) -> float:
    able = fitting(beat, setting)
    return sum(han(alternative.text) for _, alternative in able) / len(able) if able else 0


def han(text: str) -> float:
    """Han characters of a template, a call counted as four."""
    return len(_HAN.findall(_CALL.sub("", text))) + 4 * text.count("{{")
