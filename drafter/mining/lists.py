"""Word lists and patterns written as plain text, words parted by blanks and lines."""

import re


def words_in(text: str) -> frozenset[str]:
    """The words of the list."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """A regular expression for any of the list's patterns (which hold no blanks)."""
    return "|".join(text.split())


def any_of_whole(*patterns: str) -> re.Pattern[str]:
    """One pattern that matches where one of the patterns does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
