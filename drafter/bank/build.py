"""Building the index of a large bank: one SQLite file, disposable, never half there."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from drafter.bank.grams import facet, letter_tokens, tokens
from drafter.bank.idents import buckets
from drafter.bank.lines import phrase_of
from drafter.bank.query import plain
from drafter.bank.sounds import Sounds
from drafter.model.phrase import Phrase

VERSION = 2
FILES = 4096
"""Files of one index at most: a place is an offset and the number of a file in one number."""

_COMMON = 3_000
_VERY_COMMON = 50_000

Progress = Callable[[int], None]
"""Told the percentage that is done."""

_Row = tuple[int, int, int, str, str, int, str, str, str, int]

_SCHEMA = """
pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192; pragma user_version=0;
create virtual table grams using fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii');
insert into grams(grams, rank) values('hashsize', 67108864);
insert into grams(grams, rank) values('automerge', 0);
create table lines(row integer primary key, text text, sound text, at integer);
create table dated(row integer primary key);
create table idents(bucket integer primary key, told blob);
create table counts(token text primary key, docs integer) without rowid;
create table meta(key text primary key, value text) without rowid;
"""


def fingerprint(files: Sequence[Path]) -> str:
    """What an index is built from: paths, sizes and times of the bank's files."""
    stats = [(str(file), stat.st_size, stat.st_mtime_ns) for file in files for stat in (file.stat(),)]
    return json.dumps([VERSION, stats])


def build(path: Path, files: Sequence[Path], progress: Progress | None = None) -> tuple[str, ...]:
    """Write the index of these files to `path`; the warnings name damaged lines.

    Where one id stands twice, the later file or line wins, without a word
    where they are of different folders. OSError if the folder cannot be
    written; sqlite3.Error if the disk is full.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    warnings: list[str] = []
    try:
        with closing(sqlite3.connect(name)) as base:
            base.executescript(_SCHEMA)
            _fill(base, files, warnings, progress)
            base.commit()
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return tuple(warnings)


def _fill(
    base: sqlite3.Connection, files: Sequence[Path], warnings: list[str], progress: Progress | None
) -> None:
    told = fingerprint(files)
    rows = _rows(files, warnings, progress or _nothing)
    sounds = Sounds(syllable for row in rows for syllable in row[6].split())
    names = sorted({row[7] for row in rows} | {row[8] for row in rows})
    facets = {name: facet(at) for at, name in enumerate(names)}
    base.executemany(
        "insert into grams(rowid, tokens) values(?, ?)", _tokens(rows, facets, progress or _nothing)
    )
    base.execute("insert into grams(grams) values('optimize')")
    lines = ((at, row[3], sounds.code(row[6]), row[5]) for at, row in enumerate(rows, 1))
    base.executemany("insert into lines values(?, ?, ?, ?)", lines)
    base.executemany("insert into dated values(?)", ((at,) for at, row in enumerate(rows, 1) if row[9]))
    base.executemany(
        "insert into idents values(?, ?)", buckets((at, row[4]) for at, row in enumerate(rows, 1))
    )
    _count(base, tuple(facets.values()))
    meta = {
        "made": told,
        "phrases": str(len(rows)),
        "files": json.dumps([str(file) for file in files]),
        "facets": json.dumps(facets),
        "syllables": " ".join(sounds.syllables),
        "warnings": json.dumps(warnings),
    }
    base.executemany("insert into meta values(?, ?)", meta.items())


def _nothing(_percent: int) -> None:
    """Told nobody."""


def _rows(files: Sequence[Path], warnings: list[str], progress: Progress) -> list[_Row]:
    """One row a phrase, in the order of its worth; the later line of one id wins."""
    last: dict[str, tuple[int, int]] = {}
    rows: list[_Row] = []
    size = sum(file.stat().st_size for file in files) or 1
    read = 0
    for number, file in enumerate(files):
        for line, offset, phrase in read_lines(file, warnings):
            before = last.get(phrase.id)
            if before and files[before[0]].parent == file.parent:
                warnings.append(f"{file} 第{line}行 的编号 {phrase.id} 与前面重复，以这一行为准")
            last[phrase.id] = (number, offset)
            rows.append(_row(phrase, offset * FILES + number))
            if len(rows) % 10_000 == 0:
                progress(40 * (read + offset) // size)
        read += file.stat().st_size
    kept = {offset * FILES + number for number, offset in last.values()}
    del last
    if len(kept) < len(rows):
        rows = [row for row in rows if row[5] in kept]
    rows.sort()
    return rows


def _row(phrase: Phrase, at: int) -> _Row:
    text, topic = plain(phrase.text), phrase.topic or ""
    order = (-phrase.docs, -phrase.count, len(phrase.text))
    return (*order, text, phrase.id, at, phrase.pinyin, phrase.kind, topic, int(bool(phrase.terms)))


def read_lines(file: Path, warnings: list[str]) -> Iterator[tuple[int, int, Phrase]]:
    """Line number, offset and phrase of every sound line; damaged ones are named in `warnings`."""
    try:
        lines = file.open("rb")
    except OSError as error:
        warnings.append(f"{file} 读不出（{error.strerror}），已跳过")
        return
    with lines:
        offset = 0
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    data = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
                    yield number, offset, phrase_of(data)
                except (ValueError, RecursionError) as error:
                    reason = str(error) if type(error) is ValueError else "不是一行完整的 JSON"
                    warnings.append(f"{file} 第{number}行 已损坏，跳过：{reason}")
            offset += len(line)


def _tokens(rows: list[_Row], facets: dict[str, str], progress: Progress) -> Iterator[tuple[int, str]]:
    for at, row in enumerate(rows, 1):
        first = "".join(syllable[0] for syllable in row[6].split())
        mine = (*tokens(row[3]), *letter_tokens(first), facets[row[7]], facets[row[8]])
        yield at, " ".join(mine)
        if at % 10_000 == 0:
            progress(40 + 50 * at // len(rows))


def _count(base: sqlite3.Connection, facets: tuple[str, ...]) -> None:
    """Keep how often the common tokens occur, alone and with a facet: to count them takes too long."""
    base.execute("create virtual table temp.words using fts5vocab(main, grams, row)")
    common = base.execute("select term, doc from words where doc >= ?", (_COMMON,)).fetchall()
    base.executemany("insert or replace into counts values(?, ?)", common)
    ask = "select count(*) from grams where grams match ?"
    for token, docs in common:
        if docs >= _VERY_COMMON and token not in facets:
            told = ((name, base.execute(ask, (f'"{token}" AND "{name}"',)).fetchone()[0]) for name in facets)
            base.executemany(
                "insert into counts values(?, ?)", ((f"{token} {name}", many) for name, many in told)
            )
    base.execute("drop table temp.words")
