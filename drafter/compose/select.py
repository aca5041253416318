"""Which measures and headings a plan takes: decided by seed, level, year and length alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafter.compose.choose import Chooser
from drafter.compose.setting import Setting, fitting, leads_of, sections_of, suits
from drafter.compose.sizes import mean
from drafter.model.skeleton import Beat, Draw, Measure, SectionPlan, Skeleton

BEATS_KEPT = {
    "short": ((2, 0.5), (3, 0.95)),
    "terse": ((2, 0.35), (3, 0.9)),
    "normal": ((2, 0.15), (3, 0.65), (4, 0.95)),
    "long": ((3, 0.3), (4, 0.8)),
}
"""How long items are: in a normal plan two sentences in some, three in half, four in most others.

A plan whose sections all must stand grows terse rather than too long for its level."""

REACH = {"short": (0.55, 0.1), "normal": (0.25, 0.35), "long": (0.8, 0.18)}
"""Where a plan's length lies between its kind's least and most: from, and how far the seed moves it.

A short plan lies below the range: its share is of the least length."""

CHARACTERS_PER_PAGE = 530
"""Han characters on a page of 22 lines of 28, headings, marks and short last lines allowed for."""

ITEMS_OF_A_SHORT_SECTION = 2

BEYOND = 3
"""How far a draw may go above its most where a plan would else be too short for its level."""

CORE = 14
"""How much sooner a measure that belongs in most plans is taken than another."""

BASIS = 6
"""How much sooner the sentence that opens an item is kept than those after its action."""

TAG = 12
"""Han characters of （责任股室：；配合单位：；完成时限：） without the names in it."""

HEADING = 16
"""Han characters of a section's heading, about."""

Key = tuple[str, str]
"""A draw: section and topic."""

DEFAULT_LENGTH = (3000, 6000)
"""Han characters of a kind that does not say how long it is at a level."""


def kept(beats: Iterable[Beat], chooser: Chooser, setting: Setting) -> tuple[Beat, ...]:
    """The beats that suit; an optional one stands in every second plan."""
    return tuple(
        beat
        for beat in beats
        if fitting(beat, setting) and (not beat.optional or chooser.chance(f"keep/{beat.ref}") < 0.5)
    )


def beats_of(measure: Measure, chooser: Chooser, setting: Setting) -> tuple[Beat, ...]:
    """The sentences an item will have: two, three or all, as real plans mix short items with long ones.

    Its first action always stands; the basis, which opens it, stands in most.
    """
    able = kept(measure.beats, chooser, setting)
    ref = f"{measure.topic}/{measure.id}"
    chance = chooser.chance(f"beats/{ref}")
    most = next(
        (
            count
            for count, share in BEATS_KEPT["terse" if setting.terse else setting.length]
            if chance < share
        ),
        len(able),
    )
    action = next((beat for beat in able if beat.does == "action"), able[0] if able else None)
    others = [beat for beat in able if beat is not action]
    others = chooser.order(others, f"drop/{ref}", [BASIS if b.does == "basis" else 1.0 for b in others])
    left_out = set(map(id, others[most - 1 :]))
    return tuple(beat for beat in able if id(beat) not in left_out)


def select(
    skeleton: Skeleton, chooser: Chooser, setting: Setting
) -> tuple[Mapping[str, tuple[Measure, ...]], Setting]:
    """Measures by section id, in the order of the skeleton's topics, adding up to a fitting length.

    The setting comes back terse where the least that must stand is too long else.

    Every draw first gets its least number; then draws are given one more in
    seeded order until the plan is as long as its kind and level should be.
    Facts play no part, so that filling one never changes the plan.
    """
    plans = [p for top in sections_of(skeleton.kind.sections, setting) for p in _walk(top, setting)]
    draws = {(plan.id, draw.topic): draw for plan in plans for draw in plan.draws}
    seen = {(plan.id, draw.topic): setting.at(plan) for plan in plans for draw in plan.draws}
    pools = _told_once({key: _pool(skeleton, key[1], chooser, seen[key]) for key in draws})
    sizes = {key: [_item_size(m, chooser, seen[key]) for m in pool] for key, pool in pools.items()}
    counts = _least(draws, pools, setting)
    goal = _goal(skeleton, chooser, setting) - _own_size(skeleton, plans, setting)
    if setting.length == "normal" and not setting.terse and _total(counts, sizes) > goal:
        return select(skeleton, chooser, replace(setting, terse=True))
    # A draw goes above its most only where all draws at their most leave the plan too short.
    for beyond in (0, BEYOND):
        most = {key: min(draw.high + beyond, len(pools[key])) for key, draw in draws.items()}
        _grow(counts, most, sizes, goal, chooser)
    chosen = {
        plan.id: tuple(
            measure
            for draw in plan.draws
            for measure in _in_order(pools[plan.id, draw.topic][: counts[plan.id, draw.topic]], skeleton)
        )
        for plan in plans
    }
    return chosen, setting


