"""Mending: widths, blanks, and masks that can only be one thing."""

import re
from collections.abc import Iterable
from functools import partial

from drafter.language.numbering import split_number
from drafter.language.widths import halve, widen
from drafter.reading.heads import clean_number, parting_gap
from drafter.reading.line import Account, Line, put_back

_NAME = "新时代中国特色社会主义思想"
_THOUGHT = re.compile(rf"(?<!习近平)[*＊]{{1,20}}(?={_NAME})|(?<![\u4e00-\u9fff])[xX×]{{2,5}}(?={_NAME})")
_CJK = "[\u3400-\u9fff“”‘’《》（）、，。；：！？]"
_BLANKS = re.compile(rf"(?<={_CJK})[ \u00a0\u3000]+|[ \u00a0\u3000]+(?={_CJK})")
_RUN = re.compile(r"[ \u00a0\u3000]{2,}|[\u00a0\u3000]")
_SPACED = re.compile(r"(?:[\u3400-\u9fff]{1,2}[ \u00a0\u3000]+){3,}[\u3400-\u9fff]{1,2}")
_DOUBLED = re.compile(r"(?:([\u4e00-\u9fff])\1){3,}")
_TRIPLE = re.compile(r"([\u4e00-\u9fff])\1([\u4e00-\u9fff])\2([\u4e00-\u9fff])\3")
"""Whether there is anything doubled: written out it takes half the time."""
_PAIRED_WORDS = (
    "扎实 认真 高兴 轰烈 踏实 老实 平安 干净 明白 清楚 实在 方面 时刻 世代 子孙 千万 上下 里外"
    " 家户 村寨 点滴 勤恳 兢业 规矩 堂正 稳当 稳妥 的确 完全 彻底 年岁 日夜 分秒 字句 林总 形色"
    " 浩荡 红火 沸扬 热闹 前后 仔细 辛苦 快乐 健康 原本 真切 陆续 断续 密麻 口声 风雨 星点 条框"
    " 坑洼 大小 多少"
)
_PAIRED = frozenset(_PAIRED_WORDS.split())


def mend(lines: list[Line], account: Account) -> None:
    """Widths, masks that can only be one thing, and characters doubled by a scanner."""
    whole = "\n".join(line.text for line in lines)
    halved, digits = halve(whole)
    if digits:
        account.repair(
            _first(lines, "０１２３４５６７８９"), "１２", "12", f"全角数字、字母改为半角，共{digits}处"
        )
    widened, marks = widen(halved)
    if marks:
        account.repair(_first(lines, ",:;!?()"), ",", "，", f"半角标点改为全角，共{marks}处")
    put_back(lines, widened)
    _tidy(lines, account)
    whole = "\n".join(line.text for line in lines)
    masked = any(mark + _NAME in whole for mark in "*＊xX×")
    doubled = _TRIPLE.search(whole) is not None
    for line in lines if masked or doubled else ():
        if _NAME in line.text and _THOUGHT.search(line.text):
            _restore(line, account)
        if line.text and _DOUBLED.search(line.text):
            line.text = _DOUBLED.sub(partial(_single, line=line, account=account), line.text)


def _tidy(lines: list[Line], account: Account) -> None:
    """Blanks inside sentences and ordinals go; a blank that parts a heading from its text stays."""
    count = first = 0
    for line in lines:
        if line.cell is not None:
            continue
        text = line.text
        if (
            (" " in text or "\u3000" in text or "\u00a0" in text)
            and "\t" not in text
            and _BLANKS.search(text)
        ):
            text = _without_blanks(text)
            if text != line.text:
                count, first = count + 1, first or line.number
                line.text = text
        number = split_number(text)
        if number is None:
            continue
        clean = clean_number(number)
        if text[: number.length].rstrip() != clean:
            line.text = clean + text[number.length :]
            count, first = count + 1, first or line.number
    if count:
        account.repair(first, "（空格）", "", f"句中和序号里的空格、半角括号已理顺，共{count}处")


def _without_blanks(text: str) -> str:
    number = split_number(text)
    head, words = (text[: number.length], text[number.length :]) if number else ("", text)
    if not number and not re.search(r"[，。；：、]", words):
        spaced = _SPACED.fullmatch(words)
        return _BLANKS.sub("", words) if spaced else _RUN.sub(" ", words)
    gap = parting_gap(words)
    if gap:
        return head + _BLANKS.sub("", words[: gap[0]]) + " " + _BLANKS.sub("", words[gap[1] :])
    return head + _BLANKS.sub("", words)


def _restore(line: Line, account: Account) -> None:
    for found in _THOUGHT.finditer(line.text):
        account.repair(line.number, found[0] + _NAME, "习近平" + _NAME, "掩码只可能是一种写法，已还原")
    line.text = _THOUGHT.sub("习近平", line.text)


def _single(found: re.Match[str], line: Line, account: Account) -> str:
    single = found[0][::2]
    pairs = [single[n : n + 2] for n in range(0, len(single), 2)]
    if len(single) % 2 == 0 and all(pair in _PAIRED for pair in pairs):
        return found[0]
    account.repair(line.number, found[0], single, "扫描叠字，只留一个")
    return single


def _first(lines: Iterable[Line], chars: str) -> int:
    return next((line.number for line in lines if any(char in line.text for char in chars)), 1)
