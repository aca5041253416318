"""A sentence of the user's own old plans, with where it stands."""

from dataclasses import dataclass

OLD = "本单位旧稿"
"""What a sentence of the user's own old plans is called where phrases are listed; its id begins so."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One whole sentence. `unit` and `document` are "" and `year` is None where the plan does not tell.

    `section` is the heading above it with its number, `file` the name of the
    file within the archive.
    """

    text: str
    unit: str = ""
    year: int | None = None
    document: str = ""
    section: str = ""
    file: str = ""

    @property
    def source(self) -> str:
        """Unit, year, document and section in one line."""
        parts = (self.unit, str(self.year or ""), self.document or self.file, self.section)
        return "·".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class SentenceHits:
    """The answer to a search: `count` different sentences in all, the first of them in `sentences`."""

    query: str
    count: int
    sentences: tuple[Sentence, ...]
