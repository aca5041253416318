"""An estimate of lines and pages, to tell whether the signature would stand alone on its page."""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass

_NEVER_FIRST = frozenset("，。、；：？！）》”’】〕…—％·")
_NEVER_LAST = frozenset("（《“‘【〔")
_WORD = frozenset(string.ascii_letters + string.digits + ".,%+-")
_CHANGE = re.compile(r"(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")

APART = 0.22
"""What LibreOffice leaves between Han characters and digits, in 字; Word, told so, leaves nothing."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph on paper: its lines, and whether it stays with the one that follows."""

    lines: int
    keep: bool = False


def count_lines(text: str, chars: float, indent: float = 0, apart: float = 0) -> int:
    """Lines that a text takes at so many 字 a line, the first being indented.

    Words of digits and letters stay whole, one closing mark hangs over the
    line's end, an opening one moves to the next line. `apart` is added at each
    change between Han and digits.
    """
    lines, at, room = 1, 0, chars - indent
    while (end := _reach(text, at, room, apart)) < len(text):
        lines, at, room = lines + 1, end, chars
    return lines


def _reach(text: str, at: int, room: float, apart: float) -> int:
    """Where the line that begins at `at` ends."""
    end = at + int(room)
    while end < len(text) and _used(text[at:end], apart) + 1 <= room:
        end += 1
    if end >= len(text):
        return len(text)
    if text[end] in _NEVER_FIRST:
        return end + 1
    if text[end - 1] in _NEVER_LAST:
        return max(end - 1, at + 1)
    start = end
    while start > at and text[start] in _WORD and text[start - 1] in _WORD:
        start -= 1
    return start if start > at else end


def _used(text: str, apart: float) -> float:
    if text.isascii():
        return len(text) / 2
    narrow = (3 * len(text) - len(text.encode("utf-8", "replace"))) / 2
    return len(text) - narrow / 2 + (apart * changes(text) if narrow and apart else 0)


def changes(text: str) -> int:
    """How often Han characters and digits or letters meet."""
    return len(_CHANGE.findall(text))


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
