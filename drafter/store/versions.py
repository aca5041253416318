"""Versions of a draft that the user kept: whole copies beside it, counted from 1."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from drafter import atomic
from drafter.errors import DrafterError, cause
from drafter.store.drafts import versions_folder
from drafter.store.folders import NOT_IN_NAMES

_NAME = re.compile(r"(\d{4,})-(\d{8}-\d{6})(?:-(.+))?\.yaml\Z")
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Version:
    """One kept version: its number, when it was kept, its file, and what its writer called it."""

    number: int
    when: datetime
    path: Path
    name: str = ""


MOST_NAME = 30
"""Characters of a version's name; with more the file's name would be too long on some disks."""


def keep_version(path: Path, text: str, when: datetime, name: str = "") -> Version:
    """Keep `text` as the newest version of the draft `path`; the same text is not kept twice by one name.

    What no file name can hold is left out of `name`.
    """
    name = NOT_IN_NAMES.sub("", name)[:MOST_NAME]
    folder = versions_folder(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise DrafterError(f"建不了版本文件夹 {folder}（{cause(error)}）。文稿本身已自动保存。") from error
    kept = versions(path)
    data = text.encode()
    if kept and kept[-1].path.read_bytes() == data and name in ("", kept[-1].name):
        return kept[-1]
    number = kept[-1].number + 1 if kept else 1
    called = f"-{name}" if name else ""
    target = folder / f"{number:04}-{when.strftime(_STAMP)}{called}.yaml"
    atomic.write_atomically(target, data)
    return Version(number, when, target, name)


def versions(path: Path) -> tuple[Version, ...]:
    """The kept versions of a draft, oldest first; what else lies in the folder is passed over."""
    folder = versions_folder(path)
    if not folder.is_dir():
        return ()
    found = []
    for file in folder.iterdir():
        if match := _NAME.match(file.name):
            try:
                found.append(
                    Version(int(match[1]), datetime.strptime(match[2], _STAMP), file, match[3] or "")
                )
            except ValueError:
                continue
    return tuple(sorted(found, key=lambda version: (version.number, version.path.name)))
