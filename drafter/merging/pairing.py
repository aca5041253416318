"""Which line that came back is which line that was given out: by its words, its bookmark, its place."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from drafter.language.matching import blocks
from drafter.language.numbering import split_number
from drafter.merging.laid import Line
from drafter.merging.slip import Spot, spot_of
from drafter.merging.unit import bare

ALIKE = 0.5
"""From this share of common characters on, a changed line counts as the same line."""

MOST_COMPARED = 40_000
"""Above this many comparisons in one file, lines are paired by their order instead."""

_COMPARED = 400
"""Characters of a line that are compared; a line is told by its beginning."""


def pair(spots: Sequence[Spot], lines: Sequence[Line]) -> tuple[int | None, ...]:
    """For each line the index of its spot, None for a line that is new; no spot is used twice."""
    keys, news = [_key(spot.text) for spot in spots], [_key(line.text) for line in lines]
    found: list[int | None] = [None] * len(lines)
    for a, b, size in blocks(keys, news):
        found[b : b + size] = range(a, a + size)
    free = set(range(len(spots))) - {at for at in found if at is not None}
    for index, line in enumerate(lines):
        named = next((at for name in line.marks if (at := spot_of(name)) in free), None)
        if found[index] is None and named is not None:
            found[index] = named
            free.discard(named)
    left = MOST_COMPARED
    for gap, holes in _gaps(found, free):
        left -= len(gap) * len(holes)
        if left >= 0:
            _fill(gap, holes, keys, news, found, free)
    for gap, holes in _gaps(found, free):
        # What is left in a place belongs together: a line may have been rewritten from end to end.
        own = [at for at in holes if spots[at].kind == "own"]
        for index, at in zip(gap, own, strict=False):
            found[index] = at
    return tuple(found)


def strip_number(text: str) -> str:
    """A line's words without the number in front."""
    number = split_number(text)
    return text[number.length :] if number else text


def ratio(one: str, other: str) -> float:
    """How much two texts have in common, 0 to 1."""
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _key(text: str) -> str:
    return bare(strip_number(text)) or bare(text)


def _gaps(found: Sequence[int | None], free: set[int]) -> list[tuple[list[int], list[int]]]:
    """The runs of lines without a spot, each with the free spots that stand between its neighbours'."""
    gaps: list[tuple[list[int], list[int]]] = []
    before, run = -1, list[int]()
    for index, at in enumerate((*found, 1 << 30)):
        if at is None:
            run.append(index)
            continue
        if run:
            gaps.append((run, [spot for spot in sorted(free) if before < spot < at]))
        before, run = at, []
    return gaps


def _fill(
    gap: list[int],
    holes: list[int],
    keys: list[str],
    news: list[str],
    found: list[int | None],
    free: set[int],
) -> None:
    for index in gap:
        left = [at for at in holes if at in free]
        best = max(left, key=lambda at: _likeness(keys[at], news[index]), default=None)
        if best is not None and _likeness(keys[best], news[index]) >= ALIKE:
            found[index] = best
            free.discard(best)


def _likeness(old: str, new: str) -> float:
    # A line that was cut in two or grew out of another shares its beginning.
    short, long = sorted((old, new), key=len)
    return 0.9 if len(short) >= 4 and long.startswith(short) else ratio(old, new)
