"""字词重复：的的、进一步进一步、加强加强。

不通过：提高学校‹的的›管理水平，‹加强加强›队伍建设。
不通过：‹优先先›保障民生，推动‹教育教育›事业。
不通过：‹进一步进一步›完善制度，‹要要›抓好落实。
不通过：每学期开展培训2次⏎‹次，›覆盖全体教师。
不通过：完善家访制度，⏎‹，›落实到人。
通过：完成下列任务⏎任务分工，见附件。
通过：明确目的的内涵，研究研究问题，常常检查，教育教学，管理管理者。
"""

import re
from collections.abc import Iterator
from itertools import chain

from drafter.checks.lists import occurrences, pairs, words
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "doubled-word"
LEVEL: Level = "error"

_VERBS = frozenset(
    words(
        "加强 推进 提高 提升 完善 落实 深入 开展 实施 建立 健全 强化 促进 推动 "
        "确保 坚持 全面 积极 认真 切实 深化 优化 加快 组织 做好 抓好 贯彻 进一步 "
        "不断 努力 继续 严格 充分 着力 扎实 规范 保障 巩固 通过 全县 全市 学校 "
        "教师 学生 教育质量 义务教育 学前教育 职业教育 我县 我市 我区 各校 各级 各类 "
        "制度 机制 体系 水平 质量 安全 以及 并且 同时 活动 工作 建设 队伍 课程 "
        "同志 部门 单位 干部 领导 会议 精神 教学 校园 培训 措施 责任 重点 任务 目标 方案 计划 经费 "
    )
)
_TWICE = tuple(re.compile(rf"(.{{{size}}})\1(?!生活|力)") for size in sorted({len(word) for word in _VERBS}))
_EDUCATION = re.compile("教育教育(?=事业|改革|发展|质量|工作|公平|资源)(?<=[，。；、的动进高化强\n]教育教育)")
_STUTTERED = pairs(
    "推推进=推进 提提升=提升 提提高=提高 完完善=完善 "
    "贯贯彻=贯彻 落落实=落实 坚坚持=坚持 巩巩固=巩固 培培训=培训 "
)
"""Few: 监督督导, 举措措施, 机制制度 are two good words."""
_FIRST = re.compile("优先先(?![行进后锋期导])")
_PARTICLE = re.compile(
    "(?<![目标])的的(?!确)|和和(?![气平美])|(?<=[，。；、])要要|(?<!实实)(?<!自自)(?<![现存正内])在在|(?<!为)了了(?!解)|对对(?![联子口比策])"
    "|与与(?!会)|及及(?!时)|是是|将将(?!来)"
)
_BROKEN = re.compile(
    r"(?<=[^\n]{6})(?:([\u4e00-\u9fff]{1,4})\n(?=[^\n]{6})(\1[，。；、])|[，。；、]?\n([，。；、]))"
)
"""A word or mark again at the head of the next line, as Enter leaves it."""


def check(sheet: Sheet) -> Iterator[Finding]:
    """The same word or particle twice in a row."""
    twice = (m for shape in _TWICE for m in sheet.search(shape) if m[1] in _VERBS and not _party(sheet, m))
    for match in chain(twice, sheet.search(_PARTICLE), sheet.search(_EDUCATION)):
        half = match.group()[: len(match.group()) // 2]
        yield sheet.flag(ID, LEVEL, match.span(), f"字词重复，留一个“{half}”", half)
    for start, end, wrong in occurrences(sheet.text, _STUTTERED, sheet.neighbours):
        yield sheet.flag(ID, LEVEL, (start, end), f"字重复，应为“{_STUTTERED[wrong]}”", _STUTTERED[wrong])
    for match in sheet.search(_FIRST):
        yield sheet.flag(ID, LEVEL, match.span(), "字重复，应为“优先”", "优先")
    for match in _BROKEN.finditer(sheet.text):
        span = match.span(2 if match[2] else 3)
        yield sheet.flag(ID, LEVEL, span, "上一行末尾已有，这里像是断行后留下的，请接回上一行")


def _party(sheet: Sheet, match: re.Match[str]) -> bool:
    """党建设建设, 基层建设建设: the first word belongs to the one before it."""
    return sheet.text[max(match.start() - 1, 0) : match.start()] in ("党", "层")
