"""A document laid out for checking: one text to search, and the way back to paragraph and place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from drafter.checks.likely import LONG, Words
from drafter.language.characters import pairs_of
from drafter.language.numbering import Number, split_number
from drafter.language.places import Places, places_of
from drafter.language.script import simplify_same_length
from drafter.language.sentences import TITLE, sentence_spans
from drafter.language.terms import Hit, terms_of
from drafter.model.context import Context, Part
from drafter.model.document import Document, Paragraph
from drafter.model.finding import Finding, Level
from drafter.model.unit import Unit

_WIDTHS = dict(
    zip(
        "０１２３４５６７８９％．ＸｘＡＢＣＤＥＦ\u3000\u00a0\t\u2003",
        "0123456789%.XxABCDEF    ",
        strict=True,
    )
)
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”）》%)])[,;:!?()]|[,;:!?()](?=[\u4e00-\u9fff“（《])")
_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading at its place: `start` in the sheet's text, `words` without number and mark."""

    paragraph: Paragraph
    number: Number
    start: int
    words: str


@dataclass(frozen=True)
class Sheet:
    """What every check gets.

    `text` is the copy to search: the paragraphs joined by newlines, digits and
    marks beside Han widened or narrowed to one form, Simplified, and of the
    same length as `raw`, which is verbatim. Places are offsets into both.
    """

    document: Document
    context: Context
    lines: tuple[Paragraph, ...] = field(init=False)

    def __post_init__(self) -> None:
        kept = tuple(line for line in self.document.paragraphs if line.role != "dropped")
        object.__setattr__(self, "lines", kept)

    @cached_property
    def raw(self) -> str:
        """The paragraphs verbatim, joined by newlines."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def text(self) -> str:
        """The copy to search."""
        text = self.raw
        for odd in set(text) & _WIDTHS.keys():  # str.translate costs ten times as much
            text = text.replace(odd, _WIDTHS[odd])
        text = simplify_same_length(text)
        return _HALF.sub(lambda match: _WIDE[match.group()], text)

    @cached_property
    def neighbours(self) -> frozenset[str]:
        """All two neighbouring characters of `text`."""
        return frozenset(pairs_of(self.text))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each of `lines` begins."""
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line.text) + 1
        return tuple(starts)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of all sentences of `text`."""
        return sentence_spans(self.text)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that carry a number, in order."""
        found = []
        for line, start in zip(self.lines, self.starts, strict=True):
            if line.role == "heading" and (number := split_number(line.text)):
                words = line.text[number.length : line.lead or len(line.text)].strip().rstrip("。：:")
                found.append(Heading(line, number, start, words))
        return tuple(found)

    @cached_property
    def title(self) -> Paragraph | None:
        """The document's own title."""
        return next((line for line in self.lines[:3] if line.role == "title"), None)

    @cached_property
    def titles(self) -> tuple[tuple[int, int], ...]:
        """The spans of titles in 《》."""
        return tuple(match.span() for match in TITLE.finditer(self.text))

    @cached_property
    def term_hits(self) -> tuple[Hit, ...]:
        """The dated terms in `text`, in order."""
        return terms_of(self.context.terms).hits(self.text, self.neighbours)

    @cached_property
    def places(self) -> Places:
        """The administrative divisions, ready to be asked."""
        return places_of(self.context.places)

    @property
    def unit(self) -> Unit | None:
        """The unit whose document this is, if known."""
        return self.context.unit

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match in `text` that stays inside one paragraph.

        A pattern of many branches begins with `(?=[…])`, all characters that a match can
        begin with: elsewhere not one of the branches is tried.
        """
        if self._words and not self._words.allow(pattern):
            return iter(())
        return (match for match in pattern.finditer(self.text) if "\n" not in match.group())

    def search_raw(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The same in the verbatim text."""
        if self._raw_words and not self._raw_words.allow(pattern):
            return iter(())
        return (match for match in pattern.finditer(self.raw) if "\n" not in match.group())

    @cached_property
    def _words(self) -> Words | None:
        return Words(self.text, self.neighbours) if len(self.text) >= LONG else None

    @cached_property
    def _raw_words(self) -> Words | None:
        return Words(self.raw) if len(self.raw) >= LONG else None

    def index_at(self, at: int) -> int:
        """Which of `lines` holds offset `at`."""
        return bisect_right(self.starts, at) - 1

    def line_at(self, at: int) -> Paragraph:
        """The paragraph that holds offset `at`."""
        return self.lines[self.index_at(at)]

    def part_at(self, at: int) -> Part:
        """The part, with its year, that holds offset `at`."""
        return self.context.part_at(self.line_at(at).number)

    def sentence_at(self, at: int) -> tuple[int, int]:
        """The span of the sentence that holds offset `at`."""
        index = bisect_right(self.sentences, at, key=lambda span: span[0]) - 1
        return self.sentences[max(index, 0)]

    def sentence(self, at: int) -> str:
        """The sentence that holds offset `at`."""
        start, end = self.sentence_at(at)
        return self.text[start:end]

    def start_of(self, line: Paragraph) -> int:
        """Where a paragraph begins in `text`."""
        return self._starts[line.number]

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {line.number: start for line, start in zip(self.lines, self.starts, strict=True)}

    def heading_before(self, at: int) -> int:
        """Which of `headings` stands last at or before offset `at`; -1 if none does."""
        return bisect_right(self._heading_starts, at) - 1

    @cached_property
    def _heading_starts(self) -> tuple[int, ...]:
        return tuple(heading.start for heading in self.headings)

    def rest_of_line(self, at: int) -> str:
        """What follows offset `at` in its paragraph."""
        end = self.text.find("\n", at)
        return self.text[at:end] if end >= 0 else self.text[at:]

    def in_title(self, at: int) -> bool:
        """Whether offset `at` stands inside 《》."""
        index = bisect_right(self.titles, at, key=lambda span: span[0]) - 1
        return index >= 0 and at < self.titles[index][1]

    def section_at(self, number: int) -> str | None:
        """The heading under which paragraph `number` stands."""
        index = bisect_right(self._sections, number, key=lambda item: item[0]) - 1
        return self._sections[index][1] if index >= 0 else None

    @cached_property
    def _sections(self) -> tuple[tuple[int, str], ...]:
        return tuple(
            (line.number, line.text[: line.lead or len(line.text)].rstrip("。：:"))
            for line in self.lines
            if line.role == "heading"
        )

    def flag(
        self,
        check: str,
        level: Level,
        span: tuple[int, int],
        message: str,
        suggestion: str | None = None,
    ) -> Finding:
        """A finding at a span of `text`; a `suggestion` is what should stand in its place."""
        index = self.index_at(span[0])
        base = self.starts[index]
        return self.flag_in(
            check, level, self.lines[index], (span[0] - base, span[1] - base), message, suggestion
        )

    def flag_in(
        self,
        check: str,
        level: Level,
        line: Paragraph,
        span: tuple[int, int],
        message: str,
        suggestion: str | None = None,
    ) -> Finding:
        """A finding at a span of one paragraph, dropped ones included."""
        start, end = span[0], min(span[1], len(line.text))
        return Finding(
            check=check,
            level=level,
            message=message,
            excerpt=line.text[start:end],
            paragraph=line.number,
            start=start,
            end=end,
            section=self.section_at(line.number),
            suggestion=suggestion,
        )

    def flag_line(self, check: str, level: Level, line: Paragraph, message: str) -> Finding:
        """A finding on a whole paragraph, for what is missing beside it; of a run-in item its heading."""
        start = self.start_of(line)
        return self.flag(check, level, (start, start + (line.lead or len(line.text))), message)
