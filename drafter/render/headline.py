"""A title broken into lines that end at whole words and form a trapezoid or a diamond."""

import re
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil

from drafter.language.characters import width

LEAST = 4
"""A line shorter than this many 字 is an orphan."""

# Longest first: the first that fits is taken.
_WORDS = (
    "优质均衡发展|责任分工表|关于进一步|高质量发展|的实施意见"
    "|关于印发|关于开展|关于做好|工作要点|工作计划|工作总结|工作思路|工作方案|实施方案|行动计划|行动方案"
    "|实施意见|指导意见|管理办法|重点工作|任务清单|教育体育|教育系统|教育工作|教育教学|义务教育|学前教育"
    "|高中教育|职业教育|特殊教育|教育督导|基础教育|优质均衡|普及普惠|立德树人|思想政治|心理健康|校园安全"
    "|安全生产|师德师风|教师队伍|第一学期|第二学期|中心学校"
    "|的通知|的意见|的请示|的报告|的批复|的通报|家校社|教联体|学年度|上半年|下半年|进一步|中心校|幼儿园|中小学"
    "|关于|印发|的函|教育|工作|总结|计划|要点|思路|方案|意见|办法|发展|改革|建设|管理|年度|全省|全市|全县|全区"
    "|全镇|全乡|加强|推进|落实|深化|提升|提高|促进|实施|开展|小学|中学|学校|专项|行动|任务|分工|质量|安全|情况"
    "|及|和|与|暨"
)
_FIXED = (
    r"《[^》]{1,10}》",
    r"[0-9]{4}—[0-9]{4}学年度?",
    r"[0-9]{4}年(?:度|春季|秋季)?",
    r"[0-9]+[.%％]?[0-9]*[年月日个条项]?",
    r"[A-Za-z]+",
)
_PLACE = r"[\u4e00-\u9fff]{2,6}?(?:自治区|自治州|自治县|[省市县区旗盟镇乡])(?=[\u4e00-\u9fff]{2})"
_NEVER_FIRST = "的、》和及与”）。，：；"
_NEVER_LAST = "《“（、和及与"


def break_title(title: str, per_line: float, fixed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The lines of a title, none wider than `per_line` 字 where words allow it.

    `fixed` are strings never split (the unit's name, the kind). A newline in
    the title is the user's own break and is kept. Source: GB/T 9704-2012, 7.3.1.
    """
    if "\n" in title:
        return tuple(line.strip() for line in title.split("\n") if line.strip())
    if width(title) <= per_line:
        return (title,)
    fixed = tuple(name for name in fixed if width(name) <= per_line)
    least = ceil(width(title) / per_line)
    words = _glued(_units(title, fixed))
    for count in (least, least + 1):
        if lines := _best(words, count, per_line, fixed):
            return lines
    return _cut(title, least)


def _cut(title: str, count: int) -> tuple[str, ...]:
    """Lines of about the same length, for a title of which no word is known."""
    ends = [0]
    for line in range(1, count):
        end = round(len(title) * line / count)
        while end > ends[-1] + LEAST and (title[end] in _NEVER_FIRST or title[end - 1] in _NEVER_LAST):
            end -= 1
        ends.append(end)
    return tuple(title[a:b] for a, b in pairwise([*ends, len(title)]))


@lru_cache(maxsize=16)
def _pattern(fixed: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted((re.escape(name) for name in fixed if name), key=len, reverse=True)
    return re.compile("|".join([*names, *_FIXED, _WORDS, _PLACE]))


def _units(title: str, fixed: tuple[str, ...]) -> list[str]:
    units, at = [], 0
    for found in _pattern(fixed).finditer(title):
        if found.start() > at:
            units.append(title[at : found.start()])
        units.append(found.group())
        at = found.end()
    if at < len(title):
        units.append(title[at:])
    return units


def _glued(units: list[str]) -> tuple[str, ...]:
    """What may not begin a line joins what stands before it; what may not end one, what follows."""
    made: list[str] = []
    for unit in units:
        if made and (unit[0] in _NEVER_FIRST or made[-1][-1] in _NEVER_LAST):
            made[-1] += unit
        else:
            made.append(unit)
    return tuple(made)


def _best(
    words: tuple[str, ...], count: int, per_line: float, fixed: tuple[str, ...]
) -> tuple[str, ...] | None:
    # More places than this cannot be tried out; such a title has no words that we know.
    if count > min(len(words), 6) or len(words) > 40:
        return None
    choices = []
    for cuts in combinations(range(1, len(words)), count - 1):
        ends = (0, *cuts, len(words))
        lines = tuple("".join(words[a:b]) for a, b in pairwise(ends))
        if all(LEAST <= width(line) <= per_line and line[0] not in _NEVER_FIRST for line in lines):
            choices.append((_cost(lines, fixed), lines))
    return min(choices)[1] if choices else None


def _cost(lines: tuple[str, ...], fixed: tuple[str, ...]) -> float:
    sizes = [width(line) for line in lines]
    steps = [b - a for a, b in pairwise(sizes)]
    cost = sum(abs(step) for step in steps)
    turns = sum(a < 0 < b for a, b in pairwise(steps))
    cost += 100 * turns + 3 * sum(step == 0 for step in steps)
    # Usual: the unit's name, or the name with 关于印发, alone on the first line.
    if lines[0] in fixed or lines[0].endswith(("关于印发", "关于")):
        cost -= 4
    return cost
