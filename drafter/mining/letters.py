"""Clauses as lines of letters, one a word, so that patterns of words are regular expressions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafter.language.words import Word

_FIRST = 0x3400
"""Letters are taken from here; a line of them holds nothing else."""


class Letters:
    """An alphabet over words: each letter tells which of the named tests a word passes."""

    def __init__(self, **tests: Callable[[Word], bool]) -> None:
        """At most twelve tests, asked once for every different word."""
        self._tests = tests
        self.names = tuple(tests)
        self._known: dict[Word, str] = {}
        self._last: tuple[Sequence[Word], str] = ((), "")

    def __call__(self, words: Sequence[Word]) -> str:
        """The line of the words, as long as they are many; that of a clause just asked for is at hand."""
        last, line = self._last
        if words is last:
            return line
        known = self._known
        try:
            line = "".join(map(known.__getitem__, words))
        except KeyError:
            line = "".join([known.get(word) or self._learn(word) for word in words])
        if isinstance(words, tuple):
            self._last = words, line
        return line

    def having(self, *names: str, lacking: tuple[str, ...] = ()) -> str:
        """The letters of words that pass all the named tests and none of `lacking`."""
        bits = {name: 1 << at for at, name in enumerate(self._tests)}
        some, none = sum(bits[name] for name in names), sum(bits[name] for name in lacking)
        found = [code for code in range(1 << len(bits)) if code & some == some and not code & none]
        return "".join(chr(_FIRST + code) for code in found)

    def _learn(self, word: Word) -> str:
        code = sum(1 << at for at, test in enumerate(self._tests.values()) if test(word))
        letter = self._known[word] = chr(_FIRST + code)
        return letter


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its words, cut once for all who ask."""

    text: str
    words: tuple[Word, ...]
