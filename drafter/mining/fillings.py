"""Which patterns with {名称} are filled by more than one thing: what is always the same is no slot."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

_SLOT = "{名称}"
_HEAD = 4


class Fillings:
    """What stands in the slots of patterns, found in whole phrases."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            self._by_head[text[:_HEAD]].append(text)

    def vary(self, text: str) -> bool:
        """Whether two different things stand where the text has a {名称}; True without any."""
        before, slot, behind = text.partition(_SLOT)
        if not (slot and before and behind):
            return True
        told = (
            one[len(before) : -len(behind)]
            for one in self._by_head.get(text[:_HEAD], ())
            if len(one) > len(before) + len(behind) + 1 and one.startswith(before) and one.endswith(behind)
        )
        return len(set(islice(told, 2))) > 1
