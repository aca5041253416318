"""Runs of Han characters that a text shares with others, passage by passage."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

RUN = 13
"""Han characters from which a run counts as taken over."""
MOST_PLACES = 20
"""Places at which what the text says over and over is listed; all of them count in the share."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TITLES = re.compile(r"《[^《》]*》|“[^“”]*”|【[^【】]*】")


@dataclass(frozen=True, slots=True)
class Source:
    """A text to compare with, and what it is called."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run that stands in a source too; `text` as it stands here, `length` in Han characters."""

    text: str
    source: str
    length: int
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Similarity:
    """How much of a text stands in others: `share` of its Han characters, the longest run, all runs."""

    share: float
    longest: int
    passages: tuple[Passage, ...]


class _Text:
    """The Han characters of a text with their places; `free` pieces are never part of a run."""

    def __init__(self, text: str, free: Callable[[str], Sequence[tuple[int, int]]]) -> None:
        self.text = text
        hidden = bytearray(len(text))
        for start, end in (*((m.start(), m.end()) for m in _TITLES.finditer(text)), *free(text)):
            hidden[start:end] = b"\x01" * (end - start)
        self.total = len(_HAN.findall(text))
        self.places: list[int] = []
        letters: list[str] = []
        for place, letter in enumerate(text):
            if hidden[place]:
                # What is free separates: a run never reaches across it.
                if letters and letters[-1] != "\0":
                    letters.append("\0")
                    self.places.append(place)
            elif _HAN.match(letter):
                letters.append(letter)
                self.places.append(place)
        self.letters = "".join(letters)


def nothing(_text: str) -> Sequence[tuple[int, int]]:
    """No piece is free."""
    return ()


def verbatim(
    text: str,
    sources: Iterable[Source],
    *,
    known: Mapping[str, Container[str]] | None = None,
    free: Callable[[str], Sequence[tuple[int, int]]] = nothing,
    section_at: Callable[[int], str | None] = lambda _place: None,
) -> Similarity:
    """What of `text` stands verbatim in the sources, in runs of RUN Han characters or more.

    Punctuation, digits and line breaks do not interrupt a run. Titles in 《》,
    slogans in “” and what `free` names (start, end) are not counted and
    interrupt it. `known` are collections, by name, that say of a run of RUN Han
    characters whether they hold it. `section_at` tells the section at a place of the text.
    """
    mine = _Text(text, free)
    grams = _grams(mine.letters)
    others = [(source.name, _Text(source.text, nothing).letters) for source in sources]
    found = [(name, _runs(grams, letters)) for name, letters in others]
    found += [(name, _known_runs(mine.letters, holds)) for name, holds in (known or {}).items()]
    covered = bytearray(len(mine.letters))
    for at in (place for _, letters in others for place in _often(grams, letters)):
        covered[at : at + RUN] = b"\x01" * RUN
    runs: dict[int, tuple[int, str]] = {}
    for name, places in found:
        for at, length in places:
            covered[at : at + length] = b"\x01" * length
            if length > runs.get(at, (0, ""))[0]:
                runs[at] = (length, name)
    passages = tuple(
        Passage(text[start : mine.places[at + length - 1] + 1], name, length, section_at(start))
        for at, length, name in _longest(runs)
        for start in (mine.places[at],)
    )
    share = sum(covered) / mine.total if mine.total else 0.0
    return Similarity(share, max((p.length for p in passages), default=0), passages)


def _grams(letters: str) -> dict[str, list[int]]:
    """Where each run of RUN Han characters stands."""
    grams: dict[str, list[int]] = {}
    for at in range(len(letters) - RUN + 1):
        gram = letters[at : at + RUN]
        if "\0" not in gram:
            grams.setdefault(gram, []).append(at)
    return grams


def _runs(grams: dict[str, list[int]], other: str) -> Iterable[tuple[int, int]]:
    """Maximal runs (place in the text, length) that the other letters hold."""
    going: dict[int, int] = {}
    for at in range(len(other) - RUN + 2):
        here = {
            place: going.pop(place - 1, 0) + 1 for place in grams.get(other[at : at + RUN], ())[:MOST_PLACES]
        }
        for last, count in going.items():
            yield last - count + 1, RUN + count - 1
        going = here
    for last, count in going.items():
        yield last - count + 1, RUN + count - 1


def _often(grams: dict[str, list[int]], other: str) -> Iterable[int]:
    """The places, beyond those that are listed, of runs that the text holds over and over."""
    many = {gram: places for gram, places in grams.items() if len(places) > MOST_PLACES}
    held = {other[at : at + RUN] for at in range(len(other) - RUN + 1)} & many.keys() if many else ()
    return (place for gram in held for place in many[gram][MOST_PLACES:])


def _known_runs(letters: str, holds: Container[str]) -> Iterable[tuple[int, int]]:
    """Maximal runs (place, length) all of whose parts a collection holds."""
    start = -1
    for at in range(len(letters) - RUN + 2):
        gram = letters[at : at + RUN]
        inside = len(gram) == RUN and "\0" not in gram and gram in holds
        if inside and start < 0:
            start = at
        elif not inside and start >= 0:
            yield start, at - 1 + RUN - start
            start = -1


def _longest(runs: dict[int, tuple[int, str]]) -> Iterable[tuple[int, int, str]]:
    """The runs in order of place, those that lie inside an earlier one left out."""
    end = 0
    for at in sorted(runs):
        length, name = runs[at]
        if at + length > end:
            yield at, length, name
            end = at + length
