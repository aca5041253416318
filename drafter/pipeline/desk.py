"""What the desk asks of the other rooms; each is opened only when it is first needed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from drafter.editing.arrange import find, top_of
from drafter.editing.blanks import fill
from drafter.editing.places import spots
from drafter.errors import DrafterError
from drafter.model.draft import Block, Draft
from drafter.model.finding import Finding
from drafter.model.phrase import Bank, Phrase
from drafter.model.skeleton import Fact, Kind
from drafter.pipeline.edit import Place, free_path
from drafter.store.folders import Home, home

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and where to jump to; no place for what stands in no section (title, sign-off)."""

    finding: Finding
    place: Place | None


class Services(Protocol):
    """The rest of the house, as the desk sees it."""

    @property
    def home(self) -> Home:
        """The user's own folder."""
        ...

    def kinds(self) -> tuple[Kind, ...]:
        """The document kinds that can be drafted."""
        ...

    def facts(self, kind: str) -> tuple[Fact, ...]:
        """What a kind asks for before it is drafted."""
        ...

    def compose(self, kind: str, org: str, year: int, level: str | None, facts: Mapping[str, str]) -> Draft:
        """A new draft."""
        ...

    def bank(self) -> Bank:
        """The phrase bank, opened."""
        ...

    def check(self, draft: Draft) -> tuple[Found, ...]:
        """What is wrong with the draft."""
        ...

    def export(self, draft: Draft, beside: Path) -> Path:
        """The draft as a Word file beside its own; the file that was written."""
        ...

    def alternatives(self, draft: Draft, section: str, block: int) -> tuple[Block, ...]:
        """All ways to write that sentence, in a fixed order; none for what was typed."""
        ...

    def fill(self, draft: Draft, words: str, value: str) -> Draft:
        """The draft with a blank filled wherever it stands, and the fact remembered."""
        ...

    def labels(self, kind: str) -> Mapping[str, str]:
        """Fact key → its Chinese label, for every fact of the kind."""
        ...

    def preview(self, draft: Draft) -> str:
        """The draft as it will print, as plain text with its pages."""
        ...


class House:
    """The real house."""

    def __init__(self, bank: Path | None = None) -> None:
        self._folder = bank

    @property
    def home(self) -> Home:
        """The user's own folder."""
        return home()

    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of all skeletons within reach."""
        from drafter.pipeline.compose import kinds

        return kinds()

    def facts(self, kind: str) -> tuple[Fact, ...]:
        """The kind's own facts and all that are required; the rest are blanks in the text."""
        from drafter.store.skeletons import Library

        skeleton = Library(home()).skeleton(kind)
        own = {fact.key for fact in skeleton.kind.facts}
        return tuple(fact for fact in skeleton.facts() if fact.key in own or fact.required)

    def compose(self, kind: str, org: str, year: int, level: str | None, facts: Mapping[str, str]) -> Draft:
        """A draft composed from skeleton, bank and facts."""
        from drafter.pipeline.compose import new_draft

        return new_draft(kind, org, year, level=level, facts=facts, bank=self._folder)

    def bank(self) -> Bank:
        """The bank that was asked for, else the user's own over the bundled one."""
        from drafter.pipeline.search import bank_at

        return bank_at(self._folder)

    def check(self, draft: Draft) -> tuple[Found, ...]:
        """All findings with their places in the desk's text."""
        from drafter.pipeline.check import check_draft

        return place_findings(draft, check_draft(draft))

    def export(self, draft: Draft, beside: Path) -> Path:
        """Written over what we wrote before; beside it, under a new name, where it was changed by hand."""
        from drafter.pipeline.export import export

        target = beside.with_suffix(".docx")
        try:
            export(draft, target)
        except DrafterError:
            if not target.is_file():
                raise
            target = free_path(target)
            export(draft, target)
        return target

    def alternatives(self, draft: Draft, section: str, block: int) -> tuple[Block, ...]:
        """Every alternative of the skeleton that suits unit and year, phrases drawn anew."""
        from drafter.pipeline.alternatives import alternatives

        found = find(draft, section)
        if found is None or not 0 <= block < len(found.blocks):
            return ()
        return alternatives(draft, found.blocks[block], self.bank())

    def fill(self, draft: Draft, words: str, value: str) -> Draft:
        """The value everywhere, and among the facts, so that swapped sentences know it too."""
        from drafter.pipeline.alternatives import fact_of

        key, unit = fact_of(draft, words)
        value = value.strip()
        short = value.removesuffix(unit).strip() if unit else value
        made = fill(draft, words, short or value)
        return replace(made, facts={**made.facts, key: value}) if key else made

    def labels(self, kind: str) -> Mapping[str, str]:
        """Labels as the skeleton has them; none where the skeleton is gone."""
        from drafter.store.skeletons import Library

        try:
            return {fact.key: fact.label for fact in Library(home()).skeleton(kind).facts()}
        except DrafterError:
            return {}

    def preview(self, draft: Draft) -> str:
        """Pages of 22 lines."""
        from drafter.pipeline.preview import preview

        return preview(draft)


def phrase_text(phrase: Phrase, draft: Draft) -> str:
    """A phrase as it is inserted: the plan's year in its slots, blanks in the others."""
    values = {"年份": str(draft.year)}
    return _SLOT.sub(lambda slot: values.get(slot[1], f"【待填：{slot[1]}】"), phrase.text)


def place_findings(draft: Draft, findings: tuple[Finding, ...]) -> tuple[Found, ...]:
    """Each finding with the line and column of the desk's text where it stands."""
    from drafter.render.document import lay_out

    spans = lay_out(draft).spans
    found = []
    for finding in findings:
        at = finding.start or 0
        inside = [s for s in spans if s.paragraph == finding.paragraph and s.start <= at]
        span = max(inside, key=lambda s: s.start, default=None)
        place = _place(draft, span.section, span.block, at - span.start) if span else None
        found.append(Found(finding, place))
    return tuple(found)


def _place(draft: Draft, section: str, block: int, offset: int) -> Place | None:
    top = top_of(draft, section)
    if top is None:
        return None
    for spot in spots(draft, top.id):
        if (spot.section, spot.block) == (section, block):
            return Place(top.id, spot.row, spot.start + offset)
    return Place(top.id)
