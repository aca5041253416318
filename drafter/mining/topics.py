"""The topic of a phrase: from its own words first, then from the headings above it."""

import re
from collections.abc import Iterable, Mapping, Sequence

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
        self._order = {topic: at for at, (topic, _) in enumerate(self._patterns)}

    def votes(self, phrase: str, path: Sequence[str], sentence: str) -> dict[str, int]:
        """Points by topic: 9 for a word of the phrase, 3 for the nearest heading, 1 for the rest."""
        found: dict[str, int] = {}
        for topic, pattern in self._patterns:
            own = sum(len(match.group()) for match in pattern.finditer(phrase))
            near = 1 if path and pattern.search(path[-1]) else 0
            far = (
                1 if any(pattern.search(heading) for heading in path[:-1]) or pattern.search(sentence) else 0
            )
            if points := 9 * own + 3 * near + far:
                found[topic] = points
        return found

    def winner(self, votes: Mapping[str, int]) -> str | None:
        """The topic with most points, the earlier one in a draw; None without any."""
        return max(votes, key=lambda topic: (votes[topic], -self._order.get(topic, 0)), default=None)
