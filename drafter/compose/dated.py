"""Wording that a plan of some year cannot hold: not yet in use when it was written, or no longer."""

from collections.abc import Collection

from drafter.language.terms import Terms, is_stale, judge
from drafter.model.term import Term

LIBRARY = 2026
"""The year of the bundled skeletons: what was out of date by then is not in them, and the checks tell
of it in a skeleton of one's own, so that no sentence need be asked about it."""


class Dated:
    """The dated terms that matter to one year, asked about the sentences of a skeleton.

    What came between the day of writing and the end of the year is judged as
    in the year before, when nobody could write it.
    """

    def __init__(self, terms: Collection[Term], year: int, until: str) -> None:
        """`until` is the day (ISO) by which the plan is written."""
        self._year, self._until = year, until
        self._terms = Terms(term for term in terms if self._grew_old(term) or self._too_new(term))
        self._keys = tuple({key: None for term in self._terms.all for key in term.keys})

    def refuses(self, text: str) -> bool:
        """Whether the sentence holds wording out of date, or too early, for the year."""
        return any(
            judge(hit, text, self._judged_in(hit.term), (0, len(text))) is not None
            for hit in self._terms.hits(text)
        )

    def suspects(self, texts: Collection[str]) -> frozenset[str]:
        """Those of many texts that could hold such wording, found by one search for each key."""
        whole = "\n".join(texts)
        keys = [key for key in self._keys if key in whole]
        return frozenset(text for text in texts if any(key in text for key in keys))

    def _grew_old(self, term: Term) -> bool:
        return is_stale(term, self._year) and (term.stale_from or 0) > LIBRARY

    def _judged_in(self, term: Term) -> int:
        return self._year - 1 if self._too_new(term) else self._year

    def _too_new(self, term: Term) -> bool:
        since = term.premature_before or term.valid_from
        return since is not None and since > self._until
