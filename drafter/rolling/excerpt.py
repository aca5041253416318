"""The words of the source that a leftover stands in: verbatim, its clause, one sentence at most."""

import re

from drafter.language.blanks import BLANK
from drafter.language.matching import blocks
from drafter.language.sentences import clause_spans, sentence_spans, span_around

LONGEST = 120
"""Characters that an excerpt has at most."""
LEAST = 10
"""A clause shorter than this takes its neighbours in the sentence along."""
_MARK = re.compile("[，；：、,;]")
_LEFT = 8
"""Characters left beside the words where no mark says where to cut."""


def excerpt(source: str, text: str, start: int, end: int) -> str:
    """The clause of `source` that holds `text[start:end]`, with a neighbour where it says too little.

    `text` is the clean form of (a part of) `source`, in which marks and blanks
    may have been mended.
    """
    at, to = _located(source, text, start, end)
    first, last = _clauses(source, at, to)
    while last - first > LONGEST:
        first, last = _narrower(source, first, last, at, to)
    return source[first:last].strip().rstrip("，；、,;")


def _clauses(source: str, at: int, to: int) -> tuple[int, int]:
    # The ， inside a blank ends no clause.
    source = BLANK.sub(lambda match: "空" * len(match.group()), source)
    sentence = span_around(sentence_spans(source), at)
    first, last = span_around(clause_spans(source), at)
    last = max(last, span_around(clause_spans(source), max(at, to - 1))[1])
    while last - first < LEAST and last < sentence[1]:
        last = span_around(clause_spans(source), last)[1]
    while last - first < LEAST and first > sentence[0]:
        first = span_around(clause_spans(source), first - 1)[0]
    return min(first, at), max(last, to)


def _located(source: str, text: str, start: int, end: int) -> tuple[int, int]:
    whole = source.find(text)
    if whole >= 0:
        return whole + start, whole + end
    found = list(blocks(source, text))
    if not found:
        return 0, min(len(source), LONGEST)
    inside = [(at, by, size) for at, by, size in found if by < end and by + size > start]
    if not inside:
        at, _, size = min(found, key=lambda block: abs(block[1] - start))
        return at, at + size
    (first, by, _), (last, to, size) = inside[0], inside[-1]
    return first + max(0, start - by), last + min(size, end - to)


def _narrower(source: str, first: int, last: int, at: int, to: int) -> tuple[int, int]:
    """A clause less on the side that has more to spare; characters where no clause is left to drop."""
    if to - at >= LONGEST:
        return at, at + LONGEST
    if at - first >= last - to:
        cut = _MARK.search(source, first, at)
        nearer = at - _LEFT if at - _LEFT > first else at
        return (cut.end() if cut else nearer), last
    cuts = [mark.end() for mark in _MARK.finditer(source, to, last) if mark.end() < last]
    nearer = to + _LEFT if to + _LEFT < last else to
    return first, (cuts[-1] if cuts else nearer)
