"""The tour of the README as a new user would walk it: from nothing to a Word file, by keys alone."""

from pathlib import Path

import pytest
from docx import Document
from textual import events
from textual.pilot import Pilot

from drafter.editing.blanks import blanks
from drafter.language.sentences import count_han
from drafter.pipeline.desk import Services
from drafter.store.drafts import load_draft
from drafter.tui.app import DeskApp
from drafter.tui.desk import Desk


async def keys(pilot: Pilot[None], *pressed: str) -> None:
    """Keys by name, or text that is typed character by character."""
    for one in pressed:
        if one.isascii() and not one.isdigit():
            await pilot.press(one)
        else:
            for char in one:
                pilot.app.post_message(events.Key(char, char))
        await pilot.pause()


async def reach_desk(app: DeskApp, pilot: Pilot[None]) -> Desk:
    for _ in range(100):
        await pilot.pause(0.1)
        if app.desk is not None:
            return app.desk
    raise AssertionError([notice.message for notice in app._notifications])


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_from_nothing_to_word(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)
    app = DeskApp(Services())
    async with app.run_test(size=size) as pilot:
        await keys(pilot, "enter", "柳城县教育局", "enter", "ctrl+a", "2027", "ctrl+s")
        desk = await reach_desk(app, pilot)
        left = len(blanks(desk.session.draft))
        for number in range(5):
            await keys(pilot, "ctrl+b", "enter", f"{number + 6}0", "enter")
        assert len(blanks(desk.session.draft)) == left - 5
        swapped = 0
        for _ in desk.session.draft.sections:
            if swapped == 3:
                break
            before = desk.session.draft
            await keys(pilot, "ctrl+pagedown", "ctrl+end", "f9")
            swapped += desk.session.draft != before
        assert swapped == 3
        for _ in range(3):
            await keys(pilot, "f4", "教师")
            await app.workers.wait_for_complete()
            await keys(pilot, "enter")
        await keys(pilot, "抓好落实。", "ctrl+z", "ctrl+y", "ctrl+s", "ctrl+e")
        await app.workers.wait_for_complete()
        await keys(pilot, "ctrl+q")
    draft = load_draft(next(tmp_path.glob("*.yaml")))
    assert len([one for one in draft.sections if one.level == 1]) >= 8
    assert any("抓好落实。" in block.text for one in draft.walk() for block in one.blocks)
    assert [block for one in draft.walk() for block in one.blocks if block.origin.phrases]
    word = Document(str(next(tmp_path.glob("*.docx"))))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "抓好落实。" in text
    assert 3000 <= count_han(text) <= 6500
