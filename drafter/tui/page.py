"""A page to read: help, preview, figures. Esc, Enter or the key that opened it leaves it."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from drafter.language.blanks import BLANK
from drafter.tui.ask import LEAVE
from drafter.tui.editor import BLANK_STYLE
from drafter.tui.wrap import hang_in, set_in

NARROW = 66
"""Columns below which a page has no frame at its sides: a printed line is 58 cells wide."""


class Page(ModalScreen[None]):
    """Text that scrolls; it may be made for a width, and may begin where a line begins with `start`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVE,
        *(Binding(key, "leave", show=False) for key in ("enter", "f1", "f7", "q")),
    ]

    def __init__(
        self, title: str, text: str | Callable[[int], str], *, start: str = "", hang: bool = False
    ) -> None:
        super().__init__()
        self.head, self.body, self.start, self.hang = title, text, start, hang

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        with VerticalScroll(classes="dialogue page") as box:
            box.border_title = Content(self.head)
            box.border_subtitle = "Esc 返回　↑↓ PgUp PgDn 翻看"
            yield Static(id="body", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Lines are as wide as the page, once that is known."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        shown = self.query_one("#body", Static)
        width = max(shown.size.width - 1, 4)
        body = Text(self.body(width) if callable(self.body) else self.body)
        body.highlight_regex(BLANK, BLANK_STYLE)
        made = hang_in(body, width) if self.hang else set_in(body, width)
        shown.update(made)
        if self.start:
            lines = made.plain.split("\n")
            at = next((n for n, line in enumerate(lines) if line.strip().startswith(self.start)), 0)
            self.call_after_refresh(self.query_one(VerticalScroll).scroll_to, y=at, animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
