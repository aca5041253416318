"""How many writers make what stands in “” a saying of the trade, and no name of one unit's own."""

import re

_NEVER = 10**6
_NO_SAYING = re.compile(
    "^“[一二三四五六七八九十]+五”$|^“(?:.{1,2}、){2,}|(?:[来去]|教学|实习|班额)”$|[剧戏岛]|规划|‘"
)
"""Numbers of five-year plans, lists of single words, plain words, what hangs on a verb, local things."""
_COUNTED = re.compile("^“[二两双三四五六七八九十百千]|^“十|^“一(?!.{1,3}一|站式|岗)")
_SHAPED = re.compile("一.{1,3}一.|型”$")
"""Numbers that are a way of speaking, not a count of one's own."""
_NAME = re.compile(
    "(?:学校|强校|基地|实验区|实验室|资源库|艺术团|训练营|论坛|平台|网|库|中心|大赛|比赛|展演|作业|环境|课堂|模式|课程|校园|"
    "大篷车|项目|工程|行动)”$|·"
)
"""What things of one unit are called."""
_NO_SLOGAN = re.compile("(?:计划|工程)”$|^“(?:.{1,3}[型式]|双[高优])”$")
_RHYMED = re.compile("、|一.{1,3}一.|进(?:校园|课堂|名校|班级)|班班|人人|校校|扣好|立德|^“以.为|^“互联网")
"""Forms that a saying has even if it is seen once."""


def writers_needed(saying: str) -> int:
    """From how many issuers on the words in “” are worth keeping."""
    if _NO_SAYING.search(saying):
        return _NEVER
    if _COUNTED.search(saying) and not _SHAPED.search(saying) and "、" not in saying:
        return 4
    if _NAME.search(saying) and not re.search("进校园|进课堂", saying):
        return 5
    return 1 if _RHYMED.search(saying) and len(saying) >= 6 else 2


def is_name(saying: str) -> bool:
    """Whether the words in “” are no saying: a programme's name, or an attribute without its noun."""
    return _NO_SLOGAN.search(saying) is not None
