"""The sentences of one's own old plans, file by file, searched as a scan would, in a disposable file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from drafter.atomic import private_folder
from drafter.bank.grams import both, is_exact, needed, tokens
from drafter.bank.query import parse, plain
from drafter.bank.state import only_tables
from drafter.errors import DrafterError
from drafter.model.sentence import Sentence, SentenceHits

VERSION = "2"

_SCHEMA = """
create table if not exists meta(key text primary key, value text) without rowid;
create table if not exists files(name text primary key, stamp text, why text) without rowid;
create table if not exists sentences(
    row integer primary key, file text, text text, plain text,
    unit text, year integer, document text, section text);
create index if not exists by_file on sentences(file);
create virtual table if not exists grams using fts5(
    tokens, content='', detail=none, columnsize=0, tokenize='ascii');
"""
_BUSY = "另一个 drafter 正在整理旧稿，请稍候再试。"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file's size and time when it was read, and why it was left out ("" where it was not)."""

    stamp: str
    why: str = ""


class Archive:
    """The sentences of many files in one SQLite file; a damaged one is begun anew."""

    def __init__(self, path: Path) -> None:
        """OSError or DrafterError where it cannot be written."""
        self._path = path
        private_folder(path.parent)
        with self._told():
            try:
                self._open()
            except sqlite3.DatabaseError as error:
                if "locked" in str(error):
                    raise
                self._anew()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def files(self) -> dict[str, Kept]:
        """Every file by its name."""
        told = self._base.execute("select name, stamp, why from files order by name")
        return {name: Kept(stamp, why) for name, stamp, why in told}

    def put(self, name: str, kept: Kept, sentences: Iterable[Sentence]) -> None:
        """These are the sentences of the file now."""
        with self._told(), self._base:
            self._forget(name)
            self._base.execute("insert into files values(?, ?, ?)", (name, kept.stamp, kept.why))
            for one in sentences:
                text = plain(one.text)
                values = (name, one.text, text, one.unit, one.year or 0, one.document, one.section)
                row = self._base.execute(
                    "insert into sentences values(null, ?, ?, ?, ?, ?, ?, ?)", values
                ).lastrowid
                self._base.execute(
                    "insert into grams(rowid, tokens) values(?, ?)", (row, " ".join(tokens(text)))
                )

    def drop(self, name: str) -> None:
        """The file is gone."""
        with self._told(), self._base:
            self._forget(name)

    def search(self, words: str, *, limit: int = 20) -> SentenceHits:
        """The sentences that contain every word, those of the latest years first, each once."""
        where, values = _where(parse(words).words)
        count = self._base.execute(f"select count(distinct plain) from sentences {where}", values).fetchone()[
            0
        ]
        found: dict[str, Sentence] = {}
        for known, one in self._found(where, values):
            if len(found) >= limit:
                break
            found.setdefault(known, one)
        return SentenceHits(words, int(count), tuple(found.values()))

    def _found(self, where: str, values: list[str]) -> Iterator[tuple[str, Sentence]]:
        rows = self._base.execute(
            f"select plain, text, unit, year, document, section, file from sentences {where}"
            " order by year desc, row",
            values,
        )
        for known, text, unit, year, document, section, file in rows:
            yield known, Sentence(text, unit, year or None, document, section, file)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says of a busy or full disk, as the user's error."""
        try:
            yield
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise DrafterError(_BUSY) from error
            raise DrafterError(
                f"旧稿的索引 {self._path} 写不进去，请看磁盘是否满了、能否写入；"
                "这个文件可以删去，下次自动重建。"
            ) from error

    def _forget(self, name: str) -> None:
        old = self._base.execute("select row, plain from sentences where file = ?", (name,)).fetchall()
        self._base.executemany(
            "insert into grams(grams, rowid, tokens) values('delete', ?, ?)",
            ((row, " ".join(tokens(text))) for row, text in old),
        )
        self._base.execute("delete from sentences where file = ?", (name,))
        self._base.execute("delete from files where name = ?", (name,))

    def _open(self) -> None:
        self._base = sqlite3.connect(self._path, check_same_thread=False)
        self._base.executescript(_SCHEMA)
        made = self._base.execute("select value from meta where key = 'version'").fetchone()
        if made is not None and made[0] != VERSION:
            raise sqlite3.DatabaseError("of another version")
        if not only_tables(self._base):
            raise sqlite3.DatabaseError("not ours")
        self._base.execute("select count(*) from sentences").fetchone()
        if made is None:
            with self._base:
                self._base.execute("insert or replace into meta values('version', ?)", (VERSION,))

    def _anew(self) -> None:
        with suppress(sqlite3.Error, AttributeError):
            self._base.close()
        self._path.unlink(missing_ok=True)
        self._open()


def _where(words: tuple[str, ...]) -> tuple[str, list[str]]:
    """The condition for all of the words, and its values."""
    grams = [token for word in words for token in needed(word)]
    scanned = [word for word in words if not is_exact(word)]
    parts = ["row in (select rowid from grams where grams match ?)"] if grams else []
    parts += ["instr(plain, ?) > 0"] * len(scanned)
    values = [both(grams)] if grams else []
    return (f"where {' and '.join(parts)}" if parts else ""), [*values, *scanned]
