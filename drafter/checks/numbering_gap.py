"""层次序数断号、重号。

同一上级标题下，一、（一）1.（1）各从头连续编号；“1.”也可以全文连续。
依据：GB/T 9704—2012 第7.3.3条。

不通过：一、总体要求⏎正文。⏎二、重点工作⏎正文。⏎‹四、保障措施›⏎正文。
不通过：一、总体要求⏎正文。⏎‹一、重点工作›⏎正文。
不通过：一、重点工作⏎（一）抓党建。正文。⏎‹（三）抓安全。›正文。
不通过：一、重点工作⏎‹（二）抓党建。›正文。⏎（三）抓安全。正文。
不通过：一、重点工作⏎1.抓党建。正文。⏎2.抓质量。正文。⏎‹4.抓安全。›正文。
通过：一、总体要求⏎正文。⏎二、重点工作⏎正文。
通过：一、原则⏎（一）总则。1.公平原则。正文。⏎2.公开原则。正文。
通过：一、党建⏎1.学习。正文。⏎2.组织。正文。⏎二、教学⏎3.课堂。正文。⏎4.教研。正文。
通过：一、党建⏎1.学习。正文。⏎2.组织。正文。⏎二、教学⏎1.课堂。正文。⏎2.教研。正文。
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from drafter.checks.sheet import Heading, Sheet
from drafter.language.numbering import han_numeral
from drafter.model.finding import Finding, Level

ID = "numbering-gap"
LEVEL: Level = "error"
MECHANICAL = True

_HAN_STYLES = {"part", "chapter", "section", "han", "han-paren", "han-bracket"}


def check(sheet: Sheet) -> Iterator[Finding]:
    """Each level of each parent, in the mode the document uses (restart or continuous)."""
    for series in _series(sheet):
        expected = 1
        for index, heading in enumerate(series):
            found = heading.number.ordinal
            if found is None or found == expected:
                expected += 1
                continue
            if found == 1 and index > 1:
                expected = 2
                continue
            if index == 0 and _told_inside(sheet, heading):
                expected = found + 1
                continue
            following = series[index + 1].number.ordinal if index + 1 < len(series) else None
            yield _flag(sheet, heading, expected)
            expected = expected + 1 if following == expected + 1 else found + 1


def _told_inside(sheet: Sheet, heading: Heading) -> bool:
    """Whether the first numbers stand inside the paragraph above: （二）原则。1.坚持公平。, then 2."""
    if heading.number.level == 1:
        return False
    above = sheet.headings[max(sheet.headings.index(heading) - 1, 0)]
    between = sheet.text[above.start + above.number.length : heading.start]
    missing = range(1, heading.number.ordinal or 0)
    return all(re.search(rf"(?<![\d.]){_numeral(heading, one)}[.、）)]", between) for one in missing)


def _numeral(heading: Heading, ordinal: int) -> str:
    return han_numeral(ordinal) if heading.number.style in _HAN_STYLES else str(ordinal)


def _series(sheet: Sheet) -> Iterator[list[Heading]]:
    """The headings that count on from one another, by level and shape."""
    groups: dict[tuple[int, str, int], list[Heading]] = defaultdict(list)
    above: list[tuple[int, int]] = []
    document = 0
    for heading in sheet.headings:
        level, style = heading.number.level, heading.number.style
        if style == "decimal":
            continue
        while above and above[-1][0] >= level:
            above.pop()
        if level == 1 and _begins_anew(sheet, heading, groups.get((1, style, document))):
            document += 1
        parent = above[-1][1] if above else -document
        groups[(level, style, parent if level > 1 else document)].append(heading)
        above.append((level, heading.start + 1))
    yield from _joined(groups)


def _begins_anew(sheet: Sheet, heading: Heading, before: list[Heading] | None) -> bool:
    """Whether 一、 opens another document or attachment in the same file."""
    if not before or heading.number.ordinal != 1:
        return False
    between = range(before[-1].paragraph.number + 1, heading.paragraph.number)
    roles = {line.role for line in sheet.lines if line.number in between}
    return len(before) > 1 or bool(roles & {"title", "attachment-mark", "date", "signature"})


def _joined(groups: dict[tuple[int, str, int], list[Heading]]) -> Iterator[list[Heading]]:
    """Groups of one level and shape, joined where the document counts on through its sections."""
    by_shape: dict[tuple[int, str], list[list[Heading]]] = defaultdict(list)
    for (level, style, _), headings in groups.items():
        by_shape[level, style].append(headings)
    for (level, _), series in by_shape.items():
        if level > 1 and _counts_on(series):
            yield [heading for headings in series for heading in headings]
        else:
            yield from series


def _counts_on(series: list[list[Heading]]) -> bool:
    firsts = [(before[-1].number.ordinal, after[0].number.ordinal) for before, after in pairwise(series)]
    on = sum(1 for last, first in firsts if last is not None and first == last + 1 and first != 1)
    return on > sum(1 for _, first in firsts if first == 1)


def _flag(sheet: Sheet, heading: Heading, expected: int) -> Finding:
    line, number = heading.paragraph, heading.number
    right, old = _numeral(heading, expected), _numeral(heading, number.ordinal or 0)
    lead = line.text[: line.lead or len(line.text)]
    suggestion = lead.replace(old, right, 1) if old in lead[: number.length] else None
    word = "重号" if number.ordinal == expected - 1 else "断号"
    message = f"序数{word}：这里应为{right}，请补上缺的一条或改正序数"
    return sheet.flag(ID, LEVEL, (heading.start, heading.start + len(lead)), message, suggestion)
