"""How far phrases are spread: in whose texts, how often, when, and where to be shown."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.mining.packing import Source
from drafter.mining.select import Seen

_SOURCES = 5
_SECTION = 24
_TITLE = 40

Place = tuple[int, str, str]
"""A document's year (negative, so that the newest comes first), its name, and the heading."""


class Hit(NamedTuple):
    """A text in one document: how often, under which heading first, the character behind it if always one.

    `ends` tells that it stands once at least with nothing behind it that could lengthen it.
    """

    many: int
    section: str
    followed: str
    ends: bool = True


@dataclass(slots=True)
class _Use:
    """What is known of a text so far; documents of one issuer come one after the other."""

    docs: int = 0
    count: int = 0
    ends: int = 0
    issuer: str | None = None
    ended: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    followed: str | None = None
    places: list[Place] = field(default_factory=list)


class Spread:
    """Takes documents issuer by issuer, the newest of each first, and adds up what they hold."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._uses = {text: _Use() for text in texts}

    def add(self, source: Source, issuer: str, hits: Mapping[str, Hit]) -> None:
        """Add a document: how often each text occurs and under which heading first."""
        year = source.year
        for text, (many, section, followed, ends) in hits.items():
            use = self._uses[text]
            use.count += many
            use.followed = followed if use.followed in (None, followed) else ""
            if ends and use.ended != issuer:
                use.ended = issuer
                use.ends += 1
            if use.issuer != issuer:
                use.issuer = issuer
                use.docs += 1
                _place(use.places, (-(year or 0), source.name, section))
            if year is not None:
                use.first_year = min(year, use.first_year or year)
                use.last_year = max(year, use.last_year or year)

    def told(self, seen: Iterable[Seen], sources: Mapping[str, Source]) -> Iterator[Seen]:
        """The phrases with all that was added up."""
        for one in seen:
            use = self._uses[one.text]
            yield Seen(
                kind=one.kind,
                text=one.text,
                docs=use.docs,
                count=use.count,
                alone=one.alone,
                strong=one.strong,
                first_year=use.first_year,
                last_year=use.last_year,
                sources=tuple(_shown(sources[name], section) for _, name, section in use.places),
                times=one.times,
                votes=one.votes,
                followed=use.followed or "",
                ends=use.ends,
                level=one.level,
            )


def _place(places: list[Place], place: Place) -> None:
    """Keep the newest five, in order."""
    insort(places, place)
    del places[_SOURCES:]


def _shown(source: Source, section: str) -> str:
    """Where it stood: unit·year·document·section."""
    parts = (source.unit, str(source.year or ""), source.title[:_TITLE], section[:_SECTION])
    return "·".join(part for part in parts if part)
