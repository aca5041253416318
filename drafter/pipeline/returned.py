"""Files that came back, read and laid to the draft: parts, whole copies, and what was written freely."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.atomic import open_file
from drafter.errors import DrafterError
from drafter.merging.freely import lay_freely
from drafter.merging.laid import Laid, Line, Sender
from drafter.merging.lay import Texts, lay
from drafter.merging.pairing import strip_number
from drafter.merging.slip import Slip, identity, read_copy, read_slip
from drafter.merging.unit import bare, by_id, owners
from drafter.model.document import Document
from drafter.model.draft import Draft
from drafter.pipeline.documents import fits, within
from drafter.pipeline.parts import units_of
from drafter.pipeline.whole_copy import whole_slip
from drafter.reading import read
from drafter.reading.marked import Marked, Remark, WordFile, read_word
from drafter.render.comments import AUTHOR
from drafter.render.document import lay_out
from drafter.store.drafts import is_draft

WHOLE = 0.5
"""A file that holds this share of the draft's lines is a copy of the whole draft."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One file: what it changes, the remarks in it, and who was given a part with it."""

    laid: Laid
    remarks: tuple[Remark, ...] = ()
    owners: tuple[str, ...] = ()


class Receiver:
    """Reads files for one draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.units = units_of(draft)
        self.known = by_id(self.units)
        self._whole = whole_slip(draft, lay_out(draft))

    def receive(self, path: Path) -> Returned:
        """Read one file. Raises DrafterError for what is unreadable, another draft's, or fits nowhere."""
        if is_draft(path):
            raise DrafterError(
                f"{path} 是草稿文件，不是交回的稿子。两份草稿请用 drafter compare 对照；"
                f"要合并，先用 drafter export 把它导出成 Word。"
            )
        word = read_word(path) if _is_word(path) else None
        fits(path, [line.text for line in word.lines] if word else ())
        slip = self._slip(path, word)
        remarks = tuple(one for one in (word.remarks if word else ()) if one.author != AUTHOR)
        if word and slip and not slip.owner:
            slip = replace(self._whole, digests=slip.digests)
        if word and slip:
            sender = Sender(path.name, slip.owner or word.by or path.stem, word.by, word.when)
            now = self._now(slip)
            return Returned(lay(slip, lines_of(word.lines), self.known, now, sender), remarks, slip.owners)
        return Returned(self._without_slip(path, word), remarks)

    def _slip(self, path: Path, word: WordFile | None) -> Slip | None:
        try:
            slip = (read_slip(word.properties) or read_copy(word.properties)) if word else None
        except ValueError:
            return None
        if slip and slip.draft != identity(self.draft):
            whose = f"《{slip.title}》{f'发给{slip.owner}' if slip.owner else ''}"
            raise DrafterError(
                f"{path} 是{whose}的稿子，不属于《{self.draft.title}》，没有合并，什么也没有写。"
                f"请从命令里去掉它，或者换成它自己的草稿。"
            )
        return slip

    def _now(self, slip: Slip) -> Texts:
        """The draft's present text in the form that the slip has it in."""
        if slip.owner:
            return {unit.id: unit.lines for unit in self.units}
        return _own(self._whole)

    def _without_slip(self, path: Path, word: WordFile | None) -> Laid:
        reading = read(path)
        within(path, reading.documents)
        who = self._who(path, reading.documents, word)
        sender = Sender(path.name, who, word.by if word else "", word.when if word else "")
        if word:
            lines = lines_of(word.lines)
        else:
            kept = (p for d in reading.documents for p in d.paragraphs if p.role != "dropped")
            lines = lines_of(Marked(p.text, cell=p.cell) for p in kept)
        if self._share(lines) >= WHOLE:
            return lay(self._whole, lines, self.known, _own(self._whole), sender)
        self._refuse(path, reading.documents)
        laid = lay_freely(reading.documents, self.units, sender)
        if not laid.texts and not laid.added and laid.doubts and not any(d.unit for d in laid.doubts):
            raise DrafterError(
                f"{path} 里没有一个标题与《{self.draft.title}》对得上，没有合并，什么也没有写。"
                f"请确认它是这份草稿的稿子；是的话，请让各项标题与草稿一致后再试。"
            )
        return laid

    def _share(self, lines: Sequence[Line]) -> float:
        own = [_key(spot.text) for spot in self._whole.spots if spot.kind == "own"]
        here = {_key(line.text) for line in lines}
        return sum(key in here for key in own) / len(own) if own else 0.0

    def _refuse(self, path: Path, documents: Sequence[Document]) -> None:
        for document in documents:
            org = document.org if document.org and document.org not in owners(self.units) else None
            if org and org != self.draft.org and not org.startswith(self.draft.org):
                what = f"{org}的文稿"
            elif document.year and document.year != self.draft.year:
                what = f"{document.year}年的文稿"
            else:
                continue
            raise DrafterError(
                f"{path} 像是{what}，不属于《{self.draft.title}》，没有合并，什么也没有写。"
                f"请从命令里去掉它，或改正它的标题、落款后再试。"
            )

    def _who(self, path: Path, documents: Sequence[Document], word: WordFile | None) -> str:
        said = " ".join([path.stem, *(d.title or "" for d in documents), *(d.org or "" for d in documents)])
        found = [name for name in owners(self.units) if name in said]
        return max(found, key=len) if found else (word.by if word else "") or path.stem


def lines_of(found: Iterable[Marked]) -> tuple[Line, ...]:
    """The lines of a file; a table's cells become one line of rows."""
    made: list[Line] = []
    at: tuple[int, int, int] | None = None
    for one in found:
        if one.cell and at and one.cell[0] == at[0]:
            made[-1] = _joined(made[-1], one, at)
        else:
            text = "\t" * one.cell[2] + one.text if one.cell else one.text
            made.append(Line(text, one.marks, one.cell is not None))
        at = one.cell
    return tuple(made)


def _joined(table: Line, one: Marked, at: tuple[int, int, int]) -> Line:
    assert one.cell
    if one.cell[1:] == at[1:]:
        joint = ""
    elif one.cell[1] == at[1]:
        joint = "\t" * (one.cell[2] - at[2])
    else:
        joint = "\n" + "\t" * one.cell[2]
    return Line(f"{table.text}{joint}{one.text}", table.marks + one.marks, True)


def _is_word(path: Path) -> bool:
    try:
        with open_file(path) as stream:
            return path.suffix.lower() == ".docx" and stream.read(2) == b"PK"
    except OSError:
        return False  # reading says what is wrong


def _own(slip: Slip) -> Mapping[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    for spot in slip.spots:
        if spot.kind == "own":
            texts[spot.unit] = (*texts.get(spot.unit, ()), spot.text)
    return texts


def _key(text: str) -> str:
    return bare(strip_number(text))
