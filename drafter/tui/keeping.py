"""Actions that look at the draft as a whole: kept versions, figures, remarks, what rolling left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from drafter.editing.arrange import top_of
from drafter.editing.lines import section_text
from drafter.errors import DrafterError
from drafter.pipeline.edit import Place
from drafter.store.drafts import load_draft
from drafter.store.versions import Version
from drafter.tui.ask import Choice, Page, Pick

if TYPE_CHECKING:
    from drafter.model.draft import Note
    from drafter.pipeline.statistics import Count, Range, Statistics
    from drafter.tui.desk import Desk

BAR = 12
"""Cells of the longest bar."""


def versions(desk: Desk) -> None:
    """Choose a kept version, see it beside the present state, and go back to it."""
    kept = {str(version.number): version for version in desk.session.versions()}
    if not kept:
        desk.tell("还没有留过版本，按 Ctrl+S 留一个。")
        return
    choices = [
        Choice(f"第{number}版　{version.when:%Y年%m月%d日 %H:%M}", number)
        for number, version in reversed(kept.items())
    ]

    def show(number: str | None) -> None:
        if number:
            desk.attempt(lambda: _beside(desk, kept[number]))

    desk.app.push_screen(Pick("与哪一版比较", choices), show)


def _beside(desk: Desk, version: Version) -> None:
    from drafter.tui.compare import Compare

    pairs = desk.services.compare(load_draft(version.path), desk.session.draft)

    def go_back() -> None:
        if desk.session.restore(version, desk.here()):
            desk.show_draft()
            desk.tell(f"已退回第{version.number}版，Ctrl+Z 可以撤销。")

    def answer(restore: bool | None) -> None:
        if restore:
            desk.attempt(go_back)

    desk.app.push_screen(Compare(f"第{version.number}版", pairs), answer)


def statistics(desk: Desk) -> None:
    """Characters by section beside what is usual, blanks, commonest verbs."""
    from drafter.pipeline.statistics import statistics as count

    draft = desk.session.draft
    desk.app.push_screen(
        Page("统计", "\n".join(_figures(count(draft, desk.services.wording.skeleton(draft.kind)))))
    )


def _figures(found: Statistics) -> Iterator[str]:
    yield f"全文 {found.characters} 字（不含一级标题）{_judged(found.characters, found.usual)}"
    yield ""
    most = max((one.characters for one in found.sections), default=0) or 1
    for one in found.sections:
        yield _section(one, most)
    yield ""
    yield "分句开头最常用的动词："
    rows = [f"{verb} {times}" for verb, times in found.verbs]
    yield from ("　".join(rows[at : at + 8]) for at in range(0, len(rows), 8))
    if not rows:
        yield "没有重复的。"


def _section(one: Count, most: int) -> str:
    bar = "█" * max(1, round(one.characters / most * BAR)) if one.characters else ""
    name = set_cell_size(one.name, 33).rstrip() + "…" if cell_len(one.name) > 34 else one.name
    left = f"　待填{one.blanks}" if one.blanks else ""
    usual = _judged(one.characters, one.usual)
    return f"{set_cell_size(name, 36)}{one.characters:>5}字 {bar:<{BAR}}{usual}{left}"


def _judged(characters: int, usual: Range | None) -> str:
    if usual is None or not usual[1]:
        return ""
    word = "偏短，" if characters < usual[0] else "偏长，" if characters > usual[1] else ""
    return f"　{word}一般{usual[0]}—{usual[1]}"


def notes(desk: Desk) -> None:
    """Choose a remark that came back with the draft, and go to the words it is about."""
    remarks = desk.session.draft.notes
    choices = [
        Choice(f"{note.text}（{note.excerpt[:20]}）", str(at), hint=note.author)
        for at, note in enumerate(remarks)
    ]

    def go(answer: str | None) -> None:
        if answer:
            note = remarks[int(answer)]
            desk.tell("　".join(part for part in (note.author, note.date, note.text) if part))
            _to_words(desk, note)

    desk.app.push_screen(Pick("批注", choices, "没有批注。领导在 Word 里批的，合并回来后在这里。"), go)


def _to_words(desk: Desk, note: Note) -> None:
    draft = desk.session.draft
    for section in draft.sections:
        for row, line in enumerate(section_text(draft, section.id).split("\n")):
            if note.excerpt and (at := line.find(note.excerpt)) >= 0:
                desk.jump(Place(section.id, row, at), at + len(note.excerpt))
                return
    if note.section and top_of(draft, note.section):
        desk.go_to_item(note.section)


def account(desk: Desk) -> None:
    """What rolling changed and what it left to do."""
    if not desk.account:
        raise DrafterError("这份文稿不是刚由去年的文稿滚动来的，没有滚动说明。")
    desk.app.push_screen(Page("滚动说明", desk.account))


KEEPING: dict[str, Callable[[Desk], None]] = {
    "versions": versions,
    "statistics": statistics,
    "notes": notes,
    "account": account,
}
