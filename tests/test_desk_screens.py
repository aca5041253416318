"""The desk as it looks: screens as text, wide and narrow, and colours that can be read in every theme.

A changed screen is looked at, then accepted: `DRAFTER_ACCEPT=1 pytest tests/test_desk_screens.py`.
"""

import json
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from desk_driven import Listened
from drafts_made import example
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from drafter.pipeline.desk import Services
from drafter.pipeline.edit import start_session
from drafter.tui.desk import Desk
from drafter.tui.filing import THEMES

GOLDEN = Path(__file__).with_name("golden")
LEAST_CONTRAST = 3.0
"""What WCAG 2.1 (1.4.11) asks of what must be seen; plain text has far more."""

PHRASE = {
    "id": "v-1",
    "text": "加强教师队伍建设",
    "kind": "verb-object",
    "topic": None,
    "docs": 3,
    "count": 3,
    "first_year": 2024,
    "last_year": 2026,
    "sources": ["柳城县·2026年要点"],
    "pinyin": "jia qiang jiao shi dui wu jian she",
    "initials": "jqjsdwjs",
}


@asynccontextmanager
async def shown(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Desk, Pilot[None]]]:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    folder = tmp_path / "库"
    folder.mkdir()
    (folder / "a.jsonl").write_text(json.dumps(PHRASE, ensure_ascii=False) + "\n", encoding="utf-8")
    # What the checks and the skeleton say changes with them, and is not what is looked at here.
    plain = replace(example(), kind="意见")
    keys = tuple(one.finding.key for one in Services(folder).check(plain))
    session = start_session(tmp_path / "要点.yaml", replace(plain, silenced=keys), Services().home)
    app = Listened(Services(folder), session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.desk
        await pilot.press("ctrl+pagedown", "f5")
        await app.workers.wait_for_complete()
        await pilot.press("f4")
        await app.workers.wait_for_complete()
        await pilot.press("f3")
        for _ in range(100):
            app.desk.tick()
            await pilot.pause(0.1)
            if not app.desk.session.dirty:
                break
        app.desk.refresh_view()
        await pilot.pause()
        yield app.desk, pilot


def rows(desk: Desk) -> list[list[Segment]]:
    return [list(strip) for strip in desk.app.screen._compositor.render_strips()]


def as_text(desk: Desk) -> str:
    lines = ("".join(segment.text for segment in row).rstrip() for row in rows(desk))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", ["200x40", "120x40", "80x24", "60x20"])
async def test_the_screen_is_as_it_was(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    columns, lines = map(int, name.split("x"))
    async with shown(tmp_path, (columns, lines), monkeypatch) as (desk, _pilot):
        text = as_text(desk)
    golden = GOLDEN / f"desk-{name}.txt"
    if os.environ.get("DRAFTER_ACCEPT"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("theme", THEMES)
async def test_everything_can_be_read(theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(tmp_path, (120, 40), monkeypatch) as (desk, pilot):
        desk.app.theme = theme
        for key in ("f3", "f2", "f5", "f4"):
            await pilot.press(key)
            await pilot.pause()
            faint = [one for one in seen(desk) if one[1] < LEAST_CONTRAST]
            assert not faint, (key, sorted(set(faint))[:5])
        light = [ground for _, _, ground in seen(desk)]
        assert (sum(light) / len(light) > 0.5) == (theme == "textual-light")


def seen(desk: Desk) -> Iterator[tuple[str, float, float]]:
    """Each run of Han with its contrast and the brightness of its ground."""
    for row in rows(desk):
        for segment in row:
            style = segment.style
            words = "".join(char for char in segment.text if "\u4e00" <= char <= "\u9fff")
            if not words or style is None or style.color is None or style.bgcolor is None:
                continue
            front, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            if style.reverse:
                front, ground = ground, front
            yield words, contrast(front, ground), ground.brightness


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2.1."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: Color) -> float:
    """Relative luminance of sRGB."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_a_click_on_the_last_line_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(tmp_path, (80, 24), monkeypatch) as (desk, pilot):
        at = as_text(desk).split("\n")[23].index("F5")
        await pilot.click(offset=(at + 12, 23))  # Han take two cells each: four names of two stand before
        await pilot.pause()
        assert desk.app.focused is not None
        assert desk.app.focused.id in ("found", "search")


async def test_nothing_is_drawn_while_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(tmp_path, (120, 40), monkeypatch) as (desk, pilot):
        desk.app.workers.cancel_all()
        painted: list[object] = []
        box = desk.query_one("#text-box")
        monkeypatch.setattr(box, "refresh", lambda *given, **named: painted.append(given))
        for _ in range(5):
            desk.tick()
            await pilot.pause()
        assert not painted
