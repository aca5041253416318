"""Banks that lie over each other: nearest first, phrases adding up by id, the user's marks applied."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from drafter.bank.index import IndexBank
from drafter.bank.lines import load
from drafter.bank.memory import Currency, MemoryBank, never_stale
from drafter.bank.own import Marks, load_marks
from drafter.errors import DrafterError
from drafter.model.phrase import Bank, Hits, Phrase

LARGE = 24_000_000
"""Bytes of lines (about 60,000 phrases) from which a folder is searched through an index."""


def open_bank(
    folders: Sequence[Path],
    cache: Path | None = None,
    *,
    currency: Currency = never_stale,
    large: int = LARGE,
) -> Bank:
    """The bank of these folders, the nearest first (it wins where an id stands in two).

    Marks are those of the nearest folder. `cache` holds the index of a large
    folder; without it all is kept in memory. DrafterError if none of the
    folders is there.
    """
    there = [folder for folder in folders if folder.is_dir()]
    if not there:
        raise DrafterError(
            f"找不到短语库 {'、'.join(map(str, folders))}：请检查文件夹名，或先用 drafter mine 建一个"
        )
    marks = load_marks(folders[0])
    wide = [folder for folder in there if cache is not None and _size(folder) > large]
    small = [folder for folder in there if folder not in wide]
    phrases, warnings = _together(small)
    if cache is None or not wide:
        return MemoryBank(_ordered(phrases.values(), marks), currency=currency, warnings=warnings)
    return _stacked(phrases, warnings, wide, marks, cache, currency)


def layered(folders: Sequence[Path]) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """Every phrase of the folders in the order of its worth, and all warnings."""
    phrases, warnings = _together(folders)
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


def _stacked(
    phrases: dict[str, Phrase],
    warnings: tuple[str, ...],
    wide: Sequence[Path],
    marks: Marks,
    cache: Path,
    currency: Currency,
) -> StackedBank:
    """Whatever the user marked is taken up into memory, so that the index need not know of marks."""
    far: list[IndexBank] = []
    near = dict(phrases)
    for folder in wide:
        name = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
        bank = IndexBank(folder, cache / f"bank-{name}.sqlite", currency=currency)
        marked = (bank.get(ident) for ident in sorted({*marks.favourites, *marks.chosen} - set(near)))
        near.update((phrase.id, phrase) for phrase in marked if phrase)
        bank.leave_out({*near, *marks.hidden, *_shared(bank, far)})
        far.append(bank)
    memory = MemoryBank(_ordered(near.values(), marks), currency=currency)
    said = (*warnings, *(warning for bank in far for warning in bank.warnings))
    return StackedBank((memory, *far), marks, said)


def _shared(bank: IndexBank, nearer: Sequence[IndexBank]) -> set[str]:
    """Ids that a nearer large bank has too."""
    own = bank.ids() if nearer else frozenset[str]()
    return {ident for other in nearer for ident in own & other.ids()}


def _together(folders: Iterable[Path]) -> tuple[dict[str, Phrase], tuple[str, ...]]:
    together: dict[str, Phrase] = {}
    warnings: list[str] = []
    for folder in reversed(tuple(folders)):
        phrases, said = load(folder)
        warnings.extend(said)
        together.update((phrase.id, phrase) for phrase in phrases)
    return together, tuple(warnings)


def _ordered(phrases: Iterable[Phrase], marks: Marks) -> tuple[Phrase, ...]:
    shown = (phrase for phrase in phrases if phrase.id not in marks.hidden)
    marked = (
        replace(phrase, favourite=True) if phrase.id in marks.favourites else phrase for phrase in shown
    )
    return tuple(sorted(marked, key=lambda phrase: standing(phrase, marks)))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.jsonl"))
