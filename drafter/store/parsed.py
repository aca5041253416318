"""YAML files read at every start, kept parsed in the cache: plain JSON, checked by the source's hash."""

import contextlib
import json
import os
from hashlib import blake2b
from pathlib import Path

from drafter.atomic import has_room, private_folder, read_whole, write_atomically
from drafter.errors import DrafterError
from drafter.store import yaml

FORM = "yaml-1"
"""Changes whenever the strict reader would make other data of the same text."""


def load(path: Path, cache: Path | None) -> object:
    """What `yaml.load` gives, from the cache where it holds this very text.

    The cached data is plain and goes through the same reading as data fresh
    from YAML; a damaged, foreign or read-only cache costs time, nothing else.
    """
    if cache is None:
        return yaml.load(path)
    try:
        data = read_whole(path, yaml.MAX_BYTES)
    except OSError:
        return yaml.load(path)
    mark = blake2b(FORM.encode() + data, digest_size=16).hexdigest()
    kept = cache / f"parsed-{blake2b(os.fsencode(path), digest_size=8).hexdigest()}.json"
    found = _kept(kept, mark)
    if found is None:
        found = yaml.load(path)
        _keep(kept, mark, found)
    return found


def _kept(file: Path, mark: str) -> object | None:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        held = json.loads(read_whole(file))
        if isinstance(held, dict) and held.get("of") == mark:
            return held.get("data")
    return None


def _keep(file: Path, mark: str, data: object) -> None:
    with contextlib.suppress(OSError, DrafterError, ValueError):
        if has_room(private_folder(file.parent)):
            write_atomically(file, json.dumps({"of": mark, "data": data}, ensure_ascii=False).encode())
