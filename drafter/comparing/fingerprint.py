"""A small fingerprint of many texts: tells which runs stand in them, and cannot give them back."""

import re
import struct
from collections.abc import Iterable
from hashlib import blake2b

from drafter.comparing.verbatim import RUN

MAGIC = b"drafter-fingerprint-1\n"
BITS_PER_RUN = 24
PROBES = 12
"""24 bits and 12 probes a run: about one foreign run in 70,000 is taken for known, none in most plans."""

LEAST_BITS = 1 << 16
"""A filter of a few runs still needs room, or its probes fall on one another."""

_BREAK = re.compile(r"《[^《》]*》|“[^“”]*”|【[^【】]*】|[\n]")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


class Fingerprint:
    """A Bloom filter over runs of RUN Han characters."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits
        self._size = len(bits) * 8

    def __contains__(self, run: object) -> bool:
        return (
            isinstance(run, str)
            and self._size > 0
            and all(self._bits[place >> 3] & (1 << (place & 7)) for place in _places(run, self._size))
        )

    def dump(self) -> bytes:
        """The file's bytes."""
        return MAGIC + self._bits

    @classmethod
    def load(cls, data: bytes) -> "Fingerprint | None":
        """The fingerprint of a file; None where the bytes are not one."""
        return cls(data[len(MAGIC) :]) if data.startswith(MAGIC) else None


def fingerprint(texts: Iterable[str]) -> Fingerprint:
    """The fingerprint of the texts; the same whatever their order."""
    found = digests(texts)
    return filled((b"".join(found),), len(found))


def digests(texts: Iterable[str]) -> set[bytes]:
    """One digest for each different run of the texts: what a fingerprint can be made of later."""
    runs: set[bytes] = set()
    for text in texts:
        for piece in _BREAK.sub("\0", text).split("\0"):
            if len(han := _NOT_HAN.sub("", piece)) >= RUN:
                line = han.encode()  # three bytes a character
                runs.update([line[at : at + 3 * RUN] for at in range(0, len(line) - 3 * RUN + 1, 3)])
    return {blake2b(run, digest_size=16).digest() for run in runs}


def filled(parts: Iterable[bytes], many: int) -> Fingerprint:
    """The fingerprint of so many different digests, joined in parts: the same as of their texts."""
    size = max(LEAST_BITS, -(-many * BITS_PER_RUN // 8) * 8)
    bits = bytearray(size // 8)
    masks = tuple(1 << bit for bit in range(8))
    for part in parts:
        pairs = iter(struct.unpack(f">{len(part) // 8}Q", part))
        for first, second in zip(pairs, pairs, strict=True):
            place, step = first % size, (second | 1) % size
            for _ in range(PROBES):
                bits[place >> 3] |= masks[place & 7]
                place += step
                if place >= size:
                    place -= size
    return Fingerprint(bytes(bits))


def runs_of(text: str) -> Iterable[str]:
    """All runs of RUN Han characters, never across titles, slogans or line breaks."""
    for piece in _BREAK.sub("\0", text).split("\0"):
        han = _NOT_HAN.sub("", piece)
        yield from (han[at : at + RUN] for at in range(len(han) - RUN + 1))


def _places(run: str, size: int) -> Iterable[int]:
    digest = blake2b(run.encode(), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8]), int.from_bytes(digest[8:]) | 1
    return ((first + probe * second) % size for probe in range(PROBES))
