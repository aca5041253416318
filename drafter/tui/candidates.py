"""All ways to write the sentence at the cursor, each with what it says differently; Enter takes one."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.comparing.segments import segments
from drafter.tui.ask import LEAVE
from drafter.tui.wrap import set_in

NEW = "bold underline"
"""What differs; no colour, for the chosen one has a ground of its own."""

ROOM = 3
"""Cells left free for the margin and the scroll bar."""


class Candidates(ModalScreen[int | None]):
    """The sentences, the one that stands there first; the answer is the place of the one taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVE,
        *(Binding(str(n), f"take({n - 1})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, now: str, others: Sequence[str]) -> None:
        super().__init__()
        self.now, self.others = now, tuple(others)

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="dialogue wide") as box:
            box.border_title = Content(f"另有{len(self.others)}种写法")
            yield Static(classes="now", markup=False)
            yield OptionList(markup=False, id="ways")
            yield Static("↑↓ 选择　Enter 或数字键 换成这一句　Esc 返回", markup=False, classes="note")

    def on_mount(self) -> None:
        """To the list."""
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Sentences are broken to the width, once that is known."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        shown = self.query_one(OptionList)
        width = max(shown.size.width - ROOM, 8)
        self.query_one(".now", Static).update(set_in(Text(f"现在：{self.now}"), width))
        at = shown.highlighted or 0
        shown.clear_options()
        shown.add_options(
            [Option(set_in(_marked(n, self.now, text), width), str(n)) for n, text in enumerate(self.others)]
        )
        shown.highlighted = at if self.others else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        self.dismiss(int(event.option_id or 0))

    def action_take(self, at: int) -> None:
        """Take the one of that number."""
        if at < len(self.others):
            self.dismiss(at)

    def action_leave(self) -> None:
        """Leave the sentence as it is."""
        self.dismiss(None)


def _marked(at: int, now: str, text: str) -> Text:
    made, parts = Text(f"{at + 1}. "), segments(now, text)
    style = NEW if any(one.what == "same" for one in parts) else ""  # written anew: all of it differs
    for segment in parts:
        if segment.what != "delete":
            made.append(segment.text, style if segment.what == "insert" else "")
    return made.append("\n")
