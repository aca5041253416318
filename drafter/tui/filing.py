"""Actions on the draft as a whole: help, palette, facts, export, colours, leaving."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.editing.arrange import find
from drafter.editing.blanks import blanks
from drafter.errors import DrafterError
from drafter.language.characters import clean
from drafter.language.counting import section_numbers
from drafter.store.folders import Home
from drafter.store.habits import load_habits, save_habits
from drafter.tui.actions import ACTIONS, NO_KEY, key_label
from drafter.tui.ask import Choice, Form, Pick
from drafter.tui.changing import ask_value
from drafter.tui.help import help_text
from drafter.tui.messages import Closed
from drafter.tui.page import Page

if TYPE_CHECKING:
    from drafter.tui.desk import Desk

THEMES = {"textual-dark": "深色", "textual-light": "浅色", "drafter-contrast": "高对比"}


def help_page(desk: Desk) -> None:
    """All keys."""
    desk.ask(Page("帮助", help_text(keys_of(desk)), hang=True))


def palette(desk: Desk) -> None:
    """All actions, found by Han and pinyin."""
    keys = keys_of(desk)
    choices = [
        Choice(action.label, action.id, action.pinyin, key_label(keys.get(action.id, action.key)))
        for action in ACTIONS
        if action.id != "palette"
    ]
    desk.ask(Pick("全部命令", choices), lambda name: desk.do(name) if name else None)


def keys_of(desk: Desk) -> dict[str, str]:
    """Action id → the key it has now."""
    return {
        name: key
        for key, binding in desk.active_bindings.items()
        if (name := binding.binding.id) and not key.startswith(NO_KEY)
    }


def save(desk: Desk) -> None:
    """Keep a version."""
    version = desk.session.keep(datetime.now())
    desk.tell(f"已保存，并留作第{version.number}版。")


def export(desk: Desk) -> None:
    """Write the Word file beside the draft."""
    desk.tell("正在导出…")
    desk.export(desk.session.draft)


def preview(desk: Desk) -> None:
    """The pages, from the section on at which one is."""
    draft = desk.session.draft
    top = find(draft, desk.section)
    heading = top.heading if top and desk.section != draft.sections[0].id else ""
    start = f"{section_numbers(draft)[desk.section]}{heading}"[:12] if heading else ""
    desk.ask(Page("预览", desk.services.preview(draft), start=start))


def facts(desk: Desk) -> None:
    """Facts and blanks: choose one, give its value, and it changes everywhere."""
    draft = desk.session.draft
    labels = desk.services.wording.labels(draft.kind)
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

    desk.ask(Pick("事实：选一项来改", choices, "没有事实，也没有待填的内容。"), ask)


def _ask_fact(desk: Desk, key: str, label: str) -> None:
    old = desk.session.draft.facts[key]

    def put(answer: tuple[str, ...] | None) -> None:
        if answer and answer[0].strip() and answer[0] != old:
            draft, count = desk.services.change_fact(desk.session.draft, key, answer[0])
            if desk.change(draft):
                done = f"正文里改了{count}句。" if count else "正文里这一处已经手改过，没有动，请自己改。"
                desk.tell(f"{done}{desk.services.doubt(draft, key, answer[0])}")

    note = desk.services.about(desk.session.draft, key)
    desk.ask(Form("改事实", [(label, old)], note), put)


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
            raise DrafterError(f"外部编辑器“{command}”打不开：{error}。请检查环境变量 EDITOR。") from error
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

    desk.ask(Pick("换配色", choices), put)


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
    "preview": preview,
    "facts": facts,
    "external": external,
    "theme": theme,
    "quit": leave,
    "start": start,
}
