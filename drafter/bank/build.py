"""Building the index of a large bank: one SQLite file, disposable, never half there."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice
from pathlib import Path
from typing import Final

from drafter.atomic import open_file, private_folder, unfinished
from drafter.bank.frequencies import facet_name, four_counts, token_counts
from drafter.bank.grams import facet, letter_tokens, tokens
from drafter.bank.idents import buckets
from drafter.bank.lines import damage, phrase_in
from drafter.bank.query import plain
from drafter.bank.sounds import Sounds
from drafter.errors import cause
from drafter.model.phrase import Phrase

VERSION = 5
FILES = 4096
"""Files of one index at most: a place is an offset and the number of a file in one number."""

MANY = 50_000
"""Phrases from which frequent words are counted beforehand."""

_STEP = 10_000
_BATCH = 4_000

Progress = Callable[[int], None]
"""Told the percentage that is done."""

_Row = tuple[int, int, int, str, str, int, str, str, str, int]
"""A phrase on its way into the index, by its worth first; a plain tuple, because there may be a million."""
_TEXT: Final = 3
_IDENT: Final = 4
_AT: Final = 5
_PINYIN: Final = 6
_KIND: Final = 7
_TOPIC: Final = 8
_DATED: Final = 9

_SCHEMA = """
pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192; pragma user_version=0;
create virtual table grams using fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii');
insert into grams(grams, rank) values('hashsize', 67108864);
insert into grams(grams, rank) values('automerge', 0);
create table lines(row integer primary key, text text, sound text, at integer);
create table also(row integer, at integer, primary key(row, at)) without rowid;
create table dated(row integer primary key);
create table idents(bucket integer primary key, told blob);
create table counts(token text primary key, docs integer) without rowid;
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
    warnings: list[str] = []
    with unfinished(path) as name, closing(sqlite3.connect(name, check_same_thread=False)) as base:
        base.executescript(_SCHEMA)
        _fill(base, files, warnings, progress or _nothing, many)
        base.commit()
    return tuple(warnings)


def _fill(
    base: sqlite3.Connection, files: Sequence[Path], warnings: list[str], progress: Progress, many: int
) -> None:
    told = fingerprint(files)
    also: dict[int, tuple[int, ...]] = {}
    rows = _rows(files, also, warnings, progress)
    syllables: set[str] = set()
    for row in rows:
        syllables.update(row[_PINYIN].split())
    sounds = Sounds(syllables)
    facets = _facets(rows)
    _insert(base, _tokens(rows, facets), len(rows), progress)
    fours = _optimized(base, [row[_TEXT] for row in rows] if len(rows) >= many else [])
    lines = ((at, row[_TEXT], sounds.code(row[_PINYIN]), row[_AT]) for at, row in enumerate(rows, 1))
    base.executemany("insert into lines values(?, ?, ?, ?)", lines)
    base.executemany("insert into dated values(?)", ((at,) for at, row in enumerate(rows, 1) if row[_DATED]))
    further = ((at, place) for at, row in enumerate(rows, 1) for place in also.get(row[_AT], ()))
    base.executemany("insert into also values(?, ?)", further)
    idents = buckets((at, row[_IDENT]) for at, row in enumerate(rows, 1))
    base.executemany("insert into idents values(?, ?)", idents)
    if len(rows) >= many:
        single = [token for name, token in facets.items() if "\n" not in name]
        counts = [*token_counts(base, len(rows), single), *fours]
        base.executemany("insert or replace into counts values(?, ?)", counts)
    if len(rows) >= _STEP:
        progress(100)
    meta = {
        "made": told,
        "phrases": str(len(rows)),
        "files": json.dumps([str(file) for file in files]),
        "facets": json.dumps(facets),
        "syllables": " ".join(sounds.syllables),
        "warnings": json.dumps(warnings),
    }
    base.executemany("insert into meta values(?, ?)", meta.items())


