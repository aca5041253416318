"""Dialogues: a form of a few lines, a choice from a list, a page to read. Esc leaves each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.language.characters import clean
from drafter.tui.actions import begins, matches

LEAVE: list[BindingType] = [Binding("escape", "leave", "返回")]


class Line(Input, inherit_bindings=False):
    """A one-line input with the input method's window at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False)
        for key, action in {
            "left": "cursor_left",
            "right": "cursor_right",
            "shift+left": "cursor_left(True)",
            "shift+right": "cursor_right(True)",
            "home": "home",
            "end": "end",
            "shift+home": "home(True)",
            "shift+end": "end(True)",
            "ctrl+a": "select_all",
            "backspace": "delete_left",
            "delete": "delete_right",
            "ctrl+u": "delete_left_all",
            "ctrl+x": "cut",
            "ctrl+c": "copy",
            "ctrl+v": "paste",
            "enter": "submit",
        }.items()
    ]

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cursor in cells: Textual adds one at the end and forgets the scrolling."""
        x, y, width, _ = self.content_region
        before = self.value[: self.cursor_position]
        scrolled = int(self.scroll_offset.x)
        return Offset(x + max(0, min(cell_len(before) - scrolled, width - 1)), y)

    def on_resize(self) -> None:
        """The first layout comes after the focus, and the input method needs the place."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(" ".join(clean(event.text).split("\n")).strip(), *self.selection)


class Form(ModalScreen[tuple[str, ...] | None]):
    """A few lines to fill in; Enter goes on, in the last line it is done."""

    BINDINGS: ClassVar[list[BindingType]] = LEAVE

    def __init__(self, title: str, fields: Sequence[tuple[str, str]], note: str = "") -> None:
        super().__init__()
        self.head, self.fields, self.note = title, fields, note

    def compose(self) -> ComposeResult:
        """Title, lines, a note."""
        with Vertical(classes="dialogue") as box:
            box.border_title = Content(self.head)
            for label, value in self.fields:
                yield Static(label, markup=False, classes="label")
                yield Line(value, compact=True)
            note = f"{self.note}　" if self.note else ""
            yield Static(f"{note}Enter 确定　Esc 返回", markup=False, classes="note")

    def on_mount(self) -> None:
        """Begin in the first line."""
        self.query(Line).first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on, or finish."""
        lines = list(self.query(Line))
        if event.input is lines[-1]:
            self.dismiss(tuple(line.value for line in lines))
        else:
            self.focus_next()

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose: what it says, what it is found by, and what it stands for."""

    label: str
    value: str
    pinyin: str = ""
    hint: str = ""


class Pick(ModalScreen[str | None]):
    """A list with a search box above it; Enter takes the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVE,
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], empty: str = "没有找到。") -> None:
        super().__init__()
        self.head, self.choices, self.empty = title, choices, empty

    def compose(self) -> ComposeResult:
        """The box and the list."""
        with Vertical(classes="dialogue tall") as box:
            box.border_title = Content(self.head)
            yield Line(placeholder="输入汉字或拼音首字母查找", compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static("↑↓ 选择　Enter 确定　Esc 返回", markup=False, classes="note")

    def on_mount(self) -> None:
        """Show all."""
        self.query_one(OptionList).can_focus = False
        self._list("")
        self.query_one(Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches."""
        self._list(event.value)

    def _list(self, words: str) -> None:
        shown = [choice for choice in self.choices if matches(words, choice.label, choice.pinyin)]
        shown = sorted(shown, key=lambda choice: not begins(words, choice.label, choice.pinyin))[:300]
        found = self.query_one(OptionList)
        found.clear_options()
        width = max((cell_len(choice.hint) for choice in shown), default=0)
        found.add_options(
            [
                Option(f"{set_cell_size(c.hint, width)}  {c.label}" if width else c.label, c.value)
                for c in shown
            ]
        )
        if not shown:
            found.add_option(Option(self.empty, disabled=True))
        else:
            found.highlighted = 0

    def on_input_submitted(self) -> None:
        """Take the highlighted one."""
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """Up and down while the cursor stays in the box."""
        found = self.query_one(OptionList)
        if step > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()

    def action_leave(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)
