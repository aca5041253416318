"""Where known phrases occur: every place in a text, not only where they stand alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from drafter.language.characters import Pieces

_KEY = 4


class Finder:
    """Finds which of many texts occur in another, by the four characters they begin with."""

    def __init__(self, texts: Iterable[str]) -> None:
        """`texts` shorter than four characters are never found."""
        self._texts = frozenset(texts)
        sizes: dict[str, set[int]] = defaultdict(set)
        for text in self._texts:
            if len(text) >= _KEY:
                sizes[text[:_KEY]].add(len(text))
        self._sizes = {key: sorted(found) for key, found in sizes.items()}
        self._keys = Pieces(sizes)

    def __call__(self, text: str) -> Iterator[str]:
        """The texts that the text contains, once for every place."""
        return (found for found, _ in self.places(text))

    def places(self, text: str) -> Iterator[tuple[str, int]]:
        """The texts that the text contains, each with where it ends there, by where they begin."""
        sizes, texts = self._sizes, self._texts
        for at in self._keys.places(text):
            for size in sizes[text[at : at + _KEY]]:
                found = text[at : at + size]
                if found in texts and len(found) == size:  # the text may end sooner
                    yield found, at + size
