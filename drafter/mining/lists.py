"""Word lists and patterns written as plain text, words parted by blanks and lines."""


def words_in(text: str) -> frozenset[str]:
    """The words of the list."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """A regular expression for any of the list's patterns (which hold no blanks)."""
    return "|".join(text.split())
