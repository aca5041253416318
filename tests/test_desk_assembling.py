"""Assembling at the desk: other verbs, whole items anew, sentences that are one's own, versions, figures."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk_driven import Listened, at_desk, dialogue, said, type_in
from drafts_made import example
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from drafter.editing.arrange import duplicate, find
from drafter.editing.facts import change_fact
from drafter.editing.lines import section_text
from drafter.model.draft import Block, Draft, Note, Origin, Section
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import Session, start_session
from drafter.store.drafts import load_draft
from drafter.store.remembered import remember
from drafter.tui.ask import Pick
from drafter.tui.compare import Compare
from drafter.tui.desk import Desk
from drafter.tui.page import Page


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return start_session(tmp_path / "要点.yaml", example(), Services().home)


@pytest.fixture
def composed(tmp_path: Path) -> Session:
    draft = Services().compose("工作要点", "柳城县教育局", 2027, None, {})
    return start_session(tmp_path / "全.yaml", draft, Services().home)


def on_text(desk: Desk, words: str) -> None:
    """The cursor into some words of the text shown."""
    row = next(n for n, line in enumerate(desk.editor.text.split("\n")) if words in line)
    desk.editor.go(row, desk.editor.text.split("\n")[row].index(words) + 1)


def blocks(draft: Draft, name: str) -> tuple[Block, ...]:
    section = find(draft, name)
    assert section is not None
    return section.blocks


async def choose(desk: Desk, pilot: Pilot[None], words: str = "") -> list[str]:
    """Take the first choice that has the words; all choices there were."""
    assert isinstance(desk.app.screen, Pick)
    labels = [choice.label for choice in desk.app.screen.choices]
    await type_in(pilot, words)
    await pilot.press("enter")
    await pilot.pause()
    return labels


async def test_another_verb_for_the_one_under_the_cursor(tmp_path: Path) -> None:
    block = Block("切实提升课堂教学质量，抓好落实。", Origin("skeleton", "research/teaching/1#1"))
    draft = replace(example(), sections=(Section("s", 1, "教研", (block,)),))
    session = start_session(tmp_path / "v.yaml", draft, Services().home)
    async with at_desk(session) as (desk, pilot):
        on_text(desk, "提升")
        await pilot.press("f10")
        await pilot.pause()
        labels = await choose(desk, pilot, "提高")
        assert "提高课堂教学质量" in labels
        assert section_text(session.draft, "s") == "切实提高课堂教学质量，抓好落实。"
        assert desk.editor.text == "切实提高课堂教学质量，抓好落实。"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.draft == draft


async def test_where_no_verb_is_it_is_said(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        desk.editor.go(0, 2)
        await pilot.press("f10")
        await pilot.pause()
        assert "没有找到能换的动词" in said(desk)


async def test_an_item_is_shuffled_but_for_what_is_locked_or_typed(composed: Session) -> None:
    async with at_desk(composed) as (desk, pilot):
        item = next(one for one in composed.draft.walk() if one.measure and len(one.blocks) > 2)
        desk.go_to_item(item.id)
        await pilot.press("right", "ctrl+l")
        kept = blocks(composed.draft, item.id)[0]
        assert kept.locked
        for _ in range(4):
            await pilot.press("f12")
            await pilot.pause()
        made = blocks(composed.draft, item.id)
        assert made[0] == kept
        assert [one.text for one in made[1:]] != [one.text for one in item.blocks[1:]]
        assert [one.origin.ref.split("#")[0] for one in made] == [
            one.origin.ref.split("#")[0] for one in item.blocks
        ]
        used = [
            name for one in composed.draft.walk() for block in one.blocks for name in block.origin.phrases
        ]
        assert len(used) == len(set(used))
        for _ in range(4):
            await pilot.press("ctrl+z")
        await pilot.pause()
        assert [one.text for one in blocks(composed.draft, item.id)] == [one.text for one in item.blocks]


def test_shuffling_is_the_same_every_time(composed: Session) -> None:
    item = next(one for one in composed.draft.walk() if one.measure)
    first, second = (Services().wording.shuffle(composed.draft, item.id, 1) for _ in range(2))
    assert first == second
    assert first != composed.draft


def test_no_sentence_comes_in_that_stands_elsewhere(composed: Session) -> None:
    item = next(one for one in composed.draft.walk() if one.measure and len(one.blocks) > 2)
    doubled, copy = duplicate(composed.draft, item.id)
    wording = Services().wording
    other = wording.shuffle(doubled, item.id, 1)
    there = {block.text for block in blocks(other, item.id)}
    for turn in range(1, 13):
        assert there.isdisjoint(block.text for block in blocks(wording.shuffle(other, copy, turn), copy))


async def test_what_is_written_by_hand_is_not_swapped(composed: Session) -> None:
    async with at_desk(composed) as (desk, pilot):
        item = next(one for one in composed.draft.walk() if one.measure)
        desk.go_to_item(item.id)
        await pilot.press("right")
        desk.action_do("by-hand")
        await pilot.pause()
        own = blocks(composed.draft, item.id)[0]
        assert (own.text, own.origin.by) == (item.blocks[0].text, "typed")
        assert own.origin.phrases == item.blocks[0].origin.phrases
        await pilot.press("f9", "f12")
        await pilot.pause()
        assert blocks(composed.draft, item.id)[0] == own
        assert "没有别的写法" in said(desk)


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_a_version_beside_the_present_and_back(session: Session, size: tuple[int, int]) -> None:
    async with at_desk(session, size) as (desk, pilot):
        await pilot.press("ctrl+s")
        await type_in(pilot, "改。")
        desk.action_do("versions")
        await pilot.pause()
        await choose(desk, pilot)
        shown = desk.app.screen
        assert isinstance(shown, Compare)
        assert shown.differ
        await pilot.press("escape")
        await pilot.pause()
        assert session.draft != example()
        desk.action_do("versions")
        await pilot.pause()
        await choose(desk, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert session.draft == example()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert section_text(session.draft, "opening").startswith("改。")


async def test_a_version_like_the_present_is_not_gone_back_to(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await pilot.press("ctrl+s")
        desk.action_do("versions")
        await pilot.pause()
        await choose(desk, pilot)
        shown = desk.app.screen
        assert isinstance(shown, Compare)
        assert "没有不同" in str(shown.query_one(Static).content)
        await pilot.press("enter")
        await pilot.pause()
        assert "退回" not in said(desk)


async def test_figures_say_what_is_usual(composed: Session) -> None:
    async with at_desk(composed) as (desk, pilot):
        desk.action_do("statistics")
        await pilot.pause()
        page = desk.app.screen
        assert isinstance(page, Page)
        for _ in range(100):
            if text := str(page.query_one(Static).content):
                break
            await pilot.pause(0.05)
        assert "一般3300—5800" in text
        assert "一、" in text
        assert "偏短" not in text.splitlines()[0]
        assert "动词" in text


async def test_figures_of_a_kind_without_skeleton(session: Session) -> None:
    session.change(replace(session.draft, kind="意见"), session.place())
    async with at_desk(session) as (desk, pilot):
        desk.action_do("statistics")
        await pilot.pause()
        assert "全文" in str(desk.app.screen.query_one("#body", Static).content)


async def test_remarks_lead_to_their_words(tmp_path: Path) -> None:
    remarks = (
        Note("s1", "推进县管校聘", "写具体些", "王局长", "2026-12-01"),
        Note("p1", "早没有了", "再看看"),
    )
    session = start_session(tmp_path / "n.yaml", replace(example(), notes=remarks), Services().home)
    async with at_desk(session) as (desk, pilot):
        assert "批注2" in str(desk.query_one("#top-state", Static).content)
        desk.action_do("notes")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert desk.editor.selected_text == "推进县管校聘"
        assert "王局长" in said(desk)
        desk.action_do("notes")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert desk.section == "s2"


async def test_a_remark_that_was_dealt_with_goes(tmp_path: Path) -> None:
    remarks = (Note("s1", "推进县管校聘", "写具体些", "王局长", "2026-12-01"), Note("s2", "", "再看看"))
    session = start_session(tmp_path / "n.yaml", replace(example(), notes=remarks), Services().home)
    async with at_desk(session) as (desk, pilot):
        desk.action_do("notes")
        await pilot.pause()
        await pilot.press("space", "delete")
        await pilot.pause()
        assert "这一条是批注" in said(desk)
        assert [one.text for one in session.draft.notes] == ["再看看"]
        await pilot.press("ctrl+z")
        assert len(session.draft.notes) == 2
        desk.action_do("notes")
        await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        await choose(desk, pilot)
        assert list(session.draft.notes) == list(remarks[1:])


async def test_without_remarks_it_is_said(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        desk.action_do("notes")
        await pilot.pause()
        assert "没有批注" in said(desk)


async def test_last_years_document_goes_on(tmp_path: Path) -> None:
    old = tmp_path / "2026年工作要点.txt"
    old.write_text(
        "柳城县教育局2026年工作要点\n\n一、加强教师队伍建设\n1.加强师德师风建设。2026年培训教师800人次。\n"
        "2.优化教师配置。推进县管校聘。\n\n二、守牢安全底线\n1.压实责任。签订责任书。\n",
        encoding="utf-8",
    )
    app = Listened(Services())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        await type_in(pilot, f"{old}\n")
        await pilot.press("ctrl+a")
        await type_in(pilot, "2027\n\n")
        await app.workers.wait_for_complete()
        for _ in range(50):
            await pilot.pause(0.1)
            if app.desk and isinstance(app.screen, Page):
                break
        page = app.screen
        assert isinstance(page, Page), app.heard
        assert "留待核对" in str(page.query_one(Static).content)
        await pilot.press("escape")
        assert app.desk is not None
        app.desk.action_do("account")
        await pilot.pause()
        assert isinstance(app.screen, Page)
    draft = load_draft(tmp_path / "2027年工作要点.yaml")
    assert (draft.year, draft.title) == (2027, "柳城县教育局2027年工作要点")


async def test_what_cannot_be_rolled_is_said(tmp_path: Path) -> None:
    app = Listened(Services())
    async with app.run_test(size=(80, 24)) as pilot:
        for file, year, why in (("没有.docx", "2027", "没有.docx"), ("甲.docx", "明年", "四位数字")):
            await pilot.press("ctrl+r")
            await pilot.pause()
            await type_in(pilot, f"{file}\n")
            await pilot.press("ctrl+a")
            await type_in(pilot, f"{year}\n\n")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert why in " ".join(app.heard)
        assert app.screen.query_one(OptionList).has_focus


async def test_a_form_asks_nothing_twice(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        desk.action_do("keep")
        await pilot.pause()
        await dialogue(desk, pilot, "")
        assert not isinstance(desk.app.screen, Pick)


def one_fact(text: str, **facts: str) -> Draft:
    """A plan with one sentence made from a fact of the skeleton: the share of well trained pupils, in %."""
    sentence = Block(text, Origin("skeleton", "x#0", facts=("sports_health_excellent_rate",)))
    return replace(example(), facts=facts, sections=(Section("s1", 1, "体育", blocks=(sentence,)),))


async def test_a_blank_tells_its_limits_and_last_years_value(tmp_path: Path) -> None:
    remember(Services().home, "柳城县教育局", 2026, {"sports_health_excellent_rate": "52%"})
    blank = "2027年优良率达到【待填：学生体质健康优良率目标】%以上。"
    session = start_session(tmp_path / "一.yaml", one_fact(blank), Services().home)
    async with at_desk(session, (140, 40)) as (desk, pilot):
        await pilot.press("ctrl+b", "enter")
        await pilot.pause()
        shown = str(desk.app.screen.query(".note").first(Static).render())
        assert "单位：%；合理范围：45—70；上年：52%" in shown
        await dialogue(desk, pilot, "5")
        assert desk.editor.text == "2027年优良率达到5%以上。"
        assert "已填1处" in said(desk)
        assert "超出合理范围 45—70%，请核对" in said(desk)
        for value, doubts in (("55%", 1), ("600", 2), ("六成", 3), ("60", 3)):
            await pilot.press("f6", "enter")
            await pilot.pause()
            await pilot.press("ctrl+a")
            await dialogue(desk, pilot, value)
            assert desk.editor.text == f"2027年优良率达到{value.rstrip('%')}%以上。"
            assert said(desk).count("请核对") == doubts


@pytest.mark.parametrize(("old", "new"), [("7", "9"), ("7所", "9"), ("7", "9所")])
def test_a_changed_figure_leaves_other_figures_alone(old: str, new: str) -> None:
    key = "sports_health_excellent_rate"
    draft, count = change_fact(one_fact("2027年建7所、培训17人次。", **{key: old}), key, new, unit="所")
    assert (draft.sections[0].blocks[0].text, count) == ("2027年建9所、培训17人次。", 1)
