"""Counts over all documents, exact however the files are split, on disk until they are asked for."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from drafter.language.sentences import count_han
from drafter.mining.duplicates import Sketch, groups
from drafter.mining.harvest import Harvest
from drafter.mining.occurrences import Finder
from drafter.mining.packing import PARTS, Row, Sheaf, Source, clauses_in, kind_and_text, pack, rows, votes_in
from drafter.mining.select import Seen, may_stand
from drafter.mining.spread import Hit, Spread

_MOST = 8_000
"""Candidates of a kind beyond which those of the fewest issuers go: nobody looks through more."""

_WHOLE = frozenset(("policy", "heading", "opening", "transition", "closing", "indicator"))
"""Kinds that come from more than the clauses that are kept, or are not worded as those are."""

_FREE = frozenset("的和与及等")
"""Characters that lengthen no noun before them."""

_FEW_WORDS = frozenset(("collocation", "term"))
"""Kinds whose topic their own words tell, wherever they stood."""

Kept = tuple[Seen, tuple[tuple[str, int, str], ...]]
"""A phrase, and where it stood (document, times, heading) if clauses may not show it."""


class Tally:
    """Takes documents in any order and gives every phrase with its counts.

    Candidates are parted by the hash of their text into files of `folder`, so
    that one part at a time is in memory; the clauses of all documents stand in
    a file of their own and are looked through at the end.
    """

    def __init__(self, folder: Path) -> None:
        self._paths = tuple(folder / f"{part:02}.jsonl" for part in range(PARTS))
        self._clauses = folder / "clauses.jsonl"
        self._stack = ExitStack()
        self._files: tuple[IO[bytes], ...] = ()
        self._sources: dict[str, Source] = {}
        self._sketches: dict[str, Sketch] = {}
        self._lines: dict[str, int] = {}

    def __enter__(self) -> Self:
        paths = (*self._paths, self._clauses)
        self._files = tuple(self._stack.enter_context(path.open("wb")) for path in paths)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def documents(self) -> int:
        """How many documents were added."""
        return len(self._sources)

    def add(self, harvest: Harvest) -> None:
        """Count a document; its name must be new."""
        self.add_packed(pack(harvest))

    def add_packed(self, sheaf: Sheaf) -> None:
        """Count a document that was packed elsewhere."""
        for part, line in sheaf.parts:
            self._files[part].write(line)
        name = sheaf.source.name
        self._lines[name] = self._files[-1].tell()
        self._files[-1].write(sheaf.clauses)
        self._sources[name] = replace(sheaf.source, sketch=())
        self._sketches[name] = array("L", sheaf.source.sketch)

    def sources(self) -> tuple[Source, ...]:
        """The documents by name."""
        return tuple(self._sources[name] for name in sorted(self._sources))

    def seen(self) -> tuple[Seen, ...]:
        """Every phrase that may stand in a bank, with its counts; near-duplicates count as one issuer."""
        self._stack.close()
        copies = groups(self._sketches)
        issuers = {name: self._sources[first].issuer for name, first in copies.items()}
        kept = self._kept(issuers)
        spread = Spread(seen.text for seen, _ in kept)
        self._look(spread, kept, issuers)
        return tuple(spread.told((seen for seen, _ in kept), self._sources))

    def _kept(self, issuers: Mapping[str, str]) -> list[Kept]:
        """What may stand, part by part; of a kind with too many, those of few issuers are left out."""
        kept: list[Kept] = []
        floors: dict[str, int] = {}
        for path in self._paths:
            kept += (one for one in _reduced(path, issuers) if one[0].alone >= floors.get(one[0].kind, 1))
            if len(kept) > _MOST and (risen := _floors(kept)):
                floors |= risen
                kept = [one for one in kept if one[0].alone >= floors.get(one[0].kind, 1)]
        return kept

    def _look(self, spread: Spread, kept: Iterable[Kept], issuers: Mapping[str, str]) -> None:
        """Look for what is kept in the clauses of every document."""
        finder = Finder(seen.text for seen, _ in kept)
        elsewhere: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for seen, own in kept:
            for name, many, section in own:
                elsewhere[name].append((seen.text, many, section))
        with self._clauses.open("rb") as file:
            for source in sorted(self._sources.values(), key=partial(_order, issuers)):
                file.seek(self._lines[source.name])
                hits = _hits(file.readline(), finder)
                for text, many, section in elsewhere.get(source.name, ()):
                    if text not in hits or hits[text].many < many:
                        hits[text] = Hit(many, section, "")
                spread.add(source, issuers[source.name], hits)


def _order(issuers: Mapping[str, str], source: Source) -> tuple[str, int, str]:
    """Issuer by issuer, the newest first."""
    return issuers[source.name], -(source.year or 0), source.name


def _hits(line: bytes, finder: Finder) -> dict[str, Hit]:
    """How often each text occurs in a document, under which heading first, and what follows it."""
    _, sections, told = clauses_in(line)
    counts: dict[str, int] = defaultdict(int)
    places: dict[str, int] = {}
    followed: dict[str, str] = {}
    ended: set[str] = set()
    for place, clause in told:
        for text, end in finder.places(clause):
            counts[text] += 1
            places.setdefault(text, place)
            behind = clause[end : end + 1]
            if followed.setdefault(text, behind) != behind:
                followed[text] = ""
            if behind in _FREE or not count_han(behind):
                ended.add(text)
    return {
        text: Hit(many, sections[places[text]], followed[text], text in ended)
        for text, many in counts.items()
    }


def _reduced(path: Path, issuers: Mapping[str, str]) -> Iterator[Kept]:
    """The phrases of one part that may stand, counted over all documents."""
    found: dict[str, list[Row]] = defaultdict(list)
    with path.open("rb") as file:
        for line in file:
            for key, row in rows(line):
                found[key].append(row)
    kept = ((key, listed) for key, listed in found.items() if len(listed) > 1 or listed[0].strong)
    for key, listed in sorted(kept):
        kind, text = kind_and_text(key)
        strong = any(row.strong for row in listed)
        alone = len({issuers[row.name] for row in listed})
        if alone == 1 and not strong:
            continue
        votes: dict[str, int] = {}  # filled only for what stays
        seen = Seen(kind, text, alone, 0, alone, strong, times=len(listed), votes=votes)
        if may_stand(seen):
            if kind not in _FEW_WORDS:
                votes |= votes_in(listed)
            own = tuple((row.name, row.many, row.section) for row in listed) if _elsewhere(seen) else ()
            yield seen, own


def _elsewhere(seen: Seen) -> bool:
    """Whether the text may not be found in clauses: it goes over them, or is too short to be sure."""
    return seen.kind in _WHOLE or "{名称}" in seen.text or len(seen.text) < 4


def _floors(kept: Iterable[Kept]) -> dict[str, int]:
    """For kinds with too many phrases: from how many issuers on they are few enough."""
    widths: dict[str, Counter[int]] = defaultdict(Counter)
    for seen, _ in kept:
        widths[seen.kind][seen.alone] += 1
    risen: dict[str, int] = {}
    for kind, counts in widths.items():
        many, floor = counts.total(), 1
        while many > _MOST:
            many -= counts[floor]
            floor += 1
        if floor > 1:
            risen[kind] = floor
    return risen
