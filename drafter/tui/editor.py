"""The text pane: a section as text in an editor that knows Chinese."""

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from drafter.language.blanks import BLANK
from drafter.language.characters import clean
from drafter.language.sentences import is_han
from drafter.tui.highlights import Mark

BLANK_STYLE = "#1e1e1e on #e5c07b"
NUMBER = re.compile(r"（[一二三四五六七八九十]+）|\d{1,3}\.|（\d{1,3}）")
LONGEST = 2_000
"""A pasted paragraph longer than this is cut at sentence ends: a key press in it would take a second."""


class Editor(TextArea, inherit_bindings=False):
    """Edits text; undo is the draft's, not the widget's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, action, show=False)
            for key, action in {
                "up": "cursor_up",
                "down": "cursor_down",
                "left": "cursor_left",
                "right": "cursor_right",
                "ctrl+left": "cursor_word_left",
                "ctrl+right": "cursor_word_right",
                "home": "cursor_line_start",
                "end": "cursor_line_end",
                "ctrl+home": "document_start",
                "ctrl+end": "document_end",
                "pageup": "cursor_page_up",
                "pagedown": "cursor_page_down",
                "shift+up": "cursor_up(True)",
                "shift+down": "cursor_down(True)",
                "shift+left": "cursor_left(True)",
                "shift+right": "cursor_right(True)",
                "shift+home": "cursor_line_start(True)",
                "shift+end": "cursor_line_end(True)",
                "ctrl+shift+left": "cursor_word_left(True)",
                "ctrl+shift+right": "cursor_word_right(True)",
                "ctrl+a": "select_all",
                "backspace": "delete_left",
                "delete": "delete_right",
                "ctrl+w": "delete_word_left",
                "ctrl+u": "delete_to_start_of_line",
                "ctrl+x": "cut",
                "ctrl+c": "copy",
                "ctrl+v": "paste",
                "tab": "blank(1)",
                "shift+tab": "blank(-1)",
            }.items()
        )
    ]

    def __init__(self) -> None:
        super().__init__("", id="text", soft_wrap=True, highlight_cursor_line=False, max_checkpoints=2)
        self.typed = False
        self._marked: dict[int, list[Mark]] = {}

    def mark(self, marks: tuple[Mark, ...]) -> None:
        """Let these words stand out."""
        rows = self._solid_rows() if marks else []
        marked: dict[int, list[Mark]] = {}
        for one in marks:
            if one.row < len(rows):
                marked.setdefault(rows[one.row], []).append(one)
        if marked != self._marked:
            self._marked = marked
            self.notify_style_update()

    def _solid_rows(self) -> list[int]:
        """The rows that have text, which are those that the draft counts."""
        return [row for row in range(self.document.line_count) if self.document.get_line(row).strip()]

    def edit(self, edit: Edit) -> EditResult:
        """Every change of the text comes through here."""
        self.typed = True
        return super().edit(edit)

    def show(self, text: str, row: int = 0, column: int = 0) -> None:
        """Show another text with the cursor at a place."""
        self.load_text(text)
        self.go(row, column)
        self.typed = False

    def go(self, row: int, column: int, end: int | None = None) -> None:
        """Put the cursor there, or select up to `end`."""
        row = max(0, min(row, self.document.line_count - 1))
        line = self.document.get_line(row)
        column = max(0, min(column, len(line)))
        last = column if end is None else max(0, min(end, len(line)))
        self.selection = Selection((row, last), (row, column))
        self.scroll_cursor_visible(center=True)

    def become(self, text: str) -> None:
        """Change to the text with the smallest replacement, so that scroll and cursor stay."""
        old = self.text
        if old == text:
            return
        start = _common(old, text)
        end = _common(old[start:][::-1], text[start:][::-1])
        first, last = _location(old, start), _location(old, len(old) - end)
        self.replace(text[start : len(text) - end], first, last)
        self.typed = False

    def solid_row(self, row: int) -> int:
        """The row without counting blank lines, as the draft counts."""
        return sum(1 for at in range(row) if self.document.get_line(at).strip())

    def row_of(self, solid: int) -> int:
        """The row at which the line of the draft stands."""
        rows = self._solid_rows()
        return rows[min(max(solid, 0), len(rows) - 1)] if rows else 0

    def renumber(self, lines: Sequence[str]) -> None:
        """Correct numbers at line heads, other than on the cursor's line, to those of the draft."""
        rows = self._solid_rows()
        if len(rows) != len(lines):
            return
        typed = self.typed
        for row, wanted in zip(rows, lines, strict=True):
            shown = self.document.get_line(row)
            if shown == wanted or row == self.cursor_location[0]:
                continue
            old, new = NUMBER.match(shown), NUMBER.match(wanted)
            if old and new and shown[old.end() :] == wanted[new.end() :]:
                self.replace(new[0], (row, 0), (row, old.end()))
        # Keys may have come in since the text was last taken over: they still count as typed.
        self.typed = typed

    def action_cursor_line_start(self, select: bool = False) -> None:
        """To the beginning of the words behind the number, and from there to the line's."""
        row, column = self.cursor_location
        number = NUMBER.match(self.document.get_line(row))
        target = self.get_cursor_line_start_location()
        if number and target == (row, 0) and column > number.end():
            target = (row, number.end())
        self.move_cursor(target, select=select)

    def action_document_start(self) -> None:
        """To the beginning of the section."""
        self.move_cursor((0, 0))

    def action_document_end(self) -> None:
        """To the end of the section."""
        self.move_cursor(self.document.end)

    def action_blank(self, step: int) -> None:
        """Select the next (previous) blank of the section, so that typing fills it."""
        if not self.next_blank(step):
            self.notify("这一节没有待填的内容了。F8 到其他节的下一处。", timeout=3, markup=False)

    def next_blank(self, step: int = 1, *, wrap: bool = True) -> bool:
        """Select the next blank; False if there is none."""
        lines = self.text.split("\n")
        found = [(row, m.start(), m.end()) for row, line in enumerate(lines) for m in BLANK.finditer(line)]
        if not found:
            return False
        at = min(self.selection.start, self.selection.end)
        later = [one for one in found if one[:2] > at]
        earlier = [one for one in found if one[:2] < at]
        ahead = later if step > 0 else earlier[::-1]
        if not ahead and not wrap:
            return False
        row, start, end = ahead[0] if ahead else (found[0] if step > 0 else found[-1])
        self.go(row, start, end)
        return True

    def get_line(self, line_index: int) -> Text:
        """The line, with blanks and numbers standing out."""
        line = super().get_line(line_index)
        for blank in BLANK.finditer(line.plain):
            line.stylize(BLANK_STYLE, *blank.span())
        if match := NUMBER.match(line.plain):
            line.stylize("bold", *match.span())
        for mark in self._marked.get(line_index, ()):
            if line.plain.startswith(mark.words, mark.start):
                line.stylize(mark.style, mark.start, mark.start + len(mark.words))
        return line

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.put(event.text)

    def put(self, text: str) -> None:
        """Put text at the cursor, over what is selected, whatever it is made of."""
        if self.read_only:
            return
        made = shorten(clean(text))
        start, end = sorted((self.selection.start, self.selection.end))
        result = self.replace(made, start, end, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def action_paste(self) -> None:
        """Paste what was cut or copied here."""
        self.put(self.app.clipboard)

    def get_cursor_word_left_location(self) -> Location:
        """Two Han characters, one run of letters, or one run of marks to the left."""
        row, column = self.cursor_location
        if column == 0:
            return (row - 1, len(self.document.get_line(row - 1))) if row else (0, 0)
        return row, column - word_length(self.document.get_line(row)[:column][::-1])

    def get_cursor_word_right_location(self) -> Location:
        """The same to the right."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return (row + 1, 0) if row + 1 < self.document.line_count else (row, column)
        return row, column + word_length(line[column:])


def word_length(text: str) -> int:
    """How long the word at the head of the text is: at most two Han, or all of one sort."""

    def sort(char: str) -> str:
        return "han" if is_han(char) else "word" if char.isalnum() else "blank" if char.isspace() else "mark"

    first = sort(text[0])
    end = 1
    while end < len(text) and sort(text[end]) == first and not (first == "han" and end == 2):
        end += 1
    return end


def shorten(text: str) -> str:
    """The text with over-long paragraphs cut after sentences; no character is lost."""
    return "\n".join(_cut(line) for line in text.split("\n")) if len(text) > LONGEST else text


def _location(text: str, index: int) -> Location:
    return text.count("\n", 0, index), index - (text.rfind("\n", 0, index) + 1)


def _cut(line: str) -> str:
    pieces = []
    while len(line) > LONGEST:
        end = max((line.rfind(mark, 0, LONGEST) + 1 for mark in "。！？；"), default=0) or LONGEST
        pieces.append(line[:end])
        line = line[end:]
    return "\n".join([*pieces, line])


def _common(before: str, after: str) -> int:
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[:middle] == after[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
