"""Near-duplicate documents: scraped copies that would make one issuer look like many."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from zlib import crc32

_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_KEPT = 256
_LEADING = "".join(map(chr, range(0x4E04, 0xA000, 8)))
_FIRST, _OTHER = (re.compile(f"(?=([{which}{_LEADING}].{{4}}))") for which in ("", "^"))
_LATER = 1 << 31
"""Which character in eight leads is of no matter; hashes of the others lie behind all of theirs."""
_SAME = 0.5
_FEWEST = 24

_PARTS = 8

Sketch = Sequence[int]


def sketch(text: str) -> tuple[int, ...]:
    """The 256 smallest hashes of the text's five-character shingles (a bottom-k MinHash).

    Shingles that begin with one character in eight come first in every text, so that the others
    of a long one need not be looked at.
    """
    han = _NOT_HAN.sub("", text)
    hashes = {crc32(one.encode()) >> 1 for one in {*_FIRST.findall(han)}}
    if len(hashes) < _KEPT:
        hashes |= {_LATER + (crc32(one.encode()) >> 1) for one in {*_OTHER.findall(han)}}
    return tuple(sorted(hashes)[:_KEPT])


def resemblance(one: Sketch, two: Sketch) -> float:
    """Share of shingles that two documents have in common, estimated from the smallest of both."""
    return _resemblance(one, two, sorted({*one}.intersection(two)))


def _resemblance(one: Sketch, two: Sketch, both: Sequence[int]) -> float:
    together = sorted([*one, *two])  # two sorted runs, which is quick
    many = min(_KEPT, len(together) - len(both))
    # Of all different hashes, a common one is the nth: only those among the first count.
    within = bisect_right(range(len(both)), many - 1, key=lambda at: bisect_left(together, both[at]) - at)
    return within / many if many else 0.0


def groups(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """Each document's representative: the first by name of those that share half of their text with it."""
    parent = {name: name for name in sorted(sketches)}
    holders: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, telling in _telling(sketches):
        own = {*sketches[name]}
        met: dict[str, list[set[str]]] = defaultdict(list)
        for value in telling:
            for held, others in holders[value].items():
                met[_root(parent, held)].append(others)
        for held, listed in met.items():
            if any(_same(sketches[other], sketches[name], own) for other in _members(listed)):
                first, second = sorted((_root(parent, held), _root(parent, name)))
                parent[second] = first
        for value in telling:
            holders[value][_root(parent, name)].add(name)
    return {name: _root(parent, name) for name in parent}


def _members(listed: Sequence[set[str]]) -> Iterator[str]:
    """Everybody once; most who are alike are found among the first."""
    yield from listed[0]
    yield from set[str]().union(*listed) - listed[0]


def _same(one: Sketch, two: Sketch, own: set[int]) -> bool:
    """Whether two documents share half of their text; `own` are the hashes of the second."""
    both = own.intersection(one)
    return len(both) >= _FEWEST and _resemblance(one, two, sorted(both)) >= _SAME


def _telling(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, list[int]]]:
    """Documents that may share half with another, with so many hashes that they share one of these.

    Who shares `least` of the hashes that others have too shares one of any that leave out less; the
    rarest are taken, which bring the fewest together.
    """
    shared = _shared(sketches.values())
    for name in sorted(sketches):
        common = sorted((shared[value], value) for value in sketches[name] if value in shared)
        least = max(_FEWEST, math.ceil(len(sketches[name]) * _SAME))
        if len(common) >= least:
            yield name, [value for _, value in common[: len(common) - least + 1]]


def _shared(sketches: Collection[Sketch]) -> dict[int, int]:
    """How many documents have a hash, for those that several have; part by part: few are in memory."""
    shared: dict[int, int] = {}
    for part in range(_PARTS):
        counts = Counter(value for one in sketches for value in one if value % _PARTS == part)
        shared.update((value, many) for value, many in counts.items() if many > 1)
    return shared


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        name = parent[name]
    return name
