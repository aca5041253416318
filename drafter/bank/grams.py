"""The tokens of the index: single characters, pairs and triples of a text and of its initials, and facets."""

import re
from collections.abc import Iterable, Iterator

_RUN = re.compile("[0-9a-z\u3400-\u9fff\uf900-\ufaff]+")
_FIRST_LETTERS = "\ue000"
_FACET = "\ue001"


def tokens(text: str) -> Iterator[str]:
    """What a text (as it is compared) is found by; marks and slots' braces part the runs."""
    for run in _RUN.findall(text):
        yield from run
        yield from map(str.__add__, run, run[1:])
        yield from (run[at : at + 3] for at in range(len(run) - 2))


def letter_tokens(initials: str) -> Iterator[str]:
    """What a phrase is found by when its initials are typed."""
    yield from (_FIRST_LETTERS + letter for letter in initials)
    yield from (_FIRST_LETTERS + initials[at : at + 2] for at in range(len(initials) - 1))


def facet(order: int) -> str:
    """The token of a topic or kind, by its number: names may hold characters that no token has."""
    return f"{_FACET}{chr(0xE100 + order)}"


def needed(word: str) -> list[str]:
    """Tokens of which a text that contains the word has every one; none where the word is marks only."""
    return [token for run in _RUN.findall(word) for token in _longest(run)]


def needed_letters(initials: str) -> list[str]:
    """The same for initials in a row."""
    if len(initials) == 1:
        return [_FIRST_LETTERS + initials]
    return [_FIRST_LETTERS + initials[at : at + 2] for at in range(len(initials) - 1)]


def is_exact(word: str) -> bool:
    """Whether having the word's token is the same as containing the word."""
    return len(word) <= 3 and _RUN.fullmatch(word) is not None


def both(found: Iterable[str]) -> str:
    """The FTS5 expression for all of the tokens; quoted, so that no text is ever syntax."""
    return "(" + " AND ".join(f'"{token}"' for token in dict.fromkeys(found)) + ")"


def _longest(run: str) -> list[str]:
    return [run[at : at + 3] for at in range(len(run) - 2)] if len(run) >= 3 else [run]
