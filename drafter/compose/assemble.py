"""Put a plan together: sections, items and sentences in order, each with its origin."""

from collections.abc import Collection, Mapping, Sequence

from drafter.compose.choose import Chooser, seed_of
from drafter.compose.offices import Offices
from drafter.compose.select import beats_of, kept, select
from drafter.compose.sentence import Writer
from drafter.compose.setting import Setting, fitting, leads_of, sections_of, setting_for, suits
from drafter.model.draft import Block, Draft, Section
from drafter.model.phrase import Bank
from drafter.model.skeleton import Alternative, Beat, Measure, SectionPlan, Skeleton
from drafter.model.term import Term
from drafter.model.unit import Unit

AIMED = {False: 0.7, True: 0.2}
"""How many of the items that have an aim say it, where the item before does not and where it does."""


def compose(
    skeleton: Skeleton,
    *,
    bank: Bank,
    unit: Unit,
    year: int,
    facts: Mapping[str, str] | None = None,
    seed: int | None = None,
    has: frozenset[str] | None = None,
    length: str = "normal",
    characters: int | None = None,
    notice: bool = False,
    terms: Collection[Term] = (),
    departments: Collection[tuple[str, str]] = (),
    must: Collection[str] = (),
) -> Draft:
    """A draft of the skeleton's kind for unit and year.

    Without a seed it comes from unit, kind and year, so that two bureaus never
    get the same plan. Facts that are missing stand as 【待填：…】. `has` names
    what the unit has (None: a bureau everything, a school what its name tells);
    measures that need more are left out, and so is wording that by `terms` is
    out of date for the year or was not in use when such a plan is written.
    `departments` pairs names of the skeletons ("" where it is to be found out)
    with the unit's own. `must` are keys of facts that the plan is to name where
    any wording does.
    `length` is short, normal or long; `characters` gives it in Han instead.
    With `notice` the plan is handed on by the kind's covering notice.
    """
    seed = seed_of(unit.org, skeleton.kind.id, year) if seed is None else seed
    chooser = Chooser(seed)
    setting = setting_for(skeleton, unit, year, has=has, terms=terms, length=length, characters=characters)
    offices = Offices(skeleton, unit, departments)
    writer = Writer(skeleton, bank, unit, year, facts or {}, chooser, offices, must)
    return _Assembly(skeleton, chooser, setting, writer).draft(unit, facts or {}, notice)


