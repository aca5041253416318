"""Word lists and patterns written as plain text, words parted by blanks and lines."""

import re


def words_in(text: str) -> frozenset[str]:
    """The words of the list."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """A regular expression for any of the list's patterns (which hold no blanks)."""
    return "|".join(_NOT_AFTER.sub(r"\g<char>(?<!\g<before>\g<char>)", pattern) for pattern in text.split())


_NOT_AFTER = re.compile(r"^\(\?<!(?P<before>\[[^\]]+\]|[^()|\[\\]+)\)(?P<char>[\u4e00-\u9fff])")
"""What must not stand before a character is asked after it: such a search skips what begins nothing."""


def any_of_whole(*patterns: str) -> re.Pattern[str]:
    """One pattern that matches where one of the patterns does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
