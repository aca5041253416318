"""Broken lines healed: hard wraps joined, sentences torn by a page break made whole."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from drafter.language.numbering import split_number
from drafter.reading.line import Account, Line
from drafter.reading.titles import is_title

LEAST_LINES = 8
"""Fewer lines tell nothing about a width."""
WIDEST = 160
"""Columns (a Han character takes two) beyond which lines are paragraphs and not wrapped."""
SLACK = 6
"""Columns by which a full line may fall short: marks that must not begin a line, a long number."""

_ENDED = re.compile(r"[。！？：；!?:;”）)》…]$")
_STOPPED = re.compile(r"[。！？!?]”?$")
_LEAD = re.compile(r"[^，、；：。]{4,24}。")
_BROAD = re.compile("[\u2e80-\uffff“”‘’—…]")
_SHORT = 20


def join_wraps(lines: list[Line], account: Account) -> list[Line]:
    """The lines of a file that wraps at a fixed width, joined to paragraphs; other files as they are."""
    kept = [line for line in lines if not line.why and line.cell is None]
    if len(kept) < LEAST_LINES or _ragged(kept):
        return lines
    wrap = max((_wrap(kept, measure) for measure in (_columns, _count)), key=lambda wrap: wrap.share)
    if not wrap.width:
        return lines
    parted = _Parting(
        indented=_share(kept, lambda line: line.indent >= 2),
        gapped=_share(kept, lambda line: line.gap),
    )
    joined: list[Line] = []
    last: Line | None = None
    size = count = 0
    for line in lines:
        if line.why or line.cell is not None:
            joined.append(line)
            continue
        short, size = wrap.width - size, wrap.measure(line)
        if last and short <= SLACK and _goes_on(last, line, short, parted):
            _append(last, line)
            count += 1
            continue
        joined.append(line)
        last = line
    if count:
        account.repair(kept[0].number, "（换行）", "", f"硬换行已连成段，共{count}处")
    return joined


def join_pages(lines: list[Line], account: Account) -> list[Line]:
    """Sentences made whole that a page number had torn apart."""
    joined: list[Line] = []
    last: Line | None = None
    torn = False
    for line in lines:
        if line.why:
            torn = torn or line.why == "页码"
            joined.append(line)
            continue
        if torn and last and last.cell is None and _torn(last, line):
            account.repair(
                last.number,
                last.text[-6:] + "／" + line.text[:6],
                last.text[-6:] + line.text[:6],
                "被页码隔断的句子已接上",
            )
            _append(last, line)
        else:
            joined.append(line)
            last = line
        torn = False
    return joined


@dataclass(frozen=True, slots=True)
class _Wrap:
    """A width at which a file is wrapped (0: it is not), and the share of lines that fill it to the full."""

    width: int
    share: float
    measure: Callable[[Line], int]


def _wrap(lines: list[Line], measure: Callable[[Line], int]) -> _Wrap:
    widths = sorted(measure(line) for line in lines)
    none = _Wrap(0, 0.0, measure)
    width = widths[int(len(widths) * 0.9)]
    if not 30 <= width <= WIDEST or widths[-1] > width + 3 * SLACK:
        return none
    full = [line for line in lines if measure(line) >= width - SLACK]
    running = sum(not _ENDED.search(line.text) for line in full)
    exact = sum(abs(one - width) <= 2 for one in widths) / len(widths)
    return (
        _Wrap(width, exact, measure)
        if len(full) >= 0.15 * len(lines) and running >= 0.7 * len(full)
        else none
    )


def _ragged(lines: list[Line]) -> bool:
    """Whether the longest line is too wide for any width the others may have: most files measure no other."""
    counts = sorted(line.indent + 2 * len(line.text) for line in lines)
    longest = max(lines, key=_count)
    return _columns(longest) > min(counts[int(len(counts) * 0.9)], WIDEST) + 3 * SLACK


@dataclass(frozen=True, slots=True)
class _Parting:
    """Whether a file marks its paragraphs: by indenting their first lines, by empty lines between them."""

    indented: bool
    gapped: bool


def _share(lines: list[Line], test: Callable[[Line], bool]) -> bool:
    """Whether some lines pass and some do not, so that passing tells something."""
    return 0.05 <= sum(test(line) for line in lines) / len(lines) <= 0.7


def _goes_on(last: Line, line: Line, short: int, parted: _Parting) -> bool:
    """Whether a full line goes on in the next one; `short` columns of it were left empty."""
    if line.gap and parted.gapped and (_ENDED.search(last.text) or split_number(last.text)):
        return False
    if parted.indented:
        return line.indent < 2
    if split_number(line.text):
        return not _ENDED.search(last.text) and len(last.text) > 2 * _SHORT and "。" in last.text
    if parted.gapped or not _STOPPED.search(last.text):
        return True
    return short <= 1 and len(line.text) > _SHORT and not _LEAD.match(line.text)


def _torn(last: Line, line: Line) -> bool:
    if line.cell is not None or _ENDED.search(last.text) or split_number(line.text) or is_title(last.text):
        return False
    return len(last.text) > 2 * _SHORT or bool(re.search("[。，；,;]", last.text))


def _append(last: Line, line: Line) -> None:
    space = " " if last.text[-1:].isascii() and last.text[-1:].isalnum() and line.text[:1].isascii() else ""
    last.text += space + line.text
    last.raw += space + line.raw


def _columns(line: Line) -> int:
    """The width of a line where a Han character takes two columns."""
    return line.indent + len(line.text) + len(_BROAD.findall(line.text))


def _count(line: Line) -> int:
    """Twice the number of characters: the width of a line that was wrapped by counting them."""
    return line.indent + 2 * len(line.text)
