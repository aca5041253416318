"""The findings pane: remarks that came back, then what is wrong, by level; Enter jumps there."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.model.finding import LABELS
from drafter.pipeline.desk import Found, Noted
from drafter.tui.messages import BackToText, PlaceChosen, Wanted

MOST = 300
ORDER = {"error": 0, "warn": 1, "info": 2}


class FindingsPane(Vertical):
    """Remarks on the draft and findings of the whole of it."""

    BORDER_TITLE, BORDER_SUBTITLE = "检查 F5", "Enter改 空格采纳 Del不报 Tab更多"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("space,ideographic_space", "want('apply')", show=False),
        Binding("delete", "want('silence')", show=False),
        Binding("tab", "want('more')", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="findings")
        self._rows: list[Found | Noted] = []

    @property
    def chosen(self) -> Found | Noted | None:
        """The finding or remark under the list's cursor."""
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def compose(self) -> ComposeResult:
        """Summary, list, detail."""
        yield Static("正在检查…", id="summary", markup=False)
        yield OptionList(markup=False, compact=True, id="found")
        yield Static("", id="advice", markup=False)

    def show(self, found: Sequence[Found], noted: Sequence[Noted] = ()) -> None:
        """List the remarks, then the findings, the worst first, keeping the place in the list."""
        self._rows = list(noted)
        self._rows += sorted(found, key=lambda one: ORDER[one.finding.level])[:MOST]
        shown = self.query_one(OptionList)
        at = shown.highlighted or 0
        shown.clear_options()
        shown.add_options([Option(_label(one), str(n)) for n, one in enumerate(self._rows)])
        if self._rows:
            shown.highlighted = min(at, len(self._rows) - 1)
        counts = [f"批注 {len(noted)}"] if noted else []
        counts += [
            f"{label} {n}"
            for level, label in LABELS.items()
            if (n := sum(f.finding.level == level for f in found))
        ]
        self.query_one("#summary", Static).update("　".join(counts) or "没有发现问题。")
        if not self._rows:
            self.query_one("#advice", Static).update("")

    def wait(self) -> None:
        """Say that the answer is on its way."""
        self.query_one("#summary", Static).update("正在检查…")

    def fail(self, why: str) -> None:
        """Say that checking did not work."""
        self.query_one("#summary", Static).update(f"没有查成：{why}")

    def focus_list(self) -> None:
        """To the list."""
        self.query_one(OptionList).focus()

    def to_first(self) -> None:
        """To the first row, where the remarks stand."""
        if self._rows:
            self.query_one(OptionList).highlighted = 0
        self.focus_list()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what to do."""
        event.stop()
        if event.option_id is not None and int(event.option_id) < len(self._rows):
            self.query_one("#advice", Static).update(_advice(self._rows[int(event.option_id)]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Jump there."""
        event.stop()
        if event.option_id is None or int(event.option_id) >= len(self._rows):
            return
        one = self._rows[int(event.option_id)]
        if isinstance(one, Noted):
            self.post_message(PlaceChosen(one.place, _said(one), one.end))
        else:
            self.post_message(PlaceChosen(one.place, one.finding.message))

    def action_want(self, action: str) -> None:
        """Ask the desk to do something about the chosen row."""
        self.post_message(Wanted(action))

    def action_back(self) -> None:
        """To the text."""
        self.post_message(BackToText())


def _label(one: Found | Noted) -> str:
    if isinstance(one, Noted):
        return f"批注  {' '.join(one.note.text.split())}"
    excerpt = " ".join(one.finding.excerpt.split())
    if excerpt.startswith("【") and excerpt.endswith("】"):
        excerpt = excerpt[1:-1]
    return f"{LABELS[one.finding.level]}  {excerpt}"


def _advice(one: Found | Noted) -> str:
    if isinstance(one, Noted):
        about = f"\n针对“{one.note.excerpt}”" if one.note.excerpt else ""
        return f"{_said(one)}{about}\n改好后按 Del 去掉。"
    finding = one.finding
    mended = f"改为：{finding.suggestion}" if finding.suggestion else "删去这几个字"
    return finding.message + (f"\n{mended}（空格采纳）" if finding.suggestion is not None else "")


def _said(one: Noted) -> str:
    who = "　".join(part for part in (one.note.author, one.note.date) if part)
    return f"{who}：{one.note.text}" if who else one.note.text
