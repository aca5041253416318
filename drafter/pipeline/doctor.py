"""A report on this machine: what drafter needs is looked at piece by piece, and what to do is said."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from drafter import __version__
from drafter.bank import layered
from drafter.bank.state import indexes
from drafter.errors import DrafterError, cause
from drafter.libreoffice import find_office
from drafter.pipeline import machine
from drafter.pipeline.machine import BAD, OK, WARN, Item
from drafter.render.fonts import installed_fonts, missing_fonts
from drafter.store.folders import Home, bundled, home
from drafter.store.habits import load_habits
from drafter.store.profile import load_profile
from drafter.store.skeletons import Library, read_kind, read_topic
from drafter.store.styles import STANDARD, find_style, load_style

LEAST_SPACE = 200_000_000
"""Bytes free from which nothing is said: an index of a large bank takes as much."""

WORDS = {OK: "正常", WARN: "注意", BAD: "问题"}


def examine(style: str = STANDARD) -> tuple[Item, ...]:
    """Everything looked at, in the order in which one would put it right."""
    here = home()
    return (
        machine.python(),
        machine.libraries(),
        machine.sqlite(),
        machine.encoding(),
        *machine.terminal(),
        *_folders(here),
        *_bundled(),
        *_own(here),
        _tried("bank", "短语库", lambda: _bank(here)),
        _tried("index", "索引", lambda: _indexes(here)),
        _tried("fonts", "字体", lambda: _fonts(style, here)),
        _office(),
    )


def _tried(ident: str, label: str, look: Callable[[], Item]) -> Item:
    """What a look finds; what keeps it from looking is the finding then."""
    try:
        return look()
    except DrafterError as error:
        return Item(ident, label, BAD, str(error), "改正后再试；急用时先把出错的文件改名。")
    except OSError as error:
        return Item(ident, label, BAD, f"{error.filename} 读不出（{cause(error)}）", "请检查权限和磁盘。")


def as_json(items: tuple[Item, ...]) -> dict[str, Any]:
    """For programs: whether all is well, and every item."""
    return {"version": __version__, "ok": is_well(items), "items": [asdict(item) for item in items]}


def as_text(items: tuple[Item, ...]) -> str:
    """For people: one thing a line, what to do below it."""
    lines = [f"drafter {__version__}"]
    for item in items:
        lines.append(f"[{WORDS[item.state]}] {item.label}：{item.found}")
        lines += [f"       {item.advice}"] if item.advice else []
    bad, warned = (sum(item.state == state for item in items) for state in (BAD, WARN))
    if bad:
        return "\n".join([*lines, f"有{bad}项问题要先解决。"])
    return "\n".join([*lines, f"可以使用，{warned}项请留意。" if warned else "一切正常。"])


def is_well(items: tuple[Item, ...]) -> bool:
    """Whether nothing stands in the way of work."""
    return all(item.state != BAD for item in items)


def _folders(here: Home) -> Iterator[Item]:
    other = "请改好这个文件夹的权限，或用环境变量 DRAFTER_HOME 换一个位置。"
    yield _writable("home", "用户文件夹", here.path, BAD, other)
    elsewhere = "输出文件请用 -o 写到别的文件夹。"
    yield _tried(
        "folder", "当前文件夹", lambda: _writable("folder", "当前文件夹", Path.cwd(), WARN, elsewhere)
    )
    there = "请用环境变量 TMPDIR 换一个能写的文件夹。"
    yield _tried(
        "temporary",
        "临时文件夹",
        lambda: _writable("temporary", "临时文件夹", Path(tempfile.gettempdir()), BAD, there),
    )


def _writable(ident: str, label: str, path: Path, state: str, advice: str) -> Item:
    """Whether a file can be made in the folder, or in the nearest one above that is there."""
    there = next(folder for folder in (path, *path.parents) if folder.exists())
    note = "" if there == path else "（还没有，用到时建立）"
    try:
        with tempfile.TemporaryFile(dir=there):
            free = shutil.disk_usage(there).free
    except OSError as error:
        return Item(ident, label, state, f"{path}{note} 不能写入（{cause(error)}）", advice)
    found = f"{path}{note}，可写，剩余{free / 1e9:.1f} GB"
    if free < LEAST_SPACE:
        return Item(ident, label, WARN, found, "磁盘快满了，请先清出一些空间。")
    if ident == "home" and not note and os.name == "posix" and path.stat().st_mode & 0o022:
        return Item(ident, label, WARN, f"{found}，别人也能写", f"请运行 chmod go-w {path}")
    return Item(ident, label, OK, found)


def _bundled() -> Iterator[Item]:
    for name, pattern, label in (
        ("templates", "**/*.yaml", "自带骨架"),
        ("phrasebank", "*.jsonl", "自带短语库"),
    ):
        count = sum(1 for _ in bundled(name).glob(pattern))
        found = f"{bundled(name)}，{count}个文件"
        yield Item(name, label, OK, found) if count else Item(name, label, BAD, found, "请重新安装 drafter。")


def _own(here: Home) -> Iterator[Item]:
    """The user's own files, each tried as it will be used."""
    tried: list[tuple[str, Callable[[], object]]] = [
        ("profile.yaml", lambda: load_profile(here)),
        ("desk.yaml", lambda: load_habits(here)),
    ]
    for folder, read in (("kinds", read_kind), ("topics", read_topic), ("styles", load_style)):
        for path in sorted((here.templates / folder).glob("*.yaml")):
            tried.append((path.name, partial(read, path)))
    tried.append(("templates", lambda: (Library(here).kinds(), Library(here).topics())))
    faults = [said for _, load in tried if (said := _fault(load))]
    own = sum((here.path / name).is_file() for name, _ in tried[:2]) + len(tried) - 3
    if faults:
        advice = "改正后再试；急用时先把这个文件改名，就不会读它。"
        yield from (Item("own", "自己的文件", BAD, said, advice) for said in dict.fromkeys(faults))
    else:
        yield Item("own", "自己的文件", OK, f"{own}个，都读得通" if own else "没有，全用自带的")


