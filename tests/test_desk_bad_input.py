"""What must do no harm: damaged, foreign and huge drafts, binary pastes, full disks, vanished folders."""

import os
import resource
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from desk_driven import Listened, at_desk, said, type_in
from drafts_made import example
from textual import events
from textual.widgets import OptionList, Static

from drafter.editing.lines import section_text
from drafter.errors import DrafterError
from drafter.model.draft import Block, Origin, Section
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import open_session, start_session
from drafter.store.drafts import dump_draft, load_draft, save_draft
from drafter.store.recent import recent
from drafter.store.recovery import rescued
from drafter.tui.desk import Desk
from drafter.tui.start import Start


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path)


TEXT = dump_draft(example())


@pytest.mark.parametrize(
    ("data", "said_so"),
    [
        (TEXT.replace("drafter: 1", "drafter: 2", 1).encode(), "较新版本"),
        (TEXT.replace("level: 1", "level: 一", 1).encode(), "level"),
        (bytes(range(256)) * 100, "UTF-8"),
        (b"PK\x03\x04" + b"\0" * 500, "yaml"),
        (b"", "不是本程序保存的文稿"),
        (b"title: x\n", "不是本程序保存的文稿"),
        (TEXT.encode("gbk"), "UTF-8"),
        (TEXT.encode() + b"a: [" * 50, "yaml"),
    ],
)
async def test_what_is_no_draft_is_refused_in_a_sentence_and_left_as_it_is(
    tmp_path: Path, data: bytes, said_so: str
) -> None:
    path = tmp_path / "坏.yaml"
    path.write_bytes(data)
    with pytest.raises(DrafterError, match=said_so):
        open_session(path, Services().home)
    app = Listened(Services())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+o")
        await type_in(pilot, f"{path}\n")
        await pilot.pause()
        assert isinstance(app.screen, Start)
        assert any(said_so in one for one in app.heard)
        assert not any("Traceback" in one for one in app.heard)
    assert path.read_bytes() == data


def test_a_damaged_draft_says_where_its_versions_are(tmp_path: Path) -> None:
    session = start_session(tmp_path / "要点.yaml", example(), Services().home)
    version = session.keep(datetime(2026, 12, 1, 9))
    session.close()
    session.path.write_bytes(b"\xff\xfe")
    with pytest.raises(DrafterError, match="1个版本") as caught:
        open_session(session.path, Services().home)
    assert str(version.path.parent) in str(caught.value)
    assert load_draft(version.path) == example()


