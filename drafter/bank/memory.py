"""A bank in memory: right for some ten thousand phrases, and what every other bank must agree with."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from drafter.bank.query import Query, asked, is_letters, parse, plain
from drafter.model.phrase import Hits, Phrase

Currency = Callable[[Phrase, int], str | None]
"""Why a phrase should not be used in plans of a year, in Chinese; None if it may."""


def never_stale(phrase: Phrase, year: int) -> str | None:
    """The currency of a bank that was told nothing about dates."""
    return None


class MemoryBank:
    """Phrases in the order of their worth."""

    def __init__(
        self, phrases: Iterable[Phrase], *, currency: Currency = never_stale, warnings: tuple[str, ...] = ()
    ) -> None:
        self.phrases = tuple(phrases)
        self.warnings = warnings
        self._currency = currency
        self._by_id = {phrase.id: phrase for phrase in self.phrases}
        self._plain = tuple(plain(phrase.text) for phrase in self.phrases)
        self._stale: dict[tuple[str, int], str | None] = {}

    def search(
        self,
        words: str,
        *,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = 20,
        year: int | None = None,
    ) -> Hits:
        """Phrases that contain every word; those out of date for `year` come last, with the reason."""
        found = tuple(self._matches(parse(words, topic, kind)))
        if year is None:
            return Hits(words, len(found), found[: max(limit, 0)])
        judged = [self._judged(phrase, year) for phrase in found]
        judged.sort(key=lambda phrase: phrase.stale is not None)
        return Hits(words, len(judged), tuple(judged[: max(limit, 0)]))

    def select(
        self, kinds: Collection[str], containing: Collection[str] = (), *, year: int | None = None
    ) -> tuple[Phrase, ...]:
        """All phrases of the kinds that contain at least one of the strings, best first."""
        wanted = tuple(asked(text) for text in containing)
        return tuple(
            phrase if year is None else self._judged(phrase, year)
            for phrase, text in zip(self.phrases, self._plain, strict=True)
            if phrase.kind in kinds and (not wanted or any(word in text for word in wanted))
        )

    def get(self, phrase_id: str) -> Phrase | None:
        """The phrase of that id, or None."""
        return self._by_id.get(phrase_id)

    def _matches(self, query: Query) -> Iterator[Phrase]:
        letters = any(is_letters(word) for word in query.words)
        for phrase, text in zip(self.phrases, self._plain, strict=True):
            if letters:
                if query.fits(phrase):
                    yield phrase
            elif query.admits(phrase) and all(word in text for word in query.words):
                yield phrase

    def _judged(self, phrase: Phrase, year: int) -> Phrase:
        key = (phrase.id, year)
        if key not in self._stale:
            self._stale[key] = self._currency(phrase, year)
        reason = self._stale[key]
        return phrase if reason is None else replace(phrase, stale=reason)
