"""Characters: which of them no file and no terminal should get, and how wide they are on paper."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from operator import concat

_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, C1 included
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # invisible marks and direction overrides
    "\ud800-\udfff\ufffe\uffff]"  # half characters and what is no character
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")


def clean(text: str) -> str:
    """The text without control characters, invisible marks, direction overrides and half characters.

    Every kind of line end becomes a newline; tabs stay. What comes out can be
    written as XML, saved as UTF-8 and shown on a terminal.
    """
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def pairs_of(text: str) -> Iterator[str]:
    """All two neighbouring characters of the text, in order."""
    return map(concat, text, text[1:])  # type: ignore[arg-type]


class Pieces:
    """Pieces of text, all of one length, looked for all at once.

    A pattern passes over what stands at no place of any of them, which leaves few places to be asked about.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = frozenset(pieces)
        columns = ("".join(sorted(map(re.escape, {*at}))) for at in zip(*self._pieces, strict=True))
        shape = "".join(f"[{column}]" for column in columns)
        self._shape = re.compile(f"(?=({shape}))" if shape else "(?!)")

    def within(self, text: str) -> frozenset[str]:
        """Those that the text holds."""
        return self._pieces.intersection(self._shape.findall(text))

    def places(self, text: str) -> list[int]:
        """Where one of them stands in the text, in order."""
        return [match.start() for match in self._shape.finditer(text) if match[1] in self._pieces]


def width(text: str) -> float:
    """The width of a line in 字: a Han character or full-width sign is 1, a digit or Latin letter ½."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


NARROW = {ord("０") + n: str(n) for n in range(10)}
NARROW |= {ord("Ａ") + n: chr(ord("A") + n) for n in range(26)}
NARROW |= {ord("ａ") + n: chr(ord("a") + n) for n in range(26)}
"""Full-width digits and letters, and the half-width ones."""
_TYPED = NARROW | {ord("\u3000"): " "}


def half(text: str) -> str:
    """Letters, digits and blanks that an input method made wide, as narrow ones; marks stay."""
    return text.translate(_TYPED)
