"""Several documents in one file: where one ends and the next begins."""

import re
from itertools import pairwise

from drafter.language.numbering import split_number
from drafter.reading.heads import head_of
from drafter.reading.line import Line
from drafter.reading.segment import Segment
from drafter.reading.titles import is_title, kind_of, names_part

MARK = re.compile(
    r"(?P<mark>[【\[（(]?(?:第[一二三四五六七八九十]{1,3}篇|(?:篇|范文|第)[一二三四五六七八九十\d]{1,2}篇?)[】\]）)]?)\s*[:：]?\s*(?P<title>.*)"
)
_MARKS = frozenset("【[（(第篇范")
"""What a mark begins with."""
_TOP = frozenset("第【〖[一二三四五六七八九十廿卅壹贰貳叁肆伍陆陸柒捌玖拾0123456789０１２３４５６７８９ ")
"""What a first-level number may begin with, so that other lines cost one look-up."""
_ATTACHMENT = re.compile(r"附\s*件\s*[一二三四五六七八九十\d]{0,2}\s*[:：]?$")
_BOTH = re.compile(r"(?:总结|回顾|情况).*(?:计划|打算|思路|安排|要点)")


def split_documents(lines: list[Line]) -> list[Segment]:
    """The file's lines as one segment a document, in order.

    A mark (第一篇, 篇二：) opens a document where there are two of them; so does
    a title behind whose line the first-level numbers begin anew, unless the
    file's own title announces both parts (总结和计划).
    """
    marks = [at for at, line in enumerate(lines) if is_mark(line)]
    cuts = marks if len(marks) >= 2 and _restart(lines, marks) else _titled_restarts(lines)
    if not cuts:
        return [Segment(lines)]
    edges = [*sorted({0, *cuts}), len(lines)]
    pieces = [Segment(lines[start:end]) for start, end in pairwise(edges)]
    for piece in pieces:
        if found := MARK.fullmatch(piece.lines[0].text) if is_mark(piece.lines[0]) else None:
            piece.mark = found["mark"].strip("【】[]（()）")
    return pieces


def is_mark(line: Line) -> bool:
    """Whether a line is the mark of a document among several."""
    if line.cell or len(line.text) > 80 or line.text[:1] not in _MARKS:
        return False
    found = MARK.fullmatch(line.text)
    return found is not None and (not found["title"] or is_title(found["title"]))


def _restart(lines: list[Line], marks: list[int]) -> bool:
    """Whether the numbers begin anew behind the marks (else they are parts of one document)."""
    anew = 0
    for start, end in zip(marks, [*marks[1:], len(lines)], strict=True):
        first = next((number for line in lines[start + 1 : end] if (number := split_number(line.text))), None)
        anew += first is None or first.ordinal == 1
    return anew == len(marks)


def _titled_restarts(lines: list[Line]) -> list[int]:
    cuts: list[int] = []
    top = ""
    titles = [line.text for line in lines[:12] if is_title(line.text)]
    both = any(_BOTH.search(title) for title in titles)
    titled = any(not names_part(title) or kind_of(title) not in (None, "政府工作报告") for title in titles)
    for at, line in enumerate(lines):
        if line.text[0] in _TOP and (head := head_of(line)) and head.rank <= 10:
            top = head.style
            continue
        if not top or both or not is_title(line.text) or head_of(line):
            continue
        if not titled and names_part(line.text):
            continue
        if _begins_document(lines, at, top):
            cuts.append(_with_mark(lines, at))
            top = ""
    return cuts


def _begins_document(lines: list[Line], at: int, top: str) -> bool:
    line = lines[at]
    if line.cell or not is_title(line.text) or len(line.text) < 6:
        return False
    if at and head_of(lines[at - 1]) and not lines[at - 1].text.endswith(("。", "）")):
        return False
    for later in lines[at + 1 : at + 60]:
        head = head_of(later)
        if head and (head.style == top or head.rank <= 10):
            return head.ordinal == 1
    return False


def _with_mark(lines: list[Line], at: int) -> int:
    """The cut before a title: a line 附件1 above it and the first half of a broken title belong to it."""
    if at and len(lines[at - 1].text) <= 30 and _half(lines[at - 1].text):
        at -= 1
    return at - 1 if at and _ATTACHMENT.fullmatch(lines[at - 1].text) else at


def _half(text: str) -> bool:
    return not re.search(r"[。；！？：:，日号）]$|^附件|^\d", text) and bool(
        re.search(r"关于|20\d\d|教育", text)
    )