def _optimized(base: sqlite3.Connection, texts: list[str]) -> list[tuple[str, int]]:
    """The counts of the frequent fours, made while SQLite brings the tokens into one piece."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "index") as writer:
        waiting = writer.submit(base.execute, "insert into grams(grams) values('optimize')")
        fours = [*four_counts(texts)]
        waiting.result()
    return fours


def _facets(rows: list[_Row]) -> dict[str, str]:
    """The token of every kind, every topic, and every kind with a topic."""
    pairs = sorted({(row[_KIND], row[_TOPIC]) for row in rows})
    names = dict.fromkeys(facet_name(topic, kind) for kind, topic in pairs)
    names |= dict.fromkeys(facet_name(None, kind) for kind, _ in pairs)
    names |= dict.fromkeys(facet_name(topic, None) for _, topic in pairs)
    return {name: facet(at) for at, name in enumerate(names)}


def _nothing(_percent: int) -> None:
    """Told nobody."""


def _rows(
    files: Sequence[Path], also: dict[int, tuple[int, ...]], warnings: list[str], progress: Progress
) -> list[_Row]:
    """One row a phrase, in the order of its worth; `also` is told where else a place's phrase stands."""
    rows: dict[str, _Row] = {}
    size = sum(file.stat().st_size for file in files) or 1
    read = 0
    for _, folder in groupby(enumerate(files), key=lambda item: item[1].parent):
        near: dict[str, _Row] = {}
        for number, file in folder:
            for line, offset, phrase in read_lines(file, warnings):
                if phrase.id in near:
                    warnings.append(f"{file} 第{line}行 的编号 {phrase.id} 与前面重复，以这一行为准")
                near[phrase.id] = _row(phrase, offset * FILES + number)
                if len(near) % _STEP == 0:
                    progress(40 * (read + offset) // size)
            read += file.stat().st_size
        rows = _over(rows, near, also)
    return sorted(rows.values())


def _over(far: dict[str, _Row], near: dict[str, _Row], also: dict[int, tuple[int, ...]]) -> dict[str, _Row]:
    """The rows of a folder over those of the farther ones."""
    for ident in far.keys() & near.keys():
        above, below = near[ident], far[ident]
        if above[_TEXT] == below[_TEXT]:
            also[above[_AT]] = (below[_AT], *also.get(below[_AT], ()))
            near[ident] = _joined(above, below)
    return {**far, **near} if far else near


def _joined(near: _Row, far: _Row) -> _Row:
    """The row of a phrase that two folders have."""
    docs, count, length, text, ident, at, pinyin, kind, topic, dated = near
    known = (pinyin or far[_PINYIN], kind, topic or far[_TOPIC], dated or far[_DATED])
    return (docs + far[0], count + far[1], length, text, ident, at, *known)


def _row(phrase: Phrase, at: int) -> _Row:
    text, topic = plain(phrase.text), phrase.topic or ""
    order = (-phrase.docs, -phrase.count, len(phrase.text))
    return (*order, text, phrase.id, at, phrase.pinyin, phrase.kind, topic, int(bool(phrase.terms)))


def read_lines(file: Path, warnings: list[str]) -> Iterator[tuple[int, int, Phrase]]:
    """Line number, offset and phrase of every sound line; damaged ones are named in `warnings`."""
    try:
        lines = open_file(file)
    except OSError as error:
        warnings.append(f"{file} 读不出（{cause(error)}），已跳过")
        return
    with lines:
        offset = 0
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, offset, phrase_in(line, first=number == 1)
                except (ValueError, RecursionError) as error:
                    warnings.append(f"{file} 第{number}行 {damage(error)}")
            offset += len(line)


def _insert(base: sqlite3.Connection, found: Iterator[str], many: int, progress: Progress) -> None:
    """Put the tokens of all rows into the index, thousands at once: meanwhile the next ones are made."""
    from concurrent.futures import ThreadPoolExecutor

    work = "insert into grams(rowid, tokens) select key + ?, value from json_each(?)"
    with ThreadPoolExecutor(1, "index") as writer:
        waiting = None
        for at in range(1, many + 1, _BATCH):
            batch = json.dumps([*islice(found, _BATCH)], ensure_ascii=False)
            if waiting:
                waiting.result()
            waiting = writer.submit(base.execute, work, (at, batch))
            if many >= _STEP:
                progress(40 + 50 * at // many)
        if waiting:
            waiting.result()


def _tokens(rows: list[_Row], facets: dict[str, str]) -> Iterator[str]:
    """The tokens of each row."""
    passed = {
        (kind, topic): (
            facets[facet_name(topic, kind)],
            facets[facet_name(None, kind)],
            facets[facet_name(topic, None)],
        )
        for kind, topic in {(row[_KIND], row[_TOPIC]) for row in rows}
    }
    for row in rows:
        mine = tokens(row[_TEXT])
        mine += letter_tokens(row[_PINYIN].split(), row[_TEXT])
        mine += passed[row[_KIND], row[_TOPIC]]
        yield " ".join(mine)
