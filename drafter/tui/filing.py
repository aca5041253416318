"""Actions on the draft as a whole: help, palette, save, export, versions, statistics, leaving."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.editing.blanks import blanks, count_blanks
from drafter.editing.facts import change_fact
from drafter.editing.lines import section_text
from drafter.editing.places import block_at, spot_at
from drafter.errors import DrafterError
from drafter.language.characters import clean
from drafter.language.counting import section_numbers
from drafter.language.sentences import count_han
from drafter.store.folders import Home
from drafter.store.habits import load_habits, save_habits
from drafter.tui.actions import ACTIONS, key_label
from drafter.tui.ask import Choice, Form, Page, Pick
from drafter.tui.changing import ask_value
from drafter.tui.help import help_text
from drafter.tui.messages import Closed

if TYPE_CHECKING:
    from drafter.tui.desk import Desk

THEMES = {"textual-dark": "深色", "textual-light": "浅色", "drafter-contrast": "高对比"}


def help_page(desk: Desk) -> None:
    """All keys."""
    desk.app.push_screen(Page("帮助", help_text(keys_of(desk))))


def palette(desk: Desk) -> None:
    """All actions, found by Han and pinyin."""
    keys = keys_of(desk)
    choices = [
        Choice(action.label, action.id, action.pinyin, key_label(keys.get(action.id, action.key)))
        for action in ACTIONS
        if action.id != "palette"
    ]
    desk.app.push_screen(Pick("全部命令", choices), lambda name: desk.do(name) if name else None)


def keys_of(desk: Desk) -> dict[str, str]:
    """Action id → the key it has now."""
    return {name: key for key, binding in desk.active_bindings.items() if (name := binding.binding.id)}


def save(desk: Desk) -> None:
    """Keep a version."""
    version = desk.session.keep(datetime.now())
    desk.tell(f"已保存，并留作第{version.number}版。")


def export(desk: Desk) -> None:
    """Write the Word file beside the draft."""
    desk.tell("正在导出…")
    desk.export(desk.session.draft)


def versions(desk: Desk) -> None:
    """Choose a kept version and go back to it."""
    kept = {str(version.number): version for version in desk.session.versions()}
    if not kept:
        desk.tell("还没有留过版本，按 Ctrl+S 留一个。")
        return
    choices = [
        Choice(f"第{number}版　{version.when:%Y年%m月%d日 %H:%M}", number)
        for number, version in reversed(kept.items())
    ]

    def go_back(number: str | None) -> None:
        if number and desk.session.restore(kept[number], desk.here()):
            desk.show_draft()
            desk.tell(f"已退回第{number}版，Ctrl+Z 可以撤销。")

    desk.app.push_screen(Pick("退回到哪一版", choices), lambda n: desk.attempt(lambda: go_back(n)))


def preview(desk: Desk) -> None:
    """The pages."""
    desk.app.push_screen(Page("预览", desk.services.preview(desk.session.draft)))


def facts(desk: Desk) -> None:
    """Facts and blanks: choose one, give its value, and it changes everywhere."""
    draft = desk.session.draft
    labels = desk.services.labels(draft.kind)
    choices = [Choice(blank.words, f"blank:{blank.words}", hint="待填") for blank in blanks(draft)]
    choices += [
        Choice(f"{labels.get(key, key)}：{value}", f"fact:{key}", hint="已填")
        for key, value in draft.facts.items()
    ]

    def ask(answer: str | None) -> None:
        kind, _, name = (answer or "").partition(":")
        if kind == "blank":
            ask_value(desk, name)
        elif kind == "fact":
            _ask_fact(desk, name, labels.get(name, name))

    desk.app.push_screen(Pick("事实：选一项来改", choices, "没有事实，也没有待填的内容。"), ask)


def _ask_fact(desk: Desk, key: str, label: str) -> None:
    old = desk.session.draft.facts[key]

    def put(answer: tuple[str, ...] | None) -> None:
        if answer and answer[0].strip() and answer[0] != old:
            draft, count = change_fact(desk.session.draft, key, answer[0])
            if desk.change(draft):
                desk.tell(f"正文里改了{count}句。")

    desk.app.push_screen(Form("改事实", [(label, old)]), put)


def origin(desk: Desk) -> None:
    """Where the sentence at the cursor came from."""
    place = desk.here()
    spot = spot_at(desk.session.draft, desk.section, place.row, place.column)
    block = block_at(desk.session.draft, spot) if spot else None
    if block is None:
        raise DrafterError("请先把光标放到一句话里（标题不算）。")
    by = {"skeleton": "骨架", "typed": "手写", "document": "原稿"}[block.origin.by]
    parts = [f"{by} {block.origin.ref}".strip()]
    parts += [f"短语{'、'.join(block.origin.phrases)}"] if block.origin.phrases else []
    parts += ["已锁定"] if block.locked else []
    desk.tell("　".join(parts))


def statistics(desk: Desk) -> None:
    """Characters and blanks by section, commonest beginnings of sentences."""
    draft, numbers = desk.session.draft, section_numbers(desk.session.draft)
    lines, verbs, total = [], Counter[str](), 0
    for section in draft.sections:
        text = section_text(draft, section.id)
        total += count_han(text)
        left = count_blanks(text)
        name = f"{numbers[section.id]}{section.heading}" or "篇首"
        lines.append(f"{count_han(text):>6}字{f'　待填{left}' if left else ''}　{name}")
        for one in section.walk():
            verbs.update(block.text[:2] for block in one.blocks if count_han(block.text[:2]) == 2)
    common = "　".join(f"{verb} {count}" for verb, count in verbs.most_common(12) if count > 1)
    text = "\n".join([f"{total:>6}字　全文（不含标题）", *lines, "", "句首最常用：", common or "没有重复。"])
    desk.app.push_screen(Page("统计", text))


def external(desk: Desk) -> None:
    """Hand the section's text to $EDITOR and take it back."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise DrafterError("没有设置外部编辑器，请先设置环境变量 EDITOR。")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "本节.txt"
        path.write_text(desk.editor.text, encoding="utf-8")
        try:
            with desk.app.suspend():
                subprocess.run([*shlex.split(command), str(path)], check=False)
        except (OSError, ValueError) as error:
            raise DrafterError(f"外部编辑器“{command}”打不开：{error}") from error
        desk.editor.become(clean(path.read_text(encoding="utf-8", errors="replace")).rstrip("\n"))
    desk.editor.typed = True
    desk.sync()


def theme(desk: Desk) -> None:
    """Choose the colours."""
    choices = [Choice(label, name) for name, label in THEMES.items()]

    def put(name: str | None) -> None:
        if name:
            desk.app.theme = name
            remember_theme(desk.services.home, name)

    desk.app.push_screen(Pick("换配色", choices), put)


def remember_theme(home: Home, name: str) -> None:
    """For the next time, with the keys as they are."""
    with contextlib.suppress(DrafterError):
        save_habits(home, replace(load_habits(home), theme=name))


def leave(desk: Desk) -> None:
    """Save and quit; where saving fails the text goes into the user's own folder."""
    desk.app.run_worker(desk.app.action_quit())


def start(desk: Desk) -> None:
    """Save and go back to the start screen."""
    if said := desk.leave():
        desk.tell(said)
    desk.post_message(Closed())


FILING: dict[str, Callable[[Desk], None]] = {
    "help": help_page,
    "palette": palette,
    "save": save,
    "export": export,
    "versions": versions,
    "preview": preview,
    "facts": facts,
    "origin": origin,
    "statistics": statistics,
    "external": external,
    "theme": theme,
    "quit": leave,
    "start": start,
}
