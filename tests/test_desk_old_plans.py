"""Sentences of one's own old plans at the desk: listed below the phrases, inserted, told where from."""

from pathlib import Path

import pytest
from desk_driven import at_desk, said, type_in
from drafts_made import example
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from drafter.editing.lines import section_text
from drafter.pipeline.archive import OldPlans
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import Session, start_session
from drafter.tui.desk import Desk

OLD = "落实师德考核“一票否决”，每学期通报一次。"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)
    archive = Services().home.archive
    archive.mkdir(parents=True)
    text = f"柳城县教育局2025年工作要点\n一、加强教师队伍建设\n（一）抓实师德师风\n{OLD}\n"
    (archive / "要点.txt").write_text(text, "utf-8")
    OldPlans().refresh()
    return start_session(tmp_path / "要点.yaml", example(), Services().home)


async def listed(desk: Desk, pilot: Pilot[None], words: str) -> list[str]:
    """What the phrase pane lists for these words."""
    await pilot.press("f4")
    await pilot.pause()
    await type_in(pilot, words)
    for _ in range(100):
        await pilot.pause(0.02)
        if "打开" not in str(desk.phrases.query_one("#count", Static).render()):
            break
    await desk.app.workers.wait_for_complete()
    await pilot.pause()
    shown = desk.phrases.query_one(OptionList)
    return [str(shown.get_option_at_index(at).prompt) for at in range(shown.option_count)]


async def test_a_sentence_is_listed_below_the_phrases_and_inserted(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        hits = await listed(desk, pilot, "一票否决")
        assert hits[-1] == f"〔本单位〕{OLD}"
        assert "旧稿 1 句" in str(desk.phrases.query_one("#count", Static).render())
        await pilot.press(*["pagedown"] * 9)
        detail = str(desk.phrases.query_one("#detail", Static).render())
        assert "柳城县教育局·2025·柳城县教育局2025年工作要点·（一）抓实师德师风" in detail
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "旧稿里的整句" in said(desk)
        await pilot.press("enter")
        await pilot.pause()
        assert OLD in section_text(session.draft, desk.section)


async def test_sentences_alone_are_listed_where_they_are_asked_for(session: Session) -> None:
    async with at_desk(session) as (desk, pilot):
        await listed(desk, pilot, "")
        await pilot.press("ctrl+k")
        await pilot.pause()
        await type_in(pilot, "整句\n")
        await pilot.pause()
        assert await listed(desk, pilot, "师德") == [f"〔本单位〕{OLD}"]
        assert await listed(desk, pilot, "没有的话") == []
