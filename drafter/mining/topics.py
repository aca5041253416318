"""The topic of a phrase: from its own words first, then from the headings above it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

TopicWords = tuple[str, str, tuple[str, ...]]
"""Id, label and keywords of a topic, as handed in."""


class Topics:
    """Topics ready to be asked; an earlier topic wins a draw."""

    def __init__(self, topics: Iterable[TopicWords]) -> None:
        told = tuple((topic, words) for topic, _, words in topics if words)
        self._order = {topic: at for at, (topic, _) in enumerate(told)}
        starts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for topic, words in told:
            for word in words:
                starts[word[:2]].append((word, topic))
        self._starts = dict(starts)
        self._all = frozenset(starts)
        self._single = tuple(start for start in starts if len(start) == 1)
        self._told = lru_cache(maxsize=4096)(self._find)

    def votes(self, path: Sequence[str], sentence: str) -> dict[str, int]:
        """Points by topic for where a phrase stands: 3 for the nearest heading, 1 for the rest."""
        found: dict[str, int] = dict.fromkeys(self._find(sentence), 1)
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
        for topic, characters in self._find(phrase).items():
            points[topic] += 9 * characters * times
        return max(points, key=lambda topic: (points[topic], -self._order.get(topic, 0)), default=None)

    def _find(self, text: str) -> dict[str, int]:
        """The topics that the text has words of, with the characters of those words, none counted twice."""
        pairs = self._all.intersection(map(str.__add__, text, text[1:]))
        found: dict[str, list[str]] = defaultdict(list)
        for start in (*pairs, *self._single):
            for word, topic in self._starts[start]:
                if word in text:
                    found[topic].append(word)
        return {topic: _covered(text, words) for topic, words in found.items()}


def _covered(text: str, words: Sequence[str]) -> int:
    """How many characters of the text belong to one of the words."""
    if len(words) == 1:
        return len(words[0]) * text.count(words[0])
    left = text
    for word in sorted(words, key=lambda word: (-len(word), word)):
        left = left.replace(word, "\0" * len(word))
    return left.count("\0")
