"""A large bank on disk: an SQLite index that answers as a scan would, and the lines it points to."""

import json
import mmap
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from drafter.bank.build import FILES, Progress, build, fingerprint
from drafter.bank.grams import both, is_exact, needed, needed_letters
from drafter.bank.idents import bucket, rows
from drafter.bank.lines import joined, phrase_of
from drafter.bank.memory import Currency, MemoryBank, never_stale
from drafter.bank.query import Query, asked, is_letters, parse
from drafter.bank.sounds import Sounds
from drafter.model.phrase import Hits, Phrase

_DAMAGE = (sqlite3.DatabaseError, ValueError, LookupError, TypeError, AttributeError)
"""What a damaged index, or lines that are no longer those it was built from, can raise."""


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
        try:
            return self._search(words, parse(words, topic, kind), max(limit, 0), year)
        except _DAMAGE:
            self._open(afresh=True)
            return self._search(words, parse(words, topic, kind), max(limit, 0), year)

    def select(
        self, kinds: Collection[str], containing: Collection[str] = (), *, year: int | None = None
    ) -> tuple[Phrase, ...]:
        """All phrases of the kinds that contain at least one of the strings, best first."""
        words = tuple(dict.fromkeys(asked(text) for text in containing)) or ("",)
        rows: set[int] = set()
        for kind in kinds:
            for word in words:
                rows.update(self._rows(Query((word,) if word else (), None, kind), literal=True))
        stale = self._stale_rows(year) if year is not None else frozenset[int]()
        return tuple(self._told(row, year if row in stale else None) for row in sorted(rows - self._without))

    def get(self, phrase_id: str) -> Phrase | None:
        """The phrase of that id, or None."""
        row = self._row_of(phrase_id)
        return self._phrase(row) if row and row not in self._without else None

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
            self.leave_out([phrase.id for phrase in self._apart.phrases])

    def _read(self) -> None:
        self._base = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._base.execute("pragma cache_size=-16000")
        meta = dict(self._base.execute("select key, value from meta where key <> 'made'"))
        self.warnings: tuple[str, ...] = tuple(json.loads(meta["warnings"]))
        self._size = int(meta["phrases"])
        self._facets: dict[str, str] = json.loads(meta["facets"])
        self._sounds = Sounds(meta["syllables"].split())
        self._data = [_mapped(Path(name)) for name in json.loads(meta["files"])]
        self._also: dict[int, list[int]] = {}
        # The later a file, the nearer its folder: nearer sources come first.
        for row, at in self._base.execute(f"select row, at from also order by row, at % {FILES} desc"):
            self._also.setdefault(row, []).append(at)
        self._stale: dict[int, frozenset[int]] = {}
        self._count = lru_cache(maxsize=4096)(self._counted)

    def _search(self, words: str, query: Query, limit: int, year: int | None) -> Hits:
        count = self._count(query)
        if self._without:
            count -= self._apart.search(words, topic=query.topic, kind=query.kind, limit=0).count
        if not count:
            return Hits(words, 0, ())
        stale = self._stale_rows(year) if year is not None else frozenset[int]()
        some: list[int] = []
        late: list[int] = []
        for row in self._rows(query):
            if len(some) == limit:
                break
            if row not in self._without:
                (late if row in stale else some).append(row)
        rows = (*some, *late)[:limit]
        return Hits(words, count, tuple(self._told(row, year if row in stale else None) for row in rows))

    def _told(self, row: int, year: int | None) -> Phrase:
        phrase = self._phrase(row)
        return phrase if year is None else replace(phrase, stale=self._currency(phrase, year))

    def _stale_rows(self, year: int) -> frozenset[int]:
        if year not in self._stale:
            dated = (row for (row,) in self._base.execute("select row from dated"))
            self._stale[year] = frozenset(row for row in dated if self._currency(self._phrase(row), year))
        return self._stale[year]

    def _rows(self, query: Query, *, literal: bool = False) -> Iterator[int]:
        """The rows that match, best first."""
        sql, values = self._sql(query, literal=literal)
        yield from (row for (row,) in self._base.execute(f"select {sql} order by 1", values))

    def _counted(self, query: Query) -> int:
        tokens = self._exact_tokens(query)
        if tokens is not None:
            if not tokens:
                return self._size
            known = self._base.execute(
                "select docs from counts where token = ?", (" ".join(tokens),)
            ).fetchone()
            if known:
                return int(known[0])
        sql, values = self._sql(query)
        return int(self._base.execute(f"select count(*) from (select {sql})", values).fetchone()[0])

    def _exact_tokens(self, query: Query) -> list[str] | None:
        """The tokens that are the query, one word at most and then facets; None if that is not all."""
        if len(query.words) > 1 or any(is_letters(word) or not is_exact(word) for word in query.words):
            return None
        names = [name for name in (query.topic, query.kind) if name is not None]
        if any(name not in self._facets for name in names):
            return None
        return [*query.words, *(self._facets[name] for name in names)]

    def _sql(self, query: Query, *, literal: bool = False) -> tuple[str, list[str]]:
        """Columns, tables and conditions of the query, and its values."""
        names = [name for name in (query.topic, query.kind) if name is not None]
        matches = [both([self._facets[name]]) for name in names if name in self._facets]
        if len(matches) < len(names):
            return "row from lines where 0", []
        checks: list[str] = []
        values: list[str] = []
        for word in query.words:
            match, check, needs = self._word(word, literal=literal)
            matches += [match] if match else []
            if check:
                checks.append(check)
                values += needs
        where = [f"({check})" for check in checks]
        if not matches:
            return f"row from lines{' where ' + ' and '.join(where) if where else ''}", values
        expression = " AND ".join(matches)
        if not where:
            return "rowid from grams where grams match ?", [expression]
        joined = "grams.rowid from grams join lines on lines.row = grams.rowid where grams match ?"
        return f"{joined} and {' and '.join(where)}", [expression, *values]

    def _word(self, word: str, *, literal: bool) -> tuple[str | None, str | None, list[str]]:
        """What a row must match, what must be looked at besides, and the values of that."""
        own = needed(word)
        match = both(own) if own else None
        if literal or not is_letters(word):
            return match, (None if is_exact(word) else "instr(text, ?)"), ([] if is_exact(word) else [word])
        ways = [match] if match else []
        if len(word) == 1:
            return f"({' OR '.join([*ways, both(needed_letters(word))])})", None, []
        checks, values = ["instr(text, ?)"], [word]
        first = self._sounds.initials(word)
        readings = [*([(word, first)] if first else []), *self._sounds.readings(word)]
        for letters, pattern in dict.fromkeys(readings):
            ways.append(both(needed_letters(letters)))
            checks.append("sound glob ?")
            values.append(pattern)
        return f"({' OR '.join(ways)})", " or ".join(checks), values

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
        line = data[start : end if end >= 0 else len(data)]
        return phrase_of(json.loads(line.decode("utf-8-sig" if start == 0 else "utf-8")))

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
            made = base.execute("select value from meta where key = 'made'").fetchone()
        finally:
            base.close()
        return made is not None and made[0] == fingerprint(files)
    except (sqlite3.DatabaseError, OSError):
        return False


def _mapped(path: Path) -> mmap.mmap | bytes:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
    except OSError:
        return b""  # unreadable, and so it was when the index was built: no row points to it
