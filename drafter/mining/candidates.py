"""All candidate phrases of one document, each once with its count and where it stood."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from drafter.language.words import Word
from drafter.mining import regular
from drafter.mining.clauses import clauses_of
from drafter.mining.collocations import collocations, results, terms
from drafter.mining.headings import headings
from drafter.mining.passages import Passage
from drafter.mining.relevance import is_core, is_education, is_education_document, is_wording, suits
from drafter.mining.slots import Slotter
from drafter.mining.templates import named, patterns, templates
from drafter.mining.topics import Topics
from drafter.mining.verb_object import inner_verb_objects, verb_objects

Segment = Callable[[str], Sequence[Word]]


@dataclass(slots=True)
class Candidate:
    """A phrase in one document: how often, under which heading first, with what votes for its topic."""

    count: int = 0
    section: str = ""
    votes: dict[str, int] = field(default_factory=dict)
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a document holds: candidates by kind and text, and its clauses with their headings."""

    phrases: dict[tuple[str, str], Candidate]
    clauses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Miner:
    """What finding candidates needs: words, slots, topics."""

    segment: Segment
    slotter: Slotter
    topics: Topics

    def find(self, title: str, passages: Iterable[Passage]) -> Found:
        """Everything in a document that may become a phrase, and where to look for those of others."""
        told = tuple(passages)
        hits = sum(is_education(passage.text) for passage in told)
        education = is_education_document(title, len(told), hits)
        phrases: dict[tuple[str, str], Candidate] = {}
        clauses: list[tuple[str, str]] = []
        for at, passage in enumerate(told):
            section = passage.path[-1] if passage.path else ""
            slotted = tuple(self._clauses(passage, education))
            clauses.extend((section, clause) for clause in slotted)
            votes = self.topics.votes(passage.path, passage.text)
            sure = self._of(passage, slotted, education, _edge(at, len(told), passage))
            weak = (key for clause in slotted for key in self._inside(clause))
            for key, strong in chain(((key, True) for key in sure), ((key, False) for key in weak)):
                candidate = phrases.setdefault(key, Candidate(section=section))
                candidate.count += 1
                core = education or (key[0] != "slogan" and is_core(key[1]))
                candidate.strong = candidate.strong or (strong and core)
                for topic, points in votes.items():
                    candidate.votes[topic] = candidate.votes.get(topic, 0) + points
        return Found(phrases, tuple(clauses))

    def _clauses(self, passage: Passage, education: bool) -> Iterator[str]:
        for raw in clauses_of(passage.text):
            if suits(raw, passage.text, education_document=education):
                yield named(self.slotter(raw))

    def _of(
        self, passage: Passage, clauses: Sequence[str], education: bool, edge: str
    ) -> Iterator[tuple[str, str]]:
        text = passage.text
        if education or is_education(text):
            titles = (title for title in regular.policies(text) if not self.slotter.has_place(title))
            yield from (("policy", title) for title in titles)
        if passage.place == "heading" and suits(text, text, education_document=education):
            yield from (("heading", heading) for heading in headings(self.slotter(text), self.segment))
        for clause in clauses:
            yield from self._of_clause(clause, education, edge, past=passage.past)

    def _of_clause(self, clause: str, education: bool, edge: str, *, past: bool) -> Iterator[tuple[str, str]]:
        if education or is_core(clause):
            yield from (("slogan", quoted) for quoted in regular.slogans(clause))
        yield from (("frame", frame) for frame in regular.frames(clause))
        if education or is_education(clause):
            yield from (("indicator", indicator) for indicator in regular.indicators(clause))
            if not past:
                yield from (("template", template) for template in templates(clause, self.segment))
        if edge == "opening":
            yield from (("opening", opening) for opening in regular.openings(clause))
        if edge == "closing":
            yield from (("closing", closing) for closing in regular.closings(clause))
        if "{" not in clause:
            yield from (("transition", transition) for transition in regular.transitions(clause))
            yield from (("verb-object", phrase) for phrase in verb_objects(clause, self.segment))
            yield from (("collocation", phrase) for phrase in results(clause, self.segment))
        yield from (("collocation", phrase) for phrase in self._nouns(clause, education))

    def _nouns(self, clause: str, education: bool) -> Iterator[str]:
        found = collocations(clause, self.segment)
        return found if education else filter(is_wording, found)

    def _inside(self, clause: str) -> Iterator[tuple[str, str]]:
        """What is a phrase only if several issuers have it."""
        yield from (("verb-object", phrase) for phrase in inner_verb_objects(clause, self.segment))
        yield from (("template", pattern) for pattern in patterns(clause, self.segment))
        yield from (("collocation", word) for word in terms(clause, self.segment))


def _edge(at: int, many: int, passage: Passage) -> str:
    """Whether the sentence opens or closes the document: its first or last twelfth, or as reading says."""
    if passage.place in ("opening", "closing"):
        return passage.place
    if at <= max(3, many // 12):
        return "opening"
    return "closing" if at >= many - max(3, many // 15) else ""
