"""Actions on findings: take the suggestion, never hear of it again here or anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafter.editing import answers
from drafter.errors import DrafterError
from drafter.model.draft import Note
from drafter.model.finding import Finding
from drafter.pipeline.desk import Found, Noted
from drafter.tui import marking
from drafter.tui.ask import Choice, Pick

if TYPE_CHECKING:
    from drafter.tui.desk import Desk

SHOWN = 16
"""Characters of an excerpt in a message."""


def _row(desk: Desk) -> Found | Noted:
    found = desk.findings.chosen if desk.shows("findings") else None
    if found is None:
        raise DrafterError("请先按 F5 到检查里，用 ↑↓ 选一条。")
    return found


def _chosen(desk: Desk) -> Found:
    found = _row(desk)
    if isinstance(found, Noted):
        raise DrafterError("这一条是批注：按 Enter 过去改，改好后按 Del 去掉。")
    return found


def apply(desk: Desk) -> None:
    """Put the suggestion in the place of the words that were found."""
    one = _chosen(desk)
    place = one.place
    section, row, column = (place.section, place.row, place.column) if place else (None, 0, 0)
    draft = answers.apply(desk.session.draft, one.finding, section, row, column)
    if desk.change(draft):
        desk.tell(f"已改：{_short(one.finding)} → {one.finding.suggestion or '（删去）'}　Ctrl+Z 可以撤销。")
        desk.recheck()


def silence(desk: Desk) -> None:
    """In this draft these words are right; a remark is dealt with."""
    row = _row(desk)
    if isinstance(row, Noted):
        _settle(desk, row.note)
        return
    one = row
    if desk.change(answers.silence(desk.session.draft, one.finding)):
        desk.tell(f"本文稿不再报“{_short(one.finding)}”，Ctrl+Z 可以撤销。")
        desk.recheck()


def _settle(desk: Desk, note: Note) -> None:
    if desk.change(answers.settle(desk.session.draft, note)):
        desk.tell(f"批注“{_words(note.text)}”已处理，Ctrl+Z 可以找回。")
        desk.recheck()


def silence_words(desk: Desk) -> None:
    """In no draft of the user is this check to speak of these words."""
    finding = _chosen(desk).finding
    desk.services.ignore(finding.check, finding.excerpt)
    desk.tell(f"所有文稿都不再报“{_short(finding)}”。要恢复，改用户文件夹里的 profile.yaml。")
    desk.recheck()


def silence_check(desk: Desk) -> None:
    """In no draft of the user is this check to speak at all."""
    finding = _chosen(desk).finding
    desk.services.ignore(finding.check, "*")
    desk.tell(f"所有文稿都不再查 {finding.check}。要恢复，改用户文件夹里的 profile.yaml。")
    desk.recheck()


def hear(desk: Desk) -> None:
    """Choose a silenced finding that is to be told again."""
    choices = [
        Choice(key.partition(":")[2] or key, key, hint=key.partition(":")[0])
        for key in desk.session.draft.silenced
    ]

    def put(key: str | None) -> None:
        if key and desk.change(answers.hear(desk.session.draft, key)):
            desk.recheck()

    desk.ask(Pick("恢复哪一条", choices, "本文稿没有不报的问题。"), put)


def more(desk: Desk) -> None:
    """What else can be done with the chosen finding, or with the chosen phrase where those are shown."""
    if desk.phrases.has_focus_within or not desk.shows("findings"):
        marking.more(desk)
        return
    row = _row(desk)
    if isinstance(row, Noted):
        note = row.note
        done = Choice("处理好了，去掉这条批注", "done", "chu li hao le qu diao")
        desk.ask(Pick(note.text, [done]), lambda name: _settle(desk, note) if name else None)
        return
    finding = row.finding
    words = _short(finding)
    choices = [Choice("采纳建议", "apply", "cai na")] if finding.suggestion is not None else []
    choices += [
        Choice(f"本文稿不再报“{words}”", "silence", "ben wen gao bu zai bao"),
        Choice(f"所有文稿都不报“{words}”", "silence-words", "suo you wen gao bu bao"),
        Choice(f"所有文稿都不查这一项（{finding.check}）", "silence-check", "suo you wen gao bu cha"),
        Choice("恢复本文稿不报的", "hear", "hui fu"),
    ]
    desk.ask(Pick(finding.message, choices), lambda name: desk.do(name) if name else None)


def _short(finding: Finding) -> str:
    return _words(finding.excerpt)


def _words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


JUDGING: dict[str, Callable[[Desk], None]] = {
    "apply": apply,
    "silence": silence,
    "silence-words": silence_words,
    "silence-check": silence_check,
    "hear": hear,
    "more": more,
}
