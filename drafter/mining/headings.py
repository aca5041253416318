"""Headings worth using again: a goal in one or two halves, or the name of a part."""

import re
from collections.abc import Iterator

from drafter.mining import lexicon as lex
from drafter.mining.clauses import balanced, fits
from drafter.mining.letters import Clauses, Segment
from drafter.mining.lists import words_in
from drafter.mining.verb_object import verb_objects

_TEXT = re.compile("[\u4e00-\u9fff、“”《》，·]+")
_OWN = re.compile(
    "(?:条件|程序|名额|时间|对象|名单)$|各项工作$|^遴选|^服务|提高(?:培养|与)|"
    "[两三四五六七八九十]大|加大(?![^，]*(?:力度|投入|支持|供给|比例|比重)(?:，|$))"
)
"""Parts of calls for applicants, what colleges do, counts of one's own plan, 加大 without what can grow."""
_PARTS = words_in("""
    指导思想 总体要求 总体目标 工作目标 主要目标 基本原则 主要任务 重点任务 重点工作 主要措施 工作措施
    保障措施 组织保障 组织领导 工作要求 工作安排 实施步骤 实施范围 主要内容 工作内容 工作思路 总体思路
    存在问题 下一步工作 工作打算
""")


def headings(text: str, segment: Segment) -> Iterator[str]:
    """The heading, if every half of it is a phrase of its own."""
    heading = re.sub("^[（(]?[一二三四五六七八九十0-9]+[)）、.．]\\s*", "", text).strip("。；：:，, ")
    if heading in _PARTS:
        yield heading
        return
    if _OWN.search(heading):
        return
    if not (_TEXT.fullmatch(heading) and fits(heading, 4, 28) and balanced(heading)):
        return
    halves = heading.split("，")
    if len(halves) <= 3 and all(_half(half, segment) for half in halves):
        yield heading


def _half(half: str, segment: Segment) -> bool:
    clauses = Clauses((half,), segment)
    return (0, half) in verb_objects(clauses, low=3, high=20) or (
        half.startswith(("坚持", "以"))
        and not half.endswith("的")
        and not any(word.text in lex.SPOILERS for word in clauses.words)
    )
