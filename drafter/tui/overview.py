"""Actions that look at the draft as a whole: kept versions, figures, remarks, what rolling left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from drafter.errors import DrafterError
from drafter.pipeline.desk import place_notes
from drafter.store.drafts import load_draft
from drafter.store.versions import Version
from drafter.tui.ask import Choice, Form, Pick
from drafter.tui.page import Page

if TYPE_CHECKING:
    from drafter.pipeline.statistics import Count, Range, Statistics
    from drafter.tui.desk import Desk

BAR = 12
"""Cells of the longest bar."""

WITH_BARS = 74
"""Cells of a page from which there is room for bars."""


def name_version(desk: Desk) -> None:
    """Keep this state as a version with a name."""

    def put(answer: tuple[str, ...] | None) -> None:
        if answer is not None:
            desk.attempt(lambda: _keep(desk, answer[0].strip()))

    desk.ask(Form("留一个版本", [("名称，如 送审稿、局长办公会稿", "")]), put)


def _keep(desk: Desk, name: str) -> None:
    version = desk.session.keep(datetime.now(), name)
    called = f"“{version.name}”" if version.name else ""
    desk.tell(f"已留作第{version.number}版{called}。")


def versions(desk: Desk) -> None:
    """Choose a kept version, see it beside the present state, and go back to it."""
    kept = {str(version.number): version for version in desk.session.versions()}
    if not kept:
        desk.tell("还没有留过版本，按 Ctrl+S 留一个。")
        return
    choices = [
        Choice(f"第{number}版　{version.when:%Y年%m月%d日 %H:%M}　{version.name}".rstrip(), number)
        for number, version in reversed(kept.items())
    ]

    def show(number: str | None) -> None:
        if number:
            desk.attempt(lambda: _beside(desk, kept[number]))

    desk.ask(Pick("与哪一版比较", choices), show)


def _beside(desk: Desk, version: Version) -> None:
    from drafter.tui.compare import Compare

    pairs = desk.services.compare(load_draft(version.path), desk.session.draft)
    called = f"第{version.number}版" + (f"“{version.name}”" if version.name else "")

    def go_back() -> None:
        if desk.session.restore(version, desk.here()):
            desk.show_draft()
            desk.tell(f"已退回{called}，Ctrl+Z 可以撤销。")

    def answer(restore: bool | None) -> None:
        if restore:
            desk.attempt(go_back)

    desk.ask(Compare(called, pairs), answer)


def statistics(desk: Desk) -> None:
    """Characters by section beside what is usual, blanks, commonest verbs."""
    from drafter.pipeline.statistics import statistics as count

    draft = desk.session.draft
    found = count(draft, desk.services.wording.skeleton(draft.kind))
    desk.ask(Page("统计", lambda width: "\n".join(_figures(found, width))))


def _figures(found: Statistics, width: int) -> Iterator[str]:
    yield f"全文 {found.characters} 字（不含一级标题）{_judged(found.characters, found.usual)}"
    yield ""
    most = max((one.characters for one in found.sections), default=0) or 1
    for one in found.sections:
        yield _section(one, most, width)
    yield ""
    yield "分句开头最常用的动词："
    rows = [f"{verb} {times}" for verb, times in found.verbs]
    each = max(1, width // 9)
    yield from ("　".join(rows[at : at + each]) for at in range(0, len(rows), each))
    if not rows:
        yield "没有重复的。"


def _section(one: Count, most: int, width: int) -> str:
    wide = width >= WITH_BARS
    bar = "█" * max(1, round(one.characters / most * BAR)) if one.characters else ""
    room = 36 if wide else max(12, width - 30)
    name = set_cell_size(one.name, room - 3).rstrip() + "…" if cell_len(one.name) > room - 2 else one.name
    left = f"　待填{one.blanks}" if one.blanks else ""
    usual = _judged(one.characters, one.usual)
    return f"{set_cell_size(name, room)}{one.characters:>5}字{f' {bar:<{BAR}}' if wide else ''}{usual}{left}"


def _judged(characters: int, usual: Range | None) -> str:
    if usual is None or not usual[1]:
        return ""
    from drafter.pipeline.statistics import outside

    side = outside(characters, usual)
    return f"　{f'偏{side}，' if side else ''}一般{usual[0]}—{usual[1]}"


def notes(desk: Desk) -> None:
    """The remarks that came back with the draft, first in the list of what is to be looked at."""
    if not desk.session.draft.notes:
        raise DrafterError("没有批注。领导在 Word 里批的，用 drafter merge 合并回来后在这里。")
    desk.turn_right("findings")
    desk.findings.show(desk.found, place_notes(desk.session.draft))
    desk.findings.to_first()


def account(desk: Desk) -> None:
    """What rolling changed and what it left to do."""
    if not desk.account:
        raise DrafterError("这份文稿不是刚由去年的文稿滚动来的，没有滚动说明。")
    desk.ask(Page("滚动说明", desk.account))


OVERVIEW: dict[str, Callable[[Desk], None]] = {
    "name-version": name_version,
    "versions": versions,
    "statistics": statistics,
    "notes": notes,
    "account": account,
}
