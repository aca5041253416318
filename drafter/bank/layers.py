"""Banks that lie over each other: nearest first, phrases adding up by id, the user's marks applied."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from drafter.atomic import has_room
from drafter.bank.lines import joined, load_files
from drafter.bank.memory import Currency, MemoryBank, never_stale
from drafter.bank.own import OWN, Marks, load_marks
from drafter.errors import DrafterError
from drafter.model.phrase import Bank, Hits, Phrase

if TYPE_CHECKING:
    from drafter.bank.index import IndexBank

LARGE = 24_000_000
"""Bytes of lines (about 60,000 phrases) from which a bank is searched through an index."""


def open_bank(
    folders: Sequence[Path],
    cache: Path | None = None,
    *,
    currency: Currency = never_stale,
    large: int = LARGE,
    marks: Marks | None = None,
    progress: Callable[[int], None] | None = None,
) -> Bank:
    """The bank of these folders, the nearest first: where an id stands in two, issuers and sources add up.

    `marks` are those of the nearest folder unless given. More than `large` bytes of lines are
    searched through an index in the folder `cache`, less only where the index is
    there and current; without `cache`, or where it cannot be written, all is
    kept in memory. What the user adds phrase by phrase (own.jsonl) lies over
    its folder and is never part of the index. `progress` is told the
    percentage of an index being built. DrafterError if none of the folders is
    there.
    """
    there = _there(folders)
    marks = load_marks(folders[0]) if marks is None else marks
    layers = _layers(there)
    wide = _wide(layers)
    if cache is not None and wide:
        bank = _indexed(wide, _index(there, cache), currency, large, progress)
        if bank is not None:
            return _stacked(
                _together(layer for layer in layers if layer[0].name == OWN), bank, marks, currency
            )
    phrases, warnings = _together(layers)
    return MemoryBank(_ordered(phrases.values(), marks), currency=currency, warnings=warnings)


def layered(folders: Sequence[Path]) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """Every phrase of the folders in the order of its worth, and all warnings."""
    phrases, warnings = _together(_layers(folders))
    return _ordered(phrases.values(), load_marks(folders[0])), warnings


def worth(phrase: Phrase) -> tuple[int, int, int, str, str]:
    """The order of phrases of equal standing with the user: wider, more frequent, shorter first."""
    return (-phrase.docs, -phrase.count, len(phrase.text), phrase.text, phrase.id)


class StackedBank:
    """A small bank in memory over large ones on disk."""

    def __init__(self, banks: Sequence[Bank], marks: Marks, warnings: tuple[str, ...] = ()) -> None:
        """`banks` hold no phrase twice."""
        self._banks = tuple(banks)
        self._marks = marks
        self.warnings = warnings

    def search(
        self,
        words: str,
        *,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = 20,
        year: int | None = None,
    ) -> Hits:
        """Phrases of all banks that contain every word, those out of date last."""
        hits = [bank.search(words, topic=topic, kind=kind, limit=limit, year=year) for bank in self._banks]
        found = sorted(chain.from_iterable(hit.phrases for hit in hits), key=self._standing)
        return Hits(words, sum(hit.count for hit in hits), tuple(found[: max(limit, 0)]))

    def select(
        self, kinds: Collection[str], containing: Collection[str] = (), *, year: int | None = None
    ) -> tuple[Phrase, ...]:
        """All phrases of the kinds that contain at least one of the strings, best first."""
        found = chain.from_iterable(bank.select(kinds, containing, year=year) for bank in self._banks)
        return tuple(sorted(found, key=self._standing))

    def get(self, phrase_id: str) -> Phrase | None:
        """The phrase of that id, or None."""
        return next((phrase for bank in self._banks if (phrase := bank.get(phrase_id))), None)

    def _standing(self, phrase: Phrase) -> tuple[object, ...]:
        return (phrase.stale is not None, *standing(phrase, self._marks))


def standing(phrase: Phrase, marks: Marks) -> tuple[object, ...]:
    """The order of phrases: the user's favourites, what was chosen before, then by worth."""
    return (not phrase.favourite, -marks.chosen.get(phrase.id, 0), *worth(phrase))


