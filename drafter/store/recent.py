"""Drafts that were open lately, with the place where the user left them."""

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from drafter import atomic
from drafter.errors import DrafterError
from drafter.store.folders import Home

MOST = 30
"""How many drafts are remembered."""


@dataclass(frozen=True, slots=True)
class Recent:
    """One draft: its file, what it is, how far it is, and where the cursor stood."""

    path: Path
    title: str = ""
    blanks: int = 0
    errors: int = 0
    section: str = ""
    row: int = 0
    column: int = 0


def recent(home: Home) -> tuple[Recent, ...]:
    """The drafts open lately, last one first; a damaged list is an empty one."""
    try:
        items = json.loads(_file(home).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(found for item in items if (found := _recent(item))) if isinstance(items, list) else ()


def recall(home: Home, path: Path) -> Recent | None:
    """What is remembered of one draft."""
    wanted = path.absolute()
    return next((item for item in recent(home) if item.path == wanted), None)


def remember(home: Home, entry: Recent) -> None:
    """Put the draft first in the list; a folder that cannot be written is no reason to stop."""
    entry = replace(entry, path=entry.path.absolute())
    rest = [item for item in recent(home) if item.path != entry.path]
    _write(home, [entry, *rest][:MOST])


def forget(home: Home, path: Path) -> None:
    """Take a draft off the list; the draft itself is not touched."""
    wanted = path.absolute()
    _write(home, [item for item in recent(home) if item.path != wanted])


def _write(home: Home, entries: Iterable[Recent]) -> None:
    data = [asdict(item) | {"path": str(item.path)} for item in entries]
    with contextlib.suppress(OSError, DrafterError, UnicodeEncodeError):
        atomic.private_folder(home.path)
        text = json.dumps(data, ensure_ascii=False, indent=1)
        atomic.write_atomically(_file(home), text.encode(), private=True)


def _file(home: Home) -> Path:
    return home.path / "recent.json"


def _recent(item: Any) -> Recent | None:
    if not isinstance(item, dict) or not isinstance(item.get("path"), str):
        return None
    kept: dict[str, Any] = {"path": Path(item["path"])}
    for key, type_ in (
        ("title", str),
        ("section", str),
        ("blanks", int),
        ("errors", int),
        ("row", int),
        ("column", int),
    ):
        if isinstance(item.get(key), type_):
            kept[key] = item[key]
    return Recent(**kept)
