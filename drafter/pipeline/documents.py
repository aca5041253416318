"""The documents of files and folders: which files are taken, and what each of them holds."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.document import Document
from drafter.render.document import document
from drafter.store.drafts import is_draft, load_draft

ENDINGS = frozenset({".txt", ".md", ".docx", ".doc", ".wps", ".odt", ".rtf", ".html", ".htm", ".pdf"})
"""Files of a folder that are taken for documents; a file named outright is taken whatever its ending."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much one file may hold for a piece of work to be done within seconds."""

    characters: int
    paragraphs: int


PLAN = Size(300_000, 10_000)
"""What is rolled, merged, compared or laid beside another: ten of the longest government reports."""
CHECKED = Size(800_000, 30_000)
"""What is checked, or searched for what was copied from it: a year's plans of a whole city."""


def documents(path: Path, most: Size = PLAN) -> tuple[Document, ...]:
    """A draft as it will print, or all documents of any other file.

    DrafterError for what cannot be read, and for more than `most`.
    """
    if is_draft(path):
        return within(path, (document(load_draft(path)),), most)
    from drafter.reading import read  # slow to load, and a draft does not need it

    return within(path, read(path).documents, most)


def within(path: Path, documents: tuple[Document, ...], most: Size = PLAN) -> tuple[Document, ...]:
    """The documents as they are; DrafterError where they hold more than `most`."""
    fits(path, [line.text for one in documents for line in one.paragraphs], most)
    return documents


def fits(path: Path, lines: Sequence[str], most: Size = PLAN) -> None:
    """Raise DrafterError where these lines of the file are more than `most`."""
    characters = sum(map(len, lines))
    if characters > most.characters or len(lines) > most.paragraphs:
        raise DrafterError(
            f"“{path}”有 {characters} 字、{len(lines)} 段，太长了：一个文件最多 "
            f"{most.characters // 10_000} 万字、{most.paragraphs // 10_000} 万段。请拆成几份再试。"
        )


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and every document in the folders named, each once; a folder's own in order of name.

    Files that are hidden or that an office program has open ("~$…") are passed over. DrafterError for a
    path that is not there.
    """
    return tuple(dict.fromkeys(file for _, file in rooted(paths)))


def others_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """What else lies in the folders named, and is no document by its name; hidden files aside."""
    inside = (file for path in paths if path.is_dir() for file in sorted(_inside(path, _is_other)))
    return tuple(dict.fromkeys(inside))


def rooted(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """The same, each file behind the folder that it was found in."""
    for path in paths:
        if path.is_dir():
            yield from ((path, file) for file in sorted(_inside(path, _is_document)))
        elif path.exists():
            yield path.parent, path
        else:
            raise DrafterError(f"找不到 {path}：请检查文件或文件夹的名字。")


def _inside(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Path]:
    """Files of a folder and those below it, by their names; what cannot be listed holds nothing for us."""
    waiting = [folder]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:  # no right to look, or too deep to be named
            continue
        for entry in entries:
            if _is_there(entry.is_dir, follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif wanted(entry.name) and _is_there(entry.is_file):
                yield Path(entry.path)


def _is_document(name: str) -> bool:
    return not _is_passing(name) and Path(name).suffix.lower() in ENDINGS


def _is_other(name: str) -> bool:
    return not _is_passing(name) and Path(name).suffix.lower() not in ENDINGS


def _is_passing(name: str) -> bool:
    """Whether a program made the file for itself."""
    return name.startswith(("~$", ".")) or name in ("Thumbs.db", "desktop.ini")


def _is_there(asked: Callable[..., bool], **how: bool) -> bool:
    try:
        return asked(**how)
    except OSError:  # a loop of links
        return False
