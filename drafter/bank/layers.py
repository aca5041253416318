"""Banks that lie over each other: nearest first, phrases adding up by id, the user's marks applied."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from drafter.bank.lines import load
from drafter.bank.memory import Currency, MemoryBank, never_stale
from drafter.bank.own import load_marks
from drafter.errors import DrafterError
from drafter.model.phrase import Bank, Phrase


def open_bank(folders: Sequence[Path], cache: Path | None = None, *, currency: Currency = never_stale) -> Bank:
    """The bank of these folders, the nearest first (it wins where an id stands in two).

    Marks are those of the nearest folder. `cache` holds the index of a large
    bank. DrafterError if none of the folders is there.
    """
    if not any(folder.is_dir() for folder in folders):
        raise DrafterError(f"找不到短语库 {'、'.join(map(str, folders))}：请检查文件夹名，或先用 drafter mine 建一个")
    phrases, warnings = layered(folders)
    return MemoryBank(phrases, currency=currency, warnings=warnings)


def layered(folders: Sequence[Path]) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """Every phrase of the folders in the order of its worth, and all warnings."""
    together: dict[str, Phrase] = {}
    warnings: list[str] = []
    for folder in reversed(folders):
        phrases, said = load(folder)
        warnings.extend(said)
        together.update((phrase.id, phrase) for phrase in phrases)
    marks = load_marks(folders[0])
    shown = (phrase for phrase in together.values() if phrase.id not in marks.hidden)
    marked = [replace(phrase, favourite=True) if phrase.id in marks.favourites else phrase for phrase in shown]
    marked.sort(key=lambda phrase: (not phrase.favourite, -marks.chosen.get(phrase.id, 0), *worth(phrase)))
    return tuple(marked), tuple(warnings)


def worth(phrase: Phrase) -> tuple[int, int, int, str, str]:
    """The order of phrases of equal standing with the user: wider, more frequent, shorter first."""
    return (-phrase.docs, -phrase.count, len(phrase.text), phrase.text, phrase.id)
