"""Every action of the desk, by its key or found in the palette by its name: none is without a case."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from desk_driven import Listened, dialogue, said, type_in
from drafts_made import example
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from drafter.editing.lines import section_text
from drafter.model.draft import Block, Draft, Note, Origin, Section
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import start_session
from drafter.store.profile import load_profile
from drafter.tui.actions import ACTIONS, BY_ID, begins, matches
from drafter.tui.ask import Form, Pick
from drafter.tui.candidates import Candidates
from drafter.tui.compare import Compare
from drafter.tui.desk import Desk
from drafter.tui.page import Page
from drafter.tui.start import Start

Case = Callable[[Desk, Pilot[None]], Awaitable[None]]
PHRASES = (
    ("v-1", "加强教师队伍建设", "verb-object", "jia qiang jiao shi dui wu jian she"),
    ("v-2", "提高课堂教学质量", "verb-object", "ti gao ke tang jiao xue zhi liang"),
    ("h-1", "教师队伍", "heading", "jiao shi dui wu"),
)


@cache
def composed() -> Draft:
    return Services().compose("工作要点", "柳城县教育局", 2027, None, {})


def draft() -> Draft:
    """The example, with a measure of a real skeleton, a fault, a remark and a silenced finding."""
    measure = next(one for one in composed().walk() if one.measure and len(one.blocks) > 2)
    fault = Block("布署全年工作。", Origin("typed"))
    sections = (*example().sections, Section("s9", 1, "抓好落实", (fault,), (replace(measure, id="m9"),)))
    note = Note("s1", "推进县管校聘", "写具体些", "王局长")
    return replace(
        example(),
        title="柳城县教育局2027年工作要点",
        sections=sections,
        notes=(note,),
        silenced=("wrong-word:按装",),
        facts={"count": "800"},
    )


async def do(desk: Desk, pilot: Pilot[None], name: str) -> None:
    """Press the action's key, or find it in the palette by its whole name."""
    action = BY_ID[name]
    if action.key:
        await pilot.press(action.key)
    else:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_in(pilot, action.label.split("（")[0])
        await pilot.press("enter")
    await pilot.pause()


async def settled(desk: Desk, pilot: Pilot[None]) -> None:
    await desk.app.workers.wait_for_complete()
    await pilot.pause()


def page(desk: Desk) -> str:
    shown = desk.app.screen
    assert isinstance(shown, Page), shown
    return str(shown.query_one("#body", Static).content)


def focused(desk: Desk) -> str | None:
    assert desk.app.focused
    return desk.app.focused.id


def order(desk: Desk) -> list[str]:
    return [one.id for one in desk.session.draft.sections]


