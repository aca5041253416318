"""段末缺标点。

不通过：工作计划⏎全面排查校园安全隐患，逐校建立工作台账，限期整改到位，‹确保师生安全›
不通过：1.抓课堂。完善课堂管理制度，加强教学检查，‹提高课堂教学的质量和效益›⏎2.抓教研。健全机制。
不通过：全面排查校园安全隐患，逐校建立工作台账，限期整改到位‹，›
通过：全面排查校园安全隐患，建立台账，限期整改到位，确保师生安全。
通过：重点抓好以下工作：⏎柳城县教育局关于做好工作的通知
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.finding import Finding, Level

ID = "missing-end-mark"
LEVEL: Level = "warn"

_ENDS = tuple("。！？：；…”’）)》】〕].!?;:—」")
_FEWEST = 20
_HEADING = 26
_CELL = 14
_ITEM = 15
_INSIDE = re.compile("[，。]")
_LIST = re.compile("(?:部门|单位|科室|股室|人员|名单|成员|组长|联系人|电话|地址)[：:]")
_TAIL = re.compile(r"[^，。！？；：]{1,40}$")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Paragraphs of text, and run-in text of headings, that just stop."""
    for at, (line, start) in enumerate(zip(sheet.lines, sheet.starts, strict=True)):
        text = line.text.rstrip()
        if text.endswith(("，", "、")) and line.role in ("body", "heading") and count_han(text) >= _FEWEST:
            yield sheet.flag(ID, LEVEL, (start + len(text) - 1, start + len(text)), "段末停在逗号上，请核对")
        if _is_bare_item(sheet, at):
            tail = _TAIL.search(text)
            first = tail.start() if tail else 0
            yield sheet.flag(
                ID, LEVEL, (start + first, start + len(text)), "同类各条都有句号，这里缺句末标点"
            )
            continue
        body = text[line.lead :] if line.role == "heading" else text if line.role == "body" else ""
        if (
            count_han(body) < _FEWEST
            or text.endswith(_ENDS)
            or not _INSIDE.search(body)
            or _LIST.search(body)
        ):
            continue
        if line.role == "body" and _is_cell(sheet, at):
            continue
        heading_like = count_han(body) <= _HEADING and not re.search("[。；]", body)
        if line.role == "body" and (line.number == 1 or heading_like):
            continue
        tail = _TAIL.search(text)
        if tail:
            span = (start + tail.start(), start + tail.end())
            yield sheet.flag(ID, LEVEL, span, "段末缺标点，请核对是否漏了内容")


def _is_cell(sheet: Sheet, at: int) -> bool:
    """Whether the paragraph is a cell of a table saved as text: no full stop, between short lines."""
    beside = [sheet.lines[other].text for other in (at - 1, at + 1) if 0 < other < len(sheet.lines)]
    return (
        "。" not in sheet.lines[at].text and len(beside) == 2 and all(len(text) <= _CELL for text in beside)
    )


def _is_bare_item(sheet: Sheet, at: int) -> bool:
    """Whether an item without text below has no end mark where those before and after it have a full stop."""
    line = sheet.lines[at]
    text = line.text.rstrip()
    if line.role != "heading" or text.endswith(_ENDS) or "，" not in text or count_han(text) < _ITEM:
        return False
    beside = [sheet.lines[other] for other in (at - 1, at + 1) if 0 <= other < len(sheet.lines)]
    alike = [
        o for o in beside if o.role == "heading" and o.level == line.level and o.lead >= len(o.text.rstrip())
    ]
    return len(alike) == len(beside) == 2 and all(o.text.rstrip().endswith("。") for o in alike)
