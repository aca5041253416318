"""Building the index of a large bank: one SQLite file, disposable, never half there."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import compress, count, islice
from operator import itemgetter
from pathlib import Path

from drafter.atomic import private_folder, unfinished
from drafter.bank.filters import Filters
from drafter.bank.frequencies import SAMPLE, counted, frequent
from drafter.bank.grams import Letters, tokens
from drafter.bank.idents import buckets
from drafter.bank.rows import AT, DATED, IDENT, SORT, SOUND, STEP, TEXT, Progress, Row, Rows
from drafter.bank.sounds import Sounds

VERSION = 8

MANY = 50_000
"""Phrases from which frequent tokens are counted beforehand."""

_SORTS = 512
"""Kinds with topics up to which they are: a bank of more has topics that nobody filters by."""

_BATCH = 4_000

_SCHEMA = """
pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192; pragma user_version=0;
create virtual table grams using fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii');
insert into grams(grams, rank) values('hashsize', 67108864);
insert into grams(grams, rank) values('automerge', 0);
create table lines(row integer primary key, text text, sound text, at integer);
create table also(row integer, at integer, primary key(row, at)) without rowid;
create table dated(row integer primary key);
create table idents(bucket integer primary key, told blob);
create table counts(token text primary key, docs integer, apart blob) without rowid;
create table meta(key text primary key, value text) without rowid;
"""


def fingerprint(files: Sequence[Path]) -> str:
    """What an index is built from: paths, sizes and times of the bank's files."""
    stats = [(str(file), stat.st_size, stat.st_mtime_ns) for file in files for stat in (file.stat(),)]
    return json.dumps([VERSION, stats])


def build(
    path: Path, files: Sequence[Path], progress: Progress | None = None, *, many: int = MANY
) -> tuple[str, ...]:
    """Write the index of these files to `path`; the warnings name damaged lines.

    Where one id stands twice in a folder, the later line wins; in two folders,
    the later one's line stands first and what both know adds up. OSError if the folder cannot be
    written; sqlite3.Error if the disk is full.
    """
    private_folder(path.parent)
    with unfinished(path) as name, closing(sqlite3.connect(name, check_same_thread=False)) as base:
        base.executescript(_SCHEMA)
        warnings = _fill(base, files, progress or _nothing, many)
        base.commit()
    return tuple(warnings)


def _fill(base: sqlite3.Connection, files: Sequence[Path], progress: Progress, many: int) -> list[str]:
    told = fingerprint(files)
    source = Rows(files)
    rows = source.read(progress)
    filters = Filters({row[SORT] for row in rows})
    made = _Tokens(filters, source.sounds)
    _insert(base, map(made.of, rows), len(rows), progress)
    with _meanwhile(base, "insert into grams(grams) values('optimize')"):
        idents = [*buckets((at, row[IDENT]) for at, row in enumerate(rows, 1))]
    base.executemany("insert into idents values(?, ?)", idents)
    if len(rows) >= many and len(filters.sorts) <= _SORTS:
        often = frequent([made.of(row) for row in rows[:: max(1, len(rows) // SAMPLE)]])
        number = {sort: at for at, sort in enumerate(filters.sorts)}
        counts = counted(base, often, [number[row[SORT]] for row in rows])
        base.executemany("insert into counts values(?, ?, ?)", [*counts])
    lines = ((at, row[TEXT], row[SOUND], row[AT]) for at, row in enumerate(rows, 1))
    base.executemany("insert into lines values(?, ?, ?, ?)", lines)
    dated = compress(count(1), map(itemgetter(DATED), rows))
    base.executemany("insert into dated values(?)", zip(dated))
    further = ((at, place) for at, row in enumerate(rows, 1) for place in source.also.get(row[AT], ()))
    base.executemany("insert into also values(?, ?)", further if source.also else ())
    meta = {
        "made": told,
        "phrases": str(len(rows)),
        "files": json.dumps([str(file) for file in files]),
        "sorts": json.dumps(filters.sorts),
        "syllables": " ".join(source.sounds.syllables),
        "warnings": json.dumps(source.warnings),
    }
    base.executemany("insert into meta values(?, ?)", meta.items())
    if len(rows) >= STEP:
        progress(100)
    return source.warnings


def _nothing(_percent: int) -> None:
    """Told nobody."""


class _Tokens:
    """The tokens of rows, parted by blanks."""

    def __init__(self, filters: Filters, sounds: Sounds) -> None:
        self._passed = filters.tokens()
        self._letters = Letters(sounds)

    def of(self, row: Row) -> str:
        """What the row is found by."""
        text = row[TEXT]
        return " ".join((*tokens(text), *self._letters.tokens(row[SOUND], text), *self._passed[row[SORT]]))


def _insert(base: sqlite3.Connection, found: Iterator[str], many: int, progress: Progress) -> None:
    """Put the tokens of all rows into the index, thousands at once: meanwhile the next ones are made."""
    batch = _batch(found)
    for at in range(1, many + 1, _BATCH):
        with _meanwhile(
            base, "insert into grams(rowid, tokens) select key + ?, value from json_each(?)", at, batch
        ):
            batch = _batch(found)
        if many >= STEP:
            progress(40 + 50 * at // many)


def _batch(found: Iterator[str]) -> str:
    return json.dumps([*islice(found, _BATCH)], ensure_ascii=False)


@contextmanager
def _meanwhile(base: sqlite3.Connection, statement: str, *values: int | str) -> Iterator[None]:
    """What is done within is done while SQLite works on the statement."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "index") as writer:
        waiting = writer.submit(base.execute, statement, values)
        yield
        waiting.result()
