"""Sentences of a draft that stand word for word in another plan: one's own old ones, or the mined corpus."""

from collections.abc import Iterator
from functools import cached_property

from drafter.comparing import Fingerprint, fingerprint, verbatim
from drafter.comparing.fingerprint import runs_of
from drafter.errors import DrafterError
from drafter.language.terms import Terms
from drafter.model.draft import Draft
from drafter.model.finding import Finding
from drafter.pipeline import reference
from drafter.pipeline.documents import files_in
from drafter.pipeline.similar import corpus, texts_of
from drafter.render.document import lay_out
from drafter.store.folders import home
from drafter.store.profile import load_profile

CHECK = "verbatim-run"

_ARCHIVE = "archive"
"""The name under which all plans of one's own stand together."""

TOO_LONG = 20
"""Han characters in a row from which a sentence is to be put in other words; set phrases are shorter."""


class Others:
    """Other plans, read once; `findings` may be asked again after every change of the draft."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[tuple[str, str, int], ...]] = {}

    def findings(self, draft: Draft) -> tuple[Finding, ...]:
        """Each sentence with too long a run, what was carried over from a document left out."""
        return tuple(one for one in self._all(draft) if self._told(draft, one))

    def _all(self, draft: Draft) -> Iterator[Finding]:
        blocks = {(one.id, at): block for one in draft.walk() for at, block in enumerate(one.blocks)}
        for span in lay_out(draft).spans:
            block = blocks.get((span.section, span.block))
            if block is None or block.origin.by == "document":
                continue
            for words, source, length in self._runs(block.text):
                start = span.start + max(block.text.find(words), 0)
                said = f"这{length}个字与“{source}”逐字相同，请换个说法（F9 换一句）。"
                yield Finding(CHECK, "info", said, words, span.paragraph, start, start + len(words))

    def _told(self, draft: Draft, found: Finding) -> bool:
        return found.key not in draft.silenced and not any(
            check in ("*", CHECK) and words in ("*", found.excerpt) for check, words in self._ignored
        )

    @property
    def _ignored(self) -> tuple[tuple[str, str], ...]:
        return load_profile(home()).ignored

    def _runs(self, text: str) -> tuple[tuple[str, str, int], ...]:
        """The runs of one sentence: words, source, Han characters; the same sentence is looked up once."""
        if text not in self._seen:
            found = verbatim(text, (), known=self._known, free=self._free).passages
            self._seen[text] = tuple(
                (one.text, self._source(one.text, one.source), one.length)
                for one in found
                if one.length >= TOO_LONG
            )
        return self._seen[text]

    def _free(self, text: str) -> list[tuple[int, int]]:
        return [(hit.start, hit.end) for hit in self._terms.hits(text)]

    def _source(self, words: str, known: str) -> str:
        runs = list(runs_of(words))
        holds = (name for name, mark in self._archive.items() if all(run in mark for run in runs))
        return next(holds, known) if known == _ARCHIVE else known

    @cached_property
    def _terms(self) -> Terms:
        return Terms(reference.terms(home()))

    @cached_property
    def _archive(self) -> dict[str, Fingerprint]:
        """Title → fingerprint of every plan in the user's archive; what cannot be read is passed over."""
        folder = home().archive
        marks: dict[str, Fingerprint] = {}
        for file in files_in([folder]) if folder.is_dir() else ():
            try:
                marks |= {one.name: fingerprint([one.text]) for one in texts_of(file)}
            except (DrafterError, OSError):
                continue
        return marks

    @cached_property
    def _known(self) -> dict[str, "Fingerprint | _Any"]:
        return {**corpus(), _ARCHIVE: _Any(tuple(self._archive.values()))}


class _Any:
    """What any of several fingerprints holds."""

    def __init__(self, marks: tuple[Fingerprint, ...]) -> None:
        self._marks = marks

    def __contains__(self, run: object) -> bool:
        return any(run in mark for mark in self._marks)
