"""Where known phrases occur: every place in a clause, not only where they stand alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

_KEY = 4


class Finder:
    """Finds which of many texts occur in a clause, by the four characters they begin with."""

    def __init__(self, texts: Iterable[str]) -> None:
        """`texts` shorter than four characters are never found."""
        by_key: dict[str, list[str]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            if len(text) >= _KEY:
                by_key[text[:_KEY]].append(text)
        self._by_key = dict(by_key)

    def __call__(self, clause: str) -> Iterator[str]:
        """The texts that the clause contains, once for every place."""
        return (text for text, _ in self.places(clause))

    def places(self, clause: str) -> Iterator[tuple[str, int]]:
        """The texts that the clause contains, each with where it ends there."""
        known = self._by_key
        for key in known.keys() & {clause[at : at + _KEY] for at in range(len(clause) - _KEY + 1)}:
            for text in known[key]:
                at = clause.find(text)
                while at >= 0:
                    yield text, at + len(text)
                    at = clause.find(text, at + 1)
