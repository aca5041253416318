"""Saving drafts: a readable file that loses nothing, versions, one writer, and clear refusals."""

import multiprocessing
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from drafts_made import drafts, example
from hypothesis import given

from drafter.errors import DrafterError
from drafter.model.draft import Draft
from drafter.store import yaml
from drafter.store.drafts import dump_draft, load_draft, save_draft, versions_folder
from drafter.store.folders import Home
from drafter.store.locks import DraftLock
from drafter.store.recent import MOST, Recent, forget, recall, recent, remember
from drafter.store.versions import keep_version, versions

WHEN = datetime(2026, 11, 21, 9, 30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "柳城县要点.yaml"


@given(drafts())
def test_what_is_saved_is_loaded(draft: Draft) -> None:
    text = dump_draft(draft)
    place = Path(os.devnull).parent / "shm" if Path("/dev/shm").is_dir() else Path.cwd()
    target = place / f"drafter-test-{os.getpid()}.yaml"
    try:
        target.write_text(text, encoding="utf-8")
        assert load_draft(target) == draft
    finally:
        target.unlink()


def test_the_file_reads_and_compares_line_by_line(path: Path) -> None:
    save_draft(path, example())
    text = path.read_text(encoding="utf-8")
    assert text.startswith("drafter: 1\nkind: work-points\ntitle: 柳城县教育局2027年工作要点\n")
    assert (
        "    - text: 落实师德考核制度。\n"
        "      from: skeleton teachers/ethics/1#0\n      phrases:\n      - vo-1\n" in text
    )
    assert "    deadline: 12月底前\n" in text
    changed = text.replace("落实师德考核制度。", "健全师德考核制度。")
    assert sum(a != b for a, b in zip(text.splitlines(), changed.splitlines(), strict=True)) == 1


def test_a_lone_surrogate_does_not_stop_saving(path: Path) -> None:
    draft = example()
    object.__setattr__(draft, "title", "要点\ud800")
    save_draft(path, draft)
    assert load_draft(path).title == "要点\ufffd"


REFUSED = {
    "newer": ("drafter: 2\nkind: x\n", "升级"),
    "not ours": ("kind: work-points\n", "不是本程序保存的文稿"),
    "list": ("- a\n", "不是本程序保存的文稿"),
    "empty": ("", "不是本程序保存的文稿"),
    "odd version": ("drafter: 一\n", "格式版本"),
    "cut short": (None, "缺少必填"),
    "unknown key": ("titel: x\n", "不认识的键"),
    "level": ("sections:\n- id: a\n  level: 9\n", "0 到 4"),
    "from": ("sections:\n- id: a\n  level: 0\n  text:\n  - text: 甲。\n    from: 谁\n", "from"),
    "text": ("sections:\n- id: a\n  level: 0\n  text: 甲\n", "列表"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_draft_is_refused_and_left_alone(name: str, path: Path) -> None:
    text, word = REFUSED[name]
    head = "drafter: 1\nkind: x\ntitle: x\norg: x\nlevel: county\nyear: 2027\nseed: 1\n"
    if text is None:
        text = head[: head.index("org")]
    elif name in ("unknown key", "level", "from", "text"):
        text = head + ("sections: []\n" if name == "unknown key" else "") + text
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError, match=word) as caught:
        load_draft(path)
    assert str(path) in str(caught.value)
    assert path.read_text(encoding="utf-8") == text


def test_a_draft_damaged_anywhere_is_read_or_refused_in_chinese(path: Path) -> None:
    data = dump_draft(example()).encode()
    for cut in range(0, len(data), 37):
        path.write_bytes(data[:cut] + b"\x00\xff: [" + data[cut:])
        with pytest.raises(DrafterError):
            load_draft(path)


def test_versions_are_kept_in_order_and_not_twice(path: Path) -> None:
    text = dump_draft(example())
    first = keep_version(path, text, WHEN)
    again = keep_version(path, text, WHEN.replace(hour=10))
    second = keep_version(path, text.replace("师德", "作风"), WHEN.replace(hour=8))
    assert (first.number, again.number, second.number) == (1, 1, 2)
    (versions_folder(path) / "别的.txt").write_text("x")
    assert [version.number for version in versions(path)] == [1, 2]
    assert load_draft(versions(path)[0].path) == example()
    assert versions(path)[0].when == WHEN


def _hold(path: Path, pipe: "multiprocessing.connection.Connection") -> None:
    lock = DraftLock(path)
    pipe.send(lock.take())
    pipe.recv()
    os.kill(os.getpid(), 9)


def test_one_writer_and_a_dead_one_never_blocks(path: Path) -> None:
    save_draft(path, example())
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    other = context.Process(target=_hold, args=(path, theirs))
    other.start()
    assert ours.recv() is True
    lock = DraftLock(path)
    assert not lock.take()
    assert f"进程 {other.pid}" in lock.holder
    save_draft(path, example())
    assert not lock.take(), "replacing the draft must not free its lock"
    ours.send("die")
    other.join()
    assert lock.take()
    lock.release()
    assert DraftLock(path).take()


def test_recent_drafts(tmp_path: Path) -> None:
    home = Home(tmp_path / "家")
    assert recent(home) == ()
    for number in range(MOST + 3):
        remember(
            home, Recent(tmp_path / f"{number}.yaml", f"第{number}稿", blanks=number, section="s1", row=2)
        )
    remember(home, Recent(tmp_path / "5.yaml", "改过", row=9))
    entries = recent(home)
    assert len(entries) == MOST
    assert (entries[0].title, entries[0].row, entries[1].blanks) == ("改过", 9, MOST + 2)
    forget(home, tmp_path / "5.yaml")
    assert recall(home, tmp_path / "5.yaml") is None
    (home.path / "recent.json").write_text('[{"path": 3}, [], {"path": "/a", "row": "x"}', encoding="utf-8")
    assert recent(home) == ()
    (home.path / "recent.json").write_text('[{"path": 3}, [], {"path": "/a", "row": "x"}]', encoding="utf-8")
    assert recent(home) == (Recent(Path("/a")),)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="文件夹不存在"):
        save_draft(tmp_path / "没有" / "稿.yaml", example())
    remember(Home(tmp_path / "a.txt" / "b"), Recent(tmp_path / "x.yaml"))
    (tmp_path / "文件").write_text("")
    lock = DraftLock(tmp_path / "没有" / "稿.yaml")
    if not lock.take():
        assert lock.holder


def test_yaml_of_a_draft_stays_plain(path: Path) -> None:
    save_draft(path, example())
    assert isinstance(yaml.load(path), dict)


def test_a_section_copied_inside_the_file_gets_its_own_id(path: Path) -> None:
    draft = example()
    save_draft(path, replace(draft, sections=(*draft.sections, draft.sections[1])))
    ids = [section.id for section in load_draft(path).walk()]
    assert ids == ["opening", "s1", "m1", "m2", "s2", "p1", "q1", "s1-2", "m1-2", "m2-2"]
