"""What the working screen shows: three panes as wide as the terminal allows, titles, counts."""

import time
from collections import Counter
from collections.abc import Callable
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from drafter.editing.arrange import find, top_of
from drafter.editing.lines import section_text
from drafter.editing.places import Spot, block_at, spot_at
from drafter.errors import DrafterError
from drafter.language.blanks import count_blanks
from drafter.language.counting import section_numbers
from drafter.language.sentences import count_han
from drafter.model.draft import Draft, Section
from drafter.pipeline.desk import Found, Services
from drafter.pipeline.edit import Place, Session
from drafter.tui.actions import ACTIONS, NO_KEY, key_label
from drafter.tui.autosave import Autosave
from drafter.tui.editor import Editor
from drafter.tui.findings import FindingsPane
from drafter.tui.highlights import marks_of
from drafter.tui.keys import Keys, Shown
from drafter.tui.outline import Outline, Todo
from drafter.tui.phrases import PhrasePane

T = TypeVar("T")

HUGE, WIDE, MEDIUM = 160, 104, 76
"""Columns from which phrases and findings stand below each other, three panes side by side, and two."""

LONG, SELDOM = 60, 3.0
"""First-level sections from which a draft is very long, and seconds between two counts of it."""

LEAST = (40, 10)
"""Columns and rows below which one is asked for a larger window."""

BY = {"skeleton": "骨架句", "typed": "手写", "document": "原稿"}
"""Whose a sentence is, by its origin."""

WANTED = ("help", "palette", "quit", "phrases", "findings", "outline", "export", "text", "save")
"""What the last line keeps longest, first of all the help."""


