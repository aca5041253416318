"""括号、引号、书名号不配对。

依据：GB/T 15834—2011。

不通过：落实《学前教育法》‹》›。
不通过：实施‹“›强师工程，提高质量。
不通过：开展培训（含民办学校‹)›。
通过：落实《学前教育法》（2025年施行），推进“双减”。
通过：1）落实经费。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "unpaired-mark"
LEVEL: Level = "error"

_MARK = re.compile("[（）()《》〈〉“”‘’【】〔〕「」]")
_PAIRS = dict(zip("（(《〈“‘【〔「", "）)》〉”’】〕」", strict=True))
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_LIKE = {"（": "(", "(": "（"}
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)]")
_REVERSED = re.compile("”[^“”，。；：、\n]{1,14}“")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Openers and closers without their partner, paragraph by paragraph."""
    for line, start in zip(sheet.lines, sheet.starts, strict=True):
        if line.role != "cell" and _MARK.search(line.text):
            yield from _line(sheet, line.text, start)


def _line(sheet: Sheet, text: str, start: int) -> Iterator[Finding]:
    skip = (
        {i for match in _REVERSED.finditer(text) for i in (match.start(), match.end() - 1)}
        if _is_reversed(text)
        else set()
    )
    number = _NUMBER.match(text)
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, number.end() if number else 0):
        mark, at = match.group(), match.start()
        if at in skip:
            continue
        if mark in _PAIRS:
            stack.append((mark, at))
        elif stack and stack[-1][0] == _CLOSERS[mark]:
            stack.pop()
        elif stack and _LIKE.get(stack[-1][0]) == _CLOSERS[mark]:
            right = _PAIRS["（"]
            stack.pop()
            yield _flag(
                sheet,
                start + at,
                mark,
                "warn",
                "括号一半全角一半半角，请统一",
                right if mark == ")" else None,
            )
        elif any(opened == _CLOSERS[mark] for opened, _ in stack):
            while stack[-1][0] != _CLOSERS[mark]:
                opened, place = stack.pop()
                yield _flag(sheet, start + place, opened, LEVEL, f"“{opened}”没有配对")
            stack.pop()
        else:
            yield _flag(sheet, start + at, mark, LEVEL, f"“{mark}”前面没有配对的“{_CLOSERS[mark]}”")
    for opened, place in stack:
        yield _flag(sheet, start + place, opened, LEVEL, f"“{opened}”没有配对的“{_PAIRS[opened]}”")


def _is_reversed(text: str) -> bool:
    """Whether the first quotation mark of the paragraph is a closing one that an opening one follows."""
    return text.count("“") == text.count("”") and text.find("”") < text.find("“")


def _flag(sheet: Sheet, at: int, mark: str, level: Level, message: str, right: str | None = None) -> Finding:
    return sheet.flag(ID, level, (at, at + len(mark)), message, right)
