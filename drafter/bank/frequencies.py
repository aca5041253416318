"""How many phrases of each kind and topic have the frequent tokens: counting takes too long at a search."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafter.bank.grams import is_asked_alone

ALL = ""
"""What is in every phrase: the token by which the phrases themselves are counted."""

SAMPLE = 20_000
"""Phrases from which it is guessed which tokens are frequent."""

_SHARE = 0.04
"""Share of them from which one is: fewer are soon counted."""

_WIDTH = array("H").itemsize


def frequent(sample: Sequence[str]) -> list[str]:
    """The frequent tokens, going by those of some phrases."""
    seen = Counter(token for tokens in sample for token in set(tokens.split()))
    fewest = _SHARE * len(sample)
    return sorted(token for token, many in seen.items() if many >= fewest and is_asked_alone(token))


def counted(
    base: sqlite3.Connection, tokens: Iterable[str], rows: Sequence[int]
) -> Iterator[tuple[str, bytes]]:
    """Every token, and how many phrases of each sort have it; `rows` are the sorts of all, row by row."""
    sorts = array("H", rows)
    yield ALL, _numbers(sorts, max(rows))
    ask = (
        f"select cast(group_concat(substr(?, {_WIDTH} * rowid - {_WIDTH - 1}, {_WIDTH}), '') as blob)"
        " from grams where grams match ?"
    )
    for token in tokens:
        (found,) = base.execute(ask, (sorts.tobytes(), f'"{token}"')).fetchone()
        yield token, _numbers(array("H", found or b""), max(rows))


def total(told: bytes, sorts: Iterable[int]) -> int:
    """How many phrases of these sorts have the token of which this is told."""
    numbers = array("I", told)
    return sum(numbers[sort] for sort in sorts)


def _numbers(sorts: Iterable[int], last: int) -> bytes:
    many = Counter(sorts)
    return array("I", (many[sort] for sort in range(last + 1))).tobytes()