def _fault(load: Callable[[], object]) -> str:
    try:
        load()
    except DrafterError as error:
        return str(error)
    return ""


def _bank(here: Home) -> Item:
    phrases, warnings = layered(here.layers("phrasebank"))
    found = f"{len(phrases)}条"
    if not phrases:
        return Item("bank", "短语库", BAD, found, "请重新安装 drafter。")
    if warnings:
        advice = f"第一处：{warnings[0]}。可删去这些行，或用 drafter mine 重挖。"
        return Item("bank", "短语库", WARN, f"{found}，{len(warnings)}行读不出，已跳过", advice)
    return Item("bank", "短语库", OK, found)


def _indexes(here: Home) -> Item:
    found = tuple(indexes(here.cache))
    broken = [index.path.name for index in found if not index.sound]
    if broken:
        return Item("index", "索引", WARN, f"{'、'.join(broken)} 已损坏", "不用处理，下次查短语时自动重建。")
    size = sum(index.size for index in found) / 1e6
    return Item("index", "索引", OK, f"{len(found)}个，{size:.0f} MB" if found else "没有，需要时自动建立")


def _fonts(style: str, here: Home) -> Item:
    page = find_style(style, within=here)
    label = f"字体（{page.id}）"
    installed = installed_fonts()
    if not installed:
        return Item("fonts", label, WARN, "查不到本机的字体", "只影响预览和 PDF；.docx 里的字体名称不变。")
    missing = missing_fonts(page, installed)
    if not missing:
        return Item("fonts", label, OK, "、".join(dict.fromkeys(page.fonts.values())))
    shown = "、".join(f"{one.name}（暂以{one.instead or '系统默认字体'}显示）" for one in missing)
    advice = (
        f"在要打印的电脑上装好；{_how_to_add_fonts()}。.docx 里的字体名称不变，换到有字体的电脑上就正常。"
    )
    return Item("fonts", label, WARN, f"缺少 {shown}", advice)


def _how_to_add_fonts() -> str:
    if sys.platform == "win32":
        return "双击字体文件，点“安装”"
    return "把字体文件放进 ~/.local/share/fonts，再运行 fc-cache -f"


def _office() -> Item:
    found = find_office()
    if found:
        return Item("office", "LibreOffice", OK, found)
    advice = "导出 PDF、读 .doc 和 .wps 时要用；没有时可用 Word、WPS 另存。"
    return Item("office", "LibreOffice", WARN, "没有安装", advice)
