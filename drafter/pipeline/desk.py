"""What the desk asks of the rooms below; each is opened only when it is first needed."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.editing.blanks import fill
from drafter.editing.facts import change_fact
from drafter.editing.lines import section_text
from drafter.editing.places import spots
from drafter.errors import DrafterError
from drafter.language.blanks import blank
from drafter.model.draft import Draft, Note
from drafter.model.finding import Finding
from drafter.model.kinds import KIND_LABELS
from drafter.model.phrase import Bank, Hits, Phrase
from drafter.pipeline.edit import Place
from drafter.pipeline.known_facts import check_range, tidied
from drafter.store.facts import explained
from drafter.store.folders import Home, free_path, home
from drafter.store.remembered import remembered

if TYPE_CHECKING:
    from drafter.comparing.differences import Pair
    from drafter.model.skeleton import Fact, Kind
    from drafter.pipeline.alternatives import Wording
    from drafter.pipeline.phrases import Phrases
    from drafter.pipeline.statistics import Count, Range
    from drafter.pipeline.verbatim_runs import Others

_YEAR = re.compile(r"20\d\d")
_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, where to jump to, and the section or item it stands in.

    No place for what stands in no section (title, sign-off).
    """

    finding: Finding
    place: Place | None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark on the draft and the words it is about; no place where they stand there no longer."""

    note: Note
    place: Place | None
    end: int = 0


@dataclass(frozen=True, slots=True)
class Carried:
    """Last year's document as this year's draft: its files, and what was changed and is left to do."""

    files: tuple[Path, ...]
    account: str


class Services:
    """What the desk may ask for; each room is entered when it is first needed."""

    def __init__(self, bank: Path | None = None) -> None:
        self.folder = bank
        self._usual: dict[tuple[str, str], Mapping[str, Range]] = {}

    @property
    def home(self) -> Home:
        """The user's own folder."""
        return home()

    @cached_property
    def phrases(self) -> "Phrases":
        """The bank and what the user does with its phrases."""
        from drafter.pipeline.phrases import Phrases

        return Phrases(self.folder)

    @cached_property
    def wording(self) -> "Wording":
        """Other ways to write sentences and items, and the facts of the skeletons."""
        from drafter.pipeline.alternatives import Wording

        return Wording(self.phrases.bank_now)

    def bank(self) -> Bank:
        """The bank that was asked for, else the user's own over the bundled one."""
        return self.phrases.bank()

    def sentences(self, words: str, limit: int) -> Hits:
        """Whole sentences of the user's own old plans."""
        return self.phrases.sentences(words, limit)

    def kinds(self) -> "tuple[Kind, ...]":
        """The kinds of all skeletons within reach: the usual ones first, in their order, then one's own."""
        from drafter.pipeline.compose import kinds

        order = list(KIND_LABELS)
        return tuple(
            sorted(kinds(), key=lambda kind: order.index(kind.id) if kind.id in order else len(order))
        )

    def facts(self, kind: str) -> "tuple[Fact, ...]":
        """The kind's own facts and all that are required; the rest are blanks in the text."""
        skeleton = self.wording.skeleton(kind)
        if skeleton is None:
            return ()
        own = {fact.key for fact in skeleton.kind.facts}
        return tuple(fact for fact in skeleton.facts() if fact.key in own or fact.required)

    def compose(self, kind: str, org: str, year: int, level: str | None, facts: Mapping[str, str]) -> Draft:
        """A draft composed from skeleton, bank and facts."""
        from drafter.pipeline.compose import new_draft

        return new_draft(kind, org, year, level=level, facts=facts, bank=self.folder)

    def unsure(self, draft: Draft) -> tuple[str, ...]:
        """What could not be known of the unit, and how to tell it."""
        from drafter.pipeline.compose import unsure

        return unsure(draft)

    def roll(self, path: Path, year: int, org: str | None) -> Carried:
        """Last year's document (or draft) as a draft for `year`, saved in the current folder."""
        from drafter.pipeline.roll import roll_file
        from drafter.pipeline.rolled import as_text

        results = roll_file(path, year, free_path(Path(rolled_name(path, year))), org=org)
        return Carried(tuple(result.file for result in results), as_text(results))

    def check(self, draft: Draft) -> tuple[Found, ...]:
        """All findings with their places in the desk's text."""
        from drafter.pipeline.check import check_draft

        return place_findings(draft, (*check_draft(draft), *self.others.findings(draft)))

    @cached_property
    def others(self) -> "Others":
        """Plans that no sentence of a draft should repeat word for word."""
        from drafter.pipeline.verbatim_runs import Others

        return Others()

    def lengths(self, draft: Draft) -> "tuple[Count, ...]":
        """How long each section is, beside what is usual for it."""
        from drafter.pipeline.statistics import lengths, usual_lengths

        key = (draft.kind, draft.level)
        if key not in self._usual:
            self._usual[key] = usual_lengths(self.wording.skeleton(draft.kind), draft.level)
        return lengths(draft, self._usual[key])

    def ignore(self, check: str, words: str) -> None:
        """From now on this check ("*": every one) is silent about these words in every draft of the user."""
        from drafter.store.ignoring import ignore

        ignore(home(), check, words)

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

    def fill(self, draft: Draft, words: str, value: str) -> Draft:
        """The value everywhere, and among the facts, so that swapped sentences know it too."""
        fact = self.wording.fact(draft.kind, words)
        value = tidied(fact, value)
        if fact is None:
            return fill(draft, words, value)
        short = value.removesuffix(fact.unit or "").strip()
        made = fill(draft, words, short or value)
        return replace(made, facts={**made.facts, fact.key: value})

    def change_fact(self, draft: Draft, key: str, value: str) -> tuple[Draft, int]:
        """Another value of a fact wherever it was used, and in how many sentences."""
        fact = self.wording.fact(draft.kind, key)
        return change_fact(draft, key, tidied(fact, value), unit=fact.unit or "" if fact else "")

    def doubt(self, draft: Draft, name: str, value: str) -> str:
        """Why the value of a fact (by label or key) is hardly right; "" where nothing speaks against it."""
        fact = self.wording.fact(draft.kind, name)
        try:
            if fact:
                check_range(fact, tidied(fact, value))
        except DrafterError as error:
            return str(error).replace(f"（{fact.key}）", "") if fact else ""
        return ""

    def about(self, draft: Draft, name: str) -> str:
        """What to know of a fact (by label or key) before giving it: unit, limits, last value, hint."""
        fact = self.wording.fact(draft.kind, name)
        if fact is None:
            return ""
        last = remembered(home(), draft.org, draft.year - 1)
        return "；".join(explained(fact, last.get(fact.key, "")))

    def compare(self, old: Draft, new: Draft) -> "tuple[Pair, ...]":
        """Every paragraph of two states of a draft, as it was beside as it is."""
        from drafter.comparing.differences import compare
        from drafter.comparing.pieces import pieces
        from drafter.render.document import document

        return compare(pieces(document(old)), pieces(document(new)))

    def preview(self, draft: Draft) -> str:
        """Pages of 22 lines."""
        from drafter.pipeline.preview import preview

        return preview(draft)