class DeskView(Screen[None]):
    """Panes and what they show; what happens is the desk's business."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            action.key or f"{NO_KEY}{action.id}",
            f"do('{action.id}')",
            action.label,
            show=False,
            priority=True,
            id=action.id,
        )
        for action in ACTIONS
    ]

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__()
        self.session, self.services = session, services
        self.autosave = Autosave(session, self.tell)
        self.section = session.place().section
        self.outline, self.editor, self.findings = Outline(), Editor(), FindingsPane()
        self.phrases = PhrasePane(services.bank, session.draft.year, services.sentences)
        self.found: tuple[Found, ...] = ()
        self.side, self.right = "", "phrases"
        self.fullness: dict[str, str] = {}
        self._shown: Draft | None = None
        self._counts, self._own = "", 0
        self._pointed, self._frame = "", ("", "")
        self._lengths: dict[str, tuple[Section, int]] = {}
        self._shown_at = 0.0
        self._counted_for: tuple[object, object] = (None, None)
        self._errors, self._remarks = Counter[str](), Counter[str]()
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
            with Vertical(id="right-box"):
                yield self.phrases
                yield self.findings
        yield Keys(
            [
                Shown(
                    key_label(one.key).replace("Ctrl+", "^"),
                    one.footer,
                    f"screen.do('{one.id}')",
                    WANTED.index(one.id),
                )
                for one in ACTIONS
                if one.footer
            ]
        )

    @property
    def errors(self) -> int:
        """Findings that are certainly wrong, as of the last check."""
        return sum(one.finding.level == "error" for one in self.found)

    def attempt(self, what: Callable[[], None]) -> None:
        """Do it, or say in a sentence why not."""
        try:
            what()
        except (DrafterError, OSError) as error:
            self.tell(str(error))
        except Exception as error:  # one faulty action must not end the writing
            self.tell(f"这一步没有做成（{type(error).__name__}：{error}），其他不受影响。")

    def ask(self, page: ModalScreen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a page over the desk; what follows from the answer is attempted like any action."""

        def heard(answer: T | None) -> None:
            if then:
                self.attempt(lambda: then(answer))

        self.app.push_screen(page, heard)

    def tell(self, message: str) -> None:
        """Say something for a few seconds, in the place of what was said before."""
        self.app.clear_notifications()
        self.notify(message, markup=False, timeout=6)

    def here(self) -> Place:
        """Where the cursor is, in the lines of the draft."""
        row, column = self.editor.cursor_location
        return Place(self.section, self.editor.solid_row(row), column)

    def spot(self) -> Spot | None:
        """The sentence or heading at the cursor."""
        place = self.here()
        return spot_at(self.session.draft, self.section, place.row, place.column)

    def target(self) -> str:
        """The section or item that is meant: the outline's, or the one at the cursor."""
        if self.outline.has_focus and self.outline.chosen:
            return self.outline.chosen
        spot = self.spot()
        return spot.section if spot else self.section

    def focus_text(self) -> None:
        """Back to the text, side panes folded where there is no room."""
        self.fold("")
        self.editor.focus()

    def turn_right(self, pane: str) -> None:
        """Show phrases or findings on the right."""
        self.right = pane
        self.fold("right")

    def shows(self, pane: str) -> bool:
        """Whether that pane is before the user's eyes."""
        return self.query_one("#right-box").display and self.query_one(f"#{pane}").display

    def fold(self, side: str | None = None) -> None:
        """Which panes are shown: by width, and by which one is in use."""
        self.side = self.side if side is None else side
        wide, medium = self.size.width >= WIDE, self.size.width >= MEDIUM
        huge = self.size.width >= HUGE
        self.set_class(huge, "-huge")
        right = wide or self.side == "right"
        outline = wide or self.side == "outline" or (medium and self.side != "right")
        self.query_one("#outline-box").display = outline
        self.query_one("#right-box").display = right
        self.query_one("#text-box").display = medium or not self.side
        self.phrases.display = huge or self.right == "phrases"
        self.findings.display = huge or self.right == "findings"
        for box in ("#outline-box", "#right-box"):
            self.query_one(box).styles.width = None if medium else "1fr"

    def on_resize(self) -> None:
        """Another terminal size."""
        self.fold()
        self._show_title(self.session.draft)

    def refresh_view(self) -> None:
        """Titles, counts and outline, where the draft changed."""
        draft = self.session.draft
        saved = "只读" if self.session.read_only else "未保存！" if self.autosave.trouble else ""
        if draft is not self._shown and self._may_show(draft):
            self._shown = draft
            self._show_counts(draft)
            self._show_outline(draft)
            if not self.editor.read_only:
                self.editor.renumber(section_text(draft, self.section).split("\n"))
            self.editor.mark(marks_of(draft, self.section, self.found))
        state = saved or ("保存中" if self.session.dirty else "已保存")
        self._say("#top-state", f"{self._counts}{state}")
        self._show_place(draft)

    def _may_show(self, draft: Draft) -> bool:
        """A very long draft is counted anew only so often that the typing does not wait for it."""
        now = time.monotonic()
        if self._shown is not None and len(draft.sections) > LONG and now - self._shown_at < SELDOM:
            return False
        self._shown_at = now
        return True

    def _show_place(self, draft: Draft) -> None:
        """Where the cursor is: the section's name, the sentence's state, the item in the outline."""
        row, _ = self.editor.cursor_location
        top, spot = find(draft, self.section), self.spot()
        number = section_numbers(draft).get(self.section, "")
        block = block_at(draft, spot) if spot else None
        what = ("已锁定" if block.locked else BY[block.origin.by]) + "　" if block else ""
        frame = f"{number}{top.heading if top else ''}" or "篇首", f"{what}本节{self._own}字　第{row + 1}行"
        if frame != self._frame:  # setting it paints it
            self._frame = frame
            box = self.query_one("#text-box")
            box.border_title, box.border_subtitle = Content(frame[0]), frame[1]
        item = spot.section if spot else self.section
        if item != self._pointed and not self.outline.has_focus:
            self._pointed = item
            self.outline.point(item)
        self.phrases.follow(self._topic(item))

    def _show_outline(self, draft: Draft) -> None:
        findings, notes = self._counted_for
        if findings is not self.found or notes is not draft.notes:
            self._counted_for = self.found, draft.notes
            self._errors = Counter(one.item for one in self.found if one.finding.level == "error")
            self._remarks = Counter(note.section for note in draft.notes)
        lengths = {one.id: self._length(one) for one in draft.sections}
        todo = Todo(self._errors, self._remarks, self.fullness, lengths)
        self.outline.show(draft, todo)

    def _length(self, section: Section) -> int:
        """Han characters without the section's own heading; only what changed is counted anew."""
        known = self._lengths.get(section.id)
        if known is None or known[0] is not section:
            inside = list(section.walk())
            texts = [one.heading for one in inside[1:]]
            texts += [block.text for one in inside for block in one.blocks]
            self._lengths[section.id] = known = (section, count_han("".join(texts)))
        return known[1]

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
        notes = f"批注{len(draft.notes)}　" if draft.notes else ""
        errors = f"必错{self.errors}　" if self.errors else ""
        self._counts = f"{count_han(whole)}字　待填{left}　{notes}{errors}"
        self._show_title(draft)

    def _show_title(self, draft: Draft) -> None:
        small = self.size.width < LEAST[0] or self.size.height < LEAST[1]
        self._say("#top-title", "窗口太小，请放大" if small else draft.title)
        self.query_one("#top-state").display = not small

    def _topic(self, name: str) -> str | None:
        item = find(self.session.draft, name)
        top = top_of(self.session.draft, self.section)
        return (item.topic if item else None) or (top.topic if top else None)
