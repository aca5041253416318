"""All candidate phrases of one document, each once with its count and where it stood."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from drafter.language.words import Word
from drafter.mining import regular
from drafter.mining.clauses import clauses_of
from drafter.mining.headings import headings
from drafter.mining.passages import Passage
from drafter.mining.relevance import is_core, is_education, is_education_document, suits
from drafter.mining.slots import Slotter
from drafter.mining.templates import named, templates
from drafter.mining.topics import Topics
from drafter.mining.verb_object import verb_objects

Segment = Callable[[str], Sequence[Word]]


@dataclass(slots=True)
class Candidate:
    """A phrase in one document: how often, under which heading first, with what votes for its topic."""

    count: int = 0
    section: str = ""
    votes: dict[str, int] = field(default_factory=dict)
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Miner:
    """What finding candidates needs: words, slots, topics."""

    segment: Segment
    slotter: Slotter
    topics: Topics

    def candidates(self, title: str, passages: Iterable[Passage]) -> dict[tuple[str, str], Candidate]:
        """Candidates of a document by kind and text, and whether it is about education."""
        told = tuple(passages)
        hits = sum(is_education(passage.text) for passage in told)
        education = is_education_document(title, len(told), hits)
        found: dict[tuple[str, str], Candidate] = {}
        for at, passage in enumerate(told):
            edge = _edge(at, len(told), passage)
            for key in self._of(passage, education, edge):
                candidate = found.setdefault(key, Candidate(section=passage.path[-1] if passage.path else ""))
                candidate.count += 1
                candidate.strong = candidate.strong or education or is_core(key[1])
                for topic, points in self.topics.votes(key[1], passage.path, passage.text).items():
                    candidate.votes[topic] = candidate.votes.get(topic, 0) + points
        return found

    def _of(self, passage: Passage, education: bool, edge: str) -> Iterator[tuple[str, str]]:
        text = passage.text
        if education or is_education(text):
            yield from (("policy", title) for title in regular.policies(text))
        if passage.place == "heading" and suits(text, text, education_document=education):
            yield from (("heading", heading) for heading in headings(self.slotter(text), self.segment))
        for raw in clauses_of(text):
            if suits(raw, text, education_document=education):
                yield from self._of_clause(raw, education, edge, past=passage.past)

    def _of_clause(self, raw: str, education: bool, edge: str, *, past: bool) -> Iterator[tuple[str, str]]:
        clause = named(self.slotter(raw))
        yield from (("slogan", quoted) for quoted in regular.slogans(clause))
        yield from (("frame", frame) for frame in regular.frames(clause))
        if education or is_education(raw):
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


def _edge(at: int, many: int, passage: Passage) -> str:
    """Whether the sentence opens or closes the document: its first or last twelfth, or as reading says."""
    if passage.place in ("opening", "closing"):
        return passage.place
    if at <= max(3, many // 12):
        return "opening"
    return "closing" if at >= many - max(3, many // 15) else ""
