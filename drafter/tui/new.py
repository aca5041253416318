"""A new plan as a short form with defaults: kind, unit, level, year, the kind's facts, the file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Input, Select, Static

from drafter.errors import DrafterError
from drafter.model.draft import Draft
from drafter.model.kinds import LEVELS
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import start_session
from drafter.pipeline.years import year_said, year_to_plan
from drafter.store.drafts import load_draft
from drafter.store.folders import NOT_IN_NAMES, free_path
from drafter.store.recent import recent
from drafter.tui.ask import Line
from drafter.tui.keys import Keys, Shown
from drafter.tui.messages import Opened

KEYS = (
    Shown("^S", "生成文稿", "screen.make"),
    Shown("Esc", "返回", "app.pop_screen", 1),
    Shown("^Q", "退出", "app.quit", 2),
)


class New(Screen[None]):
    """Enter goes from line to line; what is left empty becomes a blank in the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e,ctrl+s", "make", show=False, priority=True),
        Binding("escape", "app.pop_screen", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("ctrl+q", "app.quit", show=False, priority=True),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.kinds = {kind.id: kind for kind in services.kinds()}
        self.last = _last_draft(services)

    def compose(self) -> ComposeResult:
        """The form."""
        first = next(iter(self.kinds), None)
        kind = self.last.kind if self.last and self.last.kind in self.kinds else first
        with VerticalScroll(id="form", can_focus=False):
            yield Static(
                "新建文稿　Enter 到下一项，Ctrl+S 生成；不知道的不填，以后再补。", id="how", markup=False
            )
            yield Static("文种", classes="label", markup=False)
            options = [(one.label, one.id) for one in self.kinds.values()]
            if kind is None:
                yield Static("没有找到文种骨架，请用 drafter doctor 检查安装。", markup=False)
                return
            yield Select(options, value=kind, allow_blank=False, id="kind", compact=True)
            yield Static("单位全称", classes="label", markup=False)
            yield Line(
                self.last.org if self.last else "", placeholder="如 柳城县教育局", id="org", compact=True
            )
            yield Static("年度", classes="label", markup=False)
            yield Line(
                str(self.last.year + 1 if self.last else year_to_plan(date.today())),
                placeholder="如 2027",
                id="year",
                compact=True,
            )
            yield Static("层级", classes="label", markup=False)
            levels = [("由单位名称判断", "auto"), *((label, name) for name, label in LEVELS.items())]
            yield Select(levels, value="auto", allow_blank=False, id="level", compact=True)
            yield Vertical(id="facts")
            yield Static("保存到", classes="label", markup=False)
            yield Line("", placeholder="不填就存在当前文件夹，按标题取名", id="file", compact=True)
            yield Button("生成文稿（Ctrl+S）", id="make", variant="primary", compact=True)
        yield Keys(KEYS)

    def on_mount(self) -> None:
        """Begin with the unit, the first thing that is not known."""
        if self.kinds:
            self.query_one("#year" if self.last else "#org", Line).focus()

    async def on_select_changed(self, event: Select.Changed) -> None:
        """Another kind asks for other facts."""
        if event.select.id != "kind":
            return
        box = self.query_one("#facts", Vertical)
        await box.remove_children()
        old: Mapping[str, str] = self.last.facts if self.last else {}
        try:
            facts = self.services.facts(str(event.value))
        except DrafterError as error:
            self._fail(str(error))
            return
        for fact in facts:
            unit = f"（{fact.unit}）" if fact.unit else ""
            last = f"　上次：{' '.join(old[fact.key].split())}" if fact.key in old else ""
            await box.mount(Static(f"{fact.label}{unit}{last}", classes="label", markup=False))
            line = Line(
                fact.default or "",
                placeholder=fact.hint or "可以不填，留待以后",
                name=fact.key,
                compact=True,
                classes="fact",
            )
            await box.mount(line)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the next line; from the last one, make it."""
        event.stop()
        if event.input.id == "file":
            self.action_make()
        else:
            self.focus_next()

    def on_button_pressed(self) -> None:
        """Make it."""
        self.action_make()

    def action_make(self) -> None:
        """Compose, or say what is missing."""
        org = self.query_one("#org", Line).value.strip()
        if not org:
            self._fail("请填写单位全称，如 柳城县教育局。", "#org")
            return
        try:
            year = year_said(self.query_one("#year", Line).value)
        except DrafterError as error:
            self._fail(str(error), "#year")
            return
        self.notify("正在生成…", timeout=2)
        level = self.query_one("#level", Select).value
        facts = {str(line.name): line.value.strip() for line in self.query(".fact").results(Line)}
        self._make(
            str(self.query_one("#kind", Select).value),
            org,
            year,
            None if level == "auto" else str(level),
            {key: value for key, value in facts.items() if value},
            self.query_one("#file", Line).value.strip(),
        )

    def _fail(self, why: str, where: str | None = None) -> None:
        self.notify(why, markup=False, severity="error", timeout=8)
        if where:
            self.query_one(where).focus()

    @work(thread=True, exclusive=True)
    def _make(
        self, kind: str, org: str, year: int, level: str | None, facts: Mapping[str, str], file: str
    ) -> None:
        try:
            draft = self.services.compose(kind, org, year, level, facts)
            session = start_session(_path(draft, file), draft, self.services.home)
        except (DrafterError, OSError) as error:
            self.app.call_from_thread(self._fail, str(error))
            return
        for note in self.services.unsure(draft):
            self.app.call_from_thread(self.app.notify, note, markup=False, timeout=10)
        self.post_message(Opened(session))


def _path(draft: Draft, file: str) -> Path:
    if file:
        path = Path(file).expanduser()
        return path if path.suffix in (".yaml", ".yml") else path.with_name(f"{path.name}.yaml")
    return free_path(Path(f"{NOT_IN_NAMES.sub('', draft.title) or '文稿'}.yaml"))


def _last_draft(services: Services) -> Draft | None:
    """The draft open last: its unit and facts are the defaults of the next one."""
    for entry in recent(services.home)[:1]:
        try:
            return load_draft(entry.path)
        except DrafterError:
            return None
    return None
