"""The fonts of a style that this machine lacks, and what Word or WPS will show instead."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from drafter.model.style import Style

ALIASES: dict[str, tuple[str, ...]] = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0", "CESI小标宋-GB2312"),
    "方正小标宋_GBK": ("FZXiaoBiaoSong-B05",),
    "仿宋_GB2312": ("FangSong_GB2312",),
    "仿宋": ("FangSong",),
    "方正仿宋_GBK": ("FZFangSong-Z02",),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "楷体": ("KaiTi",),
    "方正楷体_GBK": ("FZKai-Z03",),
    "黑体": ("SimHei",),
    "方正黑体_GBK": ("FZHei-B01",),
    "宋体": ("SimSun",),
}
"""Other names under which systems list a font."""

INSTEAD: dict[str, tuple[str, ...]] = {
    "方正小标宋简体": ("方正小标宋_GBK", "华文中宋", "宋体"),
    "方正小标宋_GBK": ("方正小标宋简体", "华文中宋", "宋体"),
    "仿宋_GB2312": ("仿宋", "华文仿宋", "宋体"),
    "仿宋": ("仿宋_GB2312", "华文仿宋", "宋体"),
    "方正仿宋_GBK": ("仿宋", "宋体"),
    "楷体_GB2312": ("楷体", "华文楷体", "宋体"),
    "楷体": ("楷体_GB2312", "华文楷体", "宋体"),
    "方正楷体_GBK": ("楷体", "宋体"),
    "方正黑体_GBK": ("黑体", "宋体"),
    "黑体": ("微软雅黑", "宋体"),
}
"""What programs for texts put in the place of a font that is not there, the likeliest first."""


_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Missing:
    """A font that is named and not here, and the one that will be shown instead ("" where unknown)."""

    name: str
    instead: str


def missing_fonts(style: Style, installed: frozenset[str] | None = None) -> tuple[Missing, ...]:
    """The fonts of the style that are not installed; none where the machine cannot tell."""
    here = installed_fonts() if installed is None else installed
    if not here:
        return ()
    named = dict.fromkeys([*style.fonts.values(), *([style.latin] if style.latin else [])])
    return tuple(Missing(name, _instead(name, here)) for name in named if not is_here(name, here))


def describe(missing: tuple[Missing, ...]) -> str:
    """One line for the user, "" when nothing is missing."""
    if not missing:
        return ""
    shown = "、".join(f"{one.name}（将显示为{one.instead or '系统默认字体'}）" for one in missing)
    return f"本机没有这些字体：{shown}。文件里的字体名称不变，装有这些字体的电脑上显示正常。"


def rare_characters(text: str, style: Style) -> str:
    """The Han characters that the fonts of the style do not hold, each once; those of GB2312 hold 6,763."""
    codec = "gb2312" if "GB2312" in "".join(style.fonts.values()) else "gbk"
    return "".join(char for char in dict.fromkeys(text) if _HAN.match(char) and not _holds(codec, char))


def describe_rare(characters: str) -> str:
    """One line for the user, "" when there are none."""
    if not characters:
        return ""
    shown = characters[:_SHOWN] + ("等" if len(characters) > _SHOWN else "")
    return (
        f"生僻字“{shown}”不在版式所用的字体里，Word 会换别的字体显示，印前请看一看；"
        "可在版式里写 font_set: gbk 或 modern 换一套字多的字体。"
    )


def _holds(codec: str, char: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def installed_fonts() -> frozenset[str]:
    """The names of the fonts of this machine; empty where it cannot tell."""
    return ask_fonts()()


def ask_fonts() -> Callable[[], frozenset[str]]:
    """Begin to look the fonts up; the answer is ready by the time a document is written."""
    if sys.platform == "win32":
        return _from_registry
    command = ["fc-list", ":", "family"]
    try:
        asked = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return frozenset
    return partial(_from_fontconfig, asked)


def _from_fontconfig(asked: "subprocess.Popen[bytes]") -> frozenset[str]:
    try:
        listed, _ = asked.communicate(timeout=3)
    except subprocess.TimeoutExpired:
        asked.kill()
        asked.communicate()
        return frozenset()
    lines = listed.decode(errors="replace").replace("\\", "").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def _from_registry() -> frozenset[str]:
    found: set[str] = set()
    if sys.platform == "win32":
        import winreg

        key = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                with winreg.OpenKey(root, key) as folder:
                    for index in range(winreg.QueryInfoKey(folder)[1]):
                        # "SimSun & NSimSun (TrueType)" names two fonts.
                        name = winreg.EnumValue(folder, index)[0].split(" (")[0]
                        found.update(part.strip() for part in name.split("&"))
            except OSError:
                continue
    return frozenset(found)


def is_here(name: str, here: frozenset[str]) -> bool:
    """Whether a font is installed, under whatever name."""
    return any(known in here for known in (name, *ALIASES.get(name, ())))


def _instead(name: str, here: frozenset[str]) -> str:
    return next((other for other in INSTEAD.get(name, ()) if is_here(other, here)), "")
