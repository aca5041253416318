"""Which fonts are missing, and what is shown instead."""

from dataclasses import replace

from drafter.render.fonts import (
    Missing,
    describe,
    describe_rare,
    installed_fonts,
    missing_fonts,
    rare_characters,
)
from drafter.store.styles import FONT_SETS, load_style, standard_path

STYLE = load_style(standard_path())


def test_windows_has_all_but_the_bought_ones() -> None:
    windows = frozenset({"SimHei", "SimSun", "FangSong", "KaiTi", "微软雅黑"})
    assert missing_fonts(STYLE, windows) == (
        Missing("方正小标宋简体", "宋体"),
        Missing("仿宋_GB2312", "仿宋"),
        Missing("楷体_GB2312", "楷体"),
    )


def test_english_names_count() -> None:
    office = frozenset({"FZXiaoBiaoSong-B05S", "FangSong_GB2312", "KaiTi_GB2312", "SimHei", "SimSun"})
    assert missing_fonts(STYLE, office) == ()
    assert describe(()) == ""


def test_the_message_names_font_and_substitute() -> None:
    assert "仿宋_GB2312（将显示为仿宋）" in describe((Missing("仿宋_GB2312", "仿宋"),))
    assert "黑体（将显示为系统默认字体）" in describe((Missing("黑体", ""),))


def test_this_machine_can_be_asked() -> None:
    assert isinstance(installed_fonts(), frozenset)


def test_rare_characters_are_named() -> None:
    words = "韦晓明、𠮷某、罗㙍、朱镕基，“一校一策”"
    assert rare_characters(words, STYLE) == "𠮷㙍镕"
    assert rare_characters(words, replace(STYLE, fonts=FONT_SETS["gbk"])) == "𠮷㙍"
    assert "“𠮷㙍”" in describe_rare("𠮷㙍") and describe_rare("") == ""
