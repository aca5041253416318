"""A fact changed once and thereby in every sentence that uses it."""

import re
from dataclasses import replace

from drafter.editing.blanks import map_blocks
from drafter.model.draft import Block, Draft


def change_fact(draft: Draft, key: str, value: str, unit: str = "") -> tuple[Draft, int]:
    """The draft with another value of a fact, and in how many sentences it was changed.

    Only sentences that were made with the fact are touched, locked ones too:
    a lock keeps the wording, not a wrong figure. The `unit` stands in the
    sentences, whether or not it was typed with the value.
    """
    value = value.strip()
    old, new = (text.removesuffix(unit).strip() or text for text in (draft.facts.get(key, ""), value))
    count, found = 0, re.compile(rf"(?<![\d.]){re.escape(old)}(?!\.?\d)")

    def change(block: Block) -> Block:
        nonlocal count
        if not old or key not in block.origin.facts or not found.search(block.text):
            return block
        count += 1
        return replace(block, text=found.sub(lambda _: new, block.text))

    made = map_blocks(draft, change)
    return replace(made, facts={**made.facts, key: value}), count
