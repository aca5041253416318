"""The phrase pane: search the bank while typing, Enter inserts at the cursor."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.language.sentences import count_han
from drafter.model.phrase import KINDS, Bank, Hits, Phrase
from drafter.tui.ask import Line
from drafter.tui.messages import BackToText, PhraseChosen, Wanted

MOST = 100
"""Hits shown; a longer list is to be narrowed, not read."""


WHOLE = 20
"""Whole sentences of one's own old plans below the phrases."""

SENTENCES = "sentence"
"""The kind that is no phrase: whole sentences of one's own old plans alone."""

FOLLOW = ""
"""The scope that follows the section at the cursor; None is the whole bank, else it is a topic."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought: words, the topic and the kind it is narrowed to."""

    words: str = ""
    topic: str | None = None
    kind: str | None = None


class PhrasePane(Vertical):
    """Search box, hits, and where the chosen phrase was seen."""

    BORDER_TITLE, BORDER_SUBTITLE = "短语 F4", "Enter插入 ^L收藏 ^G出处 Tab更多"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("tab", "more", show=False),
    ]

    def __init__(
        self, open_bank: Callable[[], Bank], year: int, old: Callable[[str, int], Hits] | None = None
    ) -> None:
        super().__init__(id="phrases")
        self._bank, self._year, self._old = open_bank, year, old
        # One thread: a slow search must not overtake a later one.
        self._thread = ThreadPoolExecutor(1, "bank")
        self._sought = Sought()
        self._hits: tuple[Phrase, ...] = ()
        self.topic: str | None = None
        self.scope: str | None = FOLLOW
        self.kind: str | None = None
        self.begun = False

    @property
    def chosen(self) -> Phrase | None:
        """The phrase under the list's cursor."""
        at = self.query_one(OptionList).highlighted
        return self._hits[at] if at is not None and at < len(self._hits) else None

    def compose(self) -> ComposeResult:
        """Box, list, detail."""
        yield Line(placeholder="汉字、拼音首字母或几个词", id="search", compact=True)
        yield Static("", id="count", markup=False)
        yield OptionList(markup=False, compact=True, id="hits")
        yield Static("", id="detail", markup=False)

    def on_mount(self) -> None:
        """The list is walked from the box, where an input method stays on."""
        self.query_one(OptionList).can_focus = False

    def on_unmount(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def focus_search(self) -> None:
        """To the search box, with its words selected."""
        box = self.query_one("#search", Line)
        box.focus()
        box.action_select_all()
        if not self.begun:
            self.refresh_hits()

    def follow(self, topic: str | None) -> None:
        """Show phrases for the topic at the cursor."""
        if topic != self.topic:
            self.topic = topic
            if self.scope == FOLLOW and self.begun:
                self.refresh_hits()

    def narrow(self, scope: str | None, kind: str | None) -> None:
        """Only a topic, only a kind."""
        self.scope, self.kind = scope, kind
        self.refresh_hits()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        self.refresh_hits()

    def refresh_hits(self, *, stay: bool = False) -> None:
        """Search again for what stands in the box; `stay` keeps the place in the list."""
        if not self.begun:
            self._tell("正在打开短语库…")
        self.begun = True
        topic = self.topic if self.scope == FOLLOW else self.scope
        self._sought = Sought(self.query_one("#search", Line).value.strip(), topic, self.kind)
        self._search(self._sought, self.query_one(OptionList).highlighted if stay else 0)

    @work(exclusive=True, group="search")
    async def _search(self, sought: Sought, at: int | None) -> None:
        loop = asyncio.get_running_loop()
        try:
            hits, old, used = await loop.run_in_executor(self._thread, self._ask, sought)
        except RuntimeError:
            return  # the thread is gone: the desk is closing
        except Exception as error:  # a damaged bank must not end the writing
            self._tell(f"短语库打不开：{error}")
            return
        if sought == self._sought and hits is not None and self.is_attached:
            self._show(hits, old, used, at or 0)

    def _ask(self, sought: Sought) -> tuple[Hits | None, Hits, str | None]:
        """In the bank's thread: phrases, old sentences, and the topic the phrases were narrowed to."""
        old = Hits(sought.words, 0, ())
        if sought != self._sought:
            return None, old, None
        if sought.kind == SENTENCES:
            return old, self._old(sought.words, MOST) if self._old else old, None
        if self._old and sought.kind is None and count_han(sought.words) > 1:
            old = self._old(sought.words, WHOLE)
        bank, topic = self._bank(), sought.topic
        hits = bank.search(sought.words, topic=topic, kind=sought.kind, limit=MOST, year=self._year)
        if topic and not hits.count and self.scope == FOLLOW:
            return bank.search(sought.words, kind=sought.kind, limit=MOST, year=self._year), old, None
        return hits, old, topic

    def _show(self, hits: Hits, old: Hits, topic: str | None, at: int) -> None:
        # The same words may stand in the bank as several kinds; one line is enough here.
        phrases = tuple({phrase.text: phrase for phrase in reversed(hits.phrases)}.values())[::-1]
        self._hits = (*phrases, *old.phrases)
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options([Option(_label(phrase), str(n)) for n, phrase in enumerate(self._hits)])
        if self._hits:
            found.highlighted = min(at, len(self._hits) - 1)
        self._tell(self._count(hits, old, topic))
        if not self._hits:
            self.query_one("#detail", Static).update("")

    def _count(self, hits: Hits, old: Hits, topic: str | None) -> str:
        """How many there are, and of what."""
        if self.kind == SENTENCES:
            return (
                f"自己旧稿 {old.count} 句"
                if old.count
                else "自己的旧稿里没有找到。收旧稿：drafter bank import"
            )
        scope = ("本主题" if self.scope == FOLLOW else "所选主题") if topic else "全库"
        scope += f"·{KINDS[self.kind]}" if self.kind else ""
        more = f"，列出前{len(hits.phrases)}" if hits.count > len(hits.phrases) else ""
        own = f"，旧稿 {old.count} 句" if old.count else ""
        wider = "" if self.scope is None and self.kind is None else "Ctrl+K 可以放宽。"
        found = hits.count or old.count
        return f"{scope} {hits.count} 条{more}{own}" if found else f"没有找到，换个词试试。{wider}"

    def _tell(self, text: str) -> None:
        self.query_one("#count", Static).update(text, layout=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the phrase was seen."""
        event.stop()
        if event.option_id is not None and int(event.option_id) < len(self._hits):
            self.query_one("#detail", Static).update(_detail(self._hits[int(event.option_id)]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Insert it."""
        event.stop()
        if event.option_id is not None and int(event.option_id) < len(self._hits):
            self.post_message(PhraseChosen(self._hits[int(event.option_id)]))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Insert the highlighted one, the first unless moved."""
        event.stop()
        self.query_one(OptionList).action_select()

    def action_move(self, step: int) -> None:
        """Walk the list."""
        found = self.query_one(OptionList)
        if found.option_count:
            found.highlighted = max(0, min((found.highlighted or 0) + step, found.option_count - 1))

    def on_click(self, event: events.Click) -> None:
        """The line of counts asks what to narrow to, the detail what else to do."""
        if event.widget is not None and event.widget.id in ("count", "detail"):
            self.post_message(Wanted("filter" if event.widget.id == "count" else "more"))

    def action_more(self) -> None:
        """What else can be done with this phrase."""
        self.post_message(Wanted("more"))

    def action_back(self) -> None:
        """To the text."""
        self.post_message(BackToText())


def _label(phrase: Phrase) -> str:
    mark = "★" if phrase.favourite else "" if phrase.kind in KINDS else "〔本单位〕"
    return f"{mark}{phrase.text}" + ("　〔慎用〕" if phrase.stale else "")


def _detail(phrase: Phrase) -> str:
    if phrase.kind not in KINDS:
        return f"〔本单位〕{phrase.sources[0]}\n{phrase.text}"
    parts = [phrase.label, f"{phrase.docs}家用过", phrase.years, *phrase.sources[:1]]
    stale = f"\n慎用：{phrase.stale}" if phrase.stale else ""
    return "　".join(part for part in parts if part) + stale
