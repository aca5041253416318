"""Counts over all documents, exact however the files are split, on disk until they are asked for."""

from array import array
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import cache, partial
from itertools import accumulate
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

from drafter.language.sentences import count_han
from drafter.mining.duplicates import Sketch, groups
from drafter.mining.harvest import Harvest
from drafter.mining.occurrences import Finder
from drafter.mining.packing import PARTS, Row, Sheaf, Source, clauses_in, kind_and_text, pack, rows, votes_in
from drafter.mining.select import Seen, may_lean, may_stand
from drafter.mining.spread import Hit, Spread

_MOST = 12_000
"""Candidates of a kind beyond which those of the fewest issuers go: nobody looks through more."""

_WHOLE = frozenset(("policy", "heading", "opening", "transition", "closing", "indicator"))
"""Kinds that come from more than the clauses that are kept, or are not worded as those are."""

_FREE = frozenset("的和与及等")
"""Characters that lengthen no noun before them."""

_FEW_WORDS = frozenset(("collocation", "tail", "term", "transition"))
"""Kinds whose topic their own words tell, wherever they stood."""

Kept = tuple[Seen, tuple[tuple[str, int, str], ...]]
"""A phrase, and where it stood (document, times, heading) if clauses may not show it."""


class Tally:
    """Takes documents in any order and gives every phrase with its counts.

    Candidates are parted by the hash of their text into temporary files, so
    that one part at a time is in memory; the clauses of all documents stand in
    a file of their own and are looked through at the end. The files have no
    name where the system can do without: whatever ends the process, they are gone.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._files: tuple[IO[bytes], ...] = ()
        self._sources: dict[str, Source] = {}
        self._sketches: dict[str, Sketch] = {}
        self._lines: dict[str, int] = {}

    def __enter__(self) -> Self:
        opened = (TemporaryFile() for _ in range(PARTS + 1))  # noqa: SIM115  (the stack closes them)
        self._files = tuple(map(self._stack.enter_context, opened))
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
        copies = groups(self._sketches)
        issuers = {name: self._sources[first].issuer for name, first in copies.items()}
        kept = self._kept(issuers)
        spread = Spread(seen.text for seen, _ in kept)
        self._look(spread, kept, issuers)
        return tuple(spread.told((seen for seen, _ in kept), self._sources))

    def _kept(self, issuers: Mapping[str, str]) -> list[Kept]:
        """What may stand, part by part; of a kind with too many, those of few issuers are left out."""
        kept: list[Kept] = []
        floors: dict[str, int] = defaultdict(lambda: 1)
        widths: dict[str, Counter[int]] = defaultdict(Counter)
        for file in self._files[:PARTS]:
            found = [one for one in _reduced(file, issuers) if one[0].alone >= floors[one[0].kind]]
            for seen, _ in found:
                widths[seen.kind][seen.alone] += 1
            kept += found
            if [kind for kind, counts in widths.items() if _raised(floors, kind, counts)]:
                kept = [one for one in kept if one[0].alone >= floors[one[0].kind]]
        return kept

    def _look(self, spread: Spread, kept: Iterable[Kept], issuers: Mapping[str, str]) -> None:
        """Look for what is kept in the clauses of every document."""
        finder = Finder(seen.text for seen, _ in kept)
        elsewhere: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for seen, own in kept:
            for name, many, section in own:
                elsewhere[name].append((seen.text, many, section))
        for source in sorted(self._sources.values(), key=partial(_order, issuers)):
            self._files[-1].seek(self._lines[source.name])
            hits = _hits(self._files[-1].readline(), finder)
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
    whole = "".join([f"{clause}\n" for _, clause in told])
    starts = [0, *accumulate(len(clause) + 1 for _, clause in told)]
    ends: dict[str, list[int]] = defaultdict(list)
    for text, end in finder.places(whole):
        ends[text].append(end)
    hits = {}
    for text, found in ends.items():
        place, _ = told[bisect(starts, found[0] - 1) - 1]
        behind = {whole[end] for end in found}
        followed = whole[found[0]].strip() if len(behind) == 1 else ""
        hits[text] = Hit(len(found), sections[place], followed, not all(map(_lengthens, behind)))
    return hits


@cache
def _lengthens(char: str) -> bool:
    """Whether the character behind a noun may belong to it."""
    return char not in _FREE and count_han(char) > 0


def _reduced(file: IO[bytes], issuers: Mapping[str, str]) -> Iterator[Kept]:
    """The phrases of one part that may stand, counted over all documents."""
    found: dict[str, list[Row]] = defaultdict(list)
    file.seek(0)
    for line in file:
        for key, row in rows(line):
            found[key].append(row)
    kept = ((key, listed) for key, listed in found.items() if len(listed) > 1 or _may_stay(key, listed[0]))
    for key, listed in sorted(kept):
        kind, text = kind_and_text(key)
        strong = any(row.strong for row in listed)
        alone = len({issuers[row.name] for row in listed})
        if alone == 1 and not strong and not may_lean(kind, text):
            continue
        votes: dict[str, int] = {}  # filled only for what stays
        seen = Seen(kind, text, alone, 0, alone, strong, times=len(listed), votes=votes)
        if may_stand(seen):
            if kind not in _FEW_WORDS:
                votes |= votes_in(listed)
            if kind == "heading":
                seen = replace(seen, level=_level(listed))
            own = tuple((row.name, row.many, row.section) for row in listed) if _elsewhere(seen) else ()
            yield seen, own


def _level(listed: Iterable[Row]) -> int:
    """The level that a heading has in most documents, the higher one in a draw."""
    counts = Counter(row.level for row in listed)
    return min(counts, key=lambda level: (-counts[level], level))


def _may_stay(key: str, row: Row) -> bool:
    """Whether a phrase may stand that one document has."""
    return bool(row.strong) or may_lean(*kind_and_text(key))


def _elsewhere(seen: Seen) -> bool:
    """Whether the text may not be found in clauses: it goes over them, or is too short to be sure."""
    return seen.kind in _WHOLE or "{名称}" in seen.text or len(seen.text) < 4


def _raised(floors: dict[str, int], kind: str, counts: Counter[int]) -> bool:
    """Whether a kind has too many phrases, and those of so few issuers go that the rest are few enough."""
    before = floors[kind]
    while counts.total() > _MOST:
        counts.pop(floors[kind], None)
        floors[kind] += 1
    return floors[kind] > before
