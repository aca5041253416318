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
        self.number = len(_ALPHABETS)
        _ALPHABETS.append(self)
        _KNOWN.clear()

    def __call__(self, words: Iterable[Word]) -> str:
        """The line of the words, as long as they are many."""
        return "".join([_KNOWN[word][self.number] for word in words])

    def letter(self, word: Word) -> str:
        """The letter of the word."""
        if word is END:
            return END.text
        return chr(_FIRST + sum(1 << at for at, test in enumerate(self._tests.values()) if test(word)))

    def having(self, *names: str, lacking: tuple[str, ...] = ()) -> str:
        """The letters of words that pass all the named tests and none of `lacking`."""
        bits = {name: 1 << at for at, name in enumerate(self._tests)}
        some, none = sum(bits[name] for name in names), sum(bits[name] for name in lacking)
        found = [code for code in range(1 << len(bits)) if code & some == some and not code & none]
        return "".join(chr(_FIRST + code) for code in found)


class _Known(dict[Word, tuple[str, ...]]):
    """The letters of words in all alphabets, told when a word is first met: it is looked for only once."""

    def __missing__(self, word: Word) -> tuple[str, ...]:
        row = self[word] = tuple(letters.letter(word) for letters in _ALPHABETS)
        return row


_ALPHABETS: list[Letters] = []
_KNOWN = _Known()


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
        different = dict(zip(self._spelled, self.words, strict=True))
        self._letters = {text: _KNOWN[word] for text, word in different.items()}
        self._lines: dict[Letters, str] = {}

    def __iter__(self) -> Iterator[tuple[int, str, Sequence[Word]]]:
        """Each clause: its number, its text, its words."""
        return zip(range(len(self.texts)), self.texts, self.parts, strict=True)

    def line(self, letters: Letters) -> str:
        """All words as letters; a line end stands for each `END`."""
        if letters not in self._lines:
            told = {text: row[letters.number] for text, row in self._letters.items()}
            self._lines[letters] = "".join(map(told.__getitem__, self._spelled))
        return self._lines[letters]

    def text(self, start: int, end: int) -> str:
        """What the words from `start` up to `end` say."""
        return "".join(self._spelled[start:end])
