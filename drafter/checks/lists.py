"""Word lists for checks that are a list: how they are written down, and where their words stand in a text."""

from collections.abc import Iterable


def words(text: str) -> tuple[str, ...]:
    """The words of a list written with blanks between them."""
    return tuple(text.split())


def pairs(text: str) -> dict[str, str]:
    """Wrong → right from a list written as wrong=right with blanks between; right may be empty."""
    return dict(pair.split("=", 1) for pair in text.split())


def occurrences(
    text: str, wanted: Iterable[str], neighbours: frozenset[str] | None = None
) -> tuple[tuple[int, int, str], ...]:
    """Where the words stand (start, end, word), in order; of two that overlap only the longer.

    `neighbours` are all `pairs_of` the text, where the caller has them: they rule most words out at once.
    """
    likely = wanted if neighbours is None else (word for word in wanted if word[:2] in neighbours)
    found = [place for word in likely if word in text for place in _places(text, word)]
    kept: list[tuple[int, int, str]] = []
    for start, end, word in sorted(found, key=lambda place: (place[0], -place[1])):
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end, word)
            continue
        kept.append((start, end, word))
    return tuple(kept)


def _places(text: str, word: str) -> Iterable[tuple[int, int, str]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word), word
        at = text.find(word, at + len(word))
