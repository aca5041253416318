"""What the desk asks of the other rooms; each is opened only when it is first needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from drafter.editing.arrange import top_of
from drafter.editing.places import spots
from drafter.errors import DrafterError
from drafter.model.draft import Draft
from drafter.model.finding import Finding
from drafter.model.phrase import Bank
from drafter.model.skeleton import Fact, Kind
from drafter.pipeline.edit import Place, free_path
from drafter.store.folders import Home, home


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
        from drafter.pipeline.compose import bank_of

        return bank_of(self._folder)

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
