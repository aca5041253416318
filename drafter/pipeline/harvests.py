"""The cache of harvests: what was found in a file before, by what the file holds."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from drafter.atomic import has_room, private_folder
from drafter.mining.packing import load

_MOST = 512 * 1024 * 1024
"""Bytes that the cache may hold; beyond them the oldest go first."""


class HarvestCache:
    """Packed harvests by the name and content of their file; deleting the folder costs time only."""

    def __init__(self, folder: Path, stamp: str) -> None:
        """`stamp` tells what program and topics the harvests were found with."""
        self._folder = folder
        self._stamp = stamp
        self._full = False

    def place(self, file: Path) -> Path | None:
        """Where the harvest of the file as it now stands lies or would lie; None where it cannot be read."""
        key = hashlib.blake2b(f"{self._stamp}:{file.name}:".encode("utf-8", "surrogatepass"), digest_size=20)
        try:
            key.update(file.read_bytes())
        except OSError:
            return None
        return self._folder / key.hexdigest()

    def get(self, place: Path | None) -> bytes | None:
        """What lies there, None if there is nothing or it is damaged."""
        try:
            data = place.read_bytes() if place else b""
            load(data)
        except (OSError, ValueError):
            return None
        return data

    def put(self, place: Path, data: bytes) -> None:
        """Remember what a file gave; without room to spare or rights nothing is kept from then on."""
        if self._full:
            return
        part = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            if not has_room(private_folder(self._folder)):
                self._full = True
                return
            part.write_bytes(data)
            part.replace(place)
        except OSError:
            self._full = True
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def prune(self) -> None:
        """Delete the oldest harvests until the rest has room."""
        try:
            told = [(file.stat(), file) for file in self._folder.iterdir()]
        except OSError:
            return
        left = sum(stat.st_size for stat, _ in told)
        for stat, file in sorted(told, key=lambda one: one[0].st_mtime):
            if left <= _MOST:
                return
            with suppress(OSError):
                file.unlink()
            left -= stat.st_size
