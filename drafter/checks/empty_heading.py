"""标题下面没有内容。

不通过：一、总体要求⏎正文。⏎‹二、强化保障›⏎三、有关要求⏎正文。
不通过：一、总体要求⏎正文。⏎‹二、强化保障›
通过：一、总体要求⏎正文。⏎二、强化保障⏎（一）加强领导。正文。
通过：一、会议安排⏎（一）课例分享⏎1.语文课例⏎2.美术课例⏎（二）专家讲座⏎1.内涵⏎2.融合⏎（三）心得交流⏎二、会议要求⏎正文。
通过：一、工作目标⏎1.完善制度⏎2.培养教师⏎3.提高质量⏎4.保障安全⏎二、措施⏎正文。
"""

from collections.abc import Iterator
from itertools import pairwise

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.document import Paragraph
from drafter.model.finding import Finding, Level

ID = "empty-heading"
LEVEL: Level = "error"

_ENDS = {"signature", "date", "attachment-note", "attachment-mark", "note"}


def check(sheet: Sheet) -> Iterator[Finding]:
    """Level-one headings, and second-level ones whose neighbours have text, that nothing follows."""
    empty = [line for line, after in pairwise((*sheet.lines, None)) if line and _is_empty(line, after)]
    bare = {line.number for line in empty}
    for line in empty:
        if line.level == 1 or (line.level == 2 and _neighbours_have_text(sheet, line, bare)):
            if line.level == 2 and not _told(sheet, line):
                continue  # an agenda or a list of names
            yield sheet.flag_line(ID, LEVEL, line, "标题下没有内容，请补写或删去")


def _is_empty(line: Paragraph, after: Paragraph | None) -> bool:
    text = line.text.rstrip()
    title_like = line.role == "heading" and line.lead >= len(text) and count_han(text) <= 30
    whole = text.endswith(("。", "；", "，", "：", "！", "？", "）", "…"))
    if not title_like or whole or (line.level > 1 and "，" in text):
        return False
    if after is None or after.role in _ENDS:
        return True
    return after.role == "heading" and 0 < after.level <= line.level


def _told(sheet: Sheet, line: Paragraph) -> bool:
    """Whether the first-level part that holds the line has prose at all."""
    at = sheet.lines.index(line)
    first = next((n for n in range(at, -1, -1) if sheet.lines[n].level == 1), 0)
    last = next((n for n in range(at, len(sheet.lines)) if sheet.lines[n].level == 1), len(sheet.lines))
    part = sheet.lines[first:last]
    return any(other.role == "body" or 0 < other.lead < len(other.text) for other in part)


def _neighbours_have_text(sheet: Sheet, line: Paragraph, bare: set[int]) -> bool:
    same = [other.number for other in sheet.lines if other.role == "heading" and other.level == line.level]
    return len(same) >= 3 and len([number for number in same if number in bare]) * 3 <= len(same)
