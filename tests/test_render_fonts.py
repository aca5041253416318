"""Which fonts are missing, and what is shown instead."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from drafts import draft, section

from drafter.render.document import document
from drafter.render.fontnote import font_note
from drafter.render.fonts import (
    Missing,
    describe,
    describe_rare,
    installed_fonts,
    missing_fonts,
    rare_characters,
)
from drafter.render.standins import fontconfig, stand_ins
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


def test_what_stands_in_where_we_print() -> None:
    here = frozenset({"FandolKai", "FandolFang", "Noto Serif CJK SC", "SimHei"})
    found = stand_ins(STYLE, here)
    assert found == {
        "方正小标宋简体": "Noto Serif CJK SC:bold",
        "仿宋_GB2312": "FandolFang",
        "楷体_GB2312": "FandolKai",
        "宋体": "Noto Serif CJK SC",
    }
    made = fontconfig(found, Path("/tmp/缓存"))
    assert ElementTree.fromstring(made.split("?>", 1)[1].split(">", 1)[1]).tag == "fontconfig"
    assert "<const>bold</const>" in made and "<cachedir>/tmp/缓存</cachedir>" in made
    assert stand_ins(STYLE, frozenset()) == {}
    plan = document(draft(sections=(section("a", 1, "选派", "选派韦𠮷到校任教。"),)))
    told = font_note(plan, STYLE, here, printed=True).split("\n")
    assert "仿宋_GB2312（用 FandolFang）" in told[0] and "𠮷" in told[1]
    assert "系统默认字体" in font_note(plan, STYLE, here, printed=False)