class _Assembly:
    """One plan being put together."""

    def __init__(self, skeleton: Skeleton, chooser: Chooser, setting: Setting, writer: Writer) -> None:
        self._skeleton, self._chooser, self._writer = skeleton, chooser, writer
        self._lead, self._said = "", False
        self._chosen, self._setting = select(skeleton, chooser, setting)

    def draft(self, unit: Unit, facts: Mapping[str, str], notice: bool) -> Draft:
        """The whole plan, behind its notice where one is asked for."""
        kind = self._skeleton.kind
        title = self._writer.plain(self._chooser.one(kind.titles, "title"), f"{kind.id}/title")
        self._writer.call(title)
        before = (self.section(kind.notice),) if notice and kind.notice else ()
        return Draft(
            kind=kind.id,
            title=title,
            org=unit.org,
            level=unit.level,
            year=self._setting.year,
            seed=self._chooser.seed,
            sections=before + self.sections(kind.sections),
            facts={**({"addressee": unit.units} if before else {}), **facts},
            numbering=kind.numbering,
            tagged=self._setting.tagged,
            signed=kind.signed,
        )

    def sections(self, plans: tuple[SectionPlan, ...]) -> tuple[Section, ...]:
        """The sections that suit; one whose topics have nothing for this unit is left out."""
        made = ((plan, self.section(plan)) for plan in sections_of(plans, self._setting))
        return tuple(one for plan, one in made if one.blocks or one.sections or not plan.draws)

    def section(self, plan: SectionPlan) -> Section:
        """A section with its text, its items and the sections below it."""
        setting = self._setting.at(plan)
        items = tuple(self._item(one, plan.item_level, setting) for one in self._chosen.get(plan.id, ()))
        below = self.sections(plan.sections)
        goals = [beat for topic in plan.goals for beat in self._goals(topic, setting)]
        return Section(
            id=plan.id,
            level=plan.level,
            heading=self._heading(plan, setting, self._chosen.get(plan.id, ())),
            blocks=self._blocks(kept((*plan.body, *goals), self._chooser, setting), setting),
            sections=items + below,
            run_in=plan.run_in,
            topic=plan.draws[0].topic if plan.draws else None,
        )

    def _goals(self, topic: str, setting: Setting) -> tuple[Beat, ...]:
        """One goal sentence of the topic."""
        goals = [beat for beat in self._skeleton.topics[topic].goals if fitting(beat, setting)]
        return (self._chooser.one(goals, f"goal/{topic}"),) if goals else ()

    def _heading(self, plan: SectionPlan, setting: Setting, measures: tuple[Measure, ...]) -> str:
        choices = plan.headings
        if not choices and plan.draws:
            choices = self._skeleton.topics[plan.draws[0].topic].headings
        fitting = [choice for choice in choices if suits(choice.fit, setting)]
        able = [choice.text for choice in _telling(fitting, measures) or fitting]
        able = [text for text in able if setting.suitable.allows(text)] or able
        if not able:
            return ""
        chosen = self._chooser.fresh(able, f"heading/{plan.id}", mark=2)
        return self._writer.plain(chosen, f"{plan.id}/heading")

    def _item(self, measure: Measure, level: int, setting: Setting) -> Section:
        ref = f"{measure.topic}/{measure.id}"
        leads = leads_of(measure, setting)
        # Two neighbours that begin with the same word read as one list.
        able = [lead for lead in leads if lead[:2] != self._lead[:2]]
        self._lead = lead = self._chooser.fresh(able or leads, f"lead/{ref}", mark=2)
        blocks = self._blocks(beats_of(measure, self._chooser, setting), setting, measure.topic)
        return Section(
            id=ref.replace("/", "-"),
            level=level,
            heading=self._writer.plain(lead, f"{ref}/lead"),
            blocks=self._aimed(blocks, measure, ref),
            run_in=True,
            topic=measure.topic,
            measure=ref,
            owner=self._writer.offices.name(measure.owner),
            partners=tuple(map(self._writer.offices.name, measure.partners)),
            deadline=measure.deadline,
        )

    def _aimed(self, blocks: tuple[Block, ...], measure: Measure, ref: str) -> tuple[Block, ...]:
        """The item's sentences, in some items opened by what the measure is for."""
        before, self._said = self._said, False
        if not (blocks and measure.aim) or self._chooser.chance(f"aim/{ref}/said") >= AIMED[before]:
            return blocks
        around = self._lead + "".join(block.text for block in blocks)
        first = self._writer.aimed(blocks[0], measure.aim, ref, around)
        self._said = first is not blocks[0]
        return (first, *blocks[1:])

    def _blocks(
        self, beats: tuple[Beat, ...], setting: Setting, topic: str | None = None
    ) -> tuple[Block, ...]:
        self._writer.suitable, self._writer.lead = setting.suitable, self._lead if topic else ""
        made = (self._writer.block(beat, fitting(beat, setting), topic) for beat in beats)
        return tuple(block for block in made if block is not None)


def _telling(headings: Sequence[Alternative], measures: Sequence[Measure]) -> list[Alternative]:
    """The headings that name what there is, of all that one of them names, and nothing else."""
    there = {tag for measure in measures for tag in (measure.topic, measure.branch) if tag}
    named = there & {name for heading in headings for name in heading.names}
    return [heading for heading in headings if set(heading.names) == named]
