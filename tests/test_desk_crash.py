"""kill -9, a closed window, a polite end: nothing that was typed some seconds ago is lost."""

import random
import signal
import sys
from pathlib import Path

import pytest
from drafts_made import example

if sys.platform == "win32":
    pytest.skip("没有伪终端", allow_module_level=True)

from killing import NEVER_SAVES, WRITES_IN_PLACE, age_of_loss, desk, type_until_killed

from drafter.editing.lines import section_text
from drafter.errors import DrafterError
from drafter.pipeline.edit import open_session
from drafter.store.drafts import load_draft, save_draft
from drafter.store.folders import Home

LONG_AGO = 5.0
"""Seconds; a busy test machine is given more than the second that is promised (see the benchmark)."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save_draft(tmp_path / "要点.yaml", example())
    return tmp_path / "要点.yaml"


def kept(path: Path) -> str:
    return section_text(load_draft(path), "opening")


def test_killed_again_and_again_nothing_old_is_lost_and_nothing_saved_lost_again(path: Path) -> None:
    chance = random.Random(7)
    before = kept(path)
    for turn in range(3):
        with desk(path, path.parent / "家") as terminal:
            typed, killed = type_until_killed(terminal, chance.uniform(0.5, 2.0), chance, turn * 1000)
        after = kept(path)
        assert all(char in after for char in before)
        assert age_of_loss(typed, killed, after) < LONG_AGO
        before = after
    session = open_session(path, Home(path.parent / "家"))
    assert "没有正常退出" in session.notice
    session.close()


def test_the_harness_catches_an_editor_that_never_saves(path: Path) -> None:
    with desk(path, path.parent / "家", NEVER_SAVES) as terminal:
        typed, killed = type_until_killed(terminal, LONG_AGO + 1, random.Random(1))
    assert age_of_loss(typed, killed, kept(path)) >= LONG_AGO


def test_the_harness_catches_an_editor_that_writes_in_place(path: Path) -> None:
    damaged, before = False, str(example())
    for attempt in range(4):
        with desk(path, path.parent / "家", WRITES_IN_PLACE) as terminal:
            type_until_killed(terminal, 1.0 + attempt * 0.15, random.Random(attempt))
        try:
            after = str(load_draft(path))
        except DrafterError:
            after = ""
        if any(char not in after for char in before if "\u4e00" <= char <= "\u9fff"):
            damaged = True
            break
    assert damaged


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "window"])
def test_a_closed_terminal_loses_nothing(path: Path, how: str) -> None:
    with desk(path, path.parent / "家") as terminal:
        terminal.type("一气写完，窗口关上。")
        terminal.wait_for("窗")
        if how == "window":
            terminal.hang_up()
        else:
            terminal.end(signal.Signals[how])
    assert kept(path).startswith("一气写完，窗口关上。")
    session = open_session(path, Home(path.parent / "家"))
    assert session.notice == ""
    session.close()
