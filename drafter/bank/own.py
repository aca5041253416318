"""The user's own bank: phrases added, phrases hidden, favourites, and what was chosen before."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from drafter.atomic import private_folder, read_whole
from drafter.bank.lines import line_of, load_file, write
from drafter.errors import DrafterError, cause
from drafter.language.pinyin import initials_of
from drafter.model.phrase import KINDS, Phrase

OWN = "own.jsonl"
MARKS = "marks.json"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user thinks of phrases, by id."""

    hidden: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()
    chosen: dict[str, int] = field(default_factory=dict)


def phrase_id(kind: str, text: str) -> str:
    """The id of a phrase: the same text of the same kind has it in every bank."""
    import hashlib

    return f"{kind[0]}-{hashlib.blake2b(f'{kind}:{text}'.encode(), digest_size=6).hexdigest()}"


def load_marks(folder: Path) -> Marks:
    """The marks of a folder; none where there is no file or a damaged one."""
    try:
        data = json.loads(read_whole(folder / MARKS))
    except (OSError, ValueError, RecursionError):
        return Marks()
    if not isinstance(data, dict):
        return Marks()
    chosen = data.get("chosen")
    times = chosen if isinstance(chosen, dict) else {}
    return Marks(
        hidden=_ids(data.get("hidden")),
        favourites=_ids(data.get("favourites")),
        chosen={ident: many for ident, many in times.items() if isinstance(many, int)},
    )


def _ids(value: object) -> frozenset[str]:
    return (
        frozenset(item for item in value if isinstance(item, str)) if isinstance(value, list) else frozenset()
    )


def add(
    folder: Path,
    text: str,
    *,
    kind: str,
    topic: str | None = None,
    source: str = "",
    pinyin: str = "",
) -> Phrase:
    """Keep a phrase of one's own; the same text of the same kind is kept once.

    DrafterError if it is empty, longer than a clause, of no known kind, or if
    the folder cannot be written.
    """
    words = "".join(text.split())
    if not words or len(words) > 60 or "。" in words:
        raise DrafterError("短语应是一个短句（不超过60字，不带句号），请改短后再加入。")
    if kind not in KINDS:
        raise DrafterError(f"没有“{kind}”这一类短语，可用：{'、'.join(KINDS.values())}。")
    sources = (source,) if source else ()
    phrase = Phrase(
        phrase_id(kind, words),
        words,
        kind,
        topic,
        docs=1,
        count=1,
        sources=sources,
        pinyin=pinyin,
        initials=initials_of(pinyin),
    )
    kept = {known.id: known for known in _own(folder)}
    kept[phrase.id] = phrase
    _save_own(folder, kept)
    return phrase


def remove(folder: Path, ident: str) -> None:
    """Take a phrase of one's own out again; unknown ids change nothing."""
    kept = {known.id: known for known in _own(folder)}
    if kept.pop(ident, None):
        _save_own(folder, kept)


def hide(folder: Path, ident: str, *, hidden: bool = True) -> Marks:
    """Never show the phrase again (or, with hidden=False, show it again)."""
    marks = load_marks(folder)
    return _save_marks(folder, Marks(_with(marks.hidden, ident, hidden), marks.favourites, marks.chosen))


def favour(folder: Path, ident: str, *, favourite: bool = True) -> Marks:
    """Put the phrase before all others (or no longer)."""
    marks = load_marks(folder)
    return _save_marks(folder, Marks(marks.hidden, _with(marks.favourites, ident, favourite), marks.chosen))


def choose(folder: Path, ident: str) -> Marks:
    """Remember that the phrase was inserted once more."""
    marks = load_marks(folder)
    times = {**marks.chosen, ident: marks.chosen.get(ident, 0) + 1}
    return _save_marks(folder, Marks(marks.hidden, marks.favourites, times))


def _with(ids: frozenset[str], ident: str, present: bool) -> frozenset[str]:
    return ids | {ident} if present else ids - {ident}


def _own(folder: Path) -> tuple[Phrase, ...]:
    return load_file(folder / OWN)[0]


def _save_own(folder: Path, kept: dict[str, Phrase]) -> None:
    lines = (
        line_of(phrase) for phrase in sorted(kept.values(), key=lambda phrase: (phrase.kind, phrase.text))
    )
    _write(folder / OWN, "".join(f"{line}\n" for line in lines))


def _save_marks(folder: Path, marks: Marks) -> Marks:
    data = {
        "hidden": sorted(marks.hidden),
        "favourites": sorted(marks.favourites),
        "chosen": dict(sorted(marks.chosen.items())),
    }
    _write(folder / MARKS, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return marks


def _write(path: Path, text: str) -> None:
    try:
        private_folder(path.parent)
        write(path, text)
    except OSError as error:
        raise DrafterError(f"写不进 {path.parent}（{cause(error)}）：请检查这个文件夹能否写入。") from error
