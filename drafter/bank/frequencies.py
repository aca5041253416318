"""How many phrases of each kind and topic have the frequent tokens: counting takes too long at a search."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from drafter.bank.grams import is_two_letters, is_word

ALL = ""
"""What is in every phrase: the token by which the phrases themselves are counted."""

SAMPLE = 20_000
"""Phrases from which it is guessed which tokens are frequent."""

_SHARE = 0.01
"""Share of them from which one is: fewer are soon counted."""

_APART = 0.04
"""Share from which they are counted for each sort, too: where there is a filter, fewer are."""

_WIDTH = array("H").itemsize


def frequent(sample: Sequence[str]) -> dict[str, float]:
    """The frequent tokens that can be asked for, and their shares, going by those of some phrases."""
    seen = Counter(token for tokens in sample for token in set(tokens.split()))
    shares = {token: many / len(sample) for token, many in sorted(seen.items())}
    return {token: share for token, share in shares.items() if share >= _SHARE and is_word(token)}


def counted(
    base: sqlite3.Connection, tokens: Mapping[str, float], rows: Sequence[int]
) -> Iterator[tuple[str, int, bytes | None]]:
    """Every token, how many phrases have it, and how many of each sort; `rows` are the sorts of all.

    The sorts of two letters are not told: there are too many of them for their use with a filter.
    """
    sorts = array("H", rows)
    yield ALL, len(sorts), _numbers(sorts, max(rows))
    every = "select count(*) from grams where grams match ?"
    apart = (
        f"select cast(group_concat(substr(?, {_WIDTH} * rowid - {_WIDTH - 1}, {_WIDTH}), '') as blob)"
        " from grams where grams match ?"
    )
    for token, share in tokens.items():
        if share < _APART or is_two_letters(token):
            yield token, base.execute(every, (f'"{token}"',)).fetchone()[0], None
        else:
            (found,) = base.execute(apart, (sorts.tobytes(), f'"{token}"')).fetchone()
            having = array("H", found or b"")
            yield token, len(having), _numbers(having, max(rows))


def total(told: bytes, sorts: Iterable[int]) -> int:
    """How many phrases of these sorts have the token of which this is told."""
    numbers = array("I", told)
    return sum(numbers[sort] for sort in sorts)


def _numbers(sorts: Iterable[int], last: int) -> bytes:
    many = Counter(sorts)
    return array("I", (many[sort] for sort in range(last + 1))).tobytes()
