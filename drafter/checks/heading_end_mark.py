"""独立成行的标题末尾加了句号。

一级标题单独成行，末尾不用标点；（一）1.后面接正文的领句用句号是对的。

不通过：‹一、总体要求。›⏎正文。⏎二、重点工作⏎正文。
不通过：‹柳城县教育局2027年工作要点。›⏎正文一段。⏎正文二段。
通过：一、总体要求⏎正文。⏎（一）抓党建。完善制度。
通过：一、落实经费。足额拨付。⏎二、落实编制。配齐教师。
"""

from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.finding import Finding, Level

ID = "heading-end-mark"
LEVEL: Level = "warn"
MECHANICAL = True

_LONGEST = 30


def check(sheet: Sheet) -> Iterator[Finding]:
    """Titles, and level-one headings with text below them, that end with a mark."""
    lines = sheet.lines
    for index, (line, start) in enumerate(zip(lines, sheet.starts, strict=True)):
        text = line.text.rstrip()
        alone = line.role == "heading" and line.level == 1 and line.lead >= len(text)
        followed = index + 1 < len(lines) and not (
            lines[index + 1].role == "heading" and lines[index + 1].level == 1
        )
        dangling = line.role == "heading" and line.lead >= len(text) and text.endswith(("，", "、"))
        title = line.role == "title" or (
            index == 0 and text.endswith(("要点。", "计划。", "总结。", "方案。"))
        )
        if (
            ((title or (alone and followed)) and text.endswith(("。", "；", "，"))) or dangling
        ) and count_han(text) <= _LONGEST:
            yield sheet.flag(
                ID, LEVEL, (start, start + len(text)), "标题末尾不用标点", text.rstrip("。；，、")
            )
