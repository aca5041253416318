"""The documents of files and folders: which files are taken, and what each of them holds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.document import Document
from drafter.render.document import document
from drafter.store.drafts import is_draft, load_draft

ENDINGS = frozenset({".txt", ".md", ".docx", ".html", ".htm", ".pdf"})
"""Files of a folder that are taken for documents; a file named outright is taken whatever its ending."""


def documents(path: Path) -> tuple[Document, ...]:
    """A draft as it will print, or all documents of any other file; DrafterError for what cannot be read."""
    if is_draft(path):
        return (document(load_draft(path)),)
    from drafter.reading import read  # slow to load, and a draft does not need it

    return read(path).documents


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and every document in the folders named, each once; a folder's own in order of name.

    Files that are hidden or that an office program has open ("~$…") are passed over. DrafterError for a
    path that is not there.
    """
    return tuple(dict.fromkeys(file for _, file in rooted(paths)))


def rooted(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """The same, each file behind the folder that it was found in."""
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
            yield from ((path, file) for file in sorted(inside) if not file.name.startswith(("~$", ".")))
        elif path.exists():
            yield path.parent, path
        else:
            raise DrafterError(f"找不到 {path}：请检查文件或文件夹的名字")
