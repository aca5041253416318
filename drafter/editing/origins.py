"""Sentences found again in a changed line, with the origin they had; the rest is typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from drafter.editing.lines import Line, flat
from drafter.language.sentences import CLOSERS, sentences
from drafter.model.draft import Block, Origin

MARKS = "。！？!?"
ALIKE = 0.6
"""From this share of common characters on, a changed sentence inherits lock, phrases and facts."""


class Pool:
    """The sentences of all lines that changed, each to be found again once."""

    def __init__(self, lines: Sequence[Line], inserted: Mapping[str, str]) -> None:
        self.inserted = inserted
        self._blocks: dict[str, list[Block]] = {}
        for line in lines:
            for block in line.blocks:
                self._blocks.setdefault(flat(block.text), []).append(block)

    def take(self, text: str) -> Block | None:
        """The sentence of that text, if it is still there."""
        found = self._blocks.get(text)
        return found.pop(0) if found else None

    def opening(self, text: str) -> str | None:
        """The longest text of several sentences that `text` opens with, if one is still there."""
        able = (words for words, blocks in self._blocks.items() if blocks and len(sentences(words)) > 1)
        return max((words for words in able if _opens(text, words)), key=len, default=None)

    def typed(self, text: str, before: Block | None) -> Block:
        """A new sentence; it keeps lock, phrases and facts of the one it grew out of."""
        phrases = tuple(name for words, name in self.inserted.items() if words in text)
        if before is None:
            return Block(text, Origin("typed", phrases=phrases))
        old = before.origin
        origin = Origin("typed", phrases=tuple(dict.fromkeys(old.phrases + phrases)), facts=old.facts)
        return Block(text, origin, locked=before.locked)


def keep_blocks(text: str, before: Sequence[Block], pool: Pool) -> tuple[Block, ...]:
    """The sentences of `text`, which stood as `before` the last time."""
    head = _head(text, before)
    text = text[sum(len(flat(block.text)) for block in head) :]
    tail = _tail(text, before[len(head) :])
    text = text[: len(text) - sum(len(flat(block.text)) for block in tail)]
    for block in (*head, *tail):
        pool.take(flat(block.text))
    changed = [
        replace(block, text=one)
        for block in before[len(head) : len(before) - len(tail)]
        for one in sentences(block.text)
    ]
    middle = tuple(_found(one, changed, pool) for one in _pieces(text, pool) if one.strip())
    return (*head, *middle, *tail)


def _pieces(text: str, pool: Pool) -> Iterator[str]:
    """The sentences of the text, those that still stand together as they did in one."""
    while text:
        piece = pool.opening(text) or sentences(text)[0]
        yield piece
        text = text[len(piece) :]


def _found(text: str, changed: list[Block], pool: Pool) -> Block:
    if kept := pool.take(text):
        if kept in changed:
            changed.remove(kept)
        return replace(kept, paragraph=False)
    best = max(changed, key=lambda block: _ratio(block.text, text), default=None)
    if best is None or _ratio(best.text, text) < ALIKE:
        return pool.typed(text, None)
    changed.remove(best)
    return pool.typed(text, best)


def _ratio(before: str, after: str) -> float:
    return SequenceMatcher(None, before[:400], after[:400], autojunk=False).quick_ratio()


def _head(text: str, before: Sequence[Block]) -> tuple[Block, ...]:
    at = count = 0
    for block in before:
        words = flat(block.text)
        if not _opens(text[at:], words):
            break
        at, count = at + len(words), count + 1
    return tuple(before[:count])


def _tail(text: str, before: Sequence[Block]) -> tuple[Block, ...]:
    end, count = len(text), 0
    for block in reversed(before):
        words = flat(block.text)
        start = end - len(words)
        if start < 0 or not text.startswith(words, start) or not (start == 0 or _ends(text[:start])):
            break
        end, count = start, count + 1
    return tuple(before[len(before) - count :])


def _opens(text: str, words: str) -> bool:
    """Whether the text opens with these words, and a sentence ends with them."""
    return (
        text.startswith(words)
        and _ends(words)
        and text[len(words) : len(words) + 1] not in (*MARKS, *CLOSERS)
    )


def _ends(text: str) -> bool:
    return text.rstrip(CLOSERS)[-1:] in tuple(MARKS)
