"""Other ways to write a sentence or a measure of a draft, from the skeleton that it came from."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from drafter.compose import setting_for
from drafter.compose.choose import Chooser, seed_of
from drafter.compose.offices import Offices
from drafter.compose.sentence import Writer
from drafter.compose.setting import fitting
from drafter.editing.arrange import find, update
from drafter.errors import DrafterError
from drafter.model.draft import Block, Draft, Section
from drafter.model.phrase import Bank
from drafter.model.skeleton import Beat, Fact, SectionPlan, Skeleton
from drafter.pipeline import reference
from drafter.pipeline.compose import as_told, profile_of, unit_at
from drafter.store.folders import home
from drafter.store.skeletons import Library

ROUNDS = 3
"""How often the choices inside a sentence (verbs, phrases) are drawn anew."""


class Wording:
    """Skeletons and bank, each opened when first needed, asked for other wordings."""

    def __init__(self, bank: Callable[[], Bank]) -> None:
        self._bank = bank
        self._skeletons: dict[str, Skeleton | None] = {}

    def skeleton(self, kind: str) -> Skeleton | None:
        """The skeleton of that kind; None where there is none."""
        if kind not in self._skeletons:
            try:
                self._skeletons[kind] = Library(home()).skeleton(kind)
            except DrafterError:
                self._skeletons[kind] = None
        return self._skeletons[kind]

    def alternatives(self, draft: Draft, section: str, block: int) -> tuple[Block, ...]:
        """All wordings of the sentence, in a fixed order; none where it is not the skeleton's."""
        found = find(draft, section)
        if found is None or not 0 <= block < len(found.blocks):
            return ()
        return self._ways(draft, found.blocks[block])

    def shuffle(self, draft: Draft, section: str, turn: int) -> Draft:
        """The item with other wordings of its sentences; `turn` counts how often it was asked for.

        What is locked or written by hand stays. No sentence and no phrase comes
        in that stands elsewhere in the draft already, as long as there is a choice.
        """

        def change(item: Section) -> Section:
            kept = replace(draft, sections=tuple(_without(one, section) for one in draft.sections))
            taken = {words for one in kept.walk() for block in one.blocks for words in _marks(block)}
            blocks = list(item.blocks)
            for at, block in enumerate(blocks):
                new = block if block.locked else self._other(draft, block, taken, (section, at, turn))
                blocks[at] = replace(new, paragraph=block.paragraph)
                taken.update(_marks(new))
            return replace(item, blocks=tuple(blocks))

        return update(draft, section, change)

    def fact(self, kind: str, name: str) -> Fact | None:
        """The skeleton's fact of that label (what a blank asks for) or key; None where it has none."""
        return next((fact for fact in self._facts(kind) if name in (fact.label, fact.key)), None)

    def labels(self, kind: str) -> dict[str, str]:
        """Fact key → its Chinese label; none where there is no skeleton."""
        return {fact.key: fact.label for fact in self._facts(kind)}

    def _facts(self, kind: str) -> tuple[Fact, ...]:
        skeleton = self.skeleton(kind)
        return skeleton.facts() if skeleton else ()

    def _other(self, draft: Draft, block: Block, taken: set[str], key: tuple[object, ...]) -> Block:
        others = [one for one in self._ways(draft, block) if one.text != block.text]
        fresh = [one for one in others if not taken.intersection(_marks(one))] or others
        return fresh[seed_of(draft.seed, *key) % len(fresh)] if fresh else block

    def _ways(self, draft: Draft, block: Block) -> tuple[Block, ...]:
        skeleton = self.skeleton(draft.kind) if block.origin.by == "skeleton" else None
        if skeleton is None:
            return ()
        ref = block.origin.ref.partition("#")[0]
        beat, topic = next(((b, t) for b, t in _beats(skeleton) if b.ref == ref), (None, None))
        if beat is None:
            return ()
        unit = unit_at(draft.org, draft.level)
        profile = profile_of(unit)
        unit, terms = as_told(unit, profile), reference.terms(home())
        setting = setting_for(skeleton, unit, draft.year, has=profile.has, terms=terms)
        offices = Offices(skeleton, unit, profile.departments)
        made: dict[str, Block] = {}
        for turn in range(ROUNDS):
            for choice in fitting(beat, setting):
                chooser = Chooser(draft.seed + turn)
                writer = Writer(skeleton, self._bank(), unit, draft.year, draft.facts, chooser, offices)
                writer.suitable = setting.suitable
                one = writer.block(replace(beat, alternatives=(choice[1],)), (choice,), topic)
                if one is not None:
                    made.setdefault(one.text, one)
        return tuple(made.values())


def _marks(block: Block) -> tuple[str, ...]:
    """What must not stand in a plan twice: the sentence itself and its phrases."""
    return (block.text, *block.origin.phrases)


def _without(section: Section, name: str) -> Section:
    """The section without the sentences of one that stands in it."""
    if section.id == name:
        return replace(section, blocks=())
    return replace(section, sections=tuple(_without(child, name) for child in section.sections))


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
