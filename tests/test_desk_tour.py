"""The tour of the README on a real terminal, by keys that F1 names: to a Word file in five minutes."""

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("没有伪终端", allow_module_level=True)

from docx import Document
from killing import Terminal

from drafter.pipeline.check import check_draft
from drafter.pipeline.desk import Services
from drafter.store.drafts import load_draft
from drafter.tui.help import help_text

ENTER, F5, F8, F9, NEXT = "\r", "\x1b[15~", "\x1b[19~", "\x1b[20~", "\x1b[6;5~"
SAVE, EXPORT, QUIT = "\x13", "\x05", "\x11"
SLOW = 0.5
"""Seconds that a beginner takes for one key."""


def test_the_tour_needs_only_keys_that_the_help_names() -> None:
    told = help_text({})
    for key in ("Enter", "Ctrl+S", "Tab", "F8", "Ctrl+PgDn", "F9", "F5", "Ctrl+E", "Ctrl+Q"):
        assert key in told


def test_from_nothing_to_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)
    with Terminal([sys.executable, "-m", "drafter"], {}, 80, 24) as terminal:
        terminal.wait_for("新建文稿")
        terminal.press(ENTER, "单位全称")
        terminal.press("柳城县教育局", "局")
        terminal.press(ENTER)
        terminal.press(SAVE, "已保存")
        _fill_five(terminal)
        _swap_three(terminal)
        terminal.press(F5, "疑似|必错|没有发现")
        terminal.press("\x1b")
        terminal.press(SAVE, "留作第1版")
        terminal.press(EXPORT, "已导出")
        terminal.press(QUIT)
        assert terminal.process.wait(30) == 0
        assert terminal.pressed * SLOW < 300

    draft = load_draft(next(tmp_path.glob("*.yaml")))
    fresh = Services().compose("工作要点", "柳城县教育局", draft.year, None, {})
    ways = [{block.origin for one in made.walk() for block in one.blocks} for made in (fresh, draft)]
    assert len(ways[1] - ways[0]) >= 3, "three sentences in another way"
    assert not [one for one in check_draft(draft) if one.level == "error"]
    word = Document(str(next(tmp_path.glob("*.docx"))))
    headings = [one.text for one in word.paragraphs if re.match("[一二三四五六七八九十]+、", one.text)]
    assert len(headings) >= 8


def _fill_five(terminal: Terminal) -> None:
    """F8 to the next blank, and the figure over it."""
    left = int(re.findall("待填([0-9]+)", terminal.drawn.decode("utf-8", "ignore"))[-1])
    for number in range(1, 6):
        terminal.press(F8)
        terminal.press("90", f"待填{left - number}")


def _swap_three(terminal: Terminal) -> None:
    swapped = 0
    while swapped < 3:
        terminal.press(NEXT)
        swapped += terminal.press(F9, "种写法，共|没有别的写法|先把光标") == "种写法，共"
