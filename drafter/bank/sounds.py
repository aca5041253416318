"""Pinyin as one character a syllable, so that SQLite can look for syllables in a row."""

from collections.abc import Iterable, Sequence

_FIRST = 0x100
"""Two bytes a syllable: no text stands in the same column, so any characters will do."""

_SURROGATES = range(0xD800, 0xE000)
_MOST = 256


class Sounds:
    """The syllables of one bank, each with its own character; those that are new get the next one."""

    def __init__(self, syllables: Iterable[str] = ()) -> None:
        self._char = _Characters()
        self.code(" ".join(syllables))
        self._syllable = self._char.syllable

    @property
    def syllables(self) -> tuple[str, ...]:
        """All of them, in the order in which they were told."""
        return tuple(self._char)

    def code(self, pinyin: str) -> str:
        """The syllables of a phrase as characters."""
        return "".join(map(self._char.__getitem__, pinyin.split()))

    def spelt(self, code: str) -> str:
        """The pinyin of a phrase's characters."""
        return " ".join(self._syllable[char] for char in code)

    def initials(self, word: str) -> str | None:
        """The GLOB pattern for these initials; None if no syllable begins so."""
        classes = [self._class(letter) for letter in word]
        return f"*{''.join(classes)}*" if all(classes) else None

    def readings(self, word: str) -> list[tuple[str, str]] | None:
        """(initials, GLOB pattern) for every way to read the letters, the last one perhaps unfinished.

        None where there are too many ways.
        """
        ways = self._split(word.replace("'", "").replace("’", ""))
        if ways is None:
            return None
        return [
            (
                "".join(syllable[0] for syllable in (*whole, rest)),
                f"*{''.join(self._char[syllable] for syllable in whole)}{self._class(rest)}*",
            )
            for whole, rest in ways
        ]

    def _split(self, word: str) -> Sequence[tuple[tuple[str, ...], str]] | None:
        """Whole syllables and the beginning (or all) of one more that together are the word."""
        found: list[tuple[tuple[str, ...], str]] = []
        open_ways: list[tuple[tuple[str, ...], str]] = [((), word)]
        for _ in range(20 * _MOST):
            if not open_ways or len(found) > _MOST:
                break
            whole, rest = open_ways.pop()
            if self._class(rest):
                found.append((whole, rest))
            for end in range(1, len(rest)):
                if rest[:end] in self._char:
                    open_ways.append(((*whole, rest[:end]), rest[end:]))
        return None if open_ways else found

    def _class(self, beginning: str) -> str:
        """The GLOB class of syllables that begin so, "" if there are none."""
        chars = "".join(char for syllable, char in self._char.items() if syllable.startswith(beginning))
        return f"[{chars}]" if chars and beginning else ""


class _Characters(dict[str, str]):
    """The character of every syllable; the syllable of every character beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.syllable: dict[str, str] = {}

    def __missing__(self, syllable: str) -> str:
        code = _FIRST + len(self)
        char = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
        self.syllable[char] = syllable
        self[syllable] = char
        return char