def test_a_draft_that_was_cut_short_is_kept_before_it_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "要点.yaml"
    cut = TEXT[: TEXT.index("校园安全") + 2] if "校园安全" in TEXT else TEXT[: len(TEXT) * 2 // 3]
    path.write_text(cut, encoding="utf-8")
    try:
        session = open_session(path, Services().home)
    except DrafterError:
        assert path.read_text("utf-8") == cut
        return
    assert "末尾不完整" in session.notice
    assert session.versions()[0].path.read_text("utf-8") == cut
    assert session.versions()[0].name == "不完整的原文件"
    session.close()


async def test_a_draft_of_two_megabytes_can_be_written_in(tmp_path: Path) -> None:
    block = Block("完善县、片、校三级教研网络，组织教研员下校听课评课，" * 20 + "抓好落实。", Origin("typed"))
    items = tuple(Section(f"m{n}", 3, f"第{n}项", (block,) * 4, run_in=True) for n in range(5))
    sections = tuple(
        Section(f"s{n}", 1, f"第{n}节工作", sections=tuple(replace(one, id=f"{one.id}-{n}") for one in items))
        for n in range(70)
    )
    path = tmp_path / "大.yaml"
    save_draft(path, replace(example(), sections=sections))
    assert path.stat().st_size > 2_000_000
    session = open_session(path, Services().home)
    async with at_desk(session, (80, 24)) as (desk, pilot):
        await type_in(pilot, "大稿也能写。")
        desk.tick()
        await pilot.press("ctrl+q")
    assert "大稿也能写。" in section_text(load_draft(path), "s0")


@pytest.mark.parametrize("length", [100, 20_000])
async def test_pasted_binary_becomes_what_can_be_saved(tmp_path: Path, length: int) -> None:
    session = start_session(tmp_path / "要点.yaml", example(), Services().home)
    junk = (bytes(range(256)) * 80)[:length].decode("latin-1") + "\ud800\ufffe尾"
    async with at_desk(session) as (desk, pilot):
        desk.editor.post_message(events.Paste(junk))
        await pilot.pause()
        await pilot.press("ctrl+q")
    text = section_text(load_draft(session.path), "opening")
    assert "尾" in text
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert "2027年是“十五五”规划的第二年。" in text


@pytest.mark.parametrize("size", [(20, 5), (30, 8)])
async def test_a_tiny_terminal_says_what_to_do(tmp_path: Path, size: tuple[int, int]) -> None:
    session = start_session(tmp_path / "要点.yaml", example(), Services().home)
    async with at_desk(session, size) as (desk, pilot):
        await pilot.pause()
        assert "窗口太小" in str(desk.query_one("#top-title", Static).content)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "工作要点" in str(desk.query_one("#top-title", Static).content)


async def test_a_vanished_folder_is_said_and_the_text_is_found_on_the_start_screen(tmp_path: Path) -> None:
    folder = tmp_path / "优盘"
    folder.mkdir()
    session = start_session(folder / "要点.yaml", example(), Services().home)
    async with at_desk(session) as (desk, pilot):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        await type_in(pilot, "还在")
        for action in ("save", "name-version", "export"):
            desk.action_do(action)
            await pilot.pause()
            await pilot.press("enter")
            await desk.app.workers.wait_for_complete()
            await pilot.pause()
        assert "文件夹不存在" in said(desk)
        assert not folder.exists()
        await pilot.press("ctrl+q")
    assert [file.name for file in rescued(Services().home)] == ["要点.yaml"]
    app = Listened(Services())
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await pilot.pause()
        begin = app.screen.query_one(OptionList)
        shown = [str(begin.get_option_at_index(at).prompt) for at in range(begin.option_count)]
        assert any("文件不在了" in one for one in shown)
        at = next(at for at, one in enumerate(shown) if "抢救在此" in one)
        begin.highlighted = at
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Desk)
        assert app.screen.editor.text.startswith("还在")


async def test_a_gone_draft_is_taken_off_the_list(tmp_path: Path) -> None:
    session = start_session(tmp_path / "要点.yaml", example(), Services().home)
    session.close()
    session.path.unlink()
    app = Listened(Services())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert any("没有找到文稿" in one for one in app.heard)
        await pilot.press("delete")
        await pilot.pause()
    assert recent(Services().home) == ()


async def test_a_killed_session_is_marked_on_the_start_screen(tmp_path: Path) -> None:
    path = tmp_path / "要点.yaml"
    code = f"""
import os
from pathlib import Path
from drafter.pipeline.edit import open_session
from drafter.store.folders import home
session = open_session(Path({str(path)!r}), home())
session.remember(session.place())
os._exit(9)
"""
    save_draft(path, example())
    subprocess.run([sys.executable, "-c", code], check=False, env=os.environ)
    app = Listened(Services())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        begin = app.screen.query_one(OptionList)
        assert "上次中断" in str(begin.get_option_at_index(3).prompt)
        await pilot.press("enter")
        await pilot.pause()
        assert any("没有正常退出" in one for one in app.heard)


@pytest.mark.skipif(sys.platform == "win32", reason="没有文件大小限制")
async def test_where_the_disk_is_full_the_old_file_stays_and_it_is_said(tmp_path: Path) -> None:
    session = start_session(tmp_path / "要点.yaml", example(), Services().home)
    before = session.path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with at_desk(session) as (desk, pilot):
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))
        try:
            await type_in(pilot, "盘满了也不丢")
            for _ in range(30):
                await pilot.pause(0.1)
                if "没有保存上" in said(desk):
                    break
            assert "原文件未动" in said(desk)
            assert session.path.read_bytes() == before
            desk.refresh_view()
            assert "未保存" in str(desk.query_one("#top-state", Static).content)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        for _ in range(40):
            await pilot.pause(0.1)
            if "已经保存上了" in said(desk):
                break
        assert "已经保存上了" in said(desk)
    assert section_text(load_draft(session.path), "opening").startswith("盘满了也不丢")
