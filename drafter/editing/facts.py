"""A fact changed once and thereby in every sentence that uses it."""

from dataclasses import replace

from drafter.editing.blanks import map_blocks
from drafter.model.draft import Block, Draft


def change_fact(draft: Draft, key: str, value: str) -> tuple[Draft, int]:
    """The draft with another value of a fact, and in how many sentences it was changed.

    Only sentences that were made with the fact are touched, locked ones too:
    a lock keeps the wording, not a wrong figure.
    """
    old, value = draft.facts.get(key, ""), value.strip()
    count = 0

    def change(block: Block) -> Block:
        nonlocal count
        if not old or key not in block.origin.facts or old not in block.text:
            return block
        count += 1
        return replace(block, text=block.text.replace(old, value))

    made = map_blocks(draft, change)
    return replace(made, facts={**made.facts, key: value}), count
