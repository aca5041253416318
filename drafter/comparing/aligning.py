"""Two rows of things laid against each other: the same, the similar, and what has no partner."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from drafter.language.matching import steps

T = TypeVar("T")

ALIKE = 0.35
"""From this share of common pairs of characters on, two texts are one that was changed."""

MOST = 160_000
"""Above this many comparisons in one place, what differs there is all deleted and all new."""
MOST_ALTOGETHER = 600_000
"""The same of all places together: beyond it, what differs is no longer compared."""


@dataclass(frozen=True, slots=True)
class Step:
    """Places in the old and the new row; None where there is no partner."""

    old: int | None
    new: int | None


def align(
    old: Sequence[T],
    new: Sequence[T],
    *,
    key: Callable[[T], Hashable],
    likeness: Callable[[T, T], float],
) -> Iterator[Step]:
    """Every thing of both rows once, in order; partners are the same by `key`, else alike."""
    left = MOST_ALTOGETHER
    for tag, a, b, c, d in steps([key(x) for x in old], [key(x) for x in new]):
        if tag == "equal":
            yield from (Step(a + n, c + n) for n in range(b - a))
        else:
            left -= (b - a) * (d - c)
            yield from (
                Step(None if i is None else a + i, None if j is None else c + j)
                for i, j in _gap(old[a:b], new[c:d], likeness if left > 0 else None)
            )


def _gap(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float] | None
) -> Iterator[tuple[int | None, int | None]]:
    """The best pairs in order; what is deleted stands before what is new."""
    pairs = _best(old, new, likeness) if likeness and len(old) * len(new) <= MOST else []
    i = j = 0
    for a, b in (*pairs, (len(old), len(new))):
        yield from ((n, None) for n in range(i, a))
        yield from ((None, n) for n in range(j, b))
        if a < len(old):
            yield a, b
        i, j = a + 1, b + 1


def _best(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """Pairs in order with the greatest sum of likeness."""
    scores = [[likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = best[i + 1][j + 1] + scores[i][j] if scores[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if scores[i][j] >= ALIKE and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def alike(one: str, other: str) -> float:
    """The share of pairs of neighbouring characters that two texts have in common, 0 to 1."""
    mine, theirs = _couples(one), _couples(other)
    total = len(mine) + len(theirs)
    return 2 * len(mine & theirs) / total if total else float(one == other)


@lru_cache(maxsize=8192)
def _couples(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset((text,))
