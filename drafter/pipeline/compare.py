"""Two drafts or documents, old beside new: for people, for programs, and as a marked Word file."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from drafter.atomic import write_atomically
from drafter.comparing.differences import Difference, Pair, compare, differences
from drafter.comparing.pieces import Piece, pieces
from drafter.errors import DrafterError
from drafter.model.document import Document
from drafter.model.style import Style
from drafter.pipeline.documents import documents
from drafter.pipeline.export import check_out
from drafter.store.folders import home
from drafter.store.styles import find_style

KINDS = {"inserted": "新增", "deleted": "删去", "replaced": "修改", "moved": "移动", "renumbered": "改序号"}
"""What became of a sentence, for people."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two files laid against each other."""

    old: str
    new: str
    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]


def compare_files(
    old: Path, new: Path, out: Path | None = None, *, style: str | None = None, force: bool = False
) -> Compared:
    """Compare two drafts (.yaml) or documents, and write the marked Word file to `out` if given.

    Raises DrafterError for what cannot be read or must not be replaced.
    """
    if out is not None:
        if out.suffix.lower() != ".docx":
            raise DrafterError(f"花脸稿是 Word 文件，-o 应以 .docx 结尾，现在是 {out}。")
        check_out(out, force=force)
    before, after = documents(old), documents(new)
    pairs = compare(_pieces(before), _pieces(after))
    if out is not None:
        write_atomically(out, _word(after[0], pairs, find_style(style or "gongwen", within=home())))
    return Compared(str(old), str(new), pairs, differences(pairs))


def _pieces(documents: tuple[Document, ...]) -> tuple[Piece, ...]:
    return tuple(piece for document in documents for piece in pieces(document))


def _word(document: Document, pairs: tuple[Pair, ...], style: Style) -> bytes:
    from drafter.render.changes import Revision, changes

    revisions = []
    for pair in pairs:
        piece = pair.new or pair.old
        assert piece is not None
        what = "same" if pair.old and pair.new else "insert" if pair.new else "delete"
        runs = tuple((segment.what, segment.text) for segment in pair.segments)
        revisions.append(
            Revision(what, runs, piece.role, piece.level, piece.lead, piece.row is not None)  # type: ignore[arg-type]
        )
    return changes(document, revisions, style)


def as_json(compared: Compared) -> dict[str, Any]:
    """The shape that scripts rely on."""
    return {
        "old": compared.old,
        "new": compared.new,
        "differences": [
            {
                "change": one.kind,
                "section": one.section or None,
                "was_in": one.was_in or None,
                "before": one.before or None,
                "after": one.after or None,
            }
            for one in compared.differences
        ],
    }


def as_text(compared: Compared) -> str:
    """For people: section by section, old above new; numbers that only moved on are counted."""
    return "\n".join(_lines(compared))


def _lines(compared: Compared) -> Iterator[str]:
    told = [one for one in compared.differences if one.kind != "renumbered"]
    numbers = len(compared.differences) - len(told)
    if not told:
        yield "两份文稿的文字相同。" + (f"只有{numbers}处序号不同。" if numbers else "")
        return
    counts = ((label, sum(one.kind == kind for one in told)) for kind, label in KINDS.items())
    said = "，".join(f"{label} {number} 处" for label, number in counts if number)
    yield said + (f"；序号随位置变动 {numbers} 处，不列。" if numbers else "。")
    for where, group in groupby(told, key=lambda one: one.section or one.was_in or "（标题、开头、落款）"):
        yield f"\n{where}"
        for one in group:
            yield from difference_lines(one)


def difference_lines(one: Difference) -> Iterator[str]:
    """One difference for people: － as it was, ＋ as it is."""
    if one.kind == "moved":
        yield f"  → {one.after}（从别处移来）"
        return
    if one.before:
        yield f"  － {one.before}"
    if one.after:
        yield f"  ＋ {one.after}"
