"""All candidate phrases of one document, each once with its count and where it stood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from drafter.language.sentences import count_han
from drafter.mining import regular
from drafter.mining.clauses import clauses_of
from drafter.mining.headings import headings
from drafter.mining.letters import Segment
from drafter.mining.passages import Passage
from drafter.mining.phrases import Asked, Key, Sure, phrases_of
from drafter.mining.relevance import (
    is_core,
    is_dated,
    is_education,
    is_education_document,
    is_general,
    is_plain,
    suits,
)
from drafter.mining.series import series
from drafter.mining.slots import Slotter
from drafter.mining.templates import named
from drafter.mining.topics import Topics

_REMEMBERED = 16384
"""Clauses whose phrases are remembered: plans repeat each other's wording."""


_SHORT = 8
"""A closing of so many characters is a saying, and needs a second writer."""


@dataclass(slots=True)
class Candidate:
    """A phrase in one document: how often, at which of its places first, whether it may stand alone."""

    count: int
    place: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a document holds: candidates by kind and text, and its clauses.

    `places` are headings with votes for topics, and the level where a heading itself stands there, else 0;
    a clause is given with the number of its place.
    """

    phrases: dict[Key, Candidate] = field(default_factory=dict)
    clauses: tuple[tuple[int, str], ...] = ()
    places: tuple[tuple[str, dict[str, int], int], ...] = ()


class Miner:
    """What finding candidates needs: words, slots, topics."""

    def __init__(self, segment: Segment, slotter: Slotter, topics: Topics) -> None:
        self._segment = segment
        self._slotter = slotter
        self._topics = topics
        self._known: dict[Asked, tuple[Sure, ...]] = {}
        self._headings = lru_cache(maxsize=_REMEMBERED)(lambda text: (*headings(slotter(text), segment),))

    def find(self, title: str, passages: Iterable[Passage]) -> Found:
        """Everything in a document that may become a phrase, and where to look for those of others."""
        told = tuple(passages)
        speaks = [is_education(passage.text) for passage in told]
        education = is_education_document(title, len(told), sum(speaks))
        about = self._topics.of(title)
        current = not is_dated("".join(passage.text for passage in told))
        phrases: dict[Key, Candidate] = {}
        asked: list[tuple[int, Asked]] = []
        places: list[tuple[str, dict[str, int], int]] = []
        cut = [tuple(clauses_of(passage.text)) for passage in told]
        mined = [
            _clauses(passage.text, raws, education, speaking)
            for passage, raws, speaking in zip(told, cut, speaks, strict=True)
        ]
        edges = [_edge(at, len(told), passage) for at, passage in enumerate(told)]
        ends = (raws for raws, edge in zip(cut, edges, strict=True) if edge)
        slotted = self._slotted([*chain.from_iterable(chain(*mined, ends))])
        counted = series(told)
        for at, (passage, raws, (ours, others), edge) in enumerate(zip(told, cut, mined, edges, strict=True)):
            whole = (
                *self._whole(passage, education, speaks[at]),
                *self._of_any_office(passage, raws, slotted, edge),
                *((("transition", found), False) for found in counted.get(at, ())),
            )
            if not (ours or others or whole):
                continue
            opens, past = edge == "opening", passage.past
            asked += (
                (len(places), Asked(slotted.get(raw, raw), True, education, opens, past)) for raw in ours
            )
            asked += ((len(places), Asked(slotted.get(raw, raw), False, False)) for raw in others)
            _count(phrases, whole, len(places), current)
            section = passage.path[-1] if passage.path else ""
            votes = self._topics.votes(passage.path, passage.text, apart=about)
            places.append((section, votes, passage.level))
        self._learn(one for _, one in asked)
        for place, one in asked:
            _count(phrases, self._known[one], place, current)
        return Found(phrases, tuple((place, one.text) for place, one in asked), tuple(places))

    def _learn(self, asked: Iterable[Asked]) -> None:
        """Find the phrases of the clauses that are not remembered."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = [one for one in dict.fromkeys(asked) if one not in self._known]
        self._known.update(zip(new, phrases_of(new, self._segment), strict=True))

    def _slotted(self, raws: Sequence[str]) -> dict[str, str]:
        """The clauses that need slots, with them."""
        needing = self._slotter.needing(raws)
        return dict(zip(needing, map(named, self._slotter.many(needing)), strict=True))

    def _whole(self, passage: Passage, education: bool, speaks: bool) -> Iterator[Sure]:
        """What is found in a sentence or heading as a whole; whether it may stand alone."""
        text = passage.text
        if "《" in text and (education or speaks):
            for title in regular.policies(text):
                if not self._slotter.has_place(title):
                    yield ("policy", title), education or is_core(title)
        if passage.place == "heading" and suits(text, text, education_document=education):
            for heading in self._headings(text):
                yield ("heading", heading), education or is_core(heading)

    def _of_any_office(
        self, passage: Passage, raws: Sequence[str], slotted: Mapping[str, str], edge: str
    ) -> Iterator[Sure]:
        """How documents of every office begin, go over from one thought to the next, and end."""
        if passage.place == "heading":
            return
        for clause in raws:
            if edge == "closing":
                for found in regular.closings(slotted.get(clause, clause)):
                    yield ("closing", found), count_han(found) > _SHORT
            elif edge == "opening":
                yield from (
                    (("opening", found), False) for found in regular.openings(slotted.get(clause, clause))
                )
            for found in regular.transitions(clause):
                if is_plain(clause) and not self._slotter.needing((clause,)):
                    yield ("transition", found), False


def _clauses(
    sentence: str, raws: Sequence[str], education: bool, speaks: bool
) -> tuple[Sequence[str], Sequence[str]]:
    """The clauses worth mining, and in a sentence about education those of another trade."""
    if education:
        return raws, ()
    if not (speaks or is_general(sentence)):
        return (), ()  # no clause of it suits, which is told sooner so
    ours = [raw for raw in raws if suits(raw, sentence, education_document=False)]
    return ours, [raw for raw in raws if raw not in ours] if speaks else ()


def _count(phrases: dict[Key, Candidate], found: Iterable[Sure], place: int, current: bool) -> None:
    get = phrases.get
    for key, sure in found:
        if candidate := get(key):
            candidate.count += 1
            if sure and current:
                candidate.strong = True
        else:
            phrases[key] = Candidate(1, place, sure and current)


def _edge(at: int, many: int, passage: Passage) -> str:
    """Whether the sentence opens or closes the document: its first or last twelfth, or as reading says."""
    if passage.place in ("opening", "closing"):
        return passage.place
    if at <= max(3, many // 12):
        return "opening"
    return "closing" if at >= many - max(3, many // 15) else ""
