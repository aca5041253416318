"""Near-duplicate documents: scraped copies that would make one issuer look like many."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar
from zlib import crc32

_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_WIDTH = 5
_STEP = 8
_SAME = 0.5

Id = TypeVar("Id", bound=Hashable)


def sketch(text: str) -> frozenset[int]:
    """Every eighth five-character shingle by its hash (those whose hash divides by eight): a fixed sample."""
    han = _NOT_HAN.sub("", text)
    hashes = (crc32(han[at : at + _WIDTH].encode()) for at in range(len(han) - _WIDTH + 1))
    return frozenset(value for value in hashes if value % _STEP == 0)


def groups(sketches: Mapping[Id, frozenset[int]]) -> dict[Id, Id]:
    """Each document's representative: the first of those that share half of their shingles with it."""
    parent: dict[Id, Id] = {name: name for name in sketches}
    for (one, two), shared in _shared(sketches.items()).items():
        smaller = min(len(sketches[one]), len(sketches[two]))
        if smaller >= 8 and shared / (len(sketches[one]) + len(sketches[two]) - shared) >= _SAME:
            _join(parent, one, two)
    return {name: _root(parent, name) for name in parent}


def _shared(sketches: Iterable[tuple[Id, frozenset[int]]]) -> dict[tuple[Id, Id], int]:
    holders: dict[int, list[Id]] = defaultdict(list)
    shared: dict[tuple[Id, Id], int] = defaultdict(int)
    for name, hashes in sketches:
        for value in hashes:
            for other in holders[value]:
                shared[other, name] += 1
            holders[value].append(name)
    return shared


def _root(parent: dict[Id, Id], name: Id) -> Id:
    while parent[name] != name:
        name = parent[name]
    return name


def _join(parent: dict[Id, Id], one: Id, two: Id) -> None:
    parent[_root(parent, two)] = _root(parent, one)
