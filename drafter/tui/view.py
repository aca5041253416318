"""What the working screen shows: three panes as wide as the terminal allows, titles, counts."""

from collections import Counter
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Static

from drafter.editing.arrange import find, top_of
from drafter.editing.blanks import count_blanks
from drafter.editing.lines import section_text
from drafter.editing.places import spot_at
from drafter.language.counting import section_numbers
from drafter.language.sentences import count_han
from drafter.model.draft import Draft
from drafter.pipeline.desk import Found, House
from drafter.pipeline.edit import Place, Session
from drafter.tui.actions import ACTIONS, NO_KEY, key_label
from drafter.tui.editor import Editor
from drafter.tui.findings import FindingsPane
from drafter.tui.keeper import Keeper
from drafter.tui.outline import Outline
from drafter.tui.phrases import PhrasePane

WIDE, MEDIUM = 104, 76
"""Columns from which three, and two, panes stand side by side."""

HEADS = {
    "phrases": ("短语 F4", "Enter插入 ^L收藏 ^G出处 Tab更多"),
    "findings": ("检查 F5", "Enter改 空格采纳 Del不报 Tab更多"),
}
"""Title and keys of what stands on the right."""


class DeskView(Screen[None]):
    """Panes and what they show; what happens is the desk's business."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            action.key or f"{NO_KEY}{action.id}",
            f"do('{action.id}')",
            action.footer or action.label,
            show=bool(action.footer),
            key_display=key_label(action.key).replace("Ctrl+", "^"),
            priority=True,
            id=action.id,
        )
        for action in ACTIONS
    ]

    def __init__(self, session: Session, services: House) -> None:
        super().__init__()
        self.session, self.services = session, services
        self.keeper = Keeper(session, self.tell)
        self.section = session.place().section
        self.outline, self.editor, self.findings = Outline(), Editor(), FindingsPane()
        self.phrases = PhrasePane(services.bank, session.draft.year)
        self.found: tuple[Found, ...] = ()
        self.side = ""
        self._shown: Draft | None = None
        self._counts, self._own = "", 0
        self._said: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Top line, three panes, keys."""
        with Horizontal(id="top"):
            yield Static("", id="top-title", markup=False)
            yield Static("", id="top-state", markup=False)
        with Horizontal(id="panes"):
            with Vertical(id="outline-box") as left:
                left.border_title = "大纲 F2"
                yield self.outline
            with Vertical(id="text-box"):
                yield self.editor
            with ContentSwitcher(initial="phrases", id="right-box") as right:
                right.border_title, right.border_subtitle = HEADS["phrases"]
                yield self.phrases
                yield self.findings
        yield Footer(compact=True, show_command_palette=False)

    @property
    def errors(self) -> int:
        """Findings that are certainly wrong, as of the last check."""
        return sum(one.finding.level == "error" for one in self.found)

    def tell(self, message: str) -> None:
        """Say something for a few seconds, in the place of what was said before."""
        self.app.clear_notifications()
        self.notify(message, markup=False, timeout=6)

    def here(self) -> Place:
        """Where the cursor is, in the lines of the draft."""
        row, column = self.editor.cursor_location
        return Place(self.section, self.editor.solid_row(row), column)

    def target(self) -> str:
        """The section or item that is meant: the outline's, or the one at the cursor."""
        if self.outline.has_focus and self.outline.chosen:
            return self.outline.chosen
        place = self.here()
        spot = spot_at(self.session.draft, self.section, place.row, place.column)
        return spot.section if spot else self.section

    def focus_text(self) -> None:
        """Back to the text, side panes folded where there is no room."""
        self.fold("")
        self.editor.focus()

    def turn_right(self, pane: str) -> None:
        """Show phrases or findings on the right."""
        right = self.query_one(ContentSwitcher)
        right.current = pane
        right.border_title, right.border_subtitle = HEADS[pane]
        self.fold("right")

    def shows(self, pane: str) -> bool:
        """Whether that pane is before the user's eyes."""
        return self.query_one("#right-box").display and self.query_one(ContentSwitcher).current == pane

    def fold(self, side: str | None = None) -> None:
        """Which panes are shown: by width, and by which one is in use."""
        self.side = self.side if side is None else side
        wide, medium = self.size.width >= WIDE, self.size.width >= MEDIUM
        right = wide or self.side == "right"
        outline = wide or self.side == "outline" or (medium and self.side != "right")
        self.query_one("#outline-box").display = outline
        self.query_one("#right-box").display = right
        self.query_one("#text-box").display = medium or not self.side
        for box in ("#outline-box", "#right-box"):
            self.query_one(box).styles.width = None if medium else "1fr"

    def on_resize(self) -> None:
        """Another terminal size."""
        self.fold()

    def refresh_view(self) -> None:
        """Titles, counts and outline, where the draft changed."""
        draft = self.session.draft
        saved = "只读" if self.session.read_only else "未保存！" if self.keeper.trouble else ""
        if draft is not self._shown:
            self._shown = draft
            self._show_counts(draft)
            by_item = Counter(one.item for one in self.found if one.finding.level == "error")
            self.outline.show(draft, by_item)
            if not self.editor.read_only:
                self.editor.renumber(section_text(draft, self.section).split("\n"))
        state = saved or ("保存中" if self.session.dirty else "已保存")
        self._say("#top-state", f"{self._counts}{state}")
        row, _ = self.editor.cursor_location
        top = find(draft, self.section)
        number = section_numbers(draft).get(self.section, "")
        box = self.query_one("#text-box")
        title = f"{number}{top.heading if top else ''}" or "篇首"
        box.border_title = Content(title)
        box.border_subtitle = f"本节{self._own}字　第{row + 1}行"
        self.phrases.follow(self._topic())

    def _say(self, where: str, text: str) -> None:
        """Show a line, if it is another one; only a longer or shorter one lays the screen out anew."""
        before = self._said.get(where, "")
        if text != before:
            self._said[where] = text
            self.query_one(where, Static).update(text, layout=cell_len(text) != cell_len(before))

    def _show_counts(self, draft: Draft) -> None:
        texts = [block.text for one in draft.walk() for block in one.blocks]
        texts += [one.heading for one in draft.walk()]
        whole = "".join(texts)
        left = count_blanks(whole)
        self._own = count_han(section_text(draft, self.section))
        errors = f"必错{self.errors}　" if self.errors else ""
        self._counts = f"{count_han(whole)}字　待填{left}　{errors}"
        self._say("#top-title", draft.title)

    def _topic(self) -> str | None:
        item = find(self.session.draft, self.target())
        top = top_of(self.session.draft, self.section)
        return (item.topic if item else None) or (top.topic if top else None)
