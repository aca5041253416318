"""Proper names of schools in a text, told from general ones (中心小学, 农村小学)."""

import re
from collections.abc import Iterator

from drafter.checks.lists import words

_SCHOOL = re.compile(r"(?:小学|中学|幼儿园)(?![生阶段教学部课校段园])")
_STOPS = frozenset(
    "在由对到与和、，。；：以为将及等各所的了中年是把从向给个名让使被于其该本我全后前"
    "县市区省镇乡村（“”《》 \n"
    "成建校抓好设办改扩立完推进支持入动造选派组织推荐"
)
_GENERAL = words(
    "中心 实验 农村 乡村 乡镇 城区 城镇 县城 寄宿制 薄弱 示范 民办 公办 一贯制 "
    "完全 附属 重点 优质 普惠 普通 初级 高级 职业 教育 规模 试点 特色 直属 "
    "部分 全体 义务 所有 每 两 双语 民族 专门 基础 名校 品牌 集团 新建 改建 "
    "联盟 一般 高中 初中 希望 星级 配套 小区 公立 私立 不足 年级 适龄 "
    "一二三四五六七八九十百 重庆 中等 贯制 结对 标准化 办学 和 "
)
_COUNTED = re.compile(r"[一二三四五六七八九十百\d]$")
_LEADING = re.compile("(?:积?极|实(?!验)施?|力争|争取|确保|努力|加快|继续|尽快|计划)+")
_HAN = re.compile("[\u4e00-\u9fff]+")
_LONGEST = 5


def school_names(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what reads as a school's proper name: two to five characters before 小学 and the like."""
    for match in _SCHOOL.finditer(text):
        start = match.start()
        while start > match.start() - _LONGEST and start > 0 and text[start - 1] not in _STOPS:
            start -= 1
        if verb := _LEADING.match(text, start, match.start()):
            start = verb.end()
        name = text[start : match.start()]
        if len(name) >= 2 and _HAN.fullmatch(name) and not _general(name):
            yield start, match.end()


def _general(name: str) -> bool:
    return bool(_COUNTED.search(name)) or name.endswith(_GENERAL)
