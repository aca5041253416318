"""The tokens of the index: one to three characters of a text, one or two letters of its pinyin, filters."""

import re
from collections import Counter
from collections.abc import Iterable
from operator import concat

from drafter.bank.sounds import Sounds
from drafter.language.characters import pairs_of

_RUN = re.compile("[0-9a-z\u0080-\ud7ff\uf900-\U0010ffff]+")
"""What SQLite's ascii tokenizer leaves whole, small letters: all but ASCII marks and the private use area."""
_LATIN = re.compile("[a-z]+")
_LETTERS = "\ue000"
_FACET = "\ue001"

_TWICE = "\ue002"


def tokens(text: str) -> list[str]:
    """What a text (as it is compared) is found by; ASCII marks and slots' braces part the runs."""
    found: list[str] = []
    pairs: list[str] = []
    for run in _RUN.findall(text):
        here = [*pairs_of(run)]
        found += run
        found += map(concat, here, run[2:])  # type: ignore[arg-type]
        pairs += here
    if len(set(pairs)) < len(pairs):
        found += [_TWICE + pair for pair, many in Counter(pairs).items() if many > 1]
    return found + pairs


def doubtful(word: str) -> list[str]:
    """Tokens of texts that may have every token of the word (which is a run) without having the word.

    What two tokens of three characters share is a pair; where the text has it once, they overlap there.
    """
    return [_TWICE + pair for pair in pairs_of(word[1:-1])] if len(word) > 3 else []


class Letters:
    """The tokens of pinyin and of Latin letters: all words of one or two letters that find a phrase."""

    def __init__(self, sounds: Sounds) -> None:
        self._known = _Known(sounds)

    def tokens(self, code: str, text: str) -> list[str]:
        """Those of syllables (as `sounds` codes them) and of a text; some are several, parted by blanks."""
        found = [*map(self._known.__getitem__, pairs_of(code)), self._known[code[-1:]]]
        for run in _LATIN.findall(text):
            found += map(letters_key, (*run, *pairs_of(run)))
        return found


class _Known(dict[str, str]):
    """The tokens of a syllable and the one after it, made once."""

    def __init__(self, sounds: Sounds) -> None:
        super().__init__({"": ""})
        self._sounds = sounds

    def __missing__(self, code: str) -> str:
        first, *after = self._sounds.spelt(code).split()
        words = [first[:1], first[:2], *(first[0] + next_[0] for next_ in after)]
        found = self[code] = " ".join(letters_key(word) for word in words if _LATIN.fullmatch(word))
        return found


def is_word(token: str) -> bool:
    """Whether a user can ask for the token: filters and pairs that stand twice are our own."""
    return not token.startswith((_FACET, _TWICE))


def is_two_letters(token: str) -> bool:
    """Whether the token is that of a word of two letters."""
    return token.startswith(_LETTERS) and len(token) == 3


def letters_key(word: str) -> str:
    """The token of a word of one or two letters."""
    return _LETTERS + word


def facet(order: int) -> str:
    """The token of a filter by its number: names may hold characters that no token has."""
    return f"{_FACET}{order:x}"


def needed(word: str) -> list[str]:
    """Tokens of which a text that contains the word has every one; none where the word is marks only."""
    return [token for run in _RUN.findall(word) for token in _longest(run)]


def needed_letters(initials: str) -> list[str]:
    """The same for initials in a row."""
    if len(initials) == 1:
        return [_LETTERS + initials]
    return [_LETTERS + initials[at : at + 2] for at in range(len(initials) - 1)]


def is_exact(word: str) -> bool:
    """Whether having the word's token is the same as containing the word."""
    return len(word) <= 3 and is_run(word)


def is_run(word: str) -> bool:
    """Whether tokens in a row make up the word."""
    return _RUN.fullmatch(word) is not None


def both(found: Iterable[str]) -> str:
    """The FTS5 expression for all of the tokens; quoted, so that no text is ever syntax."""
    return "(" + " AND ".join(f'"{token}"' for token in dict.fromkeys(found)) + ")"


def _longest(run: str) -> list[str]:
    return [run[at : at + 3] for at in range(len(run) - 2)] if len(run) >= 3 else [run]
