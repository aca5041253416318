"""Where an id stands in an index: a few bytes a phrase, so that marks are looked up without a scan."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

_REST = 22
_MARK, _ROW = 3, 3
_SIZE = _MARK + _ROW


def bucket(ident: str) -> tuple[int, bytes]:
    """The number of the bucket and the mark in it; two ids may share both."""
    told = zlib.crc32(ident.encode("utf-8", "surrogatepass"))
    return told >> _REST, (told & (1 << _REST) - 1).to_bytes(_MARK, "big")


def buckets(idents: Iterable[tuple[int, str]]) -> Iterator[tuple[int, bytes]]:
    """Every bucket with its marks and rows, for (row, id) pairs."""
    found: dict[int, bytearray] = defaultdict(bytearray)
    for row, ident in idents:
        number, mark = bucket(ident)
        found[number] += mark + row.to_bytes(_ROW, "big")
    yield from ((number, bytes(data)) for number, data in sorted(found.items()))


def rows(data: bytes, mark: bytes) -> Iterator[int]:
    """The rows of a bucket that may be the id's: the lines tell which one is."""
    at = data.find(mark)
    while at >= 0:
        if at % _SIZE == 0:
            yield int.from_bytes(data[at + _MARK : at + _SIZE], "big")
        at = data.find(mark, at + 1)
