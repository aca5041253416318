"""The findings pane: what is wrong, by level; Enter jumps there."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.model.finding import LABELS
from drafter.pipeline.desk import Found
from drafter.tui.messages import BackToText, PlaceChosen, Wanted

MOST = 300
ORDER = {"error": 0, "warn": 1, "info": 2}


class FindingsPane(Vertical):
    """Findings of the whole draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("space", "want('apply')", show=False),
        Binding("delete", "want('silence')", show=False),
        Binding("tab", "want('more')", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="findings")
        self._found: list[Found] = []

    @property
    def chosen(self) -> Found | None:
        """The finding under the list's cursor."""
        at = self.query_one(OptionList).highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    def compose(self) -> ComposeResult:
        """Summary, list, detail."""
        yield Static("正在检查…", id="summary", markup=False)
        yield OptionList(markup=False, compact=True, id="found")
        yield Static("", id="advice", markup=False)

    def show(self, found: Sequence[Found]) -> None:
        """List them, the worst first, keeping the place in the list."""
        self._found = sorted(found, key=lambda one: ORDER[one.finding.level])[:MOST]
        shown = self.query_one(OptionList)
        at = shown.highlighted or 0
        shown.clear_options()
        shown.add_options([Option(_label(one), str(n)) for n, one in enumerate(self._found)])
        if self._found:
            shown.highlighted = min(at, len(self._found) - 1)
        counts = [
            f"{label} {n}"
            for level, label in LABELS.items()
            if (n := sum(f.finding.level == level for f in found))
        ]
        self.query_one("#summary", Static).update("　".join(counts) or "没有发现问题。")
        if not self._found:
            self.query_one("#advice", Static).update("")

    def fail(self, why: str) -> None:
        """Say that checking did not work."""
        self.query_one("#summary", Static).update(f"没有查成：{why}")

    def focus_list(self) -> None:
        """To the list."""
        self.query_one(OptionList).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what to do."""
        event.stop()
        if event.option_id is not None and int(event.option_id) < len(self._found):
            finding = self._found[int(event.option_id)].finding
            mended = f"改为：{finding.suggestion}" if finding.suggestion else "删去这几个字"
            advice = f"\n{mended}（空格采纳）" if finding.suggestion is not None else ""
            self.query_one("#advice", Static).update(f"{finding.message}{advice}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Jump there."""
        event.stop()
        if event.option_id is not None and int(event.option_id) < len(self._found):
            one = self._found[int(event.option_id)]
            self.post_message(PlaceChosen(one.place, one.finding.message))

    def action_want(self, action: str) -> None:
        """Ask the desk to do something about the chosen finding."""
        self.post_message(Wanted(action))

    def action_back(self) -> None:
        """To the text."""
        self.post_message(BackToText())


def _label(one: Found) -> str:
    excerpt = " ".join(one.finding.excerpt.split())
    if excerpt.startswith("【") and excerpt.endswith("】"):
        excerpt = excerpt[1:-1]
    return f"{LABELS[one.finding.level]}  {excerpt}"
