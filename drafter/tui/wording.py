"""Actions on the sentence, the verb and the item at the cursor: other wordings, locks, origins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafter.editing.arrange import find
from drafter.editing.places import Spot, block_at, by_hand, spot_at, swap, toggle_lock
from drafter.errors import DrafterError
from drafter.model.draft import Block
from drafter.tui import marking
from drafter.tui.ask import Choice, Pick
from drafter.tui.view import BY

if TYPE_CHECKING:
    from drafter.tui.desk import Desk


def _sentence(desk: Desk) -> tuple[Spot, Block]:
    place = desk.here()
    spot = spot_at(desk.session.draft, desk.section, place.row, place.column)
    block = block_at(desk.session.draft, spot) if spot else None
    if spot is None or block is None:
        raise DrafterError("请先把光标放到一句话里（标题不算）。")
    return spot, block


def _ways(desk: Desk) -> tuple[Spot, Block, tuple[Block, ...]]:
    """The sentence at the cursor, and all that may stand in its place, itself among them."""
    spot, block = _sentence(desk)
    if block.locked:
        raise DrafterError("这一句锁定了，Ctrl+L 放开后再换。")
    ways = desk.services.wording.alternatives(desk.session.draft, spot.section, spot.block)
    if not ways or (len(ways) == 1 and ways[0].text == block.text):
        raise DrafterError("这一句没有别的写法。骨架里的句子才有，手写的没有。")
    return spot, block, ways


def swap_sentence(desk: Desk) -> None:
    """The next way to write this sentence."""
    spot, block, ways = _ways(desk)
    texts = [one.text for one in ways]
    at = (texts.index(block.text) + 1) % len(ways) if block.text in texts else 0
    if _put(desk, spot, ways[at]):
        desk.tell(f"第{at + 1}种写法，共{len(ways)}种。Ctrl+] 一起看。")


def candidates(desk: Desk) -> None:
    """All ways to write this sentence below each other, with what differs."""
    from drafter.tui.candidates import Candidates

    spot, block, ways = _ways(desk)
    others = [one for one in ways if one.text != block.text]

    def put(at: int | None) -> None:
        if at is not None and block_at(desk.session.draft, spot) == block:
            _put(desk, spot, others[at])

    desk.ask(Candidates(block.text, [one.text for one in others]), put)


def _put(desk: Desk, spot: Spot, block: Block) -> bool:
    """Swap, with the cursor at the sentence's beginning, so that the next swap is of the same one."""
    changed = desk.change(swap(desk.session.draft, spot, block))
    if changed:
        desk.editor.move_cursor((desk.editor.row_of(spot.row), spot.start))
    return changed


def shuffle_item(desk: Desk) -> None:
    """Other wordings for all sentences of this item that are neither locked nor typed."""
    name = desk.target()
    item = find(desk.session.draft, name)
    if item is None or not any(one.origin.by == "skeleton" and not one.locked for one in item.blocks):
        raise DrafterError("这一条没有可以换的句子：手写的和锁定的不动。")
    desk.shuffled += 1
    draft = desk.services.wording.shuffle(desk.session.draft, name, desk.shuffled)
    if desk.change(draft):
        after = find(draft, name)
        pairs = zip(item.blocks, after.blocks if after else (), strict=False)
        desk.tell(f"换了{sum(old.text != new.text for old, new in pairs)}句，Ctrl+Z 可以撤销，F12 再换。")
    else:
        desk.tell("这一条的句子没有别的写法。")


def other_verb(desk: Desk) -> None:
    """Another verb for the one at the cursor, chosen from a list."""
    from drafter.pipeline.verbs import verbs_at

    row, column = desk.editor.cursor_location
    line, draft = desk.editor.document.get_line(row), desk.session.draft
    skeleton = desk.services.wording.skeleton(draft.kind)
    found = verbs_at(line, column, desk.services.phrases.bank_now(), skeleton, draft.year)
    if found is None or not found.others:
        raise DrafterError("光标处没有找到能换的动词，请把光标放在动词上。")
    verb = line[found.start : found.end]
    choices = [
        Choice(f"{one.text}{found.object[:12]}", one.text, hint=f"{one.docs}家" if one.docs else "近义")
        for one in found.others
    ]

    def put(word: str | None) -> None:
        if word and desk.editor.document.get_line(row)[found.start : found.end] == verb:
            desk.write((row, found.start), (row, found.end), word)

    desk.ask(Pick(f"“{verb}”换成", choices), put)


def lock_sentence(desk: Desk) -> None:
    """Lock or free this sentence; in the phrase pane, put the phrase in front."""
    if desk.phrases.has_focus_within:
        marking.favour(desk)
        return
    spot, block = _sentence(desk)
    if desk.change(toggle_lock(desk.session.draft, spot)):
        desk.tell("已放开。" if block.locked else "已锁定，换句时不动它。")


def make_own(desk: Desk) -> None:
    """The sentence counts as written by hand."""
    spot, block = _sentence(desk)
    if block.origin.by == "typed":
        desk.tell("这一句本来就算手写。")
    elif desk.change(by_hand(desk.session.draft, spot)):
        desk.tell("这一句算手写了：换句、换条都不动它。")


def origin(desk: Desk) -> None:
    """Where the sentence at the cursor came from; in the phrase pane, where the phrase was seen."""
    if desk.phrases.has_focus_within:
        marking.sources(desk)
        return
    _, block = _sentence(desk)
    parts = [f"{BY[block.origin.by]} {block.origin.ref}".strip()]
    bank = desk.services.phrases.bank_now() if block.origin.phrases else None
    for name in block.origin.phrases:
        phrase = bank.get(name) if bank else None
        seen = f"，见{phrase.sources[0]}" if phrase and phrase.sources else ""
        parts.append(f"短语“{phrase.text}”{seen}" if phrase else f"短语{name}")
    parts += ["已锁定"] if block.locked else []
    desk.tell("\n".join(parts))


WORDING: dict[str, Callable[[Desk], None]] = {
    "swap": swap_sentence,
    "candidates": candidates,
    "verb": other_verb,
    "shuffle": shuffle_item,
    "lock": lock_sentence,
    "by-hand": make_own,
    "origin": origin,
}
