"""Near-duplicate documents: scraped copies that would make one issuer look like many."""

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from zlib import crc32

_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_WIDTH = 5
_KEPT = 256
_SAME = 0.5
_FEWEST = 24

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The 256 smallest hashes of the text's five-character shingles (a bottom-k MinHash)."""
    han = _NOT_HAN.sub("", text).encode()  # three bytes a character
    hashes = {crc32(han[at : at + 3 * _WIDTH]) for at in range(0, len(han) - 3 * _WIDTH + 1, 3)}
    return tuple(heapq.nsmallest(_KEPT, hashes))


def resemblance(one: Sketch, two: Sketch) -> float:
    """Share of shingles that two documents have in common, estimated from the smallest of both."""
    together = heapq.nsmallest(_KEPT, {*one, *two})
    both = {*one} & {*two}
    return sum(value in both for value in together) / len(together) if together else 0.0


def groups(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """Each document's representative: the first by name of those that share half of their text with it."""
    parent: dict[str, str] = {name: name for name in sketches}
    for one, two in sorted(_close(sketches)):
        if resemblance(sketches[one], sketches[two]) >= _SAME:
            first, second = sorted((_root(parent, one), _root(parent, two)))
            parent[second] = first
    return {name: _root(parent, name) for name in parent}


def _close(sketches: Mapping[str, Sketch]) -> Iterable[tuple[str, str]]:
    """Pairs worth comparing: those with enough hashes in common."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(sketches):
        for value in sketches[name]:
            holders[value].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        for pair in combinations(names, 2):
            shared[pair] += 1
    return (pair for pair, many in shared.items() if many >= _FEWEST)


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        name = parent[name]
    return name
