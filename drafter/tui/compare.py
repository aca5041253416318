"""Two states of a draft beside each other, or below each other where the terminal is narrow."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar, Literal

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from drafter.comparing.differences import Pair, differ
from drafter.tui.ask import LEAVE
from drafter.tui.wrap import set_in

WIDE = 76
"""Columns from which the two stand side by side."""

ROOM = 2
"""Cells left free for the scroll bar, which comes only after the text."""

GONE, NEW = "strike #d04040", "bold underline #2f8a2f"


class Compare(ModalScreen[bool]):
    """What differs; Enter goes back to the older state."""

    BINDINGS: ClassVar[list[BindingType]] = [*LEAVE, Binding("enter", "restore", show=False)]

    def __init__(self, name: str, pairs: Sequence[Pair]) -> None:
        super().__init__()
        self.older, self.pairs = name, pairs
        self.differ = any(map(differ, pairs))

    def compose(self) -> ComposeResult:
        """The paragraphs that differ."""
        with VerticalScroll(classes="dialogue compare") as box:
            box.border_title = Content(f"{self.older}与现在")
            box.border_subtitle = "Enter 退回这一版　Esc 返回　↑↓ PgUp PgDn 翻看"
            yield Static(id="rows")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Lines are as wide as the page, once that is known."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        """Side by side only where there is room."""
        shown = self.query_one("#rows", Static)
        if not self.differ:
            shown.update(Text("与现在的文稿没有不同。"))
        elif self.size.width >= WIDE:
            shown.update(self._beside((shown.size.width - 1) // 2 - ROOM))
        else:
            shown.update(Text("\n").join(set_in(line, shown.size.width - ROOM) for line in self._below()))

    def _beside(self, width: int) -> Table:
        table = Table(box=None, expand=True, padding=(0, 1), show_header=True, header_style="bold")
        table.add_column(self.older, ratio=1, overflow="fold")
        table.add_column("现在", ratio=1, overflow="fold")
        for apart, group in groupby(self.pairs, key=differ):
            if not apart:
                table.add_row(*[_same(group)] * 2)
                table.add_row("", "")
                continue
            for pair in group:
                sides = _side(pair, "delete", GONE), _side(pair, "insert", NEW)
                table.add_row(*(set_in(side, width) for side in sides))
                table.add_row("", "")
        return table

    def _below(self) -> Iterator[Text]:
        for apart, group in groupby(self.pairs, key=differ):
            if not apart:
                yield _same(group)
                continue
            for pair in group:
                if pair.old:
                    yield Text("－ ").append_text(_side(pair, "delete", GONE))
                if pair.new:
                    yield Text("＋ ").append_text(_side(pair, "insert", NEW))

    def action_restore(self) -> None:
        """Go back to it."""
        self.dismiss(self.differ)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)


def _same(group: Iterator[Pair]) -> Text:
    return Text(f"…… {len(list(group))}段相同", style="dim")


def _side(pair: Pair, own: Literal["insert", "delete"], style: str) -> Text:
    """The paragraph as it was ("delete") or as it is ("insert"), with what differs marked."""
    made = Text("")
    for segment in pair.segments:
        if segment.what in ("same", own):
            made.append(segment.text, style if segment.what == own else "")
    return made
