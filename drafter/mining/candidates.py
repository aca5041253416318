"""All candidate phrases of one document, each once with its count and where it stood."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drafter.language.sentences import count_han
from drafter.language.words import Word
from drafter.mining import regular
from drafter.mining.clauses import clauses_of
from drafter.mining.collocations import collocations, results
from drafter.mining.headings import headings
from drafter.mining.letters import Clause
from drafter.mining.nouns import noun_phrases, terms
from drafter.mining.pairs import goal_pairs, noun_pairs
from drafter.mining.passages import Passage
from drafter.mining.relevance import (
    fits_trade,
    is_core,
    is_dated,
    is_education,
    is_education_document,
    is_plain,
    suits,
)
from drafter.mining.slots import Slotter
from drafter.mining.templates import named, patterns, templates
from drafter.mining.topics import Topics
from drafter.mining.verb_object import inner_verb_objects, verb_objects

Segment = Callable[[str], Sequence[Word]]
Key = tuple[str, str]
"""Kind and text."""

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

    `places` are headings with votes for topics; a clause is given with the
    number of its place.
    """

    phrases: dict[Key, Candidate] = field(default_factory=dict)
    clauses: tuple[tuple[int, str], ...] = ()
    places: tuple[tuple[str, dict[str, int]], ...] = ()


class Miner:
    """What finding candidates needs: words, slots, topics."""

    def __init__(self, segment: Segment, slotter: Slotter, topics: Topics) -> None:
        self._segment = segment
        self._slotter = slotter
        self._topics = topics
        self._keys = lru_cache(maxsize=_REMEMBERED)(self._of_clause)
        self._words = lru_cache(maxsize=_REMEMBERED)(self._of_others)
        self._slotted = lru_cache(maxsize=_REMEMBERED)(lambda raw: named(slotter(raw)))

    def find(self, title: str, passages: Iterable[Passage]) -> Found:
        """Everything in a document that may become a phrase, and where to look for those of others."""
        told = tuple(passages)
        speaks = [is_education(passage.text) for passage in told]
        education = is_education_document(title, len(told), sum(speaks))
        about = self._topics.of(title)
        current = not is_dated("".join(passage.text for passage in told))
        phrases: dict[Key, Candidate] = {}
        clauses: list[tuple[int, str]] = []
        places: list[tuple[str, dict[str, int]]] = []
        for at, passage in enumerate(told):
            edge = _edge(at, len(told), passage)
            raws = tuple(clauses_of(passage.text))
            ours, others = self._clauses(passage, raws, education, speaks[at])
            whole = (*self._whole(passage, education, speaks[at]), *self._of_any_office(passage, raws, edge))
            if not (ours or others or whole):
                continue
            clauses += ((len(places), clause) for clause in (*ours, *others))
            keys = (self._keys(clause, education, edge == "opening", passage.past) for clause in ours)
            for found in (whole, *keys, *map(self._words, others)):
                _count(phrases, found, len(places), current)
            section = passage.path[-1] if passage.path else ""
            places.append((section, self._topics.votes(passage.path, passage.text, apart=about)))
        return Found(phrases, tuple(clauses), tuple(places))

    def _clauses(
        self, passage: Passage, raws: Sequence[str], education: bool, speaks: bool
    ) -> tuple[list[str], list[str]]:
        """The clauses worth mining, and in a sentence about education those of another trade."""
        slotted = self._slotted if self._slotter.needed(passage.text) else str
        ours: list[str] = []
        others: list[str] = []
        for raw in raws:
            if education or suits(raw, passage.text, education_document=education):
                ours.append(slotted(raw))
            elif speaks:
                others.append(slotted(raw))
        return ours, others

    def _whole(self, passage: Passage, education: bool, speaks: bool) -> Iterator[tuple[Key, bool]]:
        """What is found in a sentence or heading as a whole; whether it may stand alone."""
        text = passage.text
        if "《" in text and (education or speaks):
            for title in regular.policies(text):
                if not self._slotter.has_place(title):
                    yield ("policy", title), education or is_core(title)
        if passage.place == "heading" and suits(text, text, education_document=education):
            for heading in headings(self._slotter(text), self._segment):
                yield ("heading", heading), education or is_core(heading)

    def _of_any_office(self, passage: Passage, raws: Sequence[str], edge: str) -> Iterator[tuple[Key, bool]]:
        """How documents of every office begin, go over from one thought to the next, and end."""
        if passage.place == "heading":
            return
        for clause in raws:
            if edge == "closing":
                for found in regular.closings(self._slotted(clause)):
                    yield ("closing", found), count_han(found) > _SHORT
            elif edge == "opening":
                yield from ((("opening", found), False) for found in regular.openings(self._slotted(clause)))
            for found in regular.transitions(clause):
                if is_plain(clause) and not self._slotter.needed(clause):
                    yield ("transition", found), False

    def _of_clause(self, text: str, education: bool, opens: bool, past: bool) -> tuple[tuple[Key, bool], ...]:
        """The phrases of a clause; whether each may stand in a bank that nobody else's text confirms."""
        clause = Clause(text, tuple(self._segment(text)))
        core = education or is_core(text)
        sure: list[Key] = []
        if core and "“" in text:
            sure += [("slogan", quoted) for quoted in regular.slogans(text)]
        sure += [("frame", frame) for frame in regular.frames(text)]
        if "{" in text:
            sure += self._slotted_kinds(text, education, past)
        else:
            sure += [("transition", transition) for transition in regular.transitions(text)]
            sure += [("verb-object", phrase) for phrase in verb_objects(clause)]
            sure += [("collocation", phrase) for phrase in results(clause)]
        if opens:
            sure += [("opening", opening) for opening in regular.openings(text)]
        sure += [("term", noun) for noun in noun_phrases(clause) if education or fits_trade(noun)]
        found = [(key, education or (key[0] != "slogan" and is_core(key[1]))) for key in sure]
        found += [(("template", pattern), False) for pattern in patterns(clause)]
        return (*found, *_small(clause, education))

    def _of_others(self, text: str) -> tuple[tuple[Key, bool], ...]:
        """What a clause of another trade, in a sentence about education, has in common with plans."""
        clause = Clause(text, tuple(self._segment(text)))
        nouns = ((("term", noun), False) for noun in noun_phrases(clause) if fits_trade(noun))
        return (*nouns, *_small(clause, False))

    def _slotted_kinds(self, clause: str, education: bool, past: bool) -> Iterator[Key]:
        if education or is_education(clause):
            yield from (("indicator", indicator) for indicator in regular.indicators(clause))
            if not past:
                yield from (("template", template) for template in templates(clause, self._segment))


def _small(clause: Clause, education: bool) -> Iterator[tuple[Key, bool]]:
    """Phrases of a few words, which stand in a bank only if several issuers have them."""
    goals = (*inner_verb_objects(clause), *goal_pairs(clause))
    yield from ((("verb-object", goal), False) for goal in goals if education or fits_trade(goal))
    nouns = (noun for noun in noun_pairs(clause) if education or fits_trade(noun))
    yield from ((("term", noun), False) for noun in (*nouns, *terms(clause)))
    yield from ((("collocation", pair), False) for pair in collocations(clause))


def _count(
    phrases: dict[Key, Candidate], found: Iterable[tuple[Key, bool]], place: int, current: bool
) -> None:
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
