"""A saved draft: one YAML file that a person can read, with one sentence a line and its origin below."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter import atomic
from drafter.errors import DrafterError
from drafter.model.draft import Block, Draft, Note, Origin, Section
from drafter.store import yaml
from drafter.store.piece import Piece

FORMAT = 1
"""The version of the format that this program writes."""

ORIGINS = ("skeleton", "typed", "document")


def is_draft(path: Path) -> bool:
    """Whether a file is a draft by its name."""
    return path.suffix.lower() in (".yaml", ".yml")


def save_draft(path: Path, draft: Draft) -> None:
    """Write the draft whole or not at all; raises DrafterError with the old file untouched."""
    atomic.write_atomically(path, dump_draft(draft).encode())


def load_draft(path: Path) -> Draft:
    """The draft of a file; a DrafterError says in Chinese what is wrong with it, and where."""
    data = yaml.load(path)
    if not isinstance(data, dict) or "drafter" not in data:
        kept = versions_folder(path)
        more = f"手动保存过的版本在 {kept.name} 里。" if kept.is_dir() else ""
        raise DrafterError(
            f"{path} 不是本程序保存的文稿（开头应有“drafter: {FORMAT}”），未作改动。请确认选对了文件。{more}"
        )
    version = data["drafter"]
    if isinstance(version, int) and version > FORMAT:
        raise DrafterError(
            f"{path} 是较新版本的 drafter 保存的（格式 {version}，"
            f"本程序只懂 {FORMAT}），未作改动。请升级后打开。"
        )
    if version != FORMAT:
        raise DrafterError(f"{path} 第 1 行：格式版本“{version}”不成立，应为 {FORMAT}。请改正后再试。")
    piece = Piece(data, path)
    piece.integer("drafter")
    draft = _draft(piece)
    piece.close()
    return draft


def dump_draft(draft: Draft) -> str:
    """The text of a saved draft: keys in a fixed order, so that two versions compare line by line."""
    data: dict[str, object] = {
        "drafter": FORMAT,
        "kind": draft.kind,
        "title": draft.title,
        "org": draft.org,
        "level": draft.level,
        "year": draft.year,
        "date": draft.date,
        "seed": draft.seed,
        "style": draft.style,
        "numbering": draft.numbering,
        "tagged": draft.tagged,
        "signed": draft.signed,
        "facts": dict(draft.facts),
        "silenced": list(draft.silenced),
        "sections": [_section_data(section) for section in draft.sections],
    }
    notes = [_note_data(note) for note in draft.notes]
    return yaml.dump(data | ({"notes": notes} if notes else {}))


def versions_folder(path: Path) -> Path:
    """Where the versions of a draft are kept: a hidden folder beside it."""
    return path.with_name(f".{path.name}.versions")


def _section_data(section: Section) -> dict[str, object]:
    data: dict[str, object] = {"id": section.id, "level": section.level}
    optional = {
        "heading": section.heading,
        "run-in": section.run_in,
        "topic": section.topic,
        "measure": section.measure,
        "owner": section.owner,
        "partners": list(section.partners),
        "deadline": section.deadline,
        "text": [_block_data(block) for block in section.blocks],
        "sections": [_section_data(child) for child in section.sections],
    }
    return data | {key: value for key, value in optional.items() if value not in ("", False, None, [])}


def _block_data(block: Block) -> dict[str, object]:
    origin = block.origin
    optional = {
        "phrases": list(origin.phrases),
        "facts": list(origin.facts),
        "paragraph": block.paragraph,
        "locked": block.locked,
    }
    data: dict[str, object] = {"text": block.text, "from": f"{origin.by} {origin.ref}".rstrip(" ")}
    return data | {key: value for key, value in optional.items() if value}


def _note_data(note: Note) -> dict[str, object]:
    data: dict[str, object] = {"text": note.text}
    optional = {"section": note.section, "excerpt": note.excerpt, "author": note.author, "date": note.date}
    return data | {key: value for key, value in optional.items() if value}


def _note(piece: Piece) -> Note:
    optional = {key: piece.text(key, "") for key in ("section", "excerpt", "author", "date")}
    note = Note(text=piece.text("text"), **optional)
    piece.close()
    return note


def _draft(piece: Piece) -> Draft:
    return Draft(
        kind=piece.text("kind"),
        title=piece.text("title"),
        org=piece.text("org"),
        level=piece.text("level"),
        year=_whole(piece, "year"),
        seed=_whole(piece, "seed"),
        sections=_distinct(piece.pieces("sections", _section), set()),
        facts={str(key): _fact(piece, key, value) for key, value in piece.mapping("facts", {}).items()},
        numbering=piece.choice("numbering", ("restart", "continuous"), "restart"),
        tagged=piece.flag("tagged"),
        signed=piece.flag("signed", True),
        date=piece.optional("date"),
        style=piece.text("style", "gongwen"),
        silenced=piece.texts("silenced"),
        notes=piece.pieces("notes", _note),
    )


def _distinct(sections: tuple[Section, ...], taken: set[str]) -> tuple[Section, ...]:
    """The sections with ids that differ, as one gets by copying a section inside the file."""
    made = []
    for section in sections:
        name, number = section.id, 2
        while name in taken:
            name, number = f"{section.id}-{number}", number + 1
        taken.add(name)
        below = _distinct(section.sections, taken)
        made.append(section if section.id == name else replace(section, id=name))
        if below != section.sections:
            made[-1] = replace(made[-1], sections=below)
    return tuple(made)


def _whole(piece: Piece, key: str) -> int:
    value = piece.integer(key)
    return value if value is not None else piece.fail(f"缺少必填的 {key}")


def _fact(piece: Piece, key: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool | dict | list):
        piece.fail(f"{key} 应是一段文字", "facts")
    return str(value)


def _section(piece: Piece) -> Section:
    level = piece.integer("level")
    if level is None or not 0 <= level <= 4:
        piece.fail("level 应是 0 到 4 的整数", "level")
    section = Section(
        id=piece.text("id"),
        level=level or 0,
        heading=piece.text("heading", ""),
        blocks=piece.pieces("text", _block),
        sections=piece.pieces("sections", _section),
        run_in=piece.flag("run-in"),
        topic=piece.optional("topic"),
        measure=piece.optional("measure"),
        owner=piece.text("owner", ""),
        partners=piece.texts("partners"),
        deadline=piece.text("deadline", ""),
    )
    piece.close()
    return section


def _block(piece: Piece) -> Block:
    by, _, ref = piece.text("from", "typed").partition(" ")
    if by not in ORIGINS:
        piece.fail(f"from 应以 {'、'.join(ORIGINS)} 之一开头", "from")
    origin = Origin(by, ref, piece.texts("phrases"), piece.texts("facts"))  # type: ignore[arg-type]
    block = Block(piece.text("text"), origin, piece.flag("paragraph"), piece.flag("locked"))
    piece.close()
    return block
