"""The topic of a phrase: from its own words first, then from the headings above it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from drafter.language.characters import Pieces

TopicWords = tuple[str, str, tuple[str, ...]]
"""Id, label and keywords of a topic, as handed in; a keyword with ~ before it tells less."""

_STRONG, _WEAK = 9, 2
"""Points of a character of a keyword; 9 is a keyword's own."""
_SURE = 0.75
"""Share of the votes from which the headings decide alone."""


class Topics:
    """Topics ready to be asked; an earlier topic wins a draw."""

    def __init__(self, topics: Iterable[TopicWords]) -> None:
        told = tuple((topic, words) for topic, _, words in topics if words)
        self._order = {topic: at for at, (topic, _) in enumerate(told)}
        starts: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
        for topic, words in told:
            for word in words:
                plain = word.removeprefix("~")
                starts[plain[:2]].append((plain, topic, plain != word))
        self._starts = dict(starts)
        self._pairs = Pieces(start for start in starts if len(start) == 2)
        self._single = tuple(start for start in starts if len(start) == 1)
        self._told = lru_cache(maxsize=4096)(self._find)

    def of(self, text: str) -> frozenset[str]:
        """The topics that the text has words of."""
        return frozenset(self._find(text))

    def votes(
        self, path: Sequence[str], sentence: str, *, apart: frozenset[str] = frozenset()
    ) -> dict[str, int]:
        """Points by topic for where a phrase stands: 3 for the nearest heading, 1 for the rest.

        What tells less than a keyword of its own counts 1 in the heading. Topics
        `apart` get none: the whole document is about them.
        """
        found = dict.fromkeys(_sure(self._find(sentence)), 1)
        for heading in path[:-1]:
            found.update(dict.fromkeys(_sure(self._told(heading)), 1))
        for topic, points in (self._told(path[-1]) if path else {}).items():
            found[topic] = found.get(topic, 0) + (3 if points >= 2 * _STRONG else 1)
        return {topic: points for topic, points in found.items() if topic not in apart}

    def winner(self, phrase: str, votes: Mapping[str, int], times: int) -> str | None:
        """The topic with most points, the earlier one in a draw; None without any.

        A word of the phrase itself counts 9 a character for each of the `times`
        that the votes were given. Where the phrase has none, the votes must agree.
        """
        own = self._find(phrase)
        points = Counter(votes)
        for topic, weight in own.items():
            points[topic] += weight * times
        best = max(points, key=lambda topic: (points[topic], -self._order.get(topic, 0)), default=None)
        if own or best is None or points[best] >= _SURE * points.total():
            return best
        return None

    def _find(self, text: str) -> dict[str, int]:
        """The topics that the text has words of, with points for their characters, none counted twice."""
        strong: dict[str, list[str]] = defaultdict(list)
        every: dict[str, list[str]] = defaultdict(list)
        for start in (*self._pairs.within(text), *self._single):
            for word, topic, weak in self._starts[start]:
                if word in text:
                    every[topic].append(word)
                    if not weak:
                        strong[topic].append(word)
        return {
            topic: _WEAK * _covered(text, words) + (_STRONG - _WEAK) * _covered(text, strong.get(topic, ()))
            for topic, words in every.items()
        }


def _sure(points: Mapping[str, int]) -> Iterable[str]:
    """Topics that are told by a keyword of their own."""
    return (topic for topic, many in points.items() if many >= 2 * _STRONG)


def _covered(text: str, words: Sequence[str]) -> int:
    """How many characters of the text belong to one of the words."""
    if not words:
        return 0
    if len(words) == 1:
        return len(words[0]) * text.count(words[0])
    left = text
    for word in sorted(words, key=lambda word: (-len(word), word)):
        left = left.replace(word, "\0" * len(word))
    return left.count("\0")
