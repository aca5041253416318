"""Cleaning: lines and pieces that are noise out, each with its reason in the account."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from drafter.reading.line import Account, Line
from drafter.reading.noise import BUTTONS, INLINE_NOISE, LINE_NOISE, LOOSE_NOISE, TAIL

LONGEST_NOISE = 260
"""Lines longer than this are looked at for glued-in noise only: no navigation line is so long."""

PAGE_APART = 200
"""Characters that stand at least between two page numbers; rows of a list are closer."""

_LINES = re.compile("|".join(f"(?P<r{n}>{shape})" for n, (_, shape) in enumerate(LINE_NOISE)), re.IGNORECASE)
_LOOSE = tuple((why, words, re.compile(shape, re.IGNORECASE)) for why, words, shape in LOOSE_NOISE)
_BARE = re.compile(r"\d{1,3}")
_LABEL = re.compile(
    r"(?:发[布表]时间|时间|日期|(?:信息)?来源|作者|编辑|责任编辑|阅读量|点击数|浏览次数)[:：]"
)
_LINKISH = re.compile(r"[^。；！？]{1,48}")
_SIGNED = re.compile(r"(?:19|20|二[〇○零])[\d〇○零一二三四五六七八九]{2}\s*年\s*.{1,3}月\s*.{1,3}日.{0,6}")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|第.{1,3}[章节条]|附件")


def drop_noise(lines: list[Line], account: Account) -> None:
    """Take out lines that are noise as a whole: navigation, share bars, blurbs, links, page numbers."""
    whys = [_line_noise(line) for line in lines]
    rows = _Rows(lines)
    for why, words, shape in _LOOSE:
        for at in rows.holding(words):
            if not whys[at] and _may_be_noise(lines[at]) and shape.fullmatch(lines[at].text.rstrip()):
                whys[at] = why
    _buttons(lines, whys)
    tail = _tail_start(lines, whys)
    for at, line in enumerate(lines):
        if not whys[at] and at > tail and not _kept_in_tail(lines, at):
            whys[at] = "推荐链接"
        if whys[at] and not line.why:
            account.drop(line, whys[at])
    _drop_page_numbers([line for line in lines if not line.why], account)


def _buttons(lines: list[Line], whys: list[str]) -> None:
    """Runs of share-bar words become noise where they are three or touch a line that is noise."""
    start = 0
    while start < len(lines):
        end, sure = start, False
        while end < len(lines) and (whys[end] or lines[end].text in BUTTONS) and not lines[end].cell:
            sure = sure or bool(whys[end])
            end += 1
        if sure and end < len(lines) and _LABEL.fullmatch(lines[end - 1].text) and len(lines[end].text) <= 16:
            whys[end] = "时间来源行"
        if sure or end - start >= 3:
            for at in range(start, end):
                whys[at] = whys[at] or "分享栏"
            if (
                end < len(lines)
                and start < end
                and lines[end - 1].text in (">", "»")
                and _linkish(lines[end])
            ):
                whys[end] = "面包屑导航"
                if lines[end + 1 :] and lines[end + 1].text == lines[end].text:
                    whys[end + 1] = "面包屑导航"
        start = end + 1


def _tail_start(lines: list[Line], whys: list[str]) -> int:
    """Where the tail of links begins: a mark behind which no sentence stands; else past the end."""
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if not whys[at] and not _linkish(lines[at]) and not _SIGNED.fullmatch(lines[at].text):
            break
        if TAIL.match(lines[at].text):
            start = at
    return start


def _kept_in_tail(lines: list[Line], at: int) -> bool:
    """Sign-off, date, attachments and numbered lines are no links, wherever a mark may stand."""
    text = lines[at].text
    if lines[at].cell or _SIGNED.fullmatch(text) or _NUMBERED.match(text):
        return True
    behind = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(_SIGNED.fullmatch(behind)) and len(text) <= 30


def cut_inline(lines: list[Line], account: Account) -> None:
    """Cut noise that is glued into sentences, keeping the sentence."""
    rows = _Rows(lines)
    active = [
        (why, triggers, re.compile(shape))
        for why, triggers, shape in INLINE_NOISE
        if any(trigger in rows.text for trigger in triggers)
    ]
    for why, triggers, shape in active:
        held = (lines[at] for at in rows.holding(triggers))
        if sum(_cut(line, shape, why, account) for line in held if not line.why):
            rows = _Rows(lines)


class _Rows:
    """Lines in which words are looked for all at once."""

    def __init__(self, lines: list[Line]) -> None:
        self.text = "\n".join(line.text for line in lines)
        self._ends = list(accumulate(len(line.text) + 1 for line in lines))

    def holding(self, words: Iterable[str]) -> list[int]:
        """Which lines hold one of the words, by their place."""
        held: set[int] = set()
        for word in words:
            at = self.text.find(word)
            while at >= 0:
                nth = bisect_right(self._ends, at)
                held.add(nth)
                at = self.text.find(word, self._ends[nth])
        return sorted(held)


def _line_noise(line: Line) -> str:
    if not _may_be_noise(line):
        return line.why
    text = line.text.rstrip()
    found = _LINES.match(text) and _LINES.fullmatch(text)
    return LINE_NOISE[int(str(found.lastgroup)[1:])][0] if found else ""


def _may_be_noise(line: Line) -> bool:
    numbered = _NUMBERED.match(line.text) and len(line.text) > 12
    return not (line.why or line.cell or numbered or len(line.text) > LONGEST_NOISE)


def _linkish(line: Line) -> bool:
    return bool(_LINKISH.fullmatch(line.text)) and not _NUMBERED.match(line.text)


def _cut(line: Line, shape: re.Pattern[str], why: str, account: Account) -> bool:
    """Cut out what has the shape; whether there was any."""
    pieces = [found[0].strip() for found in shape.finditer(line.text)]
    for piece in filter(None, pieces):
        account.cut(line, piece, why)
    line.text = (shape.sub("", line.text) if pieces else line.text).strip()
    if not line.text:
        line.why = why
    return bool(pieces)


def _drop_page_numbers(lines: list[Line], account: Account) -> None:
    """Bare numbers on a line of their own, unless they count the rows of a list whose cells are lines."""
    bare = [at for at, line in enumerate(lines) if not line.cell and _BARE.fullmatch(line.text)]
    for nth, at in enumerate(bare):
        near = [other for other in (bare[nth - 1] if nth else -1, *bare[nth + 1 : nth + 2]) if other >= 0]
        listed = any(_between(lines, *sorted((at, other))) < PAGE_APART for other in near)
        if not listed:
            account.drop(lines[at], "页码")


def _between(lines: list[Line], start: int, end: int) -> int:
    return sum(len(line.text) for line in lines[start + 1 : end])
