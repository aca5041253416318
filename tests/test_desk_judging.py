"""At the desk: findings answered here and everywhere, and the bank made one's own."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk_driven import at_desk, dialogue, said, type_in
from drafts_made import example
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from drafter.editing.lines import section_text
from drafter.errors import DrafterError
from drafter.model.draft import Block, Origin, Section
from drafter.model.finding import Finding
from drafter.pipeline.desk import Found, Services, rolled_name
from drafter.pipeline.edit import Session, start_session
from drafter.store.folders import Home
from drafter.store.ignoring import ignore
from drafter.store.profile import load_profile
from drafter.tui.ask import Pick
from drafter.tui.desk import Desk
from drafter.tui.page import Page

FAULTY = Section(
    "s",
    1,
    "加强教师队伍建设",
    (Block("落实立德树人根本任务,推进教育教学。", Origin("typed")), Block("布署全年工作。", Origin("typed"))),
)


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return start_session(tmp_path / "要点.yaml", replace(example(), sections=(FAULTY,)), Services().home)


async def checked(desk: Desk, pilot: Pilot[None], excerpt: str) -> Finding:
    """The findings pane with the cursor on the finding of that excerpt."""
    await pilot.press("f5")
    await desk.workers.wait_for_complete()
    await pilot.pause()
    listed = desk.findings.query_one(OptionList)
    for at in range(listed.option_count):
        listed.highlighted = at
        chosen = desk.findings.chosen
        if isinstance(chosen, Found) and chosen.finding.excerpt == excerpt:
            return chosen.finding
    raise AssertionError([one.finding for one in desk.found])


async def excerpts(desk: Desk, pilot: Pilot[None]) -> list[str]:
    await desk.workers.wait_for_complete()
    await pilot.pause()
    return [one.finding.excerpt for one in desk.found]


async def test_a_suggestion_is_taken_over(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await checked(desk, pilot, "布署")
        await pilot.press("space")
        await pilot.pause()
        assert "部署全年工作。" in section_text(session.draft, "s")
        assert "部署全年工作。" in desk.editor.text
        assert "布署" not in await excerpts(desk, pilot)
        assert desk.findings.query_one(OptionList).has_focus
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "布署" in section_text(session.draft, "s")


async def test_a_suggestion_for_what_has_changed_meanwhile_is_refused(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await checked(desk, pilot, "布署")
        session.change(
            replace(session.draft, sections=(replace(FAULTY, blocks=FAULTY.blocks[:1]),)), desk.here()
        )
        await pilot.press("space")
        await pilot.pause()
        assert "已经变了" in said(desk)


async def test_silent_here(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        finding = await checked(desk, pilot, "布署")
        await pilot.press("delete")
        await pilot.pause()
        assert session.draft.silenced == (finding.key,)
        assert "布署" not in await excerpts(desk, pilot)
        desk.action_do("hear")
        await pilot.pause()
        assert isinstance(desk.app.screen, Pick)
        await pilot.press("enter")
        await pilot.pause()
        assert not session.draft.silenced
        assert "布署" in await excerpts(desk, pilot)


@pytest.mark.parametrize(("choice", "other"), [("所有文稿都不报", True), ("所有文稿都不查", False)])
async def test_silent_everywhere(session: Session, choice: str, other: bool) -> None:
    async with at_desk(session) as (desk, pilot):
        finding = await checked(desk, pilot, "布署")
        await pilot.press("tab")
        await pilot.pause()
        await type_in(pilot, choice)
        await pilot.press("enter")
        await pilot.pause()
        assert "布署" not in await excerpts(desk, pilot)
        assert session.draft.silenced == ()
    words = finding.excerpt if other else "*"
    assert load_profile(Services().home).ignored == ((finding.check, words),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "org: 柳城县教育局",
        "# 自己写的\norg: 柳城县教育局\nignore:\n# 说明\n- 昆山市\nwords: [壮美广西]\n",
        "ignore:\n    - check: number-mark\n    - 昆山市\n",
    ],
)
def test_what_is_ignored_is_added_to_the_users_own_lines(tmp_path: Path, text: str) -> None:
    home = Home(tmp_path)
    (tmp_path / "profile.yaml").write_text(text, encoding="utf-8")
    before = load_profile(home)
    for _ in range(2):
        ignore(home, "wrong-word", "布署：'x'")
    made = load_profile(home)
    assert set(made.ignored) == {*before.ignored, ("wrong-word", "布署：'x'")}
    assert replace(made, ignored=()) == replace(before, ignored=())
    assert all(line in (tmp_path / "profile.yaml").read_text("utf-8") for line in text.split("\n"))


@pytest.mark.parametrize("text", ["ignore: [昆山市]\n", "org: ["])
def test_a_profile_that_cannot_be_added_to_stays_as_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "profile.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError):
        ignore(Home(tmp_path), "wrong-word", "布署")
    assert (tmp_path / "profile.yaml").read_text("utf-8") == text


async def sought(desk: Desk, pilot: Pilot[None], words: str) -> list[str]:
    """Search in the phrase pane; what is listed."""
    await pilot.press("f4")
    await type_in(pilot, words)
    return await listed(desk, pilot)


async def listed(desk: Desk, pilot: Pilot[None]) -> list[str]:
    await desk.app.workers.wait_for_complete()
    await pilot.pause()
    found = desk.phrases.query_one(OptionList)
    return [str(found.get_option_at_index(at).prompt) for at in range(found.option_count)]


async def pick(desk: Desk, pilot: Pilot[None], words: str) -> None:
    assert isinstance(desk.app.screen, Pick), desk.app.screen
    await type_in(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


async def test_phrases_by_kind_and_topic(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await sought(desk, pilot, "质量")
        await pilot.press("ctrl+k")
        await pilot.pause()
        await pick(desk, pilot, "种类：标题")
        await listed(desk, pilot)
        assert {phrase.kind for phrase in desk.phrases._hits} == {"heading"}
        await pilot.press("ctrl+k")
        await pilot.pause()
        await pick(desk, pilot, "种类：全部")
        await pilot.press("ctrl+k")
        await pilot.pause()
        await pick(desk, pilot, "主题：教师队伍")
        await listed(desk, pilot)
        assert {phrase.topic for phrase in desk.phrases._hits} == {"teachers"}
        assert "所选主题" in str(desk.phrases.query_one("#count", Static).content)
        assert desk.phrases.has_focus_within


async def test_a_favourite_stands_first(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        shown = await sought(desk, pilot, "教学质量")
        await pilot.press("down", "down", "ctrl+l")
        await pilot.pause()
        assert (await listed(desk, pilot))[0] == f"★{shown[2]}"
        await pilot.press("up", "up", "ctrl+l")
        await pilot.pause()
        assert await listed(desk, pilot) == shown


async def test_a_hidden_phrase_is_gone(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        shown = await sought(desk, pilot, "教学质量")
        await pilot.press("tab")
        await pilot.pause()
        await pick(desk, pilot, "不再出现")
        assert await listed(desk, pilot) == shown[1:]
        assert desk.phrases.chosen is not None


async def test_where_a_phrase_was_seen(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await sought(desk, pilot, "教学质量")
        phrase = desk.phrases.chosen
        await pilot.press("ctrl+g")
        await pilot.pause()
        page = desk.app.screen
        assert isinstance(page, Page)
        text = str(page.query_one(Static).content).replace("\n", "")  # long sources run over two lines
        assert phrase is not None
        assert f"{phrase.docs}家用过" in text
        assert all(source in text for source in phrase.sources)


async def test_a_phrase_of_ones_own(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        desk.editor.go(0, 0, len("落实立德树人根本任务"))
        desk.action_do("keep")
        await pilot.pause()
        await dialogue(desk, pilot, "擦亮柳城教育招牌")
        await pick(desk, pilot, "固定")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert "已收进短语库" in said(desk)
        for words in ("柳城教育", "cllcjyzp"):
            await pilot.press("f4")
            await pilot.press("ctrl+a")
            assert await sought(desk, pilot, words) == ["★擦亮柳城教育招牌"]
        await pilot.press("enter")
        await pilot.pause()
    block = session.draft.sections[0].blocks[0]
    assert "擦亮柳城教育招牌" in "".join(one.text for one in session.draft.sections[0].blocks)
    assert block.origin.phrases or any(one.origin.phrases for one in session.draft.sections[0].blocks)


async def test_what_is_no_phrase_is_refused(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        desk.action_do("keep")
        await pilot.pause()
        await dialogue(desk, pilot, "整整一句话。不能收。")
        await pick(desk, pilot, "固定")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert "不带句号" in said(desk)


async def test_what_was_chosen_moves_up_the_next_time(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        shown = await sought(desk, pilot, "教学质量")
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
    other = start_session(session.path.with_name("二.yaml"), example(), Services().home)
    async with at_desk(other) as (desk, pilot):
        assert (await sought(desk, pilot, "教学质量"))[0] == shown[3]


async def test_without_a_choice_it_is_said(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        assert await sought(desk, pilot, "没有这样的词") == []  # else the section's are listed
        for action in ("favour", "hide", "sources", "apply", "silence"):
            desk.action_do(action)
            await pilot.pause()
        assert "按 F4" in said(desk)
        assert "按 F5" in said(desk)


@pytest.mark.parametrize(
    ("name", "rolled"),
    [
        ("2026年要点.docx", "2027年要点.yaml"),
        ("去年.docx", "去年（2027年）.yaml"),
        ("2027.txt", "2027（2027年）.yaml"),
    ],
)
def test_the_name_of_what_was_rolled(name: str, rolled: str) -> None:
    assert rolled_name(Path(name), 2027) == rolled
