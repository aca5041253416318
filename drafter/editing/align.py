"""Which line was which before: old lines of a section found again in the text that is there now."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from drafter.editing.lines import Line
from drafter.language.matching import steps

Key = tuple[int, str]
Pair = tuple[Line | None, bool]
"""The old line, and whether it stands exactly as it did (its number aside)."""

ALIKE = 0.5
"""From this share of common characters on, a changed line counts as the same line."""

MOST_COMPARED = 2_000
"""Above this many comparisons lines are paired by their order instead."""


def pair_lines(old: Sequence[Line], new: Sequence[Key]) -> list[Pair]:
    """For each new line its old one, each old line being used at most once."""
    pairs: list[Pair] = [(None, False)] * len(new)
    keys = [line.key for line in old]
    start = _same(keys, new)
    end = _same(keys[start:][::-1], new[start:][::-1])
    for index in range(start):
        pairs[index] = (old[index], True)
    for index in range(1, end + 1):
        pairs[-index] = (old[-index], True)
    _pair_middle(old[start : len(old) - end], new[start : len(new) - end], pairs, start)
    return pairs


def _same(old: Sequence[Key], new: Sequence[Key]) -> int:
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count


def _pair_middle(old: Sequence[Line], new: Sequence[Key], pairs: list[Pair], offset: int) -> None:
    if not old or not new:
        return
    gaps: list[tuple[int, int]] = []
    left: list[Line] = []
    for tag, a, b, c, d in steps([line.key for line in old], list(new)):
        if tag == "equal":
            for step in range(b - a):
                pairs[offset + c + step] = (old[a + step], True)
        else:
            gaps.extend((index, a + (index - c)) for index in range(c, d))
            left.extend(old[a:b])
    _pair_moved(left, new, gaps, pairs, offset)
    _pair_alike(left, new, [index for index, _ in gaps if pairs[offset + index][0] is None], pairs, offset)


def _pair_moved(
    left: list[Line], new: Sequence[Key], gaps: list[tuple[int, int]], pairs: list[Pair], offset: int
) -> None:
    moved: dict[Key, list[Line]] = {}
    for line in left:
        moved.setdefault(line.key, []).append(line)
    for index, _ in gaps:
        if found := moved.get(new[index]):
            line = found.pop(0)
            pairs[offset + index] = (line, True)
            left.remove(line)


def _pair_alike(
    left: list[Line], new: Sequence[Key], gaps: list[int], pairs: list[Pair], offset: int
) -> None:
    if len(left) == len(gaps) == 1 or len(left) * len(gaps) > MOST_COMPARED:
        for index, line in zip(gaps, left, strict=False):
            pairs[offset + index] = (line, False)
        return
    for index in gaps:
        best = max(left, key=lambda line: _ratio(line.words, new[index][1]), default=None)
        if best is not None and _ratio(best.words, new[index][1]) >= ALIKE:
            pairs[offset + index] = (best, False)
            left.remove(best)


def _ratio(before: str, after: str) -> float:
    # A line that was cut in two or grew out of another shares its beginning or its end.
    short, long = sorted((before, after), key=len)
    if len(short) >= 4 and (long.startswith(short) or long.endswith(short)):
        return 0.9
    return SequenceMatcher(None, before[:400], after[:400], autojunk=False).quick_ratio()
