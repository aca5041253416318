"""A large bank on disk: an SQLite index that answers as a scan would, and the lines it points to."""

import json
import mmap
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from drafter.bank.build import build, fingerprint
from drafter.bank.conditions import conditions, is_token, key
from drafter.bank.filters import Filters
from drafter.bank.frequencies import ALL, total
from drafter.bank.idents import bucket, rows
from drafter.bank.lines import joined, phrase_in
from drafter.bank.memory import Currency, MemoryBank, never_stale
from drafter.bank.query import Query, asked, parse, sounds
from drafter.bank.rows import FILES, Progress
from drafter.bank.sounds import Sounds
from drafter.bank.state import only_tables
from drafter.language.pinyin import initials_of
from drafter.model.phrase import Hits, Phrase

T = TypeVar("T")

_DAMAGE = (sqlite3.DatabaseError, ValueError, LookupError, TypeError, AttributeError)
"""What a damaged index, or lines that are no longer those it was built from, can raise."""


_FEW = 50_000
"""Rows of a query that are kept for the next time; more are found again."""


class IndexBank:
    """The phrases of some files, found through an index that is built when it is missing, old or damaged."""

    def __init__(
        self,
        files: Sequence[Path],
        cache: Path,
        *,
        currency: Currency = never_stale,
        progress: Progress | None = None,
    ) -> None:
        """`cache` is the file of the index; where an id stands twice in `files`, the later one wins.

        OSError or sqlite3.Error if the index cannot be written.
        """
        self._paths = tuple(files)
        self._path = cache
        self._currency = currency
        self._progress = progress
        self._without: frozenset[int] = frozenset()
        self._apart = MemoryBank(())
        self._open()

    def leave_out(self, ids: Collection[str]) -> None:
        """Never show these: hidden ones, and those a nearer bank has too."""
        self._twice(lambda: self._leave_out(ids))

    def _leave_out(self, ids: Collection[str]) -> None:
        found = {ident: row for ident in ids if (row := self._row_of(ident))}
        self._without = frozenset(found.values())
        self._apart = MemoryBank(self._phrase(row) for row in found.values())

    def search(
        self,
        words: str,
        *,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = 20,
        year: int | None = None,
    ) -> Hits:
        """Phrases that contain every word; those out of date for `year` come last, with the reason."""
        query = parse(words, topic, kind)
        return self._twice(lambda: self._search(words, query, max(limit, 0), year))

    def select(
        self, kinds: Collection[str], containing: Collection[str] = (), *, year: int | None = None
    ) -> tuple[Phrase, ...]:
        """All phrases of the kinds that contain at least one of the strings, best first."""
        words = tuple(dict.fromkeys(asked(text) for text in containing)) or ("",)
        return self._twice(lambda: self._select(tuple(kinds), words, year))

    def get(self, phrase_id: str) -> Phrase | None:
        """The phrase of that id, or None."""
        return self._twice(lambda: self._get(phrase_id))

    def _twice(self, work: Callable[[], T]) -> T:
        """The answer; where the index turns out to be damaged, that of one built anew."""
        try:
            return work()
        except _DAMAGE:
            self._open(afresh=True)
            return work()

    def _get(self, ident: str) -> Phrase | None:
        row = self._row_of(ident)
        return self._phrase(row) if row and row not in self._without else None

    def _select(self, kinds: tuple[str, ...], words: tuple[str, ...], year: int | None) -> tuple[Phrase, ...]:
        rows: set[int] = set()
        for kind in kinds:
            for word in words:
                rows.update(self._rows(Query((word,) if word else (), None, kind), literal=True))
        return tuple(self._told(row, year) for row in sorted(rows - self._without))

    def _open(self, *, afresh: bool = False) -> None:
        if afresh:
            self._base.close()  # a file that is open cannot be replaced everywhere
        if afresh or not is_current(self._path, self._paths):
            build(self._path, self._paths, self._progress)
        try:
            self._read()
        except _DAMAGE:
            build(self._path, self._paths, self._progress)
            self._read()
        if afresh and self._without:
            self._leave_out([phrase.id for phrase in self._apart.phrases])

    def _read(self) -> None:
        self._base = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._base.execute("pragma cache_size=-16000")
        meta = dict(self._base.execute("select key, value from meta where key <> 'made'"))
        self.warnings: tuple[str, ...] = tuple(json.loads(meta["warnings"]))
        self._size = int(meta["phrases"])
        self._filters = Filters((kind, topic) for kind, topic in json.loads(meta["sorts"]))
        self._sounds = Sounds(meta["syllables"].split())
        self._base.create_function("heard", 2, self._heard, deterministic=True)
        self._data = [_mapped(Path(name)) for name in json.loads(meta["files"])]
        self._also: dict[int, list[int]] = {}
        # The later a file, the nearer its folder: nearer sources come first.
        for row, at in self._base.execute(f"select row, at from also order by row, at % {FILES} desc"):
            self._also.setdefault(row, []).append(at)
        self._stale: dict[tuple[int, int], str | None] = {}
        self._dated = frozenset(row for (row,) in self._base.execute("select row from dated"))
        self._count = lru_cache(maxsize=4096)(self._counted)

    def _search(self, words: str, query: Query, limit: int, year: int | None) -> Hits:
        count, known = self._count(query)
        if self._without:
            count -= self._apart.search(words, topic=query.topic, kind=query.kind, limit=0).count
        if not count:
            return Hits(words, 0, ())
        some: list[int] = []
        late: list[int] = []
        for row in self._rows(query) if known is None else known:
            if len(some) == limit:
                break
            if row not in self._without:
                (late if self._why(row, year) else some).append(row)
        return Hits(words, count, tuple(self._told(row, year) for row in (*some, *late)[:limit]))

    def _told(self, row: int, year: int | None) -> Phrase:
        phrase, why = self._phrase(row), self._why(row, year)
        return replace(phrase, stale=why) if why else phrase

    def _why(self, row: int, year: int | None) -> str | None:
        """Why a row is out of date; only rows with dated wording are asked about."""
        if year is None or row not in self._dated:
            return None
        if (row, year) not in self._stale:
            self._stale[row, year] = self._currency(self._phrase(row), year)
        return self._stale[row, year]

    def _rows(self, query: Query, *, literal: bool = False) -> Iterator[int]:
        """The rows that match, best first."""
        if not self._filters.passing(query.kind, query.topic):
            return
        sql, values = conditions(query, self._filters, self._sounds, literal=literal).all()
        yield from (row for (row,) in self._base.execute(f"select {sql} order by 1", values))

    def _counted(self, query: Query) -> tuple[int, tuple[int, ...] | None]:
        """How many rows match and, where all of them had to be looked at, the rows if they are few."""
        sorts = self._filters.passing(query.kind, query.topic)
        if not sorts:
            return 0, None
        if len(query.words) <= 1 and all(map(is_token, query.words)):
            kept = self._kept(key(query.words[0]) if query.words else ALL, sorts)
            if kept is not None:
                return kept, None
        return self._counted_anew(query)

    def _kept(self, token: str, sorts: Sequence[int]) -> int | None:
        """How many phrases of these sorts have the token, where that was counted beforehand."""
        kept = self._base.execute("select docs, apart from counts where token = ?", (token,)).fetchone()
        if kept and len(sorts) == len(self._filters.sorts):
            return int(kept[0])
        return total(kept[1], sorts) if kept and kept[1] else None

    def _counted_anew(self, query: Query) -> tuple[int, tuple[int, ...] | None]:
        asked = conditions(query, self._filters, self._sounds)
        if not asked.checks:
            return self._many(*asked.all()), None
        if asked.sure:
            return sum(self._many(*part) for part in asked.parts()), None
        sql, values = asked.all()
        rows = tuple(row for (row,) in self._base.execute(f"select {sql} order by 1", values))
        return len(rows), rows if len(rows) <= _FEW else None

    def _many(self, sql: str, values: Sequence[str]) -> int:
        return int(self._base.execute(f"select count(*) from (select {sql})", values).fetchone()[0])

    def _heard(self, sound: str, word: str) -> bool:
        """Whether the syllables are found by the word, for one that can be read in too many ways."""
        pinyin = self._sounds.spelt(sound)
        return word in initials_of(pinyin) or sounds(pinyin, word)

    def _phrase(self, row: int) -> Phrase:
        (at,) = self._base.execute("select at from lines where row = ?", (row,)).fetchone()
        phrase = self._line(at)
        for further in self._also.get(row, ()):
            phrase = joined(phrase, self._line(further))
        return phrase

    def _line(self, at: int) -> Phrase:
        data = self._data[at % FILES]
        start = at // FILES
        end = data.find(b"\n", start)
        return phrase_in(data[start : end if end >= 0 else len(data)], first=start == 0)

    def _row_of(self, ident: str) -> int | None:
        number, mark = bucket(ident)
        told = self._base.execute("select told from idents where bucket = ?", (number,)).fetchone()
        found = rows(told[0], mark) if told else iter(())
        return next((row for row in found if self._phrase(row).id == ident), None)


def is_current(path: Path, files: Sequence[Path]) -> bool:
    """Whether the index at `path` is there and was built from these files as they are now."""
    if not path.is_file():
        return False
    try:
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            if not only_tables(base):
                return False
            made = base.execute("select value from meta where key = 'made'").fetchone()
        finally:
            base.close()
        return made is not None and made[0] == fingerprint(files)
    except (*_DAMAGE, OSError):
        return False


def _mapped(path: Path) -> mmap.mmap | bytes:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
    except OSError:
        return b""  # unreadable, and so it was when the index was built: no row points to it
