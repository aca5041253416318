"""A document whose newlines are gone, divided again at its ordinals."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.language.numbering import Number, split_number
from drafter.reading.line import Account, Line
from drafter.reading.titles import is_title

LONG = 400
"""Characters from which a line is looked at."""
FEW = 500
"""Mean characters of a line from which a file is taken to have lost its newlines."""

_HAN = "[一二三四五六七八九十]"
_ORDINAL = re.compile(
    rf"第{_HAN}{{1,3}}[章节]|[（(]\s*{_HAN}{{1,3}}\s*[）)]|(?<![第一二三四五六七八九十百]){_HAN}{{1,3}}\s*、|[㈠-㈩]"
    r"|(?<![\d.．])\d{1,2}\s*[.．、](?!\d(?!\d{3}年))|[（(]\s*\d{1,2}\s*[）)]|[⑴-⒇]"
)
_BEFORE = "。！？；：!?;:”）)】》\u3000 \t"
_NOUNS = re.compile(
    r"(?:总体要求|指导思想|基本原则|工作目标|主要目标|总体目标|目标任务|主要任务|重点任务|重点工作|工作措施|主要措施|保障措施|工作要求|组织领导|实施步骤|工作重点"
    r"|工作思路|总体思路|存在(?:的)?(?:主要)?(?:问题|不足)(?:和困难)?|下一步工作(?:打算|计划)?|(?:20\d\d年|上半年|下半年)?工作(?:回顾|总结|情况|打算|安排|计划))"
)
_STARTS = re.compile(
    r"20\d\d年|以习近平|坚持以|高举|全面贯彻|深入贯彻|认真贯彻|深入学习|为(?:深入|全面|进一步|认真)|紧紧围绕|今年|一年来|上半年，|过去"
    r"|[省市县区]教育局|各(?:学校|单位|地)要|我[局校]"
)
_TITLE = re.compile(
    r".{4,50}?(?:工作要点|工作计划|工作总结|实施方案|实施意见|工作思路|工作打算|工作安排|要点|计划|总结|方案|意见|报告|通知)"
)
_SIGNED = re.compile(
    r"(?<=[。！])\s*(?P<org>[\u4e00-\u9fff]{3,25}(?:局|厅|委员会|办公室|中心校|学校|小学|中学|幼儿园|政府))\s*(?P<date>20\d\d年\d{1,2}月\d{1,2}日)$"
)


@dataclass(slots=True)
class _Open:
    """How far each style has counted."""

    last: dict[str, int]

    def expects(self, number: Number) -> bool:
        last = self.last.get(number.style, 0)
        return number.ordinal == last + 1 or (number.ordinal == 1 and number.level > 1)

    def take(self, number: Number) -> None:
        self.last[number.style] = number.ordinal or 0


def divide_runs(lines: list[Line], account: Account) -> list[Line]:
    """Lines too long to be paragraphs divided at their ordinals, where the file has lost its newlines."""
    kept = [line for line in lines if not line.why and line.cell is None]
    if not kept or sum(len(line.text) for line in kept) < FEW * len(kept):
        return lines
    divided: list[Line] = []
    for line in lines:
        pieces = [line] if line.why or line.cell or len(line.text) < LONG else _divide(line)
        if len(pieces) > 1:
            account.repair(line.number, "（无换行）", "", f"换行丢失，按序号重新分成{len(pieces)}段")
        divided += pieces
    return divided


def _divide(line: Line) -> list[Line]:
    cuts = _cuts(line.text)
    if len(cuts) < 2:
        return [line]
    same = line.raw == line.text
    edges = [0, *cuts, len(line.text)]
    texts = [line.text[start:end].strip() for start, end in pairwise(edges)]
    pieces = [*_opening(texts[0])]
    for text in texts[1:]:
        pieces += _after_heading(text)
    if signed := _SIGNED.search(pieces[-1]):
        pieces[-1:] = [pieces[-1][: signed.start()], signed["org"], signed["date"]]
    made = [replace(line, text=piece, raw=piece, gap=False) for piece in pieces if piece]
    if made and not same:
        made[0].raw = line.raw
    return made


def _cuts(text: str) -> list[int]:
    """Where ordinals open a paragraph: in series, and behind the end of a sentence or of a heading."""
    cuts: list[int] = []
    count = _Open({})
    for found in _ORDINAL.finditer(text):
        at = found.start()
        number = split_number(text[at : at + 60])
        if number is None or number.ordinal is None or not count.expects(number):
            continue
        before = text[at - 1] if at else "。"
        close = cuts and at - cuts[-1] <= 45 and not re.search(r"[。；]", text[cuts[-1] : at])
        if (
            before in _BEFORE
            or (close and number.level > 1)
            or (not cuts and number.ordinal == 1 and number.level == 1)
        ):
            cuts.append(at)
            count.take(number)
    top = [at for at in cuts if (number := split_number(text[at : at + 60])) and number.level <= 2]
    return cuts if len(top) >= 2 or len(cuts) >= 4 else []


def _opening(text: str) -> list[str]:
    """The piece before the first ordinal: a title, if it begins with one, and the rest."""
    found = _TITLE.match(text)
    if (
        found
        and is_title(found[0])
        and (found.end() == len(text) or text[found.end()] not in "，。、的和与及")
    ):
        return [found[0], text[found.end() :].strip()]
    return [text]


def _after_heading(text: str) -> list[str]:
    """A first- or second-level heading without 。 parted from the text that was glued to it."""
    number = split_number(text)
    if number is None or number.level > 2:
        return [text]
    words = text[number.length :]
    gap = re.search(r"[ \u3000\t]+", words[:40])
    if gap and not re.search(r"[。；，]", words[: gap.start()]) and len(words) - gap.end() > 20:
        return [text[: number.length + gap.start()], words[gap.end() :]]
    noun = _NOUNS.match(words)
    start = _STARTS.search(words[2:40])
    end = start.start() + 2 if start else 0
    if noun and words[noun.end() : noun.end() + 1] not in "和与及":
        end = noun.end()
    stopped = re.search(r"[。；]", words[:end])
    if not end or stopped or len(words) - end < 20 or words[end] in "。，、；：和与及":
        return [text]
    return [text[: number.length + end], words[end:]]
