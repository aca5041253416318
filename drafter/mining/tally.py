"""Counts over all documents, exact however the files are split, on disk until they are asked for."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from zlib import crc32

from drafter.mining.duplicates import groups
from drafter.mining.harvest import EMPTY, Harvest
from drafter.mining.occurrences import Finder
from drafter.mining.select import Seen, may_stand

_PARTS = 32
_SOURCES = 5
_SECTION = 24
_TITLE = 40


@dataclass(slots=True)
class _Places:
    """Documents in which a phrase occurs: occurrences and first heading by document."""

    counts: Counter[str] = field(default_factory=Counter)
    sections: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, section: str, many: int = 1) -> None:
        self.counts[name] += many
        self.sections.setdefault(name, section)


class Tally:
    """Takes harvests in any order and gives every phrase with its counts.

    Candidates are parted by the hash of their text into files of `folder`, so
    that one part at a time is in memory; the clauses of all documents stand in
    a file of their own and are looked through at the end.
    """

    def __init__(self, folder: Path) -> None:
        self._paths = tuple(folder / f"{part:02}.jsonl" for part in range(_PARTS))
        self._clauses = folder / "clauses.jsonl"
        self._stack = ExitStack()
        self._files: tuple[IO[str], ...] = ()
        self._harvests: dict[str, Harvest] = {}

    def __enter__(self) -> Self:
        paths = (*self._paths, self._clauses)
        files = (path.open("w", encoding="utf-8", errors="surrogatepass") for path in paths)
        self._files = tuple(self._stack.enter_context(file) for file in files)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def documents(self) -> int:
        """How many documents were added."""
        return len(self._harvests)

    def add(self, harvest: Harvest) -> None:
        """Count a document; its name must be new."""
        for (kind, text), found in harvest.found.phrases.items():
            line = [kind, text, harvest.name, found.count, int(found.strong), found.section, found.votes]
            part = crc32(text.encode("utf-8", "surrogatepass")) % _PARTS
            self._files[part].write(json.dumps(line, ensure_ascii=False) + "\n")
        self._files[-1].write(json.dumps([harvest.name, harvest.found.clauses], ensure_ascii=False) + "\n")
        self._harvests[harvest.name] = replace(harvest, found=EMPTY)

    def sources(self) -> tuple[Harvest, ...]:
        """The documents, without what was found in them, by name."""
        return tuple(self._harvests[name] for name in sorted(self._harvests))

    def seen(self) -> Iterator[Seen]:
        """Every phrase that may stand in a bank, with its counts; near-duplicates count as one issuer."""
        self._stack.close()
        issuers = self._issuers()
        kept: list[tuple[Seen, _Places]] = []
        for path in self._paths:
            kept.extend(one for one in _reduce(path, issuers) if may_stand(one[0]))
        everywhere = self._everywhere(seen.text for seen, _ in kept)
        for seen, places in kept:
            yield self._told(seen, places, everywhere.get(seen.text), issuers)

    def _issuers(self) -> dict[str, str]:
        """Whom each document counts for: near-duplicates have one issuer, the first's."""
        copies = groups({name: harvest.sketch for name, harvest in self._harvests.items()})
        return {name: self._harvests[first].issuer for name, first in copies.items()}

    def _everywhere(self, texts: Iterable[str]) -> dict[str, _Places]:
        """Where the texts occur inside clauses, whatever stands around them."""
        finder = Finder(texts)
        found: dict[str, _Places] = defaultdict(_Places)
        with self._clauses.open(encoding="utf-8", errors="surrogatepass") as file:
            for line in file:
                name, clauses = json.loads(line)
                for section, clause in clauses:
                    for text in finder(clause):
                        found[text].add(name, section)
        return found

    def _told(self, seen: Seen, own: _Places, wide: _Places | None, issuers: dict[str, str]) -> Seen:
        counts = wide.counts | own.counts if wide else own.counts
        sections = {**(wide.sections if wide else {}), **own.sections}
        years = sorted(year for name in counts if (year := self._harvests[name].year) is not None)
        return replace(
            seen,
            docs=len({issuers[name] for name in counts}),
            count=sum(counts.values()),
            first_year=years[0] if years else None,
            last_year=years[-1] if years else None,
            sources=tuple(self._sources(sections)),
        )

    def _sources(self, sections: dict[str, str]) -> Iterator[str]:
        """Where it stood, newest first, one document an issuer: unit·year·document·section."""
        told: set[str] = set()
        for name in sorted(sections, key=lambda name: (-(self._harvests[name].year or 0), name)):
            harvest = self._harvests[name]
            if harvest.issuer not in told and len(told) < _SOURCES:
                told.add(harvest.issuer)
                parts = (
                    harvest.unit,
                    str(harvest.year or ""),
                    harvest.title[:_TITLE],
                    sections[name][:_SECTION],
                )
                yield "·".join(part for part in parts if part)


def _reduce(path: Path, issuers: dict[str, str]) -> Iterator[tuple[Seen, _Places]]:
    rows: dict[tuple[str, str], list[list[Any]]] = defaultdict(list)
    with path.open(encoding="utf-8", errors="surrogatepass") as file:
        for line in file:
            kind, text, *rest = json.loads(line)
            rows[kind, text].append(rest)
    for kind, text in sorted(rows):
        places, votes, strong = _Places(), Counter[str](), False
        for name, many, sure, section, points in sorted(rows[kind, text], key=lambda row: str(row[0])):
            places.add(name, section, many)
            votes.update(points)
            strong = strong or bool(sure)
        alone = len({issuers[name] for name in places.counts})
        times = places.counts.total()
        yield Seen(kind, text, alone, times, alone, strong, times=times, votes=votes), places
