"""How many phrases have the frequent words: to count them anew at every search takes too long."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafter.bank.grams import fours

COMMON = 3_000
"""Phrases from which it is kept how many have a token."""

VERY_COMMON = 0.3
"""Share of phrases from which that is kept for each topic and each kind, too."""

LOOKED_AT = 0.002
"""Share from which four characters in a row are counted: they are no token, each phrase must be looked at."""

SAMPLE = 20_000
"""Phrases from which it is guessed which fours are frequent."""

_FEWEST = 5
"""In a sample, fewer are chance."""


def token_counts(base: sqlite3.Connection, size: int, filters: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The common tokens, alone and with the tokens of the filters, and how many phrases have them."""
    base.execute("create virtual table temp.words using fts5vocab(main, grams, row)")
    common = base.execute("select term, doc from words where doc >= ?", (min(COMMON, size // 20),)).fetchall()
    base.execute("drop table temp.words")
    yield from common
    ask = "select count(*) from grams where grams match ?"
    for token, many in common:
        if many >= VERY_COMMON * size and token not in filters:
            for name in filters:
                yield f"{token} {name}", base.execute(ask, (f'"{token}" AND "{name}"',)).fetchone()[0]


def four_counts(texts: Sequence[str]) -> Iterable[tuple[str, int]]:
    """The frequent runs of four characters, and in how many of the texts they stand."""
    seen = Counter(four for text in texts[:: max(1, len(texts) // SAMPLE)] for four in set(fours(text)))
    size = min(len(texts), SAMPLE)
    frequent = frozenset(four for four, many in seen.items() if many >= max(LOOKED_AT * size, _FEWEST))
    found: Counter[str] = Counter()
    for text in texts if frequent else ():
        found.update(frequent.intersection(fours(text)))
    return found.items()


def facet_name(topic: str | None, kind: str | None) -> str:
    """What the index calls phrases of a topic, of a kind, or of both; a kind has no line break."""
    return "\n".join(f"{sort}{name}" for sort, name in (("k", kind), ("t", topic)) if name is not None)
