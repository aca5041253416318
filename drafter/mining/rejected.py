"""Phrases that were refused when samples were judged, as the list beside this module has them."""

from collections.abc import Iterator
from pathlib import Path

_LIST = Path(__file__).with_name("rejected.txt")


def _told(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line and not line.startswith("#"):
            text, _, kind = line.partition("\t")
            yield text, kind


_REJECTED = frozenset(_told(iter(_LIST.read_text("utf-8").splitlines())))


def is_rejected(kind: str, text: str) -> bool:
    """Whether the list refuses the text: in every kind, or in this one."""
    return (text, "") in _REJECTED or (text, kind) in _REJECTED
