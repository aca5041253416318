"""What the user never wants to be told again, added to the profile without touching the rest of the file."""

import re

from drafter import atomic
from drafter.errors import DrafterError, cause
from drafter.store import yaml
from drafter.store.folders import Home
from drafter.store.profile import FILE, load_profile

_LIST = re.compile(r"^ignore:[ \t]*(?:#.*)?\n((?:[ \t]*(?:#.*)?\n)*)(?P<indent>[ \t]*)- ", re.MULTILINE)


def ignore(home: Home, check: str, words: str) -> None:
    """Add a check and the words that it shall not report ("*" for either means all).

    The user's own lines and comments stay. Raises DrafterError where the
    profile is faulty or the folder cannot be written.
    """
    before = load_profile(home)
    if (check, words) in before.ignored:
        return
    path = home.path / FILE
    text = yaml.text_of(path) if path.is_file() else ""
    entry = yaml.dump({"check": check, "words": words}).rstrip("\n").split("\n")
    try:
        atomic.private_folder(home.path)
    except OSError as error:
        raise DrafterError(f"写不进 {home.path}（{cause(error)}）：请检查这个文件夹能否写入。") from error
    atomic.write_atomically(path, _added(text, entry).encode())
    if not {*before.ignored, (check, words)} <= _ignored(home):
        atomic.write_atomically(path, text.encode())
        raise DrafterError(
            f"{path} 的 ignore 没有一项一行地写，请手工加上 check: {check} 和 words: {words}。"
        )


def _ignored(home: Home) -> set[tuple[str, str]]:
    try:
        return set(load_profile(home).ignored)
    except DrafterError:
        return set()


def _added(text: str, entry: list[str]) -> str:
    """The text with the entry first in the list, which is begun where there is none."""
    found = _LIST.search(text)
    indent, at = (found["indent"], found.start("indent")) if found else ("  ", len(text))
    marks = (f"{indent}- ", *(f"{indent}  " for _ in entry[1:]))
    lines = "".join(f"{mark}{line}\n" for mark, line in zip(marks, entry, strict=True))
    if found:
        return text[:at] + lines + text[at:]
    gap = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{gap}ignore:\n{lines}"