def _least(draws: Mapping[Key, Draw], pools: Mapping[Key, list[Measure]], setting: Setting) -> dict[Key, int]:
    """The least measures of each draw; a short plan goes below, but leaves no section with a lone item."""
    least = {key: min(draw.low, draw.high, len(pools[key])) for key, draw in draws.items()}
    if setting.length == "short":
        taken: dict[str, int] = {}
        for key in draws:
            room = max(0, ITEMS_OF_A_SHORT_SECTION - taken.get(key[0], 0))
            lone = sum(1 for other in draws if other[0] == key[0]) == 1
            least[key] = min(least[key], room if lone else min(1, room))
            taken[key[0]] = taken.get(key[0], 0) + least[key]
    return least


def _goal(skeleton: Skeleton, chooser: Chooser, setting: Setting) -> float:
    """How many Han characters the plan should have."""
    if setting.characters is not None:
        return setting.characters
    least, longest = skeleton.kind.lengths.get(setting.level, DEFAULT_LENGTH)
    share, reach = REACH[setting.length]
    share += reach * chooser.chance("length")
    return least * share if setting.length == "short" else least + (longest - least) * share


def _own_size(skeleton: Skeleton, plans: Sequence[SectionPlan], setting: Setting) -> float:
    """Han characters of the sections' own text: their sentences, and a goal of each topic they name."""
    goals = [skeleton.topics[topic].goals for plan in plans for topic in plan.goals]
    own = sum(_size(beat, setting) for plan in plans for beat in plan.body)
    own += HEADING * sum(1 for plan in plans if plan.level)
    return own + sum(_size(topic[0], setting) for topic in goals if topic)


def _total(counts: Mapping[Key, int], sizes: Mapping[Key, list[float]]) -> float:
    """Han characters of the measures taken so far."""
    return sum(sum(sizes[key][:count]) for key, count in counts.items())


def _grow(
    counts: dict[Key, int],
    most: Mapping[Key, int],
    sizes: Mapping[Key, list[float]],
    goal: float,
    chooser: Chooser,
) -> None:
    """Give draws one more measure in seeded order until the measures are as long as they should be."""
    size = _total(counts, sizes)
    while size < goal and (growing := [key for key in counts if counts[key] < most[key]]):
        key = min(growing, key=lambda k: (counts[k], chooser.chance(f"more/{k}/{counts[k]}")))
        size += sizes[key][counts[key]]
        counts[key] += 1


def _walk(plan: SectionPlan, setting: Setting) -> Iterable[SectionPlan]:
    yield plan
    for below in sections_of(plan.sections, setting):
        yield from _walk(below, setting)


def _pool(skeleton: Skeleton, topic: str, chooser: Chooser, setting: Setting) -> list[Measure]:
    """The topic's measures that suit, in the order in which this plan would take them."""
    found = skeleton.topics[topic]
    if not suits(found.fit, setting):
        return []
    able = [m for m in found.measures if suits(m.fit, setting) and _can_be_said(m, setting)]
    return chooser.order(able, f"measures/{topic}", [CORE if m.core else 1.0 for m in able])


def _can_be_said(measure: Measure, setting: Setting) -> bool:
    """Whether a lead and what the measure does can be said by this unit in this year."""
    actions = [beat for beat in measure.beats if beat.does == "action"] or measure.beats[:1]
    return bool(leads_of(measure, setting)) and any(fitting(beat, setting) for beat in actions)


def _told_once(pools: dict[Key, list[Measure]]) -> dict[Key, list[Measure]]:
    """The pools with each matter left only where it would be taken first."""
    first: dict[str, tuple[int, Key]] = {}
    for key, pool in pools.items():
        for place, measure in enumerate(pool):
            if measure.once:
                first[measure.once] = min(first.get(measure.once, (place, key)), (place, key))
    return {
        key: [m for place, m in enumerate(pool) if not m.once or first[m.once] == (place, key)]
        for key, pool in pools.items()
    }


def _in_order(measures: list[Measure], skeleton: Skeleton) -> list[Measure]:
    """As the topic lists them: writers put the weightier first."""
    return sorted(measures, key=lambda m: skeleton.topics[m.topic].measures.index(m))


def _item_size(measure: Measure, chooser: Chooser, setting: Setting) -> float:
    """About how many Han characters an item will have, its tag included."""
    lead = sum(map(len, measure.leads)) / len(measure.leads)
    named = "".join((measure.owner, *measure.partners, measure.deadline))
    return (
        lead
        + (TAG + len(named) if setting.tagged else 0)
        + sum(_size(beat, setting) for beat in beats_of(measure, chooser, setting))
    )


def _size(beat: Beat, setting: Setting) -> float:
    return mean(tuple(alternative for _, alternative in fitting(beat, setting)))
