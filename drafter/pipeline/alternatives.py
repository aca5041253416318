"""Other ways to write a sentence of a draft, from the skeleton that it came from."""

from collections.abc import Iterator
from dataclasses import replace

from drafter.compose.choose import Chooser
from drafter.compose.select import Setting, fitting
from drafter.compose.sentence import Writer
from drafter.errors import DrafterError
from drafter.model.draft import Block, Draft
from drafter.model.phrase import Bank
from drafter.model.skeleton import Beat, SectionPlan, Skeleton
from drafter.pipeline.compose import unit_at
from drafter.store.folders import home
from drafter.store.skeletons import Library

ROUNDS = 3
"""How often the choices inside a sentence (verbs, phrases) are drawn anew."""


def alternatives(draft: Draft, block: Block, bank: Bank) -> tuple[Block, ...]:
    """All wordings of the sentence, in a fixed order; none where it is not the skeleton's."""
    if block.origin.by != "skeleton":
        return ()
    try:
        skeleton = Library(home()).skeleton(draft.kind)
    except DrafterError:
        return ()
    ref = block.origin.ref.partition("#")[0]
    beat, topic = next(((b, t) for b, t in _beats(skeleton) if b.ref == ref), (None, None))
    if beat is None:
        return ()
    unit = unit_at(draft.org, draft.level)
    able = fitting(beat, Setting(draft.level, draft.year))
    made: dict[str, Block] = {}
    for turn in range(ROUNDS):
        for choice in able:
            writer = Writer(skeleton, bank, unit, draft.year, draft.facts, Chooser(draft.seed + turn))
            one = writer.block(replace(beat, alternatives=(choice[1],)), (choice,), topic)
            made.setdefault(one.text, one)
    return tuple(made.values())


def fact_of(draft: Draft, label: str) -> tuple[str, str]:
    """Key and unit of the fact that a blank asks for, both "" where it is none of the skeleton's."""
    try:
        facts = Library(home()).skeleton(draft.kind).facts()
    except DrafterError:
        return "", ""
    return next(((fact.key, fact.unit or "") for fact in facts if fact.label == label), ("", ""))


def _beats(skeleton: Skeleton) -> Iterator[tuple[Beat, str | None]]:
    for topic in skeleton.topics.values():
        for measure in topic.measures:
            yield from ((beat, topic.id) for beat in measure.beats)
        yield from ((beat, topic.id) for beat in topic.goals)
    for plan in skeleton.kind.sections:
        yield from ((beat, None) for beat in _body(plan))


def _body(plan: SectionPlan) -> Iterator[Beat]:
    yield from plan.body
    for below in plan.sections:
        yield from _body(below)
