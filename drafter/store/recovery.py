"""What could not be saved in its own place: a copy in the user's own folder, for the user alone."""

import contextlib
from pathlib import Path

from drafter import atomic
from drafter.store.folders import Home, free_path

FOLDER = "recovery"


class Rescue:
    """The copy of one draft: written anew with every change, gone once the draft itself is saved."""

    def __init__(self, home: Home, name: str) -> None:
        self._folder, self._name = home.path / FOLDER, name
        self._path: Path | None = None

    def write(self, text: str) -> Path:
        """Keep the text; where it now lies. OSError or DrafterError where not even that can be done."""
        atomic.private_folder(self._folder)
        path = self._path or free_path(self._folder / self._name)
        atomic.write_atomically(path, text.encode(), private=True)
        self._path = path
        return path

    def drop(self) -> None:
        """The draft is saved: the copy would only lead astray."""
        if self._path is not None:
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._path = None


def rescued(home: Home) -> tuple[Path, ...]:
    """What was left there, the newest first."""
    files = [file for file in (home.path / FOLDER).glob("*.yaml") if file.is_file()]
    return tuple(sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True))
