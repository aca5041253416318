"""The start screen: drafts open lately with their state, a new one, or one from a file."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.errors import DrafterError
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import cut_off, open_session
from drafter.pipeline.years import year_said, year_to_plan
from drafter.store.recent import Recent, forget, recent
from drafter.store.recovery import rescued
from drafter.tui.ask import Form
from drafter.tui.help import help_text
from drafter.tui.keys import Keys, Shown
from drafter.tui.messages import Opened
from drafter.tui.new import New
from drafter.tui.page import Page

BEGINNINGS = (
    ("new", "新建文稿", "Ctrl+N", "填单位和年度，一份就成"),
    ("roll", "去年的文稿接着写", "Ctrl+R", "Word、文本都行，年份自动改"),
    ("open", "打开文件", "Ctrl+O", "别处的 .yaml 文稿"),
)
"""What stands above the drafts: action, name, key, what it is."""

KEYS = (
    Shown("^N", "新建", "screen.new", 1),
    Shown("^R", "接着去年的写", "screen.roll", 3),
    Shown("^O", "打开文件", "screen.open", 4),
    Shown("F1", "帮助", "screen.help", 2),
    Shown("^Q", "退出", "app.quit"),
)

WELCOME = "drafter　教育局年度工作文稿起草台"


class Start(Screen[None]):
    """Where a day begins: one key to go on, one to begin anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "new", show=False),
        Binding("ctrl+r", "roll", show=False),
        Binding("ctrl+o", "open", show=False),
        Binding("f1", "help", show=False),
        Binding("delete", "forget", show=False),
        Binding("ctrl+q", "app.quit", show=False, priority=True),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._recent: tuple[Recent, ...] = ()

    def compose(self) -> ComposeResult:
        """A title and one list."""
        with Vertical(id="start"):
            yield Static(WELCOME, id="welcome", markup=False)
            yield OptionList(markup=False, id="begin")
        yield Keys(KEYS)

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Lines are cut to the width."""
        self.call_after_refresh(self.refresh_list)

    def on_screen_resume(self) -> None:
        """Coming back from the desk the list is newer."""
        self.refresh_list()

    def refresh_list(self) -> None:
        """Begin anew, open, then what was open lately."""
        left = tuple(Recent(file, file.stem) for file in rescued(self.services.home))
        self._recent = (*recent(self.services.home), *left)
        shown = self.query_one(OptionList)
        shown.clear_options()
        width = max(30, shown.size.width - 4)
        shown.add_options([Option(_beginning(*one[1:], width), one[0]) for one in BEGINNINGS])
        shown.add_option(None)
        titles = Counter(entry.title for entry in self._recent)
        for number, entry in enumerate(self._recent):
            alike = titles[entry.title] > 1
            note = "没能存到原处，抢救在此" if entry in left else ""
            shown.add_option(Option(_label(entry, width, note, with_file=alike), str(number)))
        if not self._recent:
            shown.add_option(Option("还没有打开过文稿。写的字随时自动存盘，不用记着保存。", disabled=True))
        shown.highlighted = len(BEGINNINGS) if self._recent else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        event.stop()
        begin = {"new": self.action_new, "roll": self.action_roll, "open": self.action_open}
        if event.option_id in begin:
            begin[event.option_id]()
        elif event.option_id is not None:
            self.open_draft(self._recent[int(event.option_id)].path)

    def action_forget(self) -> None:
        """Take the highlighted draft off the list; its file stays."""
        at = self.query_one(OptionList).highlighted_option
        if at is None or at.id is None or not at.id.isdigit():
            return
        entry = self._recent[int(at.id)]
        forget(self.services.home, entry.path)
        self.refresh_list()
        self.notify(f"已从列表中去掉，文件还在：{entry.path}", markup=False, timeout=6)

    def open_draft(self, path: Path) -> None:
        """Open it, or say why not."""
        try:
            session = open_session(path, self.services.home)
        except DrafterError as error:
            self._fail(str(error))
            return
        self.post_message(Opened(session))

    def action_new(self) -> None:
        """The short interview."""
        try:
            self.app.push_screen(New(self.services))
        except DrafterError as error:
            self._fail(str(error))

    def action_open(self) -> None:
        """Ask for a path."""

        def go(answer: tuple[str, ...] | None) -> None:
            if answer and answer[0].strip():
                self.open_draft(Path(answer[0].strip().strip("\"'")).expanduser())

        self.app.push_screen(Form("打开文稿", [("文件（.yaml），可以直接拖进来", "")]), go)

    def action_roll(self) -> None:
        """Ask for last year's document and make this year's draft of it."""

        def go(answer: tuple[str, ...] | None) -> None:
            if not answer or not answer[0].strip():
                return
            file, words, org = (one.strip() for one in answer)
            try:
                year = year_said(words)
            except DrafterError as error:
                self._fail(str(error))
                return
            self.notify("正在读去年的文稿…", timeout=2)
            self._roll(Path(file.strip("\"'")).expanduser(), year, org or None)

        fields = [
            ("去年的文稿（Word、文本或 .yaml），可以直接拖进来", ""),
            ("新的年度", str(year_to_plan(date.today()))),
            ("单位全称（原文写明时不必填）", ""),
        ]
        note = "年份、届次、日期改好，指标留成旧值的空，拿不准的逐条列出。"
        self.app.push_screen(Form("去年的文稿接着写", fields, note), go)

    @work(thread=True, exclusive=True)
    def _roll(self, path: Path, year: int, org: str | None) -> None:
        try:
            carried = self.services.roll(path, year, org)
            session = open_session(carried.files[0], self.services.home)
        except (DrafterError, OSError) as error:
            self.app.call_from_thread(self._fail, str(error))
            return
        more = [f"另有一份存在 {file}" for file in carried.files[1:]]
        self.post_message(Opened(session, "\n".join([*more, carried.account])))

    def _fail(self, why: str) -> None:
        self.notify(why, markup=False, severity="error", timeout=10)

    def action_help(self) -> None:
        """The keys."""
        self.app.push_screen(Page("帮助", help_text({}), hang=True))


def _beginning(name: str, key: str, what: str, width: int) -> str:
    shown = f"{set_cell_size(name, 20)}{key}"
    return f"{shown}    {what}" if cell_len(f"{shown}    {what}") <= width else shown


def _label(entry: Recent, width: int, note: str, *, with_file: bool) -> str:
    state = "　".join(part for part in (note, *_state(entry)) if part)
    name = entry.title or entry.path.stem
    name += f"　{entry.path.name}" if with_file else ""
    room = max(8, width - cell_len(state) - 2)
    if cell_len(name) > room:
        name = set_cell_size(name, room - 2).rstrip() + "…"
    return f"{name}{' ' * (room - cell_len(name))}  {state}"


def _state(entry: Recent) -> tuple[str, ...]:
    try:
        when = f"{datetime.fromtimestamp(entry.path.stat().st_mtime):%m月%d日 %H:%M}"
    except OSError:
        return ("文件不在了",)
    return (
        "上次中断" if cut_off(entry.path) else "",
        f"待填{entry.blanks}" if entry.blanks else "",
        f"必错{entry.errors}" if entry.errors else "",
        when,
    )
