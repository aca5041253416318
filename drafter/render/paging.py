"""An estimate of lines and pages, to tell whether the signature would stand alone on its page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.language.characters import width

_TOKEN = re.compile(r"[0-9A-Za-z.,:%％+-]+|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：？！）》”’】〕…—％·,.;:?!)")
_NEVER_LAST = frozenset("（《“‘【〔(")
_LATIN = re.compile(r"[0-9A-Za-z]")

APART = 0.22
"""What LibreOffice leaves between Han characters and digits, in 字; Word, told so, leaves nothing."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph on paper: its lines, and whether it stays with the one that follows."""

    lines: int
    keep: bool = False


def count_lines(text: str, chars: float, indent: float = 0, apart: float = 0) -> int:
    """Lines that a text takes at so many 字 a line, the first being indented.

    Words of digits and letters stay whole, a closing mark hangs over the line's
    end, an opening one moves to the next line. `apart` is added at each change
    between Han and digits.
    """
    lines, used, before = 1, indent, ""
    for token in _TOKEN.findall(text):
        size = width(token) + (apart if before and _changes(before, token) else 0)
        if used + size > chars and token not in _NEVER_FIRST:
            carried = width(before) if before in _NEVER_LAST else 0.0
            lines, used = lines + 1, carried
        used += size
        before = token
    return lines


def last_straddles(stretches: Iterable[Stretch], lines: int, tail: int) -> bool:
    """Whether the last stretch ends on another page than it begins, with the tail below it there.

    At least two of its lines stand above the tail, so that an estimate one line
    off does no harm. `tail` are the lines of signature and date with their gap.
    """
    start = end = kept = 0
    for stretch in stretches:
        if stretch.keep:
            kept += stretch.lines
            continue
        room = lines - end % lines
        start = end + kept if kept < room else end + room + kept
        end, kept = start + stretch.lines, 0
    left = (end - 1) % lines + 1
    return start // lines < (end - 1) // lines and 2 <= left <= lines - tail


def _changes(before: str, token: str) -> bool:
    return bool(_LATIN.match(before[-1])) != bool(_LATIN.match(token[0])) and token not in _NEVER_FIRST
