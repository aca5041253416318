"""整句重复出现。

不通过：一、抓党建⏎健全学习制度，推动全县教育系统党员干部学深悟透。⏎二、抓队伍⏎‹健全学习制度，推动全县教育系统党员干部学深悟透。›
通过：一、抓党建⏎落实责任。⏎二、抓队伍⏎落实责任。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.finding import Finding, Level

ID = "repeated-sentence"
LEVEL: Level = "error"

_MARKS = re.compile("[^\u4e00-\u9fff0-9A-Za-z]+")
_WHOLE = re.compile(r"[。！？][”’」』）)》]*\s*$")
_TAG = re.compile(r"^[（(〔【]?(?:牵头|责任|配合|主办)?(?:单位|部门|科室|股室|处室)[：:]|^[（(〔]")
_FEWEST = 15


def check(sheet: Sheet) -> Iterator[Finding]:
    """A sentence of fifteen Han characters or more that stood before, marks aside."""
    seen: dict[str, int] = {}
    for start, end in sheet.sentences:
        words = sheet.text[start:end]
        if end - start < _FEWEST or not _WHOLE.search(words):
            continue
        line = sheet.line_at(start)
        if line.role in ("title", "cell", "attachment-note", "addressee"):
            continue
        skipped = line.text and sheet.starts[sheet.index_at(start)] == start and line.role == "heading"
        number = re.match(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+", words) if skipped else None
        begin = start + (number.end() if number else len(words) - len(words.lstrip()))
        key = _MARKS.sub("", sheet.text[begin:end])
        if count_han(key) < _FEWEST or _TAG.match(words.lstrip()):
            continue
        if key in seen:
            trimmed = begin + len(sheet.text[begin:end].rstrip())
            yield sheet.flag(ID, LEVEL, (begin, trimmed), f"与第{seen[key]}段的一句完全相同，请留一处")
        else:
            seen[key] = line.number
