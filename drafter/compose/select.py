"""Which measures and headings a plan takes: decided by seed, level, year and length alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drafter.compose.choose import Chooser, fits
from drafter.model.skeleton import Alternative, Beat, Fit, Measure, SectionPlan, Skeleton

_CALL = re.compile(r"\{\{\s*(\w+)\s*(?:\((.*?)\))?\s*\}\}")
_HAN = re.compile(r"[\u4e00-\u9fff]")


BEATS_KEPT = ((2, 0.15), (3, 0.65), (4, 0.95))
"""How long items are: two sentences in some of them, three in half, four in most others."""

DEFAULT_LENGTH = (3000, 6000)
"""Han characters of a kind that does not say how long it is at a level."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan is composed for; `has` None means that the unit has everything."""

    level: str
    year: int
    has: frozenset[str] | None = None


def suits(fit: Fit, setting: Setting) -> bool:
    """Whether a piece suits what the plan is composed for."""
    return fits(fit, setting.level, setting.year, setting.has)


def fitting(beat: Beat, setting: Setting) -> tuple[tuple[int, Alternative], ...]:
    """The beat's alternatives that suit, with their places in the skeleton."""
    return tuple(
        (index, alternative)
        for index, alternative in enumerate(beat.alternatives)
        if suits(alternative.fit, setting)
    )


def sections_of(plans: Iterable[SectionPlan], setting: Setting) -> tuple[SectionPlan, ...]:
    """The sections that suit, those below them included."""
    return tuple(plan for plan in plans if suits(plan.fit, setting))


def kept(beats: Iterable[Beat], chooser: Chooser, setting: Setting) -> tuple[Beat, ...]:
    """The beats that suit; an optional one stands in every second plan."""
    return tuple(
        beat
        for beat in beats
        if fitting(beat, setting) and (not beat.optional or chooser.chance(f"keep/{beat.ref}") < 0.5)
    )


def beats_of(measure: Measure, chooser: Chooser, setting: Setting) -> tuple[Beat, ...]:
    """The sentences an item will have: two, three or all, as real plans mix short items with long ones.

    Its first action always stands.
    """
    able = kept(measure.beats, chooser, setting)
    ref = f"{measure.topic}/{measure.id}"
    chance = chooser.chance(f"beats/{ref}")
    most = next((count for count, share in BEATS_KEPT if chance < share), len(able))
    action = next((beat for beat in able if beat.does == "action"), able[0] if able else None)
    others = chooser.order([beat for beat in able if beat is not action], f"drop/{ref}")
    left_out = set(map(id, others[most - 1 :]))
    return tuple(beat for beat in able if id(beat) not in left_out)


def select(skeleton: Skeleton, chooser: Chooser, setting: Setting) -> Mapping[str, tuple[Measure, ...]]:
    """Measures by section id, in the order of the skeleton's topics, adding up to a fitting length.

    Every draw first gets its least number; then draws are given one more in
    seeded order until the plan is as long as its kind and level should be.
    Facts play no part, so that filling one never changes the plan.
    """
    plans = [p for top in sections_of(skeleton.kind.sections, setting) for p in _walk(top, setting)]
    draws = {(plan.id, draw.topic): draw for plan in plans for draw in plan.draws}
    pools = {key: _pool(skeleton, draw.topic, chooser, setting) for key, draw in draws.items()}
    sizes = {key: [_item_size(m, chooser, setting) for m in pool] for key, pool in pools.items()}
    most = {key: min(draw.high, len(pools[key])) for key, draw in draws.items()}
    counts = {key: min(draw.low, most[key]) for key, draw in draws.items()}
    least, longest = skeleton.kind.lengths.get(setting.level, DEFAULT_LENGTH)
    goal = least + (longest - least) * (0.25 + 0.35 * chooser.chance("length"))
    size = sum(_size(beat, setting) for plan in plans for beat in plan.body)
    size += sum(sum(sizes[key][:count]) for key, count in counts.items())
    while size < goal and (growing := [key for key in counts if counts[key] < most[key]]):
        key = min(growing, key=lambda k: (counts[k], chooser.chance(f"more/{k}/{counts[k]}")))
        size += sizes[key][counts[key]]
        counts[key] += 1
    return {
        plan.id: tuple(
            measure
            for draw in plan.draws
            for measure in _in_order(pools[plan.id, draw.topic][: counts[plan.id, draw.topic]], skeleton)
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
    if not suits(found.fit, setting):
        return []
    able = [m for m in found.measures if suits(m.fit, setting)]
    return chooser.order(able, f"measures/{topic}", [1.6 if m.core else 1.0 for m in able])


def _in_order(measures: list[Measure], skeleton: Skeleton) -> list[Measure]:
    """As the topic lists them: writers put the weightier first."""
    return sorted(measures, key=lambda m: skeleton.topics[m.topic].measures.index(m))


def _item_size(measure: Measure, chooser: Chooser, setting: Setting) -> float:
    """About how many Han characters an item will have."""
    lead = sum(map(len, measure.leads)) / len(measure.leads)
    return lead + sum(_size(beat, setting) for beat in beats_of(measure, chooser, setting))


def _size(beat: Beat, setting: Setting) -> float:
    able = fitting(beat, setting)
    return sum(han(alternative.text) for _, alternative in able) / len(able) if able else 0


def han(text: str) -> int:
    """Han characters that a template will have, about: a choice counts as its first, a fact as its blank."""
    return len(_HAN.findall(_CALL.sub(_typical, text)))


def _typical(call: re.Match[str]) -> str:
    name, quoted = call[1], re.findall(r"'([^']*)'", call[2] or "")
    if name in ("pick", "verb") and quoted:
        return str(quoted[0]).split("|")[0]
    if name == "phrase" and len(quoted) > 1:
        return str(quoted[1])
    return "待填的内容一项" if name == "fact" else "全县"
