"""附件对不上：正文说“见附件2”，文后没有；或附件序号断了。

依据：GB/T 9704—2012 第7.3.4、7.3.7条。

不通过：责任分工‹详见附件›。
不通过：责任分工见‹附件2›。⏎附件：1.任务清单
不通过：工作安排如下。⏎附件1⏎任务清单⏎‹附件3›⏎指标表
通过：责任分工见附件2。⏎附件：1.任务清单⏎2.责任分工表
通过：责任分工见附件。⏎附件：责任分工表
通过：按照市局通知附件要求执行。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "attachment-missing"
LEVEL: Level = "error"

_REFERENCE = re.compile(
    r"(?:详见|参见|附后见|(?<=见)|按照本方案)附件[ ]?(\d*|[一二三四五六七八九]?)"
    r"|(?<=[（(])附件[ ]?(\d*)(?=[）)])"
)
_MARK = re.compile(r"^附件[ ]?(\d*)(?:[：:]|[ ]*$)(.*)$", re.MULTILINE)
_NOTE = re.compile(r"^附件[：:][ ]*(\d+)[.．、][^\n]*(?:\n[ ]*\d+[.．、][^\n]*)*", re.MULTILINE)
_NOTE_ITEM = re.compile(r"^(?:附件[：:])?[ ]*(\d+)[.．、]", re.MULTILINE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """References to what is not there, and gaps in the attachments' own numbers."""
    there = _there(sheet)
    for match in sheet.search(_REFERENCE):
        number = match[1] or match[2] or ""
        if sheet.line_at(match.start()).role.startswith("attachment") or sheet.in_title(match.start()):
            continue
        if not there or (number.isdigit() and int(number) not in there):
            yield sheet.flag(ID, LEVEL, match.span(), f"文后没有附件{number}，请附上或删去")
    yield from _gaps(sheet)


def _there(sheet: Sheet) -> set[int]:
    """The numbers of the attachments that the document carries or lists; an unnumbered one counts as 1."""
    found = {int(match[1]) if match[1] else 1 for match in sheet.search(_MARK)}
    return found | {number for number, _ in _listed(sheet)}


def _listed(sheet: Sheet) -> list[tuple[int, tuple[int, int]]]:
    """The numbers of the list below 附件：, with their places."""
    note = _NOTE.search(sheet.text)
    if note is None:
        return []
    items = _NOTE_ITEM.finditer(sheet.text, note.start(), note.end())
    return [(int(match[1]), match.span(1)) for match in items]


def _gaps(sheet: Sheet) -> Iterator[Finding]:
    for place, (number, span) in enumerate(_listed(sheet), 1):
        if number != place:
            yield sheet.flag(ID, LEVEL, span, f"附件说明的序号不连续：这里应为{place}")
            break
    last = 0
    for match in sheet.search(_MARK):
        if not match[1] or match[2].strip():
            continue
        number = int(match[1])
        if number not in (last + 1, last):
            yield sheet.flag(
                ID, LEVEL, (match.start(), match.end(1)), f"附件序号不连续：前面缺附件{last + 1}"
            )
        last = number
