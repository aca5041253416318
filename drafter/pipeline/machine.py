"""What this machine offers whatever one writes on it: Python, libraries, the console, the terminal."""

import importlib.metadata
import locale
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.bank.state import sqlite_version

OK, WARN, BAD = "ok", "warn", "bad"
"""Sound; works with a restriction; must be put right before drafter can be used."""

OLDEST_PYTHON = (3, 11)
SMALLEST = (80, 24)
"""Columns and rows that the desk needs."""
REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)[^;]*?(?:>=\s*([0-9.]+))?[^;]*(;.*)?$")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing looked at: what was found, and what to do ("" where nothing need be done)."""

    id: str
    label: str
    state: str
    found: str
    advice: str = ""


def python() -> Item:
    """The version of Python."""
    found = f"{platform.python_version()}（{sys.executable or platform.python_implementation()}）"
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return Item("python", "Python", OK, found)
    return Item("python", "Python", BAD, found, "请安装 Python 3.11 以上，或使用不需要 Python 的单文件夹版。")


def libraries() -> Item:
    """The libraries that drafter needs, with their versions."""
    try:
        wanted = importlib.metadata.requires("drafter") or []
    except importlib.metadata.PackageNotFoundError:
        return Item(
            "libraries", "程序库", WARN, "没有安装信息（直接从源码运行）", "建议用 pip install . 安装。"
        )
    found, wrong = _versions(wanted)
    if wrong:
        advice = "请重新安装：pip install . ，或运行离线安装包里的 install.sh（Windows 为 install.bat）。"
        return Item("libraries", "程序库", BAD, "、".join(wrong), advice)
    return Item("libraries", "程序库", OK, "，".join(found))


def _versions(wanted: list[str]) -> tuple[list[str], list[str]]:
    """What is there, and what is missing or too old."""
    found: list[str] = []
    wrong: list[str] = []
    for line in wanted:
        match = REQUIREMENT.match(line)
        if match is None or match[3]:
            continue
        try:
            version = importlib.metadata.version(match[1])
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"缺少 {match[1]}")
            continue
        found.append(f"{match[1]} {version}")
        if match[2] and _numbers(version) < _numbers(match[2]):
            wrong.append(f"{match[1]} {version} 太旧（要 {match[2]} 以上）")
    return found, wrong


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def sqlite() -> Item:
    """Whether large phrase banks can be indexed."""
    version = sqlite_version()
    if version:
        return Item("sqlite", "SQLite", OK, f"{version}，有全文检索")
    advice = "几万条以上的短语库建不了索引，小的不受影响；请换用 python.org 或系统自带的 Python。"
    return Item("sqlite", "SQLite", WARN, "没有全文检索（FTS5）", advice)


def encoding() -> Item:
    """What the console can show."""
    shown = (getattr(sys.stdout, "encoding", None) or "未知").lower()
    found = f"控制台 {shown}，区域 {_locale()}，文件名 {sys.getfilesystemencoding()}"
    if shown.replace("-", "") in ("utf8", "utf8sig", "cp65001"):
        return Item("encoding", "编码", OK, found)
    if shown.replace("-", "") in ("gbk", "gb2312", "gb18030", "cp936", "936"):
        return Item("encoding", "编码", OK, f"{found}；个别显示不了的字会显示成“?”，文件不受影响")
    fix = "chcp 65001，或改用 Windows 终端" if sys.platform == "win32" else "export LANG=C.UTF-8"
    return Item("encoding", "编码", WARN, f"{found}；汉字显示不出来，文件不受影响", f"请先运行 {fix}。")


def _locale() -> str:
    try:
        return locale.setlocale(locale.LC_CTYPE)
    except locale.Error:
        return "未知"


def terminal(environment: Mapping[str, str] | None = None) -> Iterator[Item]:
    """Whether the desk can run here: keyboard, size, colours, mouse."""
    given = os.environ if environment is None else environment
    name = given.get("TERM", "")
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        found = "现在的输入或输出不是终端，大小、颜色、鼠标无从查看"
        yield Item("terminal", "终端", WARN, found, "起草台要在终端里打开；其他命令不受影响。")
        return
    columns, rows = shutil.get_terminal_size()
    small = columns < SMALLEST[0] or rows < SMALLEST[1]
    advice = f"请把窗口放大到{SMALLEST[0]}列{SMALLEST[1]}行以上，否则只能看到一栏。" if small else ""
    yield Item("terminal", "终端", WARN if small else OK, f"{columns}列{rows}行，{name or '未命名'}", advice)
    yield _colours(name, given)
    yield _mouse(name)


def _colours(name: str, given: Mapping[str, str]) -> Item:
    if given.get("NO_COLOR"):
        return Item("colours", "颜色", WARN, "已用 NO_COLOR 关闭", "要颜色时去掉环境变量 NO_COLOR。")
    if given.get("COLORTERM", "").lower() in ("truecolor", "24bit") or given.get("WT_SESSION"):
        return Item("colours", "颜色", OK, "真彩色")
    if "256color" in name or sys.platform == "win32":
        return Item("colours", "颜色", OK, "256色")
    if name in ("", "dumb"):
        return Item("colours", "颜色", WARN, "没有颜色，不能定位光标", "起草台打不开，请换一个终端。")
    return Item("colours", "颜色", WARN, "16色", "可在 Ctrl+P 里换“高对比”配色，或换一个终端。")


def _mouse(name: str) -> Item:
    if name in ("", "dumb", "linux", "vt100", "vt220", "ansi") and sys.platform != "win32":
        return Item("mouse", "鼠标", OK, "这个终端不支持，全部操作都有按键（F1 查看）")
    return Item("mouse", "鼠标", OK, "可用")
