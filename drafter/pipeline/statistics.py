"""A draft in figures: characters by section beside what is usual, blanks, and the commonest verbs."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drafter.compose.select import BEATS_KEPT
from drafter.compose.sizes import mean
from drafter.editing.lines import lines_below
from drafter.language.blanks import count_blanks
from drafter.language.counting import section_numbers
from drafter.language.sentences import clauses, count_han
from drafter.language.verbs import ADVERBS
from drafter.model.draft import Draft
from drafter.model.skeleton import Draw, SectionPlan, Skeleton
from drafter.pipeline.verbs import listed

Range = tuple[int, int]
"""Least and most Han characters."""

NOUNS = frozenset(("学生", "教师", "教育", "学校", "校园", "家校", "安全", "课堂"))
"""What begins a clause as its subject."""

SPREAD = 0.25
"""How far a section may lie outside what its skeleton makes before it counts as unusual."""

_ADVERB = re.compile(f"^(?:{ADVERBS})+")
_USUAL_BEATS = sum(count for count, _ in BEATS_KEPT["normal"]) / len(BEATS_KEPT["normal"])


@dataclass(frozen=True, slots=True)
class Count:
    """One first-level section: name with number, Han without the heading, blanks, what is usual."""

    name: str
    characters: int
    blanks: int
    usual: Range | None = None
    section: str = ""

    @property
    def judged(self) -> str:
        """ "短" or "长" where it is outside of what is usual, "空" where nothing stands there."""
        return outside(self.characters, self.usual) if self.characters else "空"


@dataclass(frozen=True, slots=True)
class Statistics:
    """The whole draft: its sections, what is usual for kind and level, verbs that begin clauses."""

    characters: int
    usual: Range | None
    sections: tuple[Count, ...]
    verbs: tuple[tuple[str, int], ...]


def outside(characters: int, usual: Range | None) -> str:
    """How a length is beside the usual ones: "短", "长", or "" where it is within or nothing is usual."""
    if usual is None or not usual[1] or usual[0] <= characters <= usual[1]:
        return ""
    return "短" if characters < usual[0] else "长"


def statistics(draft: Draft, skeleton: Skeleton | None, most: int = 16) -> Statistics:
    """The figures of a draft; nothing is usual for a kind without skeleton."""
    counts = lengths(draft, usual_lengths(skeleton, draft.level))
    return Statistics(
        sum(one.characters for one in counts),
        skeleton.kind.lengths.get(draft.level) if skeleton else None,
        counts,
        _verbs(draft, skeleton, most),
    )


def usual_lengths(skeleton: Skeleton | None, level: str) -> dict[str, Range]:
    """Section id → how long that section of the kind is at such a unit; nothing without skeleton."""
    plans = skeleton.kind.sections if skeleton else ()
    return {plan.id: _usual(plan, skeleton, level) for plan in plans if skeleton}


def lengths(draft: Draft, usual: Mapping[str, Range]) -> tuple[Count, ...]:
    """How long each first-level section is, beside what is usual for it."""
    numbers = section_numbers(draft)
    counts = []
    for section in draft.sections:
        text = "\n".join(line.text for line in lines_below(section, numbers))
        name = f"{numbers[section.id]}{section.heading}" or "篇首"
        counts.append(Count(name, count_han(text), count_blanks(text), usual.get(section.id), section.id))
    return tuple(counts)


def _usual(plan: SectionPlan, skeleton: Skeleton, level: str) -> Range:
    """What the skeleton would make: its own text, and the fewest to the most items of each draw."""
    plans = list(_walk(plan))
    own = sum(mean(beat.alternatives) for one in plans for beat in one.body)
    own += sum(
        mean(skeleton.topics[name].goals[0].alternatives) for one in plans for name in _goals(one, skeleton)
    )
    sizes = [(draw, _item_size(draw, skeleton, level)) for one in plans for draw in one.draws]
    least = own + sum(draw.low * size for draw, size in sizes)
    most = own + sum(draw.high * size for draw, size in sizes)
    return round(least * (1 - SPREAD) / 10) * 10, round(most * (1 + SPREAD) / 10) * 10


def _goals(plan: SectionPlan, skeleton: Skeleton) -> Iterable[str]:
    return (name for name in plan.goals if skeleton.topics[name].goals)


def _walk(plan: SectionPlan) -> Iterable[SectionPlan]:
    yield plan
    for below in plan.sections:
        yield from _walk(below)


def _item_size(draw: Draw, skeleton: Skeleton, level: str) -> float:
    """Han characters of a usual item of the topic."""
    sizes = [
        sum(map(len, measure.leads)) / len(measure.leads)
        + sum(mean(beat.alternatives) for beat in measure.beats) / len(measure.beats) * _USUAL_BEATS
        for measure in skeleton.topics[draw.topic].measures
        if not measure.fit.levels or level in measure.fit.levels
    ]
    return sum(sizes) / len(sizes) if sizes else 0


def _verbs(draft: Draft, skeleton: Skeleton | None, most: int) -> tuple[tuple[str, int], ...]:
    """What clauses begin with, adverbs left out, as far as the skeleton knows it as a verb."""
    known = set(_known(skeleton)) if skeleton else None
    texts = [block.text for one in draft.walk() for block in one.blocks]
    texts += [one.heading for one in draft.walk() if one.level > 1]
    begun = (_ADVERB.sub("", clause)[:2] for text in texts for clause in clauses(text))
    counted = Counter(word for word in begun if count_han(word) == 2 and (known is None or word in known))
    return tuple((word, count) for word, count in counted.most_common(most) if count > 1)


def _known(skeleton: Skeleton) -> Iterable[str]:
    """Verbs that begin at least two items, and what may stand in the place of one of them."""
    measures = [measure for topic in skeleton.topics.values() for measure in topic.measures]
    begun = Counter(lead[:2] for measure in measures for lead in measure.leads)
    leading = {word for word, times in begun.items() if times > 1} - NOUNS
    yield from leading
    for beat in (beat for measure in measures for beat in measure.beats):
        for group in (group for one in beat.alternatives for group in listed(one.text)):
            if not leading.isdisjoint(group):
                yield from set(group) - NOUNS
