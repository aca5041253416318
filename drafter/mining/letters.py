"""Clauses as lines of letters, one a word, so that patterns of words are regular expressions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from drafter.language.words import Word

_FIRST = 0x3400
"""Letters are taken from here; a line of them holds nothing else."""
END = Word("\n", "")
"""Stands before, between and behind clauses, and is its own letter."""

Told = tuple[int, str]
"""Which clause, counted from 0, and a phrase of it."""


class Segment(Protocol):
    """Cuts texts into words."""

    def __call__(self, text: str) -> Sequence[Word]:
        """The words of a text."""

    def many(self, lines: Sequence[str]) -> Sequence[Sequence[Word]]:
        """The words of each of many texts without line ends."""


class Letters:
    """An alphabet over words: each letter tells which of the named tests a word passes."""

    def __init__(self, **tests: Callable[[Word], bool]) -> None:
        """At most twelve tests, asked once for every different word."""
        self._tests = tests
        self.names = tuple(tests)
        self._known = _Known(tuple(tests.values()))

    def __call__(self, words: Iterable[Word]) -> str:
        """The line of the words, as long as they are many."""
        return "".join(map(self._known.__getitem__, words))

    def having(self, *names: str, lacking: tuple[str, ...] = ()) -> str:
        """The letters of words that pass all the named tests and none of `lacking`."""
        bits = {name: 1 << at for at, name in enumerate(self._tests)}
        some, none = sum(bits[name] for name in names), sum(bits[name] for name in lacking)
        found = [code for code in range(1 << len(bits)) if code & some == some and not code & none]
        return "".join(chr(_FIRST + code) for code in found)


class _Known(dict[Word, str]):
    """Letters by word, told when a word is first met."""

    def __init__(self, tests: Sequence[Callable[[Word], bool]]) -> None:
        super().__init__({END: END.text})
        self._tests = [(1 << at, test) for at, test in enumerate(tests)]

    def __missing__(self, word: Word) -> str:
        code = 0
        for bit, test in self._tests:
            if test(word):
                code |= bit
        letter = self[word] = chr(_FIRST + code)
        return letter


class Clauses:
    """Clauses and their words, cut once for all who ask, who look through all of them in one go.

    `words` are those of all clauses with `END` around each, `numbers` tells for each of them the clause.
    """

    def __init__(self, texts: Sequence[str], segment: Segment) -> None:
        self.texts = texts
        self.parts = segment.many(texts)
        self.words = [END, *chain.from_iterable((*words, END) for words in self.parts)]
        self.numbers = [
            0,
            *chain.from_iterable([at] * (len(words) + 1) for at, words in enumerate(self.parts)),
        ]
        self._spelled = [word.text for word in self.words]
        self._different = dict(zip(self._spelled, self.words, strict=True))
        self._lines: dict[Letters, str] = {}

    def __iter__(self) -> Iterator[tuple[int, str, Sequence[Word]]]:
        """Each clause: its number, its text, its words."""
        return zip(range(len(self.texts)), self.texts, self.parts, strict=True)

    def line(self, letters: Letters) -> str:
        """All words as letters; a line end stands for each `END`."""
        if letters not in self._lines:
            told = dict(zip(self._different, letters(self._different.values()), strict=True))
            self._lines[letters] = "".join(map(told.__getitem__, self._spelled))
        return self._lines[letters]

    def text(self, start: int, end: int) -> str:
        """What the words from `start` up to `end` say."""
        return "".join(self._spelled[start:end])
