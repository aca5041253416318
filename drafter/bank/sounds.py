"""Pinyin as one character a syllable, so that SQLite can look for syllables in a row."""

from collections.abc import Iterable, Iterator, Sequence

_FIRST = 0xE200
_MOST = 256


class Sounds:
    """The syllables of one bank, each with its own character."""

    def __init__(self, syllables: Iterable[str]) -> None:
        self.syllables = tuple(sorted(set(syllables)))
        self._char = {syllable: chr(_FIRST + at) for at, syllable in enumerate(self.syllables)}

    def code(self, pinyin: str) -> str:
        """The syllables of a phrase as characters."""
        return "".join(self._char[syllable] for syllable in pinyin.split())

    def initials(self, word: str) -> str | None:
        """The GLOB pattern for these initials; None if no syllable begins so."""
        classes = [self._class(letter) for letter in word]
        return f"*{''.join(classes)}*" if all(classes) else None

    def readings(self, word: str) -> Iterator[tuple[str, str]]:
        """(initials, GLOB pattern) for every way to read the letters, the last one perhaps unfinished."""
        for whole, rest in self._split(word.replace("'", "").replace("’", "")):
            pattern = "".join(self._char[syllable] for syllable in whole)
            yield "".join(syllable[0] for syllable in (*whole, rest)), f"*{pattern}{self._class(rest)}*"

    def _split(self, word: str) -> Sequence[tuple[tuple[str, ...], str]]:
        """Whole syllables and the beginning (or all) of one more that together are the word."""
        found: list[tuple[tuple[str, ...], str]] = []
        open_ways: list[tuple[tuple[str, ...], str]] = [((), word)]
        while open_ways and len(found) < _MOST:
            whole, rest = open_ways.pop()
            if self._class(rest):
                found.append((whole, rest))
            for end in range(1, min(len(rest) - 1, 6) + 1):
                if rest[:end] in self._char:
                    open_ways.append(((*whole, rest[:end]), rest[end:]))
        return found

    def _class(self, beginning: str) -> str:
        """The GLOB class of syllables that begin so, "" if there are none."""
        chars = "".join(char for syllable, char in self._char.items() if syllable.startswith(beginning))
        return f"[{chars}]" if chars and beginning else ""
