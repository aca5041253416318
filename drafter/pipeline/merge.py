"""Parts sent in go into their sections; clashes, doubles, what is missing and what is doubtful are listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.comparing.differences import compare, differences
from drafter.comparing.pieces import Piece
from drafter.errors import DrafterError
from drafter.merging.combine import Change, Clash, Outcome, combine
from drafter.merging.laid import Sender
from drafter.merging.pairing import strip_number
from drafter.merging.unit import Unit, by_id
from drafter.model.draft import Draft, Note
from drafter.pipeline.compare import difference_lines
from drafter.pipeline.export import check_out
from drafter.pipeline.rejoin import noted, rejoin
from drafter.pipeline.returned import Receiver, Returned
from drafter.store.drafts import is_draft, load_draft, save_draft

_WHAT = {"text": "", "tag": "责任和时限", "title": "标题"}


@dataclass(frozen=True, slots=True)
class Merged:
    """The draft as merged, and the account of it."""

    draft: Draft
    file: Path
    units: Mapping[str, Unit]
    senders: tuple[Sender, ...]
    outcome: Outcome
    notes: tuple[Note, ...]


def merge_files(path: Path, parts: Sequence[Path], out: Path, *, force: bool = False) -> Merged:
    """Merge the parts into the draft of `path` and save it as `out`; the draft's own file stays.

    Raises DrafterError for a part that is another draft's, unreadable, or fits
    nowhere; then nothing is written.
    """
    if not is_draft(out):
        raise DrafterError(
            f"合并的结果是草稿，-o 应以 .yaml 结尾，现在是 {out}；之后用 drafter export 导出 Word。"
        )
    check_out(out, force=force)
    draft = load_draft(path)
    receiver = Receiver(draft)
    returned = tuple(receiver.receive(part) for part in parts)
    made, outcome = merge(draft, receiver.units, returned)
    save_draft(out, made)
    added = tuple(note for note in made.notes if note not in draft.notes)
    senders = tuple(one.laid.sender for one in returned)
    return Merged(made, out, by_id(receiver.units), senders, outcome, added)


def merge(draft: Draft, units: Sequence[Unit], returned: Sequence[Returned]) -> tuple[Draft, Outcome]:
    """The draft with everything that does not clash taken in, and the account of it."""
    expected = tuple(dict.fromkeys(name for one in returned for name in one.owners))
    outcome = combine(units, [one.laid for one in returned], expected, draft.title)
    given = frozenset((*expected, *(unit.owner for unit in units)))
    made = rejoin(draft, units, outcome, given)
    return noted(made, (remark for one in returned for remark in one.remarks)), outcome


def as_json(merged: Merged) -> dict[str, Any]:
    """The account in the shape that scripts rely on."""
    outcome = merged.outcome
    return {
        "file": str(merged.file),
        "parts": [_sender(sender) for sender in merged.senders],
        "changed": [*(_change(merged, change) for change in outcome.changes), *_added(merged)],
        "clashes": [_clash(merged, clash) for clash in outcome.clashes],
        "doubles": [
            {"who": double.owner, "alike": double.alike, "parts": [_sender(one) for one in double.senders]}
            for double in outcome.doubles
        ],
        "missing": [{"who": who, "sections": _sections_of(merged, who)} for who in outcome.missing],
        "doubts": [
            {"file": one.file, "section": _name(merged, one.unit), "text": one.text, "message": one.message}
            for one in outcome.doubts
        ],
        "notes": [
            {
                "section": _name(merged, note.section),
                "excerpt": note.excerpt,
                "text": note.text,
                "who": note.author or None,
                "when": note.date or None,
            }
            for note in merged.notes
        ],
    }


def _sender(sender: Sender) -> dict[str, Any]:
    return {
        "file": sender.file,
        "who": sender.who,
        "by": sender.by or None,
        "when": sender.when or None,
    }


def _change(merged: Merged, change: Change) -> dict[str, Any]:
    section = _name(merged, change.unit)
    texts = {"before": "\n".join(change.before), "after": "\n".join(change.after)}
    return {"section": section, "what": change.what} | texts | _sender(change.sender)


def _added(merged: Merged) -> Iterator[dict[str, Any]]:
    for unit, found in merged.outcome.added.items():
        for sender, lines in found:
            texts = {"before": "", "after": "\n".join(lines)}
            yield {"section": _name(merged, unit), "what": "added"} | texts | _sender(sender)


def _clash(merged: Merged, clash: Clash) -> dict[str, Any]:
    versions = [
        {"text": "\n".join(rival.lines)}
        | (_sender(rival.sender) if rival.sender else {"file": None, "who": "草稿", "by": None, "when": None})
        for rival in clash.rivals
    ]
    return {
        "section": _name(merged, clash.unit),
        "what": clash.what,
        "kept": "\n".join(clash.before),
        "versions": versions,
    }


def _name(merged: Merged, unit: str) -> str | None:
    found = merged.units.get(unit)
    return found.name if found else None


def _sections_of(merged: Merged, who: str) -> list[str]:
    return [unit.name for unit in merged.units.values() if unit.owner == who and unit.tag]


def as_text(merged: Merged) -> str:
    """For people: what needs a decision first, then what was taken in."""
    return "\n".join((*_clashes(merged), *_doubles(merged), *_open(merged), *_changes(merged)))


def _from(sender: Sender | None) -> str:
    if sender is None:
        return "草稿"
    saved = "，".join(word for word in (sender.by, sender.when[:16].replace("T", " ")) if word)
    return f"{sender.who}（{sender.file}{'，' + saved + '保存' if saved else '，文件没有写明保存人和时间'}）"


def _clashes(merged: Merged) -> Iterator[str]:
    if merged.outcome.clashes:
        yield f"冲突 {len(merged.outcome.clashes)} 处（草稿里保留原文，请商定后改）"
    for clash in merged.outcome.clashes:
        yield f"  {_name(merged, clash.unit) or ''}{_WHAT[clash.what]}"
        for rival in clash.rivals:
            yield f"    {_from(rival.sender)}："
            yield from (f"      {line}" for line in rival.lines or ("（删去）",))


def _doubles(merged: Merged) -> Iterator[str]:
    if merged.outcome.doubles:
        yield f"重复 {len(merged.outcome.doubles)} 处"
    for double in merged.outcome.doubles:
        how = (
            "内容相同，只算一份" if double.alike else "内容不同，改得不一样的列在冲突里，其余都已并入，请核对"
        )
        yield f"  {double.owner}交来{len(double.senders)}份，{how}："
        yield from (f"    {_from(sender)}" for sender in double.senders)


def _open(merged: Merged) -> Iterator[str]:
    outcome = merged.outcome
    if outcome.missing:
        yield f"没有交的 {len(outcome.missing)} 家"
    for who in outcome.missing:
        yield f"  {who}：{'；'.join(_sections_of(merged, who)) or '草稿里已没有它的内容'}"
    if outcome.doubts:
        yield f"拿不准的 {len(outcome.doubts)} 处"
    for doubt in outcome.doubts:
        yield f"  {doubt.file}　{_name(merged, doubt.unit) or ''}　{doubt.message}："
        yield from (f"    {line}" for line in doubt.text.split("\n"))
    if merged.notes:
        yield f"批注 {len(merged.notes)} 条"
    for note in merged.notes:
        when = f"，{note.date[:10]}" if note.date else ""
        yield f"  {_name(merged, note.section) or '全文'}　“{note.excerpt}”"
        yield f"    {note.text}（{note.author or '未署名'}{when}）"


def _changes(merged: Merged) -> Iterator[str]:
    changes = [*(_change(merged, change) for change in merged.outcome.changes), *_added(merged)]
    yield f"并入 {len(changes)} 处" if changes else "交回的稿子没有要并入的改动"
    for change in changes:
        what = "新增" if change["what"] == "added" else _WHAT[change["what"]]
        head = "　".join(word for word in (change["section"], what) if word)
        yield f"  {head}　{change['who']}（{change['file']}）"
        pairs = compare(*(_pieces(change[side]) for side in ("before", "after")))
        for one in differences(pairs):
            yield from (f"  {line}" for line in difference_lines(one))


def _pieces(text: str) -> tuple[Piece, ...]:
    """The lines of one unit; the first are always one another's, however much was rewritten."""
    first, *rest = [line for line in text.split("\n") if line] or [""]
    lines = (Piece(strip_number(first), role="title"), *(Piece(line, role="heading") for line in rest))
    return tuple(line for line in lines if line.text)
