"""Choices that depend on the seed and on what is chosen for, and on nothing else."""

import math
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def seed_of(*parts: object) -> int:
    """A seed made from words, the same on every machine."""
    return int.from_bytes(blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).digest())


class Chooser:
    """Draws by seed; each draw has a key, so that one choice never shifts another."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._used: Counter[str] = Counter()

    def chance(self, key: str) -> float:
        """A number in [0, 1) that belongs to the key."""
        return seed_of(self.seed, key) / 2**48

    def order(self, items: Sequence[T], key: str, weights: Sequence[float] | None = None) -> list[T]:
        """The items shuffled; heavier ones tend to the front."""
        heavy = weights or [1.0] * len(items)
        draws = [-math.log(self.chance(f"{key}/{i}") or 1e-12) / heavy[i] for i in range(len(items))]
        return [items[i] for i in sorted(range(len(items)), key=draws.__getitem__)]

    def one(self, items: Sequence[T], key: str) -> T:
        """One of the items."""
        return items[int(self.chance(key) * len(items))]

    def least(self, items: Sequence[str], key: str, mark: int | None = None) -> str:
        """The item used least so far, by seed among equals; `mark` compares first characters only."""
        return min(self.order(items, key), key=lambda item: self._used[item[:mark]])

    def use(self, item: str) -> None:
        """Note that it now stands in the plan."""
        self._used[item] += 1

    def used(self, item: str) -> bool:
        """Whether it stands in the plan."""
        return self._used[item] > 0

    def fresh(self, items: Sequence[str], key: str, mark: int | None = None) -> str:
        """The item used least so far, which now stands in the plan."""
        best = self.least(items, key, mark)
        self.use(best[:mark])
        return best
