"""附件说明与附件标题不一致。

依据：GB/T 9704—2012 第7.3.7条，附件标题应与附件说明一致。

不通过：请抓好落实。⏎附件：重点任务清单⏎柳城县教育局⏎2027年2月25日⏎附件⏎‹重点任务责任表›⏎1.抓党建。落实责任。
通过：请抓好落实。⏎附件：重点任务清单⏎柳城县教育局⏎2027年2月25日⏎附件⏎重点任务清单⏎1.抓党建。落实责任。
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "attachment-name"
LEVEL: Level = "warn"

_NOTE = re.compile(r"^附件[：:][ ]*(?:(\d)[.．、])?(.+)$", re.MULTILINE)
_NEXT = re.compile(r"\n[ ]*(\d)[.．、]([^\n]+)")
_MARK = re.compile(r"^附件[ ]?(\d?)[ ]*\n([^\n]+)$", re.MULTILINE)
_UNLIKE = 0.4


def check(sheet: Sheet) -> Iterator[Finding]:
    """The line below each 附件 mark against the list of attachments."""
    note = _NOTE.search(sheet.text)
    if note is None:
        return
    names = {note[1] or "": _bare(note[2])}
    at = note.end()
    while following := _NEXT.match(sheet.text, at):
        names[following[1]] = _bare(following[2])
        at = following.end()
    for match in _MARK.finditer(sheet.text, at):
        said, title = names.get(match[1]) or (names.get("1") if not match[1] else None), _bare(match[2])
        if not said or said == title or title in said or said in title:
            continue
        if SequenceMatcher(None, said, title).ratio() > _UNLIKE:
            message = f"附件标题与附件说明（{said}）不一致，请统一"
            yield sheet.flag(ID, LEVEL, match.span(2), message)


def _bare(name: str) -> str:
    return re.sub(r"[《》 。；]", "", name)
