"""The interview: every fact that a plan asks for, what is known of it, what it was last year."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.atomic import write_atomically
from drafter.model.draft import Draft
from drafter.model.skeleton import Fact
from drafter.pipeline.compose import new_draft
from drafter.pipeline.export import check_out
from drafter.render.closing import DATE_BLANK, FACTS
from drafter.render.document import document
from drafter.store.drafts import load_draft
from drafter.store.facts import facts_template
from drafter.store.folders import home
from drafter.store.remembered import remembered
from drafter.store.skeletons import Library

_WAS = re.compile(r"【待填：([^，】]+)，原为([^】]+)】")


@dataclass(frozen=True, slots=True)
class Question:
    """A fact, its value as far as it is known, and what it was last year, each "" where it is not."""

    fact: Fact
    value: str = ""
    last: str = ""


def interview(draft: Draft, source: Path | None = None) -> tuple[Question, ...]:
    """The questions of this plan in the order of the skeleton.

    `source` is last year's draft, or one rolled forward from it, whose values
    are shown; without it those remembered of the unit's plans of the year
    before.
    """
    used = {key for section in draft.walk() for block in section.blocks for key in block.origin.facts}
    facts = [fact for fact in Library(home()).skeleton(draft.kind).facts() if fact.key in used]
    facts += _paper(draft)
    last = {**remembered(home(), draft.org, draft.year - 1), **(_values(source) if source else {})}
    known = {**draft.facts, "date": draft.date or ""}
    return tuple(
        Question(fact, known.get(fact.key, fact.default or ""), last.get(fact.key, last.get(fact.label, "")))
        for fact in facts
    )


def _paper(draft: Draft) -> list[Fact]:
    """What the paper asks for besides the text: the date of signing, and whom a notice addresses."""
    asked = ["addressee"] if draft.notice else []
    if draft.date or any(DATE_BLANK in line.text for line in document(draft).paragraphs):
        asked.append("date")
    hints = {"date": "签发时定，如 2027-03-06"}
    return [Fact(key, FACTS[key], hint=hints.get(key, "")) for key in asked]


def _values(source: Path) -> Mapping[str, str]:
    """The facts of a draft by key, and by label the old values that rolling left in its blanks."""
    draft = load_draft(source)
    texts = (block.text for section in draft.walk() for block in section.blocks)
    return {**dict(pair for text in texts for pair in _WAS.findall(text)), **draft.facts}


def write_template(
    kind: str,
    org: str,
    year: int,
    out: Path,
    *,
    force: bool = False,
    source: Path | None = None,
    **options: Any,
) -> int:
    """Write the facts that this plan uses, those already known filled in; how many there are."""
    check_out(out, force=force)
    draft = new_draft(kind, org, year, **options)
    asked = interview(draft, source)
    rows = [(one.fact, one.value, one.last) for one in asked]
    write_atomically(out, facts_template(draft.title, rows).encode())
    return len(asked)
