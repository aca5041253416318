"""The filters of one bank: for each kind, each topic and both together a token, and the sorts that pass."""

from collections import defaultdict
from collections.abc import Iterable

from drafter.bank.grams import facet

Sort = tuple[str, str | None]
"""A kind and a topic (None where a phrase has none): every phrase is of one sort."""


class Filters:
    """What can be asked for, given the sorts that there are."""

    def __init__(self, sorts: Iterable[Sort]) -> None:
        self.sorts = tuple(sorted(sorts, key=lambda sort: (sort[0], sort[1] or "")))
        self._passing: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
        for at, sort in enumerate(self.sorts):
            for asked in _admitting(sort):
                self._passing[asked].append(at)
        self._tokens = {asked: facet(at) for at, asked in enumerate(self._passing)}

    def token(self, kind: str | None, topic: str | None) -> str | None:
        """What phrases that pass the filter have in the index; None where no phrase passes it."""
        return self._tokens.get((kind, topic))

    def passing(self, kind: str | None, topic: str | None) -> list[int]:
        """The numbers of the sorts that pass, without a filter all of them."""
        if kind is None and topic is None:
            return [*range(len(self.sorts))]
        return self._passing.get((kind, topic), [])

    def tokens(self) -> dict[Sort, list[str]]:
        """For each sort, what its phrases have in the index."""
        return {sort: [self._tokens[asked] for asked in _admitting(sort)] for sort in self.sorts}


def _admitting(sort: Sort) -> list[tuple[str | None, str | None]]:
    """The filters that a sort passes."""
    kind, topic = sort
    return [(kind, None)] if topic is None else [(kind, topic), (kind, None), (None, topic)]