async def choose(desk: Desk, pilot: Pilot[None], words: str) -> None:
    assert isinstance(desk.app.screen, Pick), desk.app.screen
    await type_in(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


async def at_fault(desk: Desk, pilot: Pilot[None]) -> None:
    """The cursor of the findings pane on the fault."""
    await do(desk, pilot, "findings")
    await settled(desk, pilot)
    listed = desk.findings.query_one(OptionList)
    for at in range(listed.option_count):
        if "布署" in str(listed.get_option_at_index(at).prompt):
            listed.highlighted = at
            await pilot.pause()
            return
    raise AssertionError(said(desk))


async def at_phrase(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "phrases")
    await settled(desk, pilot)


async def in_measure(desk: Desk, pilot: Pilot[None]) -> None:
    """The cursor in the first sentence of the measure."""
    desk.go_to_item("m9")
    await pilot.press("right")


def sentences(desk: Desk) -> list[str]:
    item = next(one for one in desk.session.draft.walk() if one.id == "m9")
    return [block.text for block in item.blocks]


CASES: dict[str, Case] = {}


def case(made: Case) -> Case:
    CASES[made.__name__.replace("_", "-").strip("-")] = made
    return made


@case
async def help(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "help")
    assert "Ctrl+E" in page(desk)


@case
async def outline(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "outline")
    assert focused(desk) == "outline"


@case
async def text(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "outline")
    await do(desk, pilot, "text")
    assert focused(desk) == "text"


@case
async def phrases(desk: Desk, pilot: Pilot[None]) -> None:
    await at_phrase(desk, pilot)
    assert focused(desk) == "search"
    await type_in(pilot, "ｊｓｄｗ")
    await settled(desk, pilot)
    assert {one.text for one in desk.phrases._hits} == {"加强教师队伍建设", "教师队伍"}


@case
async def findings(desk: Desk, pilot: Pilot[None]) -> None:
    await at_fault(desk, pilot)
    assert focused(desk) == "found"
    assert "批注 1" in str(desk.findings.query_one("#summary", Static).content)


@case
async def facts(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "facts")
    await choose(desk, pilot, "800")
    await pilot.press("ctrl+a")
    await dialogue(desk, pilot, "900")
    assert desk.session.draft.facts == {"count": "900"}


@case
async def preview(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "preview")
    assert "第1页" in page(desk)


@case
async def palette(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "palette")
    await choose(desk, pilot, "yulan")
    assert "第1页" in page(desk)


@case
async def export(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "export")
    await settled(desk, pilot)
    assert desk.session.path.with_suffix(".docx").is_file()
    assert "已导出" in said(desk)


@case
async def save(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "save")
    assert [one.number for one in desk.session.versions()] == [1]


@case
async def undo(desk: Desk, pilot: Pilot[None]) -> None:
    before = desk.session.draft
    await type_in(pilot, "甲")
    await do(desk, pilot, "undo")
    assert desk.session.draft == before


@case
async def redo(desk: Desk, pilot: Pilot[None]) -> None:
    await type_in(pilot, "甲")
    await do(desk, pilot, "undo")
    await do(desk, pilot, "redo")
    assert desk.editor.text.startswith("甲")


@case
async def quit(desk: Desk, pilot: Pilot[None]) -> None:
    await type_in(pilot, "最后一句。")
    await do(desk, pilot, "quit")
    assert not desk.session.open
    assert "最后一句。" in desk.session.path.read_text("utf-8")


@case
async def next_blank(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-blank")
    assert desk.editor.selected_text.startswith("【待填")


@case
async def fill(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-blank")
    await do(desk, pilot, "fill")
    await dialogue(desk, pilot, "1200")
    assert "全年培训教师1200" in desk.editor.text


@case
async def swap(desk: Desk, pilot: Pilot[None]) -> None:
    await in_measure(desk, pilot)
    before, seen = sentences(desk), set[str]()
    for _ in range(12):
        await do(desk, pilot, "swap")
        now = sentences(desk)
        assert now[1:] == before[1:]  # the cursor stays in the sentence, whatever its length
        seen.add(now[0])
    assert len(seen) > 1
    assert before[0] in seen


@case
async def candidates(desk: Desk, pilot: Pilot[None]) -> None:
    await in_measure(desk, pilot)
    before = sentences(desk)
    await do(desk, pilot, "candidates")
    shown = desk.app.screen
    assert isinstance(shown, Candidates)
    wanted = shown.others[1]
    await pilot.press("2")
    await pilot.pause()
    assert sentences(desk) == [wanted, *before[1:]]
    await do(desk, pilot, "candidates")
    await pilot.press("escape")
    assert sentences(desk) == [wanted, *before[1:]]


@case
async def verb(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "verb")
    assert "没有找到能换的动词" in said(desk) or isinstance(desk.app.screen, Pick)


@case
async def shuffle(desk: Desk, pilot: Pilot[None]) -> None:
    await in_measure(desk, pilot)
    before = sentences(desk)
    await do(desk, pilot, "shuffle")
    assert sentences(desk) != before


@case
async def lock(desk: Desk, pilot: Pilot[None]) -> None:
    await in_measure(desk, pilot)
    await do(desk, pilot, "lock")
    assert next(one for one in desk.session.draft.walk() if one.id == "m9").blocks[0].locked
    assert "已锁定" in str(desk.query_one("#text-box").border_subtitle)
    assert any(mark.words == sentences(desk)[0] for row in desk.editor._marked.values() for mark in row)


@case
async def by_hand(desk: Desk, pilot: Pilot[None]) -> None:
    await in_measure(desk, pilot)
    await do(desk, pilot, "by-hand")
    item = next(one for one in desk.session.draft.walk() if one.id == "m9")
    assert item.blocks[0].origin.by == "typed"


@case
async def origin(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "origin")
    assert "骨架句 opening/1#0" in said(desk)


@case
async def find(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "find")
    await dialogue(desk, pilot, "县管校聘")
    assert desk.editor.selected_text == "县管校聘"


@case
async def replace_(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "replace")
    await dialogue(desk, pilot, "县管校聘", "“县管校聘”")
    assert "推进“县管校聘”。" in section_text(desk.session.draft, "s1")


@case
async def previous_section(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    await do(desk, pilot, "previous-section")
    assert desk.section == order(desk)[0]
    await do(desk, pilot, "previous-section")
    assert "已经是第一节" in said(desk)


@case
async def next_section(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    assert desk.section == "s1"
    assert desk.outline.chosen == "m1"  # the outline follows the cursor


@case
async def rename(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    await do(desk, pilot, "rename")
    await pilot.press("ctrl+a")
    await dialogue(desk, pilot, "涵养师德")
    assert "1.涵养师德。" in desk.editor.text


@case
async def add(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    await do(desk, pilot, "add")
    await dialogue(desk, pilot, "关爱教师")
    assert "2.关爱教师" in desk.editor.text


@case
async def duplicate(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    await do(desk, pilot, "duplicate")
    assert desk.editor.text.count("加强师德师风建设") == 2


@case
async def assign(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    await do(desk, pilot, "assign")
    await pilot.press("ctrl+a")
    await type_in(pilot, "人事股\n")
    await pilot.press("ctrl+a")
    await type_in(pilot, "6月底前\n")
    item = next(one for one in desk.session.draft.walk() if one.id == "m1")
    assert (item.owner, item.deadline) == ("人事股", "6月底前")


@case
async def up(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "outline")
    await pilot.press("down", "down", "down")
    await do(desk, pilot, "up")
    assert [one.id for one in desk.session.draft.sections[1].sections] == ["m2", "m1"]


@case
async def down(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    await do(desk, pilot, "down")
    assert [one.id for one in desk.session.draft.sections[1].sections] == ["m2", "m1"]


@case
async def drop(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "next-section")
    await do(desk, pilot, "drop")
    assert [one.id for one in desk.session.draft.sections[1].sections] == ["m2"]
    assert "Ctrl+Z" in said(desk)


@case
async def name_version(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "name-version")
    await dialogue(desk, pilot, "送审/稿")
    assert [one.name for one in desk.session.versions()] == ["送审稿"]
    assert "第1版“送审稿”" in said(desk)


@case
async def versions(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "name-version")
    await dialogue(desk, pilot, "初稿")
    await type_in(pilot, "改了。")
    await do(desk, pilot, "versions")
    await choose(desk, pilot, "初稿")
    assert isinstance(desk.app.screen, Compare)
    await pilot.press("enter")
    await pilot.pause()
    assert not desk.editor.text.startswith("改了。")


@case
async def statistics(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "statistics")
    assert "加强教师队伍建设" in page(desk)


@case
async def notes(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "notes")
    await pilot.press("enter")
    await pilot.pause()
    assert desk.editor.selected_text == "推进县管校聘"
    assert "王局长：写具体些" in said(desk)


@case
async def account(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "account")
    assert "没有滚动说明" in said(desk)
    desk.account = "改了2处"
    await do(desk, pilot, "account")
    assert "改了2处" in page(desk)


@case
async def filter(desk: Desk, pilot: Pilot[None]) -> None:
    await at_phrase(desk, pilot)
    await do(desk, pilot, "filter")
    await choose(desk, pilot, "种类：标题")
    await settled(desk, pilot)
    assert [one.text for one in desk.phrases._hits] == ["教师队伍"]


@case
async def favour(desk: Desk, pilot: Pilot[None]) -> None:
    await at_phrase(desk, pilot)
    await do(desk, pilot, "favour")
    await settled(desk, pilot)
    assert desk.phrases.chosen
    assert desk.phrases.chosen.favourite


@case
async def hide(desk: Desk, pilot: Pilot[None]) -> None:
    await at_phrase(desk, pilot)
    gone = desk.phrases.chosen
    assert gone
    await do(desk, pilot, "hide")
    await settled(desk, pilot)
    assert gone.text not in [one.text for one in desk.phrases._hits]


@case
async def sources(desk: Desk, pilot: Pilot[None]) -> None:
    await at_phrase(desk, pilot)
    await do(desk, pilot, "sources")
    assert "家用过" in page(desk)


@case
async def keep(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "keep")
    await dialogue(desk, pilot, "擦亮柳城教育招牌")
    await choose(desk, pilot, "固定")
    await settled(desk, pilot)
    assert "已收进短语库" in said(desk)


@case
async def apply(desk: Desk, pilot: Pilot[None]) -> None:
    await at_fault(desk, pilot)
    await do(desk, pilot, "apply")
    assert "部署全年工作。" in section_text(desk.session.draft, "s9")


@case
async def silence(desk: Desk, pilot: Pilot[None]) -> None:
    await at_fault(desk, pilot)
    await do(desk, pilot, "silence")
    assert any(key.endswith(":布署") for key in desk.session.draft.silenced)


@case
async def silence_words(desk: Desk, pilot: Pilot[None]) -> None:
    await at_fault(desk, pilot)
    await do(desk, pilot, "silence-words")
    assert "布署" in [words for _, words in load_profile(Services().home).ignored]


@case
async def silence_check(desk: Desk, pilot: Pilot[None]) -> None:
    await at_fault(desk, pilot)
    await do(desk, pilot, "silence-check")
    assert [words for _, words in load_profile(Services().home).ignored] == ["*"]


@case
async def hear(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "hear")
    await choose(desk, pilot, "按装")
    assert desk.session.draft.silenced == ()


@case
async def more(desk: Desk, pilot: Pilot[None]) -> None:
    await at_fault(desk, pilot)
    await do(desk, pilot, "more")
    await choose(desk, pilot, "caina")
    assert "部署全年工作。" in section_text(desk.session.draft, "s9")


@case
async def external(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "external")
    assert "EDITOR" in said(desk)


@case
async def theme(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "theme")
    await choose(desk, pilot, "浅色")
    assert desk.app.theme == "textual-light"


@case
async def start(desk: Desk, pilot: Pilot[None]) -> None:
    await do(desk, pilot, "start")
    await pilot.pause()
    assert isinstance(desk.app.screen, Start)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A small bank, so that opening it takes no time."""
    folder = tmp_path / "库"
    folder.mkdir()
    for name, words, kind, pinyin in PHRASES:
        line = {
            "id": name,
            "text": words,
            "kind": kind,
            "topic": None,
            "docs": 3,
            "count": 3,
            "first_year": 2024,
            "last_year": 2026,
            "sources": ["柳城县·要点"],
            "pinyin": pinyin,
            "initials": "".join(one[0] for one in pinyin.split()),
        }
        with (folder / f"{kind}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return folder


@pytest.mark.parametrize("name", BY_ID)
async def test_the_action(name: str, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)
    session = start_session(tmp_path / "要点.yaml", draft(), Services().home)
    app = Listened(Services(bank), session)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        assert app.desk
        await CASES[name](app.desk, pilot)
        assert "没有做成" not in " ".join(app.heard)


def test_no_action_is_without_a_case() -> None:
    assert set(CASES) == {action.id for action in ACTIONS}


@pytest.mark.parametrize("name", [action.id for action in ACTIONS if action.id != "palette"])
def test_every_action_comes_first_for_its_own_name(name: str) -> None:
    action = BY_ID[name]
    for words in (action.label, action.pinyin.replace(" ", "")):
        found = [one for one in ACTIONS if matches(words, one.label, one.pinyin)]
        assert any(one.id == name for one in found)
        assert begins(words, action.label, action.pinyin)


async def test_dialogues_are_left_with_escape(
    bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    session = start_session(tmp_path / "要点.yaml", draft(), Services().home)
    app = Listened(Services(bank), session)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        desk = app.desk
        assert desk
        await in_measure(desk, pilot)
        for name in ("help", "facts", "preview", "palette", "candidates", "find", "replace", "rename", "add"):
            await do(desk, pilot, name)
            assert isinstance(app.screen, Page | Pick | Form | Candidates), name
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen_stack[-1] == desk, name
            assert desk.editor.has_focus, name