def rolled_name(path: Path, year: int) -> str:
    """The name of the draft that a document of another year becomes."""
    stem = _YEAR.sub(str(year), path.stem)
    return f"{stem if stem != path.stem else f'{stem}（{year}年）'}.yaml"


def phrase_text(phrase: Phrase, draft: Draft) -> str:
    """A phrase as it is inserted: the plan's year in its slots, blanks in the others."""
    values = {"年份": str(draft.year)}
    return _SLOT.sub(lambda slot: values.get(slot[1], blank(slot[1])), phrase.text)


def place_notes(draft: Draft) -> tuple[Noted, ...]:
    """Each remark with the words it is about, else the beginning of the section it is on."""
    lines = [
        (top.id, row, line)
        for top in (draft.sections if draft.notes else ())
        for row, line in enumerate(section_text(draft, top.id).split("\n"))
    ]
    return tuple(_noted(draft, note, lines) for note in draft.notes)


def _noted(draft: Draft, note: Note, lines: list[tuple[str, int, str]]) -> Noted:
    for top, row, line in lines if note.excerpt else ():
        if (at := line.find(note.excerpt)) >= 0:
            return Noted(note, Place(top, row, at), at + len(note.excerpt))
    for section in draft.sections if note.section else ():
        first = next((one for one in spots(draft, section.id) if one.section == note.section), None)
        if first:
            return Noted(note, Place(section.id, first.row, first.start), first.start)
    return Noted(note, None)


def place_findings(draft: Draft, findings: tuple[Finding, ...]) -> tuple[Found, ...]:
    """Each finding with the line and column of the desk's text where it stands."""
    from drafter.render.document import lay_out

    spans = defaultdict(list)
    for one in lay_out(draft).spans:
        spans[one.paragraph].append(one)
    places = {
        (spot.section, spot.block): (top.id, spot) for top in draft.sections for spot in spots(draft, top.id)
    }
    found = []
    for finding in findings:
        at = finding.start or 0
        inside = [s for s in spans[finding.paragraph or 0] if s.start <= at]
        span = max(inside, key=lambda s: s.start, default=None)
        top, spot = places.get((span.section, span.block), ("", None)) if span else ("", None)
        if span is None or spot is None:
            found.append(Found(finding, None))
        else:
            found.append(Found(finding, Place(top, spot.row, spot.start + at - span.start), span.section))
    return tuple(found)
