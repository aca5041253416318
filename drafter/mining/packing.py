"""Harvests as bytes: parted by the hash of each phrase, ready to be written, sent or kept."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from io import BytesIO
from typing import Any, NamedTuple

from drafter.mining.harvest import Harvest
from drafter.model.phrase import KINDS

PARTS = 32
"""Parts by which phrases are counted, one at a time in memory."""

_LETTER = {kind: chr(ord("a") + at) for at, kind in enumerate((*KINDS, "tail"))}
"""Kinds on their way: parts of noun phrases (tails) are no kind of a bank, but may become terms."""


_KIND = {letter: kind for kind, letter in _LETTER.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """A document without what was found in it; see Harvest."""

    name: str
    issuer: str
    unit: str
    title: str
    year: int | None
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One document, packed: its source, a line of bytes for each part that has some, and its clauses."""

    source: Source
    parts: tuple[tuple[int, bytes], ...]
    clauses: bytes


def pack(harvest: Harvest) -> Sheaf:
    """The harvest as bytes."""
    rows: dict[int, list[Any]] = defaultdict(list)
    for (kind, text), found in harvest.found.phrases.items():
        part = (ord(text[-1]) + 7 * ord(text[len(text) // 2])) % PARTS
        rows[part].append((_LETTER[kind] + text, found.count, int(found.strong), found.place))
    places = harvest.found.places
    votes = ["\n".join(f"{points} {topic}" for topic, points in given.items()) for _, given, _ in places]
    parts = []
    for part, listed in sorted(rows.items()):
        told = {str(at): (places[at][0], votes[at], places[at][2]) for at in {row[3] for row in listed}}
        parts.append((part, _line([harvest.name, listed, dict(sorted(told.items()))])))
    sections = [section for section, _, _ in places]
    source = Source(harvest.name, harvest.issuer, harvest.unit, harvest.title, harvest.year, harvest.sketch)
    return Sheaf(source, tuple(parts), _line([harvest.name, sections, harvest.found.clauses]))


class Row(NamedTuple):
    """A phrase in one document; `ballot` is what `votes_in` reads, for most phrases are not kept.

    `level` is that of the heading as which it stands, 0 where it is none.
    """

    name: str
    many: int
    strong: int
    section: str
    ballot: str
    level: int


def rows(line: bytes) -> Iterator[tuple[str, Row]]:
    """The phrases of one line of a part, by a key, and what stands of them in the document."""
    name, listed, places = json.loads(line)
    for key, count, strong, place in listed:
        yield key, Row(name, count, strong, *places[str(place)])


def votes_in(listed: Iterable[Row]) -> dict[str, int]:
    """Topics with the points that all the places of a phrase give them, in the order they are first met."""
    votes: dict[str, int] = {}
    for row in listed:
        for told in row.ballot.split("\n") if row.ballot else ():
            points, _, topic = told.partition(" ")
            votes[topic] = votes.get(topic, 0) + int(points)
    return votes


def kind_and_text(key: str) -> tuple[str, str]:
    """The kind and the text of a phrase that `rows` gave."""
    return _KIND[key[0]], key[1:]


def clauses_in(line: bytes) -> tuple[str, list[str], list[tuple[int, str]]]:
    """Name of the document, its headings, and its clauses with the number of their heading."""
    name, sections, told = json.loads(line)
    return name, sections, told


def dump(sheaves: Iterable[Sheaf], runs: Sequence[bytes] = ()) -> bytes:
    """All that one file gives as one piece: a line that tells the sizes, and what it tells of.

    `runs` are pieces that the caller wants kept beside the sheaves.
    """
    told, pieces = [], []
    for sheaf in sheaves:
        sizes = [(part, len(line)) for part, line in sheaf.parts]
        told.append([astuple(sheaf.source), sizes, len(sheaf.clauses)])
        pieces += [*(line for _, line in sheaf.parts), sheaf.clauses]
    return _line([told, [len(run) for run in runs]]) + b"".join([*pieces, *runs])


def load(data: bytes) -> tuple[tuple[Sheaf, ...], tuple[bytes, ...]]:
    """What `dump` was given; ValueError where the piece is damaged."""
    stream = BytesIO(data)
    try:
        told, runs = json.loads(stream.readline())
        sizes = [clauses + sum(size for _, size in parts) for _, parts, clauses in told]
        whole = stream.tell() + sum(sizes) + sum(runs)
    except TypeError as error:
        raise ValueError(str(error)) from None
    if whole != len(data):
        raise ValueError("cut off, or longer than it says")
    found = []
    for (name, issuer, unit, title, year, sketch), sizes, clauses_size in told:
        parts = tuple((part, stream.read(size)) for part, size in sizes)
        source = Source(name, issuer, unit, title, year, tuple(sketch))
        found.append(Sheaf(source, parts, stream.read(clauses_size)))
    return tuple(found), tuple(stream.read(size) for size in runs)


def _line(data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"
