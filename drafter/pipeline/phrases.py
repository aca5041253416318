"""The phrase bank as the desk uses it: opened once, with the user's own marks and phrases kept beside it."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import SubprocessError
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from drafter.bank import own
from drafter.bounded import ALONE
from drafter.errors import DrafterError
from drafter.model.phrase import Bank, Hits, Phrase
from drafter.model.sentence import OLD
from drafter.pipeline import processes
from drafter.store.folders import home

if TYPE_CHECKING:
    from drafter.pipeline.archive import OldPlans

_SPELL = "import sys; from drafter.language.pinyin import pinyin; sys.stdout.write(pinyin(sys.argv[1]))"

PATIENCE = 2.0
"""Seconds that an action of the desk waits for a bank that is being opened."""


class Phrases:
    """The bank of `folder` alone, else the user's own over the bundled one.

    What the user marks or adds goes into `folder`, else into the user's own.
    It counts from the next search on. DrafterError where it cannot be written.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._bank: Bank | None = None
        self._old: OldPlans | None = None
        self._opening, self._left = Lock(), Event()

    def bank(self) -> Bank:
        """The bank, opened at the first call and again after a change; may be called from any thread."""
        with self._opening:
            return self._opened()

    def bank_now(self) -> Bank:
        """The same for those who cannot wait: DrafterError while the index of a large bank is being built."""
        if not self._opening.acquire(timeout=PATIENCE):
            raise DrafterError("短语库正在建索引，请稍候再试。")
        try:
            return self._opened()
        finally:
            self._opening.release()

    def _opened(self) -> Bank:
        from drafter.pipeline.search import QUICK, bank_at, is_indexed

        if self._bank is None:
            if not is_indexed(self._folder):  # a small one takes less time than a process
                self._build()
            self._bank = bank_at(self._folder, large=QUICK)
        return self._bank

    def _build(self) -> None:
        """The first search builds the index."""
        self._left.clear()
        words = ("search", "教育", *(("--bank", str(self._folder)) if self._folder else ()))
        with suppress(OSError):
            if not processes.command(*words, waiting=lambda: not self._left.is_set()):
                raise DrafterError("短语库正在建索引，请稍候再试。")

    def leave(self) -> None:
        """Wait no longer for an index that is being built; it is there the next time."""
        self._left.set()

    def sentences(self, words: str, limit: int) -> Hits:
        """Sentences of one's own old plans as phrases of a kind of their own.

        What is new in the archive is read beside the work: it is found from the next search on.
        """
        from drafter.pipeline.archive import OldPlans, as_phrase

        with self._opening:
            if self._old is None:
                self._old = OldPlans()
                if self._old.there:
                    Thread(target=_refresh, daemon=True).start()
        found = self._old.search(words, limit=limit)
        return Hits(words, found.count, tuple(as_phrase(one) for one in found.sentences))

    def topics(self) -> Mapping[str, str]:
        """Topic id → Chinese label, in the order in which plans treat them."""
        from drafter.mining.keywords import DEFAULT

        return {ident: label for ident, label, _ in DEFAULT}

    def favour(self, phrase: Phrase, *, favourite: bool) -> None:
        """Put the phrase before all others, or no longer."""
        _refuse_sentences(phrase)
        own.favour(self._own, phrase.id, favourite=favourite)
        self._bank = None

    def hide(self, phrase: Phrase, *, hidden: bool = True) -> None:
        """Never show the phrase again, or show it again."""
        _refuse_sentences(phrase)
        own.hide(self._own, phrase.id, hidden=hidden)
        self._bank = None

    def choose(self, phrase_id: str) -> None:
        """Remember that the phrase was inserted: from the next opening on it stands further up."""
        if not phrase_id.startswith(OLD):
            own.choose(self._own, phrase_id)

    def add(self, text: str, kind: str, topic: str | None, source: str) -> Phrase:
        """Keep a phrase of one's own, found by Han, pinyin and initials, before all others.

        One that the bank has already is only put in front.
        """
        if known := self.bank().get(own.phrase_id(kind, "".join(text.split()))):
            self.favour(known, favourite=True)
            return known
        spelt = _spelt(text)
        made = own.add(self._own, text, kind=kind, topic=topic, source=source, pinyin=spelt)
        self.favour(made, favourite=True)
        return made

    @property
    def _own(self) -> Path:
        return self._folder or home().phrasebank


def _refuse_sentences(phrase: Phrase) -> None:
    if phrase.id.startswith(OLD):
        raise DrafterError("这是自己旧稿里的整句，不在短语库里。可以选中其中几个字，收进自己的短语。")


def _refresh() -> None:
    from drafter.pipeline.archive import OldPlans

    # Whoever asks for sentences from the command line is told what went wrong; the desk goes on.
    with suppress(DrafterError, OSError):
        OldPlans().refresh()


def _spelt(text: str) -> str:
    """The pinyin; its dictionary would stay in the desk's memory (57 MB) for good."""
    if ALONE:
        from drafter.language.pinyin import pinyin

        return pinyin(text)
    try:
        return processes.python(_SPELL, text).strip()
    except (OSError, SubprocessError):
        return ""
