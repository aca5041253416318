"""Phrases of the bank that can stand in a sentence: about its matter, in words of its topic."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from drafter.compose.choose import Chooser
from drafter.language.characters import pairs_of
from drafter.language.verbs import ADVERB
from drafter.model.phrase import Bank, Phrase
from drafter.model.skeleton import Skeleton, Topic

SHORTEST, LONGEST = 5, 14
"""Characters of a phrase that fills a place in a sentence; shorter ones say too little."""

NEAREST = 12
"""How many of the most widely used fitting phrases a sentence chooses among."""

DEFAULT_SHARE = 0.15
"""How often the skeleton's own words stand although the bank has fitting ones."""

HEAD = 4
"""Two phrases whose last so many characters are the same say the same in one plan."""

ALIKE = 4
"""So many characters in a row that a phrase shares with what stands beside it say the same thing twice."""

MEASURED = re.compile(
    "(?:质量|水平|能力|素质|素养|效益|效率|效能|成效|实效|意识|品质|体质|活力|本领|满意度|感|率|力)$"
)
"""What can be raised: 提升学前教育 is a phrase cut short."""

FIELDS = re.compile(
    "民办|职业|高中|初中|小学|中小学|学前|幼儿|特殊|美育|艺术|体育|农村|乡村|乡镇|县域|城乡|义务教育|基础教育"
)
"""Parts of the work; a phrase about one of them stands only where the measure or its topic is about it."""

_RAISED = re.compile("提高|提升|增强")
_TITLE = re.compile("《[^》]*》")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_NOT_ONE_CLAUSE = re.compile("[{、，]|^..“[^”]*”$")


class Phrases:
    """Finds phrases for the places that sentences leave them, each at most once in a plan.

    What a writer of the topic would not say never fits: all pairs of neighbouring
    characters of the object must stand in the topic's own sentences, so that wording of
    other trades and places stays out, whatever bank is used.
    """

    def __init__(self, skeleton: Skeleton, bank: Bank, year: int, chooser: Chooser) -> None:
        self._skeleton, self._bank, self._year, self._chooser = skeleton, bank, year, chooser
        self._pairs: dict[str | None, frozenset[str]] = {}

    def fitting(
        self,
        topic: str | None,
        about: str,
        verb: str,
        kind: str,
        lead: str,
        around: str,
        says: Callable[[str], bool],
    ) -> tuple[Phrase, ...]:
        """The phrases that fit, best first: they contain one of `about` and open with one of `verb`
        (words divided by |), say no part of `around` again, hold no keyword of other topics, and the unit
        can say them."""
        opens = re.compile(verb) if verb else None
        kinds = ("verb-object", "heading") if kind == "verb-object" else (kind,)
        known, foreign = self._words_of(topic) | pairs(about), self._foreign(topic, about + lead)
        beside = _TITLE.sub("", around)
        found: dict[str, Phrase] = {}
        for phrase in self._bank.select(kinds, about.split("|"), year=self._year):
            start = _opening(phrase.text, opens) if opens else None
            if (opens and not start) or not self._usable(phrase):
                continue
            matter = phrase.text[start.end() if start else 0 :]
            if not pairs(matter) <= known or foreign(matter):
                continue
            if not _alike(matter, beside) and says(phrase.text):
                found.setdefault(phrase.text, phrase)
        return tuple(found.values())[:NEAREST]

    def one(self, able: tuple[Phrase, ...], key: str, default: str) -> Phrase | None:
        """One of them, or None where the skeleton's own words are to stand."""
        chance = self._chooser.chance(key)
        if not able or (default and not self._chooser.used(default) and chance < DEFAULT_SHARE):
            return None
        return able[int(self._chooser.chance(f"{key}/which") * len(able))]

    @staticmethod
    def claims(phrase: Phrase) -> Iterator[str]:
        """What counts as said once the phrase stands in the plan."""
        yield from (phrase.id, phrase.text, phrase.text[-HEAD:])

    def _usable(self, phrase: Phrase) -> bool:
        return (
            SHORTEST <= len(phrase.text) <= LONGEST
            and phrase.stale is None
            and not _NOT_ONE_CLAUSE.search(phrase.text)
            and not (_RAISED.match(phrase.text) and not MEASURED.search(phrase.text))
            and not any(map(self._chooser.used, self.claims(phrase)))
        )

    def _foreign(self, topic: str | None, here: str) -> Callable[[str], bool]:
        """Whether words are of a field of work of which neither the topic nor `here` speaks."""
        every = self._skeleton.topics
        if topic is None or topic not in every:
            return lambda _: False
        own = "|".join((every[topic].label, *every[topic].keywords, here))
        others = {word for one in every.values() for word in one.keywords if word not in own}
        return lambda matter: (
            any(word in matter for word in others) or any(word not in own for word in FIELDS.findall(matter))
        )

    def _words_of(self, topic: str | None) -> frozenset[str]:
        if topic not in self._pairs:
            every = self._skeleton.topics
            topics = [every[topic]] if topic and topic in every else every.values()
            self._pairs[topic] = pairs("|".join(text for one in topics for text in _texts(one)))
        return self._pairs[topic]


def _opening(text: str, verb: re.Pattern[str]) -> re.Match[str] | None:
    """Where the text opens with the verb, an adverb before it or none."""
    adverb = ADVERB.match(text)
    return (verb.match(text, adverb.end()) if adverb else None) or verb.match(text)


def _texts(topic: Topic) -> Iterator[str]:
    """What the topic's writer says: keywords, headings, leads and sentences."""
    yield from topic.keywords
    yield from (choice.text for choice in topic.headings)
    for measure in topic.measures:
        yield from measure.leads
        yield from (one.text for beat in measure.beats for one in beat.alternatives)


def _alike(matter: str, beside: str) -> bool:
    size = min(ALIKE, len(matter))
    return any(matter[i : i + size] in beside for i in range(len(matter) - size + 1))


def pairs(text: str) -> frozenset[str]:
    """Every two Han characters that stand side by side."""
    return frozenset(chain.from_iterable(map(pairs_of, _HAN_RUN.findall(text))))
