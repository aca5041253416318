"""The user's habits at the desk: colours and keys, in one small file that a person can write."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter import atomic
from drafter.errors import DrafterError
from drafter.store import yaml
from drafter.store.folders import Home

NAME = "desk.yaml"


@dataclass(frozen=True, slots=True)
class Habits:
    """A theme's name, "" for the default, and action id → key."""

    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def load_habits(home: Home) -> Habits:
    """The habits of the file, the defaults where there is none; raises DrafterError for a faulty one."""
    path = home.path / NAME
    if not path.is_file():
        return Habits()
    data = yaml.load(path)
    if data is None:
        return Habits()
    if not isinstance(data, dict) or not isinstance(data.get("keys") or {}, dict):
        raise DrafterError(f"{path}：应写成“theme: 名称”和“keys:”下的“动作: 键”，未采用。")
    keys = {str(name): str(key) for name, key in (data.get("keys") or {}).items()}
    return Habits(str(data.get("theme") or ""), keys)


def save_habits(home: Home, habits: Habits) -> None:
    """Remember; a folder that cannot be written is no reason to stop."""
    with contextlib.suppress(OSError, DrafterError):
        atomic.private_folder(home.path)
        text = yaml.dump({"theme": habits.theme, "keys": dict(habits.keys)})
        atomic.write_atomically(home.path / NAME, text.encode(), private=True)
