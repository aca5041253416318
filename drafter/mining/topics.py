"""The topic of a phrase: from its own words first, then from the headings above it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

TopicWords = tuple[str, str, tuple[str, ...]]
"""Id, label and keywords of a topic, as handed in."""


class Topics:
    """Topics ready to be asked; an earlier topic wins a draw."""

    def __init__(self, topics: Iterable[TopicWords]) -> None:
        self._patterns = tuple(
            (topic, re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))))
            for topic, _, words in topics
            if words
        )
        self._told = lru_cache(maxsize=4096)(self._find)
        self._order = {topic: at for at, (topic, _) in enumerate(self._patterns)}

    def votes(self, path: Sequence[str], sentence: str) -> dict[str, int]:
        """Points by topic for where a phrase stands: 3 for the nearest heading, 1 for the rest."""
        found: dict[str, int] = dict.fromkeys(self._told(sentence), 1)
        for heading in path[:-1]:
            found.update(dict.fromkeys(self._told(heading), 1))
        for topic in self._told(path[-1]) if path else ():
            found[topic] = found.get(topic, 0) + 3
        return found

    def winner(self, phrase: str, votes: Mapping[str, int], times: int) -> str | None:
        """The topic with most points, the earlier one in a draw; None without any.

        A word of the phrase itself counts 9 a character for each of the `times`
        that the votes were given.
        """
        points = Counter(votes)
        for topic, pattern in self._patterns:
            if own := sum(len(match.group()) for match in pattern.finditer(phrase)):
                points[topic] += 9 * own * times
        return max(points, key=lambda topic: (points[topic], -self._order.get(topic, 0)), default=None)

    def _find(self, text: str) -> tuple[str, ...]:
        return tuple(topic for topic, pattern in self._patterns if pattern.search(text))
