"""Fonts of this machine that stand in for those of offices where LibreOffice prints, nearest first."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from drafter.model.style import Style
from drafter.render.fonts import is_here

BY_ROLE: dict[str, tuple[str, ...]] = {
    "小标宋": ("方正小标宋_GBK", "方正小标宋简体", "STZhongsong", "Noto Serif CJK SC:bold", "SimSun"),
    "仿宋": ("仿宋", "FangSong", "STFangsong", "FandolFang R", "FandolFang"),
    "楷体": ("楷体", "KaiTi", "STKaiti", "FandolKai", "AR PL UKai CN", "AR PL KaitiM GB"),
    "黑体": ("SimHei", "FandolHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei"),
    "宋体": ("SimSun", "FandolSong", "Noto Serif CJK SC", "AR PL UMing CN"),
}
"""What has the shape of each kind of font; ":bold" asks for the heavy one."""

_SYSTEM = "/etc/fonts/fonts.conf"


def stand_ins(style: Style, here: frozenset[str]) -> Mapping[str, str]:
    """Each font of the style that is missing here → the one that stands in for it, where there is one."""
    missing = {name: role for role, name in style.fonts.items() if here and not is_here(name, here)}
    found = {
        name: next((one for one in BY_ROLE.get(role, ()) if one.split(":")[0] in here), "")
        for name, role in missing.items()
    }
    return {name: one for name, one in found.items() if one}


def fontconfig(names: Mapping[str, str], cache: Path) -> str:
    """A font set-up over the system's own, for one run of LibreOffice."""
    rules = "".join(_rule(name, *one.partition(":")[::2]) for name, one in names.items())
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'{rules}<include ignore_missing="yes">{_SYSTEM}</include>'
        f"<cachedir>{escape(str(cache))}</cachedir></fontconfig>"
    )


def _rule(name: str, family: str, weight: str) -> str:
    heavy = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>' if weight else ""
    return (
        f'<match target="pattern"><test name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{escape(family)}</string></edit>'
        f"{heavy}</match>"
    )
