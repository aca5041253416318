"""Small parts of the desk: the last line, pages, marks, runs that stand elsewhere, typed numbers, $EDITOR."""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from drafts_made import example
from rich.cells import cell_len
from rich.text import Text

from drafter.editing.lines import section_text
from drafter.editing.retext import retext
from drafter.language.characters import half
from drafter.model.draft import Block, Note, Origin, Section
from drafter.pipeline.desk import Services, place_notes
from drafter.pipeline.edit import Place, cut_off, start_session
from drafter.pipeline.verbatim_runs import CHECK, TOO_LONG
from drafter.store.ignoring import ignore
from drafter.tui.highlights import LOCKED, REMARKED, marks_of
from drafter.tui.keys import Shown, fitting
from drafter.tui.wrap import hang_in

KEYS = [Shown("F1", "帮助", "a", 0), Shown("F2", "大纲", "b", 2), Shown("^Q", "退出", "c", 1)]


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))


@pytest.mark.parametrize(
    ("width", "kept", "gap"),
    [(30, 3, " "), (24, 3, " "), (22, 3, ""), (18, 2, " "), (14, 2, ""), (5, 1, " ")],
)
def test_the_last_line_keeps_what_is_wanted_most(width: int, kept: int, gap: str) -> None:
    found, between = fitting(KEYS, width)
    assert (len(found), between) == (kept, gap)
    assert found[0].label == "帮助"
    assert "退出" in [one.label for one in found] or kept == 1


@pytest.mark.parametrize("width", [20, 40, 60])
def test_what_follows_a_name_is_set_in_below_itself(width: int) -> None:
    text = Text(
        "找短语　F4，输汉字或拼音首字母，Enter 插到光标处，Tab 还能做什么。\n没有名字的也断开，不缩进。"
    )
    lines = hang_in(text, width).plain.split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(line.strip() for line in lines) == text.plain.replace("\n", "")
    assert lines[1].startswith(" " * 8)


def test_marks_of_what_is_locked_and_remarked_on() -> None:
    draft = replace(example(), notes=(Note("s1", "县管校聘", "写具体些"),))
    marks = {one.style: one for one in marks_of(draft, "s1", ())}
    lines = section_text(draft, "s1").split("\n")
    for one in marks.values():
        assert lines[one.row].startswith(one.words, one.start)
    assert marks[LOCKED].words.startswith("全年培训教师")
    assert marks[REMARKED].words == "县管校聘"


def test_remarks_have_their_places() -> None:
    notes = (Note("s1", "县管校聘", "甲"), Note("m1", "", "乙"), Note("gone", "没有的话", "丙"))
    found = place_notes(replace(example(), notes=notes))
    assert found[0].place == Place("s1", 1, section_text(example(), "s1").split("\n")[1].index("县管校聘"))
    assert found[1].place == Place("s1", 0, 0)
    assert found[2].place is None


OLD = "各校每学期开学第一周把食堂财务收支明细张贴在校门口公示栏供家长随时查看"


def test_a_sentence_that_stands_in_ones_old_plan_is_marked_with_its_source(tmp_path: Path) -> None:
    archive = tmp_path / "家" / "archive"
    archive.mkdir(parents=True)
    (archive / "旧.txt").write_text(
        f"柳城县教育局2025年工作要点\n\n一、守牢安全底线\n1.管好食堂。{OLD}。\n", encoding="utf-8"
    )
    typed, carried = Block(f"{OLD}。", Origin("typed")), Block(f"{OLD}。", Origin("document", "旧"))
    section = Section("s", 1, "守牢安全底线", sections=(Section("m", 3, "管好食堂", (typed,), run_in=True),))
    draft = replace(example(), sections=(section,))
    services = Services()
    found = [one for one in services.check(draft) if one.finding.check == CHECK]
    assert [one.finding.excerpt for one in found] == [OLD]
    assert "柳城县教育局2025年工作要点" in found[0].finding.message
    assert found[0].place == Place("s", 0, len("1.管好食堂。"))
    assert not services.others.findings(replace(draft, silenced=(found[0].finding.key,)))
    own = replace(section, sections=(replace(section.sections[0], blocks=(carried,)),))
    assert not services.others.findings(replace(draft, sections=(own,)))
    short = Block(f"{OLD[: TOO_LONG - 1]}要管好。", Origin("typed"))
    own = replace(section, sections=(replace(section.sections[0], blocks=(short,)),))
    assert not services.others.findings(replace(draft, sections=(own,)))
    ignore(services.home, CHECK, "*")
    assert not services.others.findings(draft)


@pytest.mark.parametrize(
    "typed", ["3。关爱教师。", "３．关爱教师。", "３。关爱教师。", "(3)关爱教师。", "3、关爱教师。"]
)
def test_numbers_as_input_methods_type_them_begin_an_item(typed: str) -> None:
    made = retext(example(), "s1", f"{section_text(example(), 's1')}\n{typed}")
    assert [one.heading for one in made.sections[1].walk()][-1] == "关爱教师"


def test_wide_letters_and_figures_become_narrow() -> None:
    assert half("２０２７　ｄｃ，（一）") == "2027 dc，（一）"


def test_versions_have_names_and_a_place_is_remembered(tmp_path: Path) -> None:
    session = start_session(tmp_path / "要点.yaml", example(), Services().home)
    when = datetime(2026, 12, 1, 9, 30)
    names = [session.keep(when, name).name for name in ("", "送审稿", "送审稿", "a/b:c")]
    assert names == ["", "送审稿", "送审稿", "abc"]
    assert [(one.number, one.name) for one in session.versions()] == [(1, ""), (2, "送审稿"), (3, "abc")]
    session.remember(Place("s1", 1, 3), 2, 1)
    assert session.place() == Place("s1", 1, 3)
    assert not cut_off(session.path)  # it is open here
    session.close()
    assert not cut_off(session.path)


@pytest.mark.skipif(sys.platform == "win32", reason="没有伪终端")
def test_the_section_goes_to_another_editor_and_back(tmp_path: Path) -> None:
    from killing import desk

    from drafter.store.drafts import load_draft, save_draft

    save_draft(tmp_path / "要点.yaml", example())
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n"
        "file.write_text(file.read_text('utf-8').replace('抓好落实', '落到实处'), 'utf-8')\n",
        encoding="utf-8",
    )
    command = f"{sys.executable} {editor}"
    with desk(tmp_path / "要点.yaml", tmp_path / "家", EDITOR=command, VISUAL=command) as terminal:
        terminal.press("\x10", "全部命令")
        terminal.press("外部编辑器", "外部编辑器")
        terminal.press("\r", "落到实处")
        terminal.press("\x11")
        assert terminal.process.wait(30) == 0
    assert "落到实处" in section_text(load_draft(tmp_path / "要点.yaml"), "opening")
