"""The tokens of the index: one to three characters of a text, one or two letters of its pinyin, filters."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import concat

from drafter.language.characters import pairs_of

_RUN = re.compile("[0-9a-z\u3400-\u9fff\uf900-\ufaff]+")
_LATIN = re.compile("[a-z]+")
_LETTERS = "\ue000"
_FACET = "\ue001"


def tokens(text: str) -> list[str]:
    """What a text (as it is compared) is found by; marks and slots' braces part the runs."""
    found: list[str] = []
    for run in _RUN.findall(text):
        pairs = [*pairs_of(run)]
        found += run
        found += pairs
        found += map(concat, pairs, run[2:])  # type: ignore[arg-type]
    return found


def letter_tokens(syllables: Sequence[str], text: str) -> list[str]:
    """A token for each word of one or two letters that finds a phrase: by initials, pinyin or text."""
    first, ones, twos = zip(*map(_letters, syllables), strict=True) if syllables else ((), (), ())
    found = {*ones, *twos, *map(concat, ones, first[1:])}
    for run in _LATIN.findall(text):
        found.update(map(letters_key, (*run, *pairs_of(run))))
    return [*found]


@lru_cache(maxsize=4096)
def _letters(syllable: str) -> tuple[str, str, str]:
    """The initial, its token, and the token of the first two letters."""
    return syllable[0], letters_key(syllable[0]), letters_key(syllable[:2])


def fours(text: str) -> list[str]:
    """Four characters in a row: no tokens, but counted where they are frequent."""
    return [run[at : at + 4] for run in _RUN.findall(text) for at in range(len(run) - 3)]


def letters_key(word: str) -> str:
    """The token of a word of one or two letters."""
    return _LETTERS + word


def facet(order: int) -> str:
    """The token of a topic, a kind or both, by its number: names may hold characters that no token has."""
    return f"{_FACET}{chr(0xE100 + order)}"


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
    return len(word) <= 3 and _RUN.fullmatch(word) is not None


def both(found: Iterable[str]) -> str:
    """The FTS5 expression for all of the tokens; quoted, so that no text is ever syntax."""
    return "(" + " AND ".join(f'"{token}"' for token in dict.fromkeys(found)) + ")"


def _longest(run: str) -> list[str]:
    return [run[at : at + 3] for at in range(len(run) - 2)] if len(run) >= 3 else [run]
