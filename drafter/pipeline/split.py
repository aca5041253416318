"""One part a department: a Word file to fill in, which knows where it belongs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafter.atomic import write_together
from drafter.errors import DrafterError, cause
from drafter.language.blanks import count_blanks
from drafter.merging.slip import Slip, Spot, mark, write_slip
from drafter.merging.unit import Unit, by_id, owners
from drafter.model.document import Document, Paragraph, Role
from drafter.model.draft import Draft, Section
from drafter.pipeline.export import check_out, style_of
from drafter.pipeline.parts import part_slip, units_of
from drafter.store.drafts import load_draft
from drafter.store.folders import NOT_IN_NAMES

LONGEST_NAME = 60
"""Characters of a department's name that go into the name of its file; a file's may have 255 bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: whose it is, how many items and blanks it has."""

    owner: str
    file: Path
    items: int
    blanks: int


@dataclass(frozen=True, slots=True)
class Split:
    """All parts, and the names of sections that nobody answers for."""

    parts: tuple[Part, ...]
    unowned: tuple[str, ...]


def split_file(
    path: Path, folder: Path, *, by: str = "", style: str | None = None, force: bool = False
) -> Split:
    """Write one part per department into `folder`; `by` is when they must be back, as words.

    Raises DrafterError where no section names a department, or a file must not
    be replaced; then nothing is written.
    """
    draft = load_draft(path)
    units = units_of(draft)
    names = owners(units)
    if not names:
        raise DrafterError(
            f"{path} 里没有一项写明责任科室，没有可以分发的内容。"
            "请在草稿各项的 owner 处写上科室，如 owner: 德育股，再分发。"
        )
    files = _files(folder, names)
    _prepare(folder, files, force=force)
    parts, made = [], {}
    for name, file in files.items():
        slip = _framed(part_slip(draft, units, name), by)
        made[file] = _word(draft, slip, style)
        parts.append(Part(name, file, _items(slip), _blanks(slip)))
    write_together(made)
    return Split(
        tuple(parts),
        tuple(unit.name for unit in units if not unit.owner and unit.lines and _leaf(unit, units)),
    )


def _leaf(unit: Unit, units: tuple[Unit, ...]) -> bool:
    return not any(unit.id in other.above for other in units)


def _files(folder: Path, names: tuple[str, ...]) -> Mapping[str, Path]:
    files: dict[str, Path] = {}
    for name in names:
        stem = NOT_IN_NAMES.sub("_", name).strip("._")[:LONGEST_NAME] or "科室"
        file, number = folder / f"{stem}.docx", 2
        while file in files.values():
            file, number = folder / f"{stem}-{number}.docx", number + 1
        files[name] = file
    return files


def _prepare(folder: Path, files: Mapping[str, Path], *, force: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DrafterError(f"建不了文件夹 {folder}（{cause(error)}），请换一个位置。") from error
    for file in files.values():
        check_out(file, force=force)


def _framed(slip: Slip, by: str) -> Slip:
    """The slip with title and instructions on top."""
    blanks = _blanks(slip)
    fill = f"标黄的{blanks}处请填写，" if blanks else ""
    until = f"请于{by}报回。" if by else "改好后请报回。"
    words = (
        f"请{slip.owner}核对、填报以下{_items(slip)}项：{fill}正文可以直接修改，"
        f"要增加的任务另起一段写在相近的一项后面；序号和版式由统稿人统一处理。{until}"
    )
    title = f"{slip.title}{_suffix(slip)}"
    return replace(slip, spots=(Spot("frame", "", title), Spot("frame", "", words), *slip.spots))


def _suffix(slip: Slip) -> str:
    return f"（{slip.owner}填报稿）"


def _items(slip: Slip) -> int:
    return sum(spot.kind == "tag" for spot in slip.spots)


def _blanks(slip: Slip) -> int:
    return sum(count_blanks(spot.text) for spot in slip.spots if spot.kind in ("own", "tag"))


def _word(draft: Draft, slip: Slip, style: str | None) -> bytes:
    from drafter.render.marks import with_marks
    from drafter.render.word import word

    document, names = _document(draft, slip)
    look = replace(style_of(draft, style), contents=False)
    return with_marks(word(document, look), names, write_slip(slip))


def _document(draft: Draft, slip: Slip) -> tuple[Document, dict[int, str]]:
    """The part as a document, and the bookmark of each of its paragraphs that is the department's."""
    units, sections = by_id(units_of(draft)), {section.id: section for section in draft.walk()}
    made: list[Paragraph] = []
    names: dict[int, str] = {}
    seen: set[str] = set()
    for index, spot in enumerate(slip.spots):
        first = spot.kind in ("own", "context") and spot.unit not in seen and units[spot.unit].opens
        seen.add(spot.unit)
        if spot.kind in ("own", "tag"):
            names[len(made) + 1] = mark(index)
        if "\t" in spot.text and spot.kind == "own" and not first:
            made += _cells(spot.text, len(made), index)
            continue
        made.append(
            _paragraph(spot, len(made) + 1, sections.get(spot.unit), units.get(spot.unit), first=first)
        )
    made[0] = replace(made[0], role="title")
    # What stands for the kind is never torn when the title is broken into lines.
    return Document(slip.title, tuple(made), kind=_suffix(slip), year=draft.year, org=draft.org), names


def _paragraph(
    spot: Spot, number: int, section: Section | None, unit: Unit | None, *, first: bool
) -> Paragraph:
    if first and section and unit and section.level:
        lead = len(unit.number) + len(unit.lead)
        return Paragraph(number, number, spot.text, "heading", section.level, lead)
    role: Role = "note" if spot.kind == "tag" else "body"
    return Paragraph(number, number, spot.text, role)


def _cells(text: str, before: int, table: int) -> list[Paragraph]:
    cells = [
        (row, column, words.strip())
        for row, line in enumerate(text.split("\n"))
        for column, words in enumerate(line.split("\t"))
        if words.strip()
    ]
    return [
        Paragraph(n, n, words, "cell", cell=(table, row, column))
        for n, (row, column, words) in enumerate(cells, before + 1)
    ]


def as_json(split: Split) -> dict[str, Any]:
    """The shape that scripts rely on."""
    parts = [
        {"owner": part.owner, "file": str(part.file), "items": part.items, "blanks": part.blanks}
        for part in split.parts
    ]
    return {"parts": parts, "unowned": list(split.unowned)}


def as_text(split: Split) -> str:
    """For people: one line a part."""
    lines = [f"{p.file}　{p.items}项" + (f"，{p.blanks}处待填" if p.blanks else "") for p in split.parts]
    if split.unowned:
        lines.append(f"没有写明责任科室、留在草稿里的{len(split.unowned)}节：{'；'.join(split.unowned)}")
    return "\n".join(lines)
