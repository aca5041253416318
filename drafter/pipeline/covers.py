"""Which items of the superior's plan ours takes up: read both, compare, tell people, write the table."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.atomic import write_atomically
from drafter.comparing.coverage import LABELS, Covered, coverage
from drafter.errors import DrafterError
from drafter.model.document import Document
from drafter.pipeline.documents import documents
from drafter.pipeline.export import check_out

HEADER = ("序号", "上级任务", "结论", "本单位对应内容", "尚未落实的要点")
_WIDTHS = (8, 44, 10, 44, 44)


def covers(
    ours: Path, superior: Path, out: Path | None = None, *, force: bool = False
) -> tuple[Covered, ...]:
    """Every item of the superior's plan with its verdict; with `out` (.xlsx) written there as a table."""
    if out is not None:
        if out.suffix.lower() != ".xlsx":
            raise DrafterError(f"对照表只写成 .xlsx，现在是 {out}，请改 -o 的文件名。")
        check_out(out, force=force)
    own = _whole(ours)
    found = tuple(item for one in documents(superior) for item in coverage(one, own))
    if not found:
        raise DrafterError(f"{superior} 里没有读到分条的任务，请用 drafter outline 查看程序读到了什么。")
    if out is not None:
        from drafter.render.listing import listing

        write_atomically(out, listing(f"{superior.stem}落实情况对照表", HEADER, _rows(found), _WIDTHS))
    return found


def as_json(found: tuple[Covered, ...], ours: Path, superior: Path) -> dict[str, Any]:
    """The verdicts for programs."""
    return {
        "file": str(ours),
        "superior": str(superior),
        "items": [
            {
                "number": one.number,
                "heading": one.heading,
                "verdict": one.verdict,
                "share": one.share,
                "where": one.where or None,
                "open": list(one.open),
            }
            for one in found
        ],
    }


def as_text(found: tuple[Covered, ...]) -> str:
    """For people: the counts, then each item with what answers it and what is open."""
    counts = Counter[str](one.verdict for one in found)
    said = "，".join(f"{label} {counts[name]}" for name, label in LABELS.items())
    return "\n".join([f"上级任务 {len(found)} 项：{said}", *_lines(found)])


def _lines(found: tuple[Covered, ...]) -> Iterator[str]:
    for one in found:
        yield f"{LABELS[one.verdict]}  {one.number}{one.heading}"
        if one.where:
            yield f"      对应：{one.where}"
        if one.verdict != "covered":
            yield from (f"      未见：{task}" for task in one.open)


def _rows(found: tuple[Covered, ...]) -> Iterator[tuple[str, ...]]:
    for number, one in enumerate(found, 1):
        task = f"{one.number}{one.heading}。{one.text}".strip()
        missing = "\n".join(one.open) if one.verdict != "covered" else ""
        yield str(number), task, LABELS[one.verdict], one.where, missing


def _whole(path: Path) -> Document:
    found = documents(path)
    if len(found) != 1:
        raise DrafterError(f"{path} 里有 {len(found)} 篇文稿，请先分成一篇一个文件再对照。")
    return found[0]
