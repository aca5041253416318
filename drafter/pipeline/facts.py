"""The interview on paper: a file with every fact that a plan asks for."""

from pathlib import Path
from typing import Any

from drafter.pipeline.compose import new_draft
from drafter.pipeline.export import check_out
from drafter.store.atomic import write_atomically
from drafter.store.facts import facts_template
from drafter.store.folders import home
from drafter.store.skeletons import Library


def write_template(kind: str, org: str, year: int, out: Path, *, force: bool = False, **options: Any) -> int:
    """Write the facts that this plan uses, those already known filled in; how many there are.

    `options` are those of `new_draft`: another seed uses other facts.
    """
    check_out(out, force=force)
    draft = new_draft(kind, org, year, **options)
    used = {key for section in draft.walk() for block in section.blocks for key in block.origin.facts}
    facts = [fact for fact in Library(home()).skeleton(kind).facts() if fact.key in used]
    write_atomically(out, facts_template(draft.title, facts, draft.facts).encode())
    return len(facts)
