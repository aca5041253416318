"""What SQLite can do here, and which indexes lie in the cache: for the report on this machine."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Index:
    """One index file, its size in bytes, and whether it can be read."""

    path: Path
    size: int
    sound: bool


def indexes(cache: Path) -> Iterator[Index]:
    """The indexes of the cache folder; a damaged one is built anew at the next search."""
    for path in sorted(cache.glob("*.sqlite")):
        yield Index(path, path.stat().st_size, _is_sound(path))


def _is_sound(path: Path) -> bool:
    try:
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            return only_tables(base) and bool(base.execute("select count(*) from meta").fetchone()[0])
        finally:
            base.close()
    except sqlite3.DatabaseError:
        return False


def only_tables(base: sqlite3.Connection) -> bool:
    """Whether the file holds tables alone, as ours do: a view can be endless, a trigger do harm."""
    others = base.execute("select count(*) from sqlite_master where type in ('view', 'trigger')")
    return not others.fetchone()[0]


def sqlite_version() -> str:
    """The version of SQLite, "" where it lacks the full-text search that indexes need."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute("create virtual table tried using fts5(text)")
    except sqlite3.DatabaseError:
        return ""
    finally:
        base.close()
    return sqlite3.sqlite_version
