"""The desk as an application: `run_desk` opens it and returns when the user has left."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import ClassVar

# Some terminals drop characters of an input method under this protocol; it is read at import.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from textual import on
from textual.app import App
from textual.screen import Screen
from textual.theme import Theme

from drafter.atomic import private_folder, write_atomically
from drafter.errors import DrafterError
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import Session, open_session
from drafter.store.habits import load_habits
from drafter.tui.actions import BY_ID
from drafter.tui.desk import Desk
from drafter.tui.messages import Closed, Opened
from drafter.tui.wrap import install

CONTRAST = Theme(
    name="drafter-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    dark=True,
)


PAINTED = 0.5
"""Seconds after which the first paint is over."""


class DeskApp(App[None]):
    """The start screen, or the desk on one draft."""

    CSS_PATH = Path(__file__).with_name("desk.tcss")
    TITLE = "drafter"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []

    def __init__(self, services: Services, session: Session | None = None) -> None:
        super().__init__()
        self.services = services
        self.fault = ""
        self.desk = Desk(session, services) if session else None
        install()

    def on_mount(self) -> None:
        """The first screen."""
        self.register_theme(CONTRAST)
        self._adopt_habits()
        self._listen()
        self.push_screen(self.desk or self._start())
        self.set_timer(PAINTED, _collect)

    def _adopt_habits(self) -> None:
        """The user's colours and keys; what is wrong with them is said and left out."""
        try:
            habits = load_habits(self.services.home)
        except DrafterError as error:
            self.notify(str(error), markup=False, timeout=10)
            return
        wrong = [name for name in habits.keys if name not in BY_ID or BY_ID[name].fixed]
        if wrong:
            self.notify(f"desk.yaml 里这些动作没有，或不能改键：{'、'.join(wrong)}", markup=False, timeout=10)
        self.set_keymap({name: key for name, key in habits.keys.items() if name not in wrong})
        if habits.theme in self.available_themes:
            self.theme = habits.theme

    @on(Opened)
    def _open(self, event: Opened) -> None:
        self.desk = Desk(event.session, self.services)
        self.desk.account = event.account
        self._show(self.desk)

    @on(Closed)
    def _close(self) -> None:
        self.desk = None
        self._show(self._start())

    def _start(self) -> Screen[None]:
        from drafter.tui.start import Start  # not needed where a draft is opened at once

        return Start(self.services)

    def _show(self, screen: Screen[None]) -> None:
        """Show a screen with nothing behind it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)

    def _listen(self) -> None:
        """A closed window and a polite end both save first."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, self._told_to_end, number)
                except (NotImplementedError, RuntimeError, ValueError):
                    return

    def _told_to_end(self, number: int) -> None:
        desk = self.desk
        if desk is None:
            self._end(number)
            return
        with contextlib.suppress(DrafterError, OSError):
            desk.sync()
            desk.session.save()
        # Keys that are still on their way to the text come first.
        desk.editor.call_later(self._end, number)

    def _end(self, number: int) -> None:
        self.save_all()
        if number == signal.SIGTERM:
            self.exit()
        else:
            os._exit(128 + number)  # the terminal is gone: there is nobody to draw for

    def _fatal_error(self) -> None:
        """A fault of ours: Textual would print pages of program text; `run_desk` says it in a sentence."""
        self.fault = traceback.format_exc()
        self._close_messages_no_wait()

    def save_all(self) -> str:
        """Save what is open, come what may; what could not be done is said."""
        desk, self.desk = self.desk, None
        return desk.leave() if desk else ""

    async def action_quit(self) -> None:
        """Leave, with everything saved."""
        self.exit(message=self.save_all() or None)


def _collect() -> None:
    """Take up collecting where it rested, what is there already left out: that spares long pauses."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()


def run_desk(path: Path | None = None, *, bank: Path | None = None) -> None:
    """Open the desk on a draft, or at its start screen; returns when the user has left.

    Raises DrafterError where the file is no draft. Nothing typed is lost,
    however the desk ends.
    """
    if sys.__stdin__ is None or not sys.__stdin__.isatty():
        raise DrafterError("起草台要在终端里用键盘操作，现在的输入不是终端。请直接在终端里运行。")
    services = Services(bank)
    session = open_session(path, services.home) if path is not None else None
    app = DeskApp(services, session)
    try:
        app.run()
    finally:
        if said := app.save_all():
            print(said, file=sys.stderr)
    if app.fault:
        raise DrafterError(_report(services, app.fault))


def _report(services: Services, fault: str) -> str:
    log = services.home.path / "fault.log"
    try:
        write_atomically(private_folder(log.parent) / log.name, fault.encode(errors="replace"), private=True)
    except (OSError, DrafterError):
        return "起草台遇到意外错误退出，文稿已经保存。请重新打开继续。"
    return f"起草台遇到意外错误退出，文稿已经保存。请重新打开继续；详情记在 {log}，可发给维护人员。"
