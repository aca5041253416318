"""What rolling a year forward notes down: every alteration, and all that a person must still settle."""

from dataclasses import dataclass

from drafter.model.draft import Draft


@dataclass(frozen=True, slots=True)
class Edit:
    """One alteration of a sentence: characters `start` to `end` become `text`, and why.

    With a `check` it is listed as a leftover too, because the new words are a
    blank or have to be confirmed; `message` then says what to do.
    """

    start: int
    end: int
    text: str
    why: str
    check: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Words of a sentence that stay as they are but depend on the year; `message` says what to do."""

    start: int
    end: int
    check: str
    message: str


Found = Edit | Note
"""What a rule finds in a sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One text to roll, with what must be known of it.

    `year_from` is the year of the source (None where nobody knows it), `year_to` the new
    one. `back` says that it stands in a part that looks back; `head` that it is
    a title or heading; `late` is the last month that belongs to the calendar
    year after `year_from`: 7 in a plan of a school year, 2 in one of an autumn term.
    """

    text: str
    year_from: int | None
    year_to: int
    back: bool = False
    head: bool = False
    late: int = 0

    @property
    def step(self) -> int:
        """How many years it goes forward; 0 where the source's year is unknown."""
        return self.year_to - self.year_from if self.year_from else 0

    @property
    def own(self) -> tuple[int, ...]:
        """The calendar years that the source speaks of as its own; none where its year is unknown."""
        if self.year_from is None:
            return ()
        return (self.year_from, self.year_from + 1) if self.late else (self.year_from,)

    def year_of(self, month: int) -> int | None:
        """The calendar year in which that month of the source's own round lies."""
        if self.year_from is None:
            return None
        return self.year_from + 1 if month <= self.late else self.year_from


@dataclass(frozen=True, slots=True)
class Change:
    """An alteration as it is reported: where, the words before and after, and why."""

    section: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is left for a person: where, the words of the source, which kind, and what to do.

    `ref` is the paragraph of the source ("last.docx#12") that `excerpt` stands in.
    """

    section: str | None
    excerpt: str
    check: str
    message: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Rolled:
    """A draft a year (or more) on, with the account of what was done and what is left."""

    draft: Draft
    year_from: int | None
    year_to: int
    changed: tuple[Change, ...]
    leftovers: tuple[Leftover, ...]
