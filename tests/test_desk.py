"""The desk, driven by the keys one would press: every action of its table, and what must not happen."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from desk_driven import Listened, at_desk, dialogue, said, type_in
from drafts_made import example
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from drafter.editing.blanks import blanks
from drafter.editing.lines import section_text
from drafter.model.draft import Block, Origin, Section
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import Session, open_session, start_session
from drafter.store.drafts import load_draft
from drafter.tui.actions import ACTIONS, BY_ID, matches
from drafter.tui.app import DeskApp
from drafter.tui.desk import Desk
from drafter.tui.doing import DOING
from drafter.tui.help import help_text
from drafter.tui.new import New
from drafter.tui.page import Page
from drafter.tui.start import Start

Driven = tuple[Desk, Pilot[None]]
SIZES = [(200, 50), (120, 40), (80, 24), (60, 20)]


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return start_session(tmp_path / "要点.yaml", example(), Services().home)


@pytest.mark.parametrize("size", SIZES)
async def test_opens_with_the_cursor_in_the_text(session: Session, size: tuple[int, int]) -> None:
    async with at_desk(session, size) as (desk, pilot):
        assert desk.editor.has_focus
        await type_in(pilot, "新写一句。")
        await pilot.press("ctrl+q")
    draft = load_draft(session.path)
    assert draft.sections[0].blocks[0] == Block("新写一句。", Origin("typed"))
    assert [block.text for block in draft.sections[0].blocks[1:]] == [
        block.text for block in example().sections[0].blocks
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_panes_by_their_keys_at_every_width(session: Session, size: tuple[int, int]) -> None:
    async with at_desk(session, size) as (desk, pilot):
        for key, pane in (
            ("f2", "outline"),
            ("f4", "search"),
            ("f3", "text"),
            ("f5", "found"),
            ("f3", "text"),
        ):
            await pilot.press(key)
            await pilot.pause()
            focused = desk.app.focused
            assert focused is not None
            assert focused.id == pane
            assert focused.region.width >= 20
            assert focused.region.right <= size[0]


async def test_autosave_without_any_key(session: Session) -> None:
    async with at_desk(session) as (_desk, pilot):
        await type_in(pilot, "自动")
        for _ in range(40):
            await pilot.pause(0.1)
            if "自动" in session.path.read_text("utf-8"):
                break
        assert load_draft(session.path).sections[0].blocks[0].text.startswith("自动")


async def test_undo_and_redo_over_sections(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await type_in(pilot, "甲")
        await pilot.press("ctrl+pagedown")
        assert desk.editor.cursor_location == (0, len("1.加强师德师风建设。"))
        await pilot.press("ctrl+home")
        await type_in(pilot, "乙乙。\n")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert session.draft == example()
        assert desk.section == "opening"
        await pilot.press("ctrl+z")
        assert "没有可以撤销" in said(desk)
        for _ in range(4):
            await pilot.press("ctrl+y")
        assert section_text(session.draft, "s1").startswith("乙乙。")
        assert desk.editor.text.startswith("乙乙。")
        assert desk.section == "s1"


async def test_a_phrase_goes_to_the_cursor_and_is_remembered(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("ctrl+pagedown", "ctrl+end")
        await type_in(pilot, "\n3.新的一条。")
        await pilot.press("f4")
        await type_in(pilot, "教师")
        await desk.workers.wait_for_complete()
        await pilot.pause()
        hits = desk.phrases._hits
        assert hits
        assert all("教师" in phrase.text for phrase in hits)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert desk.editor.has_focus
        await type_in(pilot, "。")
        desk.sync()
        made = session.draft.sections[1].sections[2]
        assert made.blocks[-1].origin.phrases == (hits[1].id,)


async def test_enter_in_the_search_box_takes_the_first_hit(session: Session) -> None:
    async with at_desk(session, (60, 20)) as (desk, pilot):
        await pilot.press("f4")
        await type_in(pilot, "jiaoshi")
        await desk.workers.wait_for_complete()
        await pilot.pause()
        first = desk.phrases._hits[0]
        await pilot.press("enter")
        await pilot.pause()
        assert desk.editor.has_focus
        assert desk.editor.text.startswith(first.text.split("{")[0])
        await pilot.press("f4", "escape")
        assert desk.editor.has_focus


async def test_blanks_one_after_the_other_and_everywhere(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("f8")
        assert desk.section == "s1"
        assert desk.editor.selected_text == "【待填：培训人次（人次）】"
        await pilot.press("ctrl+b")
        await dialogue(desk, pilot, "1200人次")
        assert blanks(session.draft) == ()
        assert "1200人次校园" in section_text(session.draft, "s2")
        assert "已填2处" in said(desk)
        await pilot.press("ctrl+z")
        assert session.draft == example()
        await pilot.press("tab")
        await type_in(pilot, "八百人次")
        desk.sync()
        assert "全年培训教师八百人次。" in section_text(session.draft, "s1")


async def test_filling_from_the_list(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("ctrl+b", "enter")
        await dialogue(desk, pilot, "50")
        assert blanks(session.draft) == ()


async def test_shaping_the_outline(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("f2", "down", "down", "ctrl+down")
        await pilot.pause()
        assert [one.id for one in session.draft.sections[1].sections] == ["m2", "m1"]
        assert desk.outline.chosen == "m1"
        await pilot.press("ctrl+up", "ctrl+d")
        assert [one.id for one in session.draft.sections[1].sections] == ["m1", "m1-2", "m2"]
        await pilot.press("delete")
        assert [one.id for one in session.draft.sections[1].sections] == ["m1", "m2"]
        await pilot.press("ctrl+n")
        await dialogue(desk, pilot, "新任务")
        added = session.draft.sections[1].sections
        assert any(one.heading == "新任务" for one in added)
        assert desk.editor.has_focus


async def test_renaming_and_assigning(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("f2", "down", "ctrl+t", "ctrl+a")
        await dialogue(desk, pilot, "建强教师队伍")
        assert session.draft.sections[1].heading == "建强教师队伍"
        await pilot.press("enter", "ctrl+o", "ctrl+a")
        await dialogue(desk, pilot, "人事股", "")
        assert [one.owner for one in session.draft.walk()][1:4] == ["", "人事股", ""]


async def test_enter_in_the_outline_goes_to_the_text(session: Session) -> None:
    async with at_desk(session, (80, 24)) as (desk, pilot):
        await pilot.press("f2", "down", "down", "down", "enter")
        await pilot.pause()
        assert desk.editor.has_focus
        assert desk.editor.cursor_location == (1, len("2.优化教师配置。"))


async def test_find_and_replace(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("ctrl+f")
        await dialogue(desk, pilot, "县管校聘")
        assert desk.editor.selected_text == "县管校聘"
        await pilot.press("ctrl+r")
        await type_in(pilot, "\n")
        await dialogue(desk, pilot, "“县管校聘”")
        assert "推进“县管校聘”。" in section_text(session.draft, "s1")
        await pilot.press("ctrl+f", "ctrl+a")
        await dialogue(desk, pilot, "没有的词")
        assert "没有找到" in said(desk)


async def test_export_writes_beside_the_draft_and_never_over_hand_work(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        word = session.path.with_suffix(".docx")
        for _ in range(2):
            await pilot.press("ctrl+e")
            await desk.workers.wait_for_complete()
        assert word.is_file()
        assert [file.name for file in word.parent.glob("*.docx")] == ["要点.docx"]
        word.write_bytes(b"changed by hand")
        await pilot.press("ctrl+e")
        await desk.workers.wait_for_complete()
        await pilot.pause()
        assert word.read_bytes() == b"changed by hand"
        assert word.with_name("要点（2）.docx").is_file()
        assert "要点（2）.docx" in said(desk)


async def test_findings_lead_to_their_place(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("f5")
        await desk.workers.wait_for_complete()
        await pilot.pause()
        assert desk.found
        await pilot.press("enter")
        await pilot.pause()
        assert desk.editor.has_focus
        row, column = desk.editor.cursor_location
        shown = sorted(desk.found, key=lambda one: ["error", "warn", "info"].index(one.finding.level))
        first = next(one for one in shown if one.place is not None)
        assert first.place is not None
        assert (desk.section, row, column) == (first.place.section, first.place.row, first.place.column)


@pytest.mark.parametrize("key", ["f1", "f7"])
async def test_pages_open_and_escape_leaves_them(session: Session, key: str) -> None:
    async with at_desk(session, (60, 20)) as (desk, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(desk.app.screen, Page)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(desk.app.screen_stack[-1], Page)
        await type_in(pilot, "好")
        assert desk.editor.text.startswith("好")


async def test_the_palette_is_found_by_han_and_pinyin(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("ctrl+p")
        await type_in(pilot, "tj")
        await pilot.press("enter")
        await pilot.pause()
        page = desk.app.screen
        assert isinstance(page, Page)
        assert "全文" in str(page.query_one("#body", Static).content)
        await pilot.press("escape", "ctrl+p")
        await type_in(pilot, "换配色")
        await pilot.press("enter")
        await type_in(pilot, "qian")
        await pilot.press("escape")


async def test_lock_and_origin(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("ctrl+l")
        assert session.draft.sections[0].blocks[0].locked
        await pilot.press("f9")
        assert "锁定了" in said(desk)
        await pilot.press("ctrl+g")
        assert "骨架句 opening/1#0" in said(desk)


async def test_facts_change_every_sentence(tmp_path: Path) -> None:
    origin = Origin("skeleton", "x/1#0", facts=("count",))
    section = Section("s", 1, "培训", (Block("培训800人次。", origin), Block("另有800人。", Origin("typed"))))
    draft = replace(example(), sections=(section,), facts={"count": "800"})
    session = start_session(tmp_path / "f.yaml", draft, Services().home)
    async with at_desk(session) as (desk, pilot):
        await pilot.press("f6", "enter", "ctrl+a")
        await dialogue(desk, pilot, "900")
        assert desk.editor.text == "培训900人次。另有800人。"
        assert session.draft.facts == {"count": "900"}


async def test_numbers_follow_while_one_types(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("ctrl+pagedown")
        desk.editor.go(0, 99)
        await type_in(pilot, "\n2.关爱教师。办实事。")
        await pilot.pause(0.8)
        assert desk.editor.text.splitlines()[1:] == ["2.关爱教师。办实事。", "3.优化教师配置。推进县管校聘。"]
        assert desk.editor.cursor_location == (1, 11)


async def test_what_is_typed_while_numbers_are_corrected_is_saved(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        desk.editor.insert("夹在中间。")
        desk._shown = None
        desk.refresh_view()
        await pilot.press("ctrl+q")
    assert section_text(load_draft(session.path), "opening").startswith("夹在中间。")


HOSTILE = [
    "落实[/]要求[b]",
    "\x1b[31m红\x1b[0m\x9b2J",
    "\u202e反\u200b",
    "\ud800半",
    "a\x00b\r\nc\u2028d",
    "{年份}{{x}}%s",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_nothing_pasted_can_break_it(session: Session, text: str) -> None:
    async with at_desk(session) as (desk, pilot):
        desk.editor.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.press("f2", "ctrl+t", "f4")
        desk.app.screen.focused.post_message(events.Paste(text))  # type: ignore[union-attr]
        await pilot.pause(0.5)
        await pilot.press("escape", "ctrl+q")
    assert load_draft(session.path).title == example().title


async def test_a_draft_full_of_markup_can_be_shown(tmp_path: Path) -> None:
    nasty = "落实[/]要求[b][@click=app.quit]点[/]【待填：[/]】"
    section = Section("s[/]", 1, nasty, (Block(f"{nasty}。", Origin("typed")),), (Section("i", 2, nasty),))
    session = start_session(
        tmp_path / "n.yaml", replace(example(), title=nasty, sections=(section,)), Services().home
    )
    async with at_desk(session) as (desk, pilot):
        for key in ("f5", "f2", "f6", "escape", "f7", "escape", "ctrl+o", "escape", "ctrl+p", "escape"):
            await pilot.press(key)
            await pilot.pause()
        desk.tell(nasty)
        await pilot.pause(0.5)
        assert desk.editor.text.startswith(nasty)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 10)])
async def test_a_tiny_terminal_loses_nothing(session: Session, size: tuple[int, int]) -> None:
    async with at_desk(session, size) as (_desk, pilot):
        await type_in(pilot, "小")
        for key in ("f2", "f4", "f5", "f1", "escape", "ctrl+p", "escape", "f3"):
            await pilot.press(key)
            await pilot.pause()
        await type_in(pilot, "屏")
        await pilot.press("ctrl+q")
    assert section_text(load_draft(session.path), "opening").startswith("小屏")


async def test_a_long_paste_is_exact_and_cut_at_sentences(session: Session) -> None:
    text = "加强教师队伍建设，落实立德树人根本任务。" * 2500
    async with at_desk(session) as (desk, pilot):
        desk.editor.post_message(events.Paste(text))
        await pilot.pause()
        desk.sync()
        shown = section_text(session.draft, "opening")
        assert shown.replace("\n", "").startswith(text)
        assert max(map(len, shown.split("\n"))) <= 2100


async def test_a_second_desk_only_reads(session: Session) -> None:
    other = open_session(session.path, Services().home)
    async with at_desk(other) as (desk, pilot):
        assert "只读" in said(desk)
        await type_in(pilot, "改不了")
        await pilot.press("f8", "ctrl+b")
        await dialogue(desk, pilot, "5")
        await pilot.press("ctrl+q")
    assert load_draft(session.path) == example()


async def test_where_saving_fails_it_is_said_and_the_text_is_rescued(tmp_path: Path) -> None:
    folder = tmp_path / "优盘"
    folder.mkdir()
    session = start_session(folder / "要点.yaml", example(), Services().home)
    async with at_desk(session) as (desk, pilot):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        await type_in(pilot, "还在")
        await pilot.pause(1.0)
        assert "没有保存上" in said(desk)
        kept = load_draft(Services().home.path / "recovery" / "要点.yaml")
        assert section_text(kept, "opening").startswith("还在"), "even if the desk is killed now"
        await pilot.press("ctrl+q")
    rescued = load_draft(Services().home.path / "recovery" / "要点.yaml")
    assert section_text(rescued, "opening").startswith("还在")


async def test_the_place_is_found_again(session: Session) -> None:
    async with at_desk(session) as (_desk, pilot):
        await pilot.press("ctrl+pagedown", "ctrl+end", "ctrl+q")
    again = open_session(session.path, Services().home)
    async with at_desk(again) as (desk, _pilot):
        assert desk.section == "s1"
        assert desk.editor.cursor_location[0] == 1
        assert desk.editor.cursor_location[1] > 5


async def test_from_the_start_screen_to_the_desk_and_back(session: Session) -> None:
    session.close()
    app = Listened(Services())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Start)
        begin = app.screen.query_one(OptionList)
        assert "柳城县教育局2027年工作要点" in str(begin.get_option_at_index(3).prompt)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Desk)
        await type_in(pilot, "再写。")
        app.screen.action_do("start")
        await pilot.pause()
        assert isinstance(app.screen, Start)
        await pilot.press("ctrl+o")
        await type_in(pilot, "没有.yaml\n")
        await pilot.pause()
        assert "没有找到文稿" in " ".join(app.heard)
    assert section_text(load_draft(session.path), "opening").startswith("再写。")


async def test_a_new_plan_from_the_form(tmp_path: Path) -> None:
    app = Listened(Services())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert isinstance(app.screen, New)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "请填写单位" in " ".join(app.heard)
        await type_in(pilot, "柳城县教育局\n")
        await pilot.press("ctrl+a")
        await type_in(pilot, "abc")
        await pilot.press("ctrl+s")
        assert "四位数字" in " ".join(app.heard)
        await pilot.press("ctrl+a")
        await type_in(pilot, "2027")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        for _ in range(50):
            await pilot.pause(0.1)
            if app.desk:
                break
        assert isinstance(app.screen, Desk), app.heard
        await type_in(pilot, "第一句。")
        await pilot.press("ctrl+q")
    files = list(tmp_path.glob("*.yaml"))
    assert len(files) == 1
    draft = load_draft(files[0])
    assert draft.org == "柳城县教育局"
    assert section_text(draft, draft.sections[0].id).startswith("第一句。")


async def test_a_sentence_of_the_skeleton_is_swapped(tmp_path: Path) -> None:
    draft = Services().compose("工作要点", "柳城县教育局", 2027, None, {})
    session = start_session(tmp_path / "s.yaml", draft, Services().home)
    swapped = 0
    async with at_desk(session) as (_desk, pilot):
        for _ in range(3):
            await pilot.press("ctrl+pagedown", "end")
            before = session.draft
            await pilot.press("f9")
            await pilot.pause()
            swapped += session.draft != before
    assert swapped >= 2
    assert load_draft(session.path) != draft


async def test_keys_and_colours_are_the_users(session: Session) -> None:
    home = Services().home
    home.path.mkdir(parents=True)
    (home.path / "desk.yaml").write_text("keys: {lock: f10, quit: f11, nothing: f12}\n", encoding="utf-8")
    async with at_desk(session) as (desk, pilot):
        assert "quit、nothing" in said(desk)
        await pilot.press("f10")
        assert session.draft.sections[0].blocks[0].locked
        desk.action_do("theme")
        await pilot.pause()
        await type_in(pilot, "浅色\n")
        assert desk.app.theme == "textual-light"
        await pilot.press("f1")
        assert "F10" in str(desk.app.screen.query_one("#body", Static).content)
    again = open_session(start_session(session.path.with_name("2.yaml"), example(), home).path, home)
    async with at_desk(again) as (desk, _pilot):
        assert desk.app.theme == "textual-light"
    (home.path / "desk.yaml").write_text("keys: [", encoding="utf-8")
    async with at_desk(again) as (desk, _pilot):
        assert "desk.yaml" in said(desk)


async def test_the_text_in_another_editor(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with at_desk(session) as (desk, pilot):
        desk.action_do("external")
        await pilot.pause()
        assert "EDITOR" in said(desk)


async def test_leaving_by_the_message_of_the_system(session: Session) -> None:
    app = DeskApp(Services(), session)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "窗口关了")
        app._told_to_end(15)
        await pilot.pause()
    assert load_draft(session.path).sections[0].blocks[0].text.startswith("窗口关了")
    assert not session.open


def test_the_table_of_actions_is_whole() -> None:
    assert set(BY_ID) == set(DOING)
    keys = [action.key for action in ACTIONS if action.key]
    assert len(keys) == len(set(keys))
    for action in ACTIONS:
        assert action.label in help_text({})
        assert matches(action.pinyin.replace(" ", ""), action.label, action.pinyin)
        assert matches(action.initials, action.label, action.pinyin)
    fixed = ["f1", "f2", "f3", "f4", "f5", "f6", "f7"] + [f"ctrl+{letter}" for letter in "sepzyq"]
    assert sorted(action.key for action in ACTIONS if action.fixed) == sorted(fixed)


def test_without_a_terminal_it_says_so(session: Session) -> None:
    path = f"Path({str(session.path)!r})"
    code = f"from pathlib import Path; from drafter.tui.app import run_desk; run_desk({path})"
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert "要在终端里" in done.stderr
    assert load_draft(session.path) == example()