def wants_index(folders: Sequence[Path], cache: Path, *, large: int = LARGE) -> bool:
    """Whether opening these folders would first build an index; DrafterError if none of them is there."""
    from drafter.bank.index import is_current

    there = _there(folders)
    wide = _wide(_layers(there))
    return sum(path.stat().st_size for path in wide) > large and not is_current(_index(there, cache), wide)


def _there(folders: Sequence[Path]) -> list[Path]:
    there = [folder for folder in folders if folder.is_dir()]
    if there:
        return there
    raise DrafterError(
        f"找不到短语库 {'、'.join(map(str, folders))}：请检查文件夹名，或先用 drafter mine 建一个。"
    )


def _wide(layers: Sequence[tuple[Path, ...]]) -> list[Path]:
    """The files that an index takes in, the farthest first."""
    return [path for layer in reversed(layers) for path in layer if path.name != OWN]


def _index(folders: Sequence[Path], cache: Path) -> Path:
    return cache / f"bank-{crc32(repr([str(folder.resolve()) for folder in folders]).encode()):08x}.sqlite"


def _indexed(
    files: Sequence[Path],
    index: Path,
    currency: Currency,
    large: int,
    progress: Callable[[int], None] | None,
) -> "IndexBank | None":
    """The files through their index; None where memory serves better or the index cannot be written."""
    import sqlite3

    from drafter.bank.index import IndexBank, is_current

    size = sum(path.stat().st_size for path in files)
    spared = size <= LARGE and not has_room(index.parent)
    if (size <= large or spared) and not is_current(index, files):
        return None
    try:
        return IndexBank(files, index, currency=currency, progress=progress)
    except (OSError, sqlite3.Error):
        return None


def _stacked(
    near: tuple[dict[str, Phrase], tuple[str, ...]], far: "IndexBank", marks: Marks, currency: Currency
) -> StackedBank:
    """Whatever the user marked is taken up into memory, so that the index need not know of marks."""
    own, warnings = near
    phrases = {ident: joined(one, known) if (known := far.get(ident)) else one for ident, one in own.items()}
    marked = (far.get(ident) for ident in sorted({*marks.favourites, *marks.chosen} - set(phrases)))
    phrases = {**phrases, **{phrase.id: phrase for phrase in marked if phrase}}
    far.leave_out({*phrases, *marks.hidden})
    memory = MemoryBank(_ordered(phrases.values(), marks), currency=currency)
    return StackedBank((memory, far), marks, (*warnings, *far.warnings))


def _layers(folders: Sequence[Path]) -> list[tuple[Path, ...]]:
    """The files that lie over each other, nearest first; no layer is empty."""
    layers: list[tuple[Path, ...]] = []
    for folder in folders:
        paths = sorted(folder.glob("*.jsonl"))
        own = tuple(path for path in paths if path.name == OWN)
        layers += [layer for layer in (own, tuple(path for path in paths if path.name != OWN)) if layer]
    return layers


def _together(layers: Iterable[tuple[Path, ...]]) -> tuple[dict[str, Phrase], tuple[str, ...]]:
    together: dict[str, Phrase] = {}
    warnings: list[str] = []
    for layer in reversed(tuple(layers)):
        phrases, said = load_files(layer)
        warnings.extend(said)
        for phrase in phrases:
            far = together.get(phrase.id)
            together[phrase.id] = joined(phrase, far) if far else phrase
    return together, tuple(warnings)


def _ordered(phrases: Iterable[Phrase], marks: Marks) -> tuple[Phrase, ...]:
    shown = (phrase for phrase in phrases if phrase.id not in marks.hidden)
    marked = (
        replace(phrase, favourite=True) if phrase.id in marks.favourites else phrase for phrase in shown
    )
    return tuple(sorted(marked, key=lambda phrase: standing(phrase, marks)))
