"""Two rows of things laid against each other in bounded time, however often the same thing is in them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

MOST_PAIRS = 100_000
"""Pairs of equal things from which on difflib's time runs away; a plan beside its copy has some hundred."""

Step = tuple[str, int, int, int, int]
"""What difflib calls an opcode: "equal", "replace", "delete" or "insert", and both ranges."""


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """How the old row becomes the new one, as difflib has it.

    Where things are repeated without end, each counts by its turn (the third
    is the third), and most of them are kept that stand in the same order.
    """
    if _pairs(old, new) <= MOST_PAIRS:
        return [*SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    to, by = len(old) - end, len(new) - end
    kept: list[tuple[int, int]] = [(at, at) for at in range(start)]
    kept += [(a + start, b + start) for a, b in _in_order(_by_turn(old[start:to]), _by_turn(new[start:by]))]
    kept += zip(range(to, len(old)), range(by, len(new)), strict=True)
    return list(_told(kept, len(old), len(new)))


def blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int]]:
    """(old, new, length) of each run that both rows hold."""
    return ((a, c, b - a) for tag, a, b, c, _ in steps(old, new) if tag == "equal")


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    if len(old) * len(new) <= MOST_PAIRS:
        return 0
    before, after = Counter(old), Counter(new)
    return sum(count * after[one] for one, count in before.items())


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _by_turn(row: Sequence[Hashable]) -> list[tuple[Hashable, int]]:
    turns = Counter[Hashable]()
    made = []
    for one in row:
        turns[one] += 1
        made.append((one, turns[one]))
    return made


def _in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The most pairs of equal things in one order, each thing being in a row once: the longest rising run."""
    places = {one: at for at, one in enumerate(old)}
    pairs = [(places[one], at) for at, one in enumerate(new) if one in places]
    lowest: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for nth, (at, _) in enumerate(pairs):
        length = bisect_left(lowest, at)
        lowest[length : length + 1], ends[length : length + 1] = [at], [nth]
        before.append(ends[length - 1] if length else -1)
    nth, found = (ends[-1] if ends else -1), list[tuple[int, int]]()
    while nth >= 0:
        found.append(pairs[nth])
        nth = before[nth]
    return found[::-1]


def _told(kept: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[Step]:
    """The steps between and along the pairs that are kept."""
    first = (0, 0)
    for (a, b), (c, d) in pairwise([(-1, -1), *kept, (old, new)]):
        if (a + 1, b + 1) == (c, d) and c < old and d < new:
            continue
        if first != (a + 1, b + 1):
            yield "equal", first[0], a + 1, first[1], b + 1
        if (a + 1, b + 1) != (c, d):
            tag = "replace" if c > a + 1 and d > b + 1 else "delete" if c > a + 1 else "insert"
            yield tag, a + 1, c, b + 1, d
        first = (c, d)
