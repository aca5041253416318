"""Old beside new: two texts laid against each other by section, paragraph and sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from drafter.comparing.aligning import Step, align, alike
from drafter.comparing.pieces import Piece
from drafter.comparing.segments import Segment, segments
from drafter.language.numbering import split_number
from drafter.language.sentences import sentences

Kind = Literal["inserted", "deleted", "replaced", "moved", "renumbered"]

MOVED = 6
"""Characters from which on a paragraph that is gone here and new there counts as moved."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (a cell of a table, a heading's number) as it was and as it is; None where it is not."""

    old: str | None
    new: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph as it was and as it is, sentence by sentence; None where it is not there."""

    old: Piece | None
    new: Piece | None
    sentences: tuple[Sentence, ...]
    moved: bool = False

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The whole paragraph: what stayed, what went, what came."""
        return tuple(segment for sentence in self.sentences for segment in sentence.segments)


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence that is not as it was; `was_in` is its section in the old text."""

    kind: Kind
    section: str
    was_in: str
    before: str
    after: str


def compare(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[Pair, ...]:
    """Every paragraph of both texts, in the order of the new one, the deleted ones where they stood.

    The old sides in order are the old text, the new sides the new one: no
    character of either is lost.
    """
    steps = align(old, new, key=_same, likeness=_likeness)
    return tuple(_moved([_pair(old, new, step) for step in steps]))


def differences(pairs: Iterable[Pair]) -> tuple[Difference, ...]:
    """What is not as it was, sentence by sentence; a number that follows from the place is "renumbered"."""
    return tuple(found for pair in pairs for found in _of(pair))


def differ(pair: Pair) -> bool:
    """Whether anything but a number that follows from the place is not as it was."""
    return pair.moved or any(one.kind != "renumbered" for one in differences((pair,)))


def _key(piece: Piece) -> str:
    return piece.text[_number(piece) :]


def _same(piece: Piece) -> tuple[bool, str]:
    return piece.row is None, _key(piece)


def _number(piece: Piece) -> int:
    """How many characters of the piece are the number of its heading."""
    number = split_number(piece.text) if piece.role == "heading" else None
    return number.length if number and number.length < len(piece.text) else 0


def _likeness(old: Piece, new: Piece) -> float:
    if (old.row is None) != (new.row is None) or old.text.count("\t") != new.text.count("\t"):
        return 0.0
    if "title" in (old.role, new.role) and old.role == new.role:
        return 1.0
    return alike(_key(old), _key(new))


def _pair(old: Sequence[Piece], new: Sequence[Piece], step: Step) -> Pair:
    one = old[step.old] if step.old is not None else None
    other = new[step.new] if step.new is not None else None
    return Pair(one, other, tuple(_sentences(one, other)))


def _sentences(old: Piece | None, new: Piece | None) -> Iterator[Sentence]:
    if old is None or new is None:
        piece = old or new
        assert piece is not None
        for text in _cut(piece, apart=False):
            yield _sentence(text if old else None, text if new else None)
        return
    before, after = _cut(old), _cut(new)
    if old.row is not None:
        yield from (_sentence(one, other) for one, other in zip(before, after, strict=True))
        return
    if _number(old) or _number(new):
        lead = (before.pop(0) if _number(old) else None, after.pop(0) if _number(new) else None)
        yield _sentence(*lead)
    for step in align(before, after, key=str, likeness=alike):
        yield _sentence(
            before[step.old] if step.old is not None else None,
            after[step.new] if step.new is not None else None,
        )


def _cut(piece: Piece, *, apart: bool = True) -> list[str]:
    """The piece's sentences, a number `apart` or not; the cells of a row with their tabs."""
    if piece.row is not None:
        cells = piece.text.split("\t")
        return [*(f"{cell}\t" for cell in cells[:-1]), cells[-1]]
    length = _number(piece) if apart else 0
    return [*([piece.text[:length]] if length else []), *sentences(piece.text[length:])]


def _sentence(old: str | None, new: str | None) -> Sentence:
    return Sentence(old, new, segments(old or "", new or ""))


def _moved(pairs: list[Pair]) -> Iterator[Pair]:
    gone = Counter(_key(pair.old) for pair in pairs if pair.old and not pair.new)
    came = Counter(_key(pair.new) for pair in pairs if pair.new and not pair.old)
    both = {key for key in gone & came if len(key) >= MOVED}
    for pair in pairs:
        alone = (pair.old is None) != (pair.new is None)
        piece = pair.old or pair.new
        yield replace(pair, moved=True) if alone and piece and _key(piece) in both else pair


def _of(pair: Pair) -> Iterator[Difference]:
    was_in, section = pair.old.section if pair.old else "", pair.new.section if pair.new else ""
    if pair.moved:
        if pair.new:
            yield Difference("moved", section, was_in, "", pair.new.text)
        return
    for nth, one in enumerate(pair.sentences):
        old, new = (one.old or "").strip(), (one.new or "").strip()
        if old == new:
            continue
        numbered = nth == 0 and pair.old and pair.new and (_number(pair.old) or _number(pair.new))
        kind: Kind = "renumbered" if numbered else "replaced"
        if not numbered and not (old and new):
            kind = "deleted" if old else "inserted"
        yield Difference(kind, section, was_in, old, new)
