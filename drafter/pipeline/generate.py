"""One shot: compose, check, render."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.language.blanks import BLANK
from drafter.language.sentences import count_han
from drafter.model.draft import Draft
from drafter.model.finding import Finding
from drafter.pipeline.check import check_draft
from drafter.pipeline.compose import new_draft, unsure
from drafter.pipeline.export import export
from drafter.pipeline.preview import page_count
from drafter.render.document import document
from drafter.store.folders import home
from drafter.store.remembered import remember


@dataclass(frozen=True, slots=True)
class Generated:
    """What was made: the file, the draft, its length in Han characters, blanks, findings and advice."""

    file: Path
    draft: Draft
    characters: int
    blanks: tuple[str, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are certainly wrong."""
        return tuple(finding for finding in self.findings if finding.level == "error")


def generate(
    kind: str,
    org: str,
    year: int,
    out: Path,
    *,
    level: str | None = None,
    facts: Mapping[str, str] | None = None,
    seed: int | None = None,
    bank: Path | None = None,
    length: str | None = None,
    pages: int | None = None,
    notice: bool = False,
    style: str = "gongwen",
    force: bool = False,
) -> Generated:
    """Compose a plan, check it, and write it whole to `out` (its suffix says the form)."""
    draft = new_draft(
        kind,
        org,
        year,
        level=level,
        facts=facts,
        seed=seed,
        bank=bank,
        length=length,
        pages=pages,
        notice=notice,
    )
    findings = check_draft(draft)
    remember(home(), org, year, draft.facts)
    export(draft, out, style=style, force=force)
    text = "\n".join(paragraph.text for paragraph in document(draft).paragraphs)
    blanks = tuple(dict.fromkeys(BLANK.findall(text)))
    notes = (*_told_pages(draft, pages), *unsure(draft))
    return Generated(out, draft, count_han(text), blanks, findings, notes)


def _told_pages(draft: Draft, asked: int | None) -> Iterator[str]:
    """How long it came out where a length was asked for, and what to do where it is longer."""
    if asked is not None:
        have = page_count(draft)
        advice = "各节至少要写的就有这么多，要更短请在起草台里删去几条。" if have > asked + 1 else ""
        yield f"约{have}页。{advice}"
