"""The working screen: outline, text and phrases side by side; the one owner of the session."""

import contextlib
import time
from collections.abc import Callable

from textual import on, work
from textual.css.query import NoMatches
from textual.widgets import TextArea

from drafter.editing.arrange import top_of
from drafter.editing.blanks import count_left
from drafter.editing.lines import section_text
from drafter.editing.places import spot_at, spots
from drafter.errors import DrafterError
from drafter.model.draft import Draft
from drafter.pipeline.desk import Found, Services, phrase_text, place_notes
from drafter.pipeline.edit import Place, Session
from drafter.tui.autosave import EVERY
from drafter.tui.messages import BackToText, PhraseChosen, PlaceChosen, SectionChosen, Wanted
from drafter.tui.view import DeskView

ONE_STEP = 3.0
"""Seconds of typing in one line that undo takes back at once."""

LOOK_UP_AFTER = 0.4
"""Seconds of rest after which the bank is opened, unless it is asked for before."""

REMEMBER_EVERY = 3.0
"""Seconds between two notes of where the writer is."""

CHECK_AFTER = 1.2
"""Seconds of rest after which the draft is checked anew."""


class Desk(DeskView):
    """Shows a session and changes it as the panes ask."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self.inserted: dict[str, str] = {}
        self.words_sought = ""
        self.account = ""
        self.shuffled = 0
        self._came_from = (0, 0)
        self._step_began = 0.0
        self._step_row = -1
        self._changed_at = 0.0
        self._checked: Draft | None = None
        self._checking = False
        self._remembered: Place | None = None
        self._remember_at = 0.0

    def on_mount(self) -> None:
        """The cursor is in the text where it was left."""
        place = self.session.place()
        self.show_section(place.section, place.row, place.column)
        self.editor.read_only = self.session.read_only
        self.editor.focus()
        self.set_interval(EVERY, self.tick)
        self._changed_at = time.monotonic()
        if self.session.notice:
            self.notify(self.session.notice, markup=False, timeout=10)
        if self.account:
            self.action_do("account")

    def action_do(self, name: str) -> None:
        """Do one thing of the table, after the keys that the text has not taken in yet."""
        self.editor.call_later(self.do, name)

    def do(self, name: str) -> None:
        """Do it now; what cannot be done is said."""
        from drafter.tui.doing import DOING  # not needed for the first paint

        self.sync()
        self.attempt(lambda: DOING[name](self))

    def hear(self, what: Callable[..., None], *given: object, **named: object) -> None:
        """From a thread: do it at the desk, unless the desk is being left."""
        with contextlib.suppress(RuntimeError, NoMatches):
            self.app.call_from_thread(what, *given, **named)

    @work(thread=True, exclusive=True, group="export")
    def export(self, draft: Draft) -> None:
        """Write the Word file in the background, and say where it is."""
        try:
            said = f"已导出{self.services.export(draft, self.session.path)}"
        except Exception as error:  # nor must one in export
            said = str(error) if isinstance(error, DrafterError) else f"没有导出成：{error}"
        self.hear(self.tell, said)

    @work(thread=True, exclusive=True, group="place")
    def remember(self, place: Place) -> None:
        """Note where the writer is, for the start screen and for going on after a crash."""
        self.session.remember(place, count_left(self.session.draft), self.errors)

    @work(thread=True, exclusive=True, group="keep")
    def add_phrase(self, words: str, kind: str, topic: str | None, source: str) -> None:
        """Take words into the user's own bank; spelling them takes half a second."""
        try:
            made = self.services.phrases.add(words, kind, topic, source)
            said = f"已收进短语库，排在最前：{made.text}"
        except DrafterError as error:
            said = str(error)
        self.hear(self.tell, said)
        self.hear(self.phrases.refresh_hits, stay=True)

    def leave(self) -> str:
        """Save and let go; where saving fails the text goes into the user's own folder."""
        self.sync()
        left, said = count_left(self.session.draft), ""
        try:
            self.session.save()
        except (DrafterError, OSError) as error:
            said = f"{error}\n文字已另存到{self.session.rescue()}"
        self.session.leave(self.here(), left, self.errors)
        self.services.phrases.leave()
        self.autosave.close()
        return said

    def sync(self) -> None:
        """Take what was typed into the draft."""
        editor = self.editor
        if not editor.typed:
            return
        editor.typed = False
        now, row = time.monotonic(), editor.cursor_location[0]
        merge = row == self._step_row and now - self._step_began < ONE_STEP
        before = Place(self.section, self._came_from[0], self._came_from[1])
        if self.session.retext(before, editor.text, self.inserted, merge=merge):
            if not merge:
                self._step_began, self._step_row = now, row
            self._changed_at = now
        self._came_from = (self.here().row, self.here().column)

    def tick(self) -> None:
        """Three times a second: take in, save, show, check."""
        self.sync()
        self.autosave.look()
        self.refresh_view()
        if self.session.notice:
            self.session.notice = ""
        # What takes the processor waits until the fingers rest.
        rested = time.monotonic() - self._changed_at
        if rested > LOOK_UP_AFTER and not self.phrases.begun:
            self.phrases.refresh_hits()
        if rested > LOOK_UP_AFTER and time.monotonic() >= self._remember_at:
            self._remember_at = time.monotonic() + REMEMBER_EVERY
            if self.here() != self._remembered:
                self._remembered = self.here()
                self.remember(self._remembered)
        if rested > CHECK_AFTER and self._checked is not self.session.draft and not self._checking:
            self._checked = self.session.draft
            self.check(self.session.draft)

    @work(thread=True, group="check")
    def check(self, draft: Draft) -> None:
        """Check in the background; the answer counts only if nothing changed meanwhile."""
        self._checking = True
        try:
            found = self.services.check(draft)
            lengths = {one.section: one.judged for one in self.services.lengths(draft)}
        except Exception as error:  # a fault in a check must not end the writing
            self.hear(self.findings.fail, str(error))
            return
        finally:
            self._checking = False
        self.hear(self.take_findings, draft, found, lengths)

    def recheck(self) -> None:
        """Check at once: the writer looks at the list."""
        self.findings.wait()
        self._checked = None if self._checking else self.session.draft  # the tick asks again, when it is done
        if not self._checking:
            self.check(self.session.draft)

    def take_findings(self, draft: Draft, found: tuple[Found, ...], lengths: dict[str, str]) -> None:
        """Show what the check found."""
        if draft is self.session.draft and self.is_mounted:
            self.found, self.fullness = found, lengths
            self.findings.show(found, place_notes(draft))
            self._shown = None
            self.refresh_view()

    def change(self, draft: Draft, section: str | None = None) -> bool:
        """Change the draft as one undo step, and show it."""
        if not self.session.change(draft, self.here()):
            if self.session.read_only:
                self.tell(f"只读：文稿正由{self.session.holder}使用，不能修改。")
            return False
        self._changed_at, self._step_row = time.monotonic(), -1
        self.show_draft(section)
        return True

    def write(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Put other words between two places of the text, as one undo step."""
        if self.session.read_only:
            self.tell(f"只读：文稿正由{self.session.holder}使用，不能修改。")
            return
        self.sync()
        self._step_row = -1
        self.editor.replace(text, start, end)
        self.sync()
        self._step_row = -1
        self.refresh_view()

    def show_draft(self, section: str | None = None, place: Place | None = None) -> None:
        """Show the draft as it is now, in the same place if that is still there."""
        ids = [one.id for one in self.session.draft.sections]
        wanted = section or (place.section if place else self.section)
        if wanted not in ids:
            wanted = self.section if self.section in ids else ids[0]
        if wanted == self.section:
            self.editor.become(section_text(self.session.draft, wanted))
            if place:
                self.editor.go(self.editor.row_of(place.row), place.column)
            self.editor.typed = False
            self._came_from = (self.here().row, self.here().column)
            self.refresh_view()
        else:
            self.show_section(wanted, place.row if place else 0, place.column if place else 0)

    def show_section(self, section: str, row: int = 0, column: int = 0) -> None:
        """Show another first-level section; its beginning is behind the first item's heading."""
        self.section = section
        if (row, column) == (0, 0):
            first = spot_at(self.session.draft, section, 0, 0)
            column = first.end if first and first.block < 0 else 0
        self.editor.show(section_text(self.session.draft, section), row, column)
        self._came_from, self._step_row = (row, column), -1
        self._shown, self._pointed = None, ""
        self.refresh_view()

    def jump(self, place: Place, end: int | None = None) -> None:
        """Go to a place and let the user type there."""
        if place.section != self.section:
            self.show_section(place.section, place.row, place.column)
        if (place.row, place.column) != (0, 0):
            self.editor.go(self.editor.row_of(place.row), place.column, end)
        self.focus_text()

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def _text_touched(self, event: TextArea.Changed | TextArea.SelectionChanged) -> None:
        event.stop()

    @on(SectionChosen)
    def _section_chosen(self, event: SectionChosen) -> None:
        self.sync()
        self.go_to_item(event.section)

    def go_to_item(self, section: str) -> None:
        """The cursor to the beginning of an item's own text."""
        top = top_of(self.session.draft, section)
        if top is not None:
            rows = [spot for spot in spots(self.session.draft, top.id) if spot.section == section]
            column = rows[0].end if rows and rows[0].block < 0 else 0
            self.jump(Place(top.id, rows[0].row if rows else 0, column))

    @on(PhraseChosen)
    def _phrase_chosen(self, event: PhraseChosen) -> None:
        if self.session.read_only:
            self.tell("只读，不能插入。")
            return
        text = phrase_text(event.phrase, self.session.draft)
        self.inserted[text] = event.phrase.id
        self._step_row = -1
        self.editor.put(text)
        self.sync()
        self.focus_text()
        self.attempt(lambda: self.services.phrases.choose(event.phrase.id))

    @on(PlaceChosen)
    def _place_chosen(self, event: PlaceChosen) -> None:
        self.sync()
        if event.place is None:
            self.tell(f"这一处不在正文各节里，或文字已经改了：{event.note}")
        else:
            self.jump(event.place, event.end)
            if event.end is not None or not self.shows("findings"):
                self.tell(event.note)

    @on(Wanted)
    def _wanted(self, event: Wanted) -> None:
        self.action_do(event.action)

    @on(BackToText)
    def _back(self) -> None:
        self.focus_text()
