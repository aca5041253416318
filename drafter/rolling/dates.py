"""Days: weekdays recomputed, weeks of a calendar blanked, days of events to be confirmed."""

import re
from collections.abc import Iterator
from datetime import date

from drafter.rolling.record import Edit, Finding, Note, Sentence

_WEEKDAYS = "一二三四五六日"
_DAY = re.compile(r"(?<!\d)(?:(20\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_WEEKDAY = re.compile(r"([（(]?\s*(?:星期|周))([一二三四五六日天])(\s*[）)]?)")
_WEEK = re.compile(
    r"(第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*周\s*[（(：:\t ]?\s*)"
    r"(\d{1,2}\s*(?:月|[./])\s*\d{1,2}\s*日?\s*[—–\-~～－至到]+\s*(?:\d{1,2}\s*(?:月|[./])\s*)?\d{1,2}\s*日?)"
)
_RANGE = re.compile(
    r"(?<![\d.])\d{1,2}\s*(?:月|[./])\s*\d{1,2}\s*日?\s*[—–\-~～－至到]+\s*(?:\d{1,2}\s*(?:月|[./])\s*)?\d{1,2}(?:\s*日|(?=[\s\t）)]|$))"
)
_EVENT = re.compile(
    "开学|放假|报到|返校|开考|中考|举行|召开|举办|开幕|启动仪式|离校|注册|春节|元宵|清明|端午|中秋|重阳|寒假|暑假|考试|会议|大会|军训"
)
_FIXED = re.compile(
    "3-5|3-12|4-15|4-23|5-4|5-12|5-25|6-[15678]|6-26|7-1|8-1|9-3|9-10|9-18|9-30|10-1|10-13|11-9|12-4|12-13"
)
"""Days that are the same every year: 学雷锋日, 植树节, 教师节 …"""


def find_days(sentence: Sentence) -> Iterator[Finding]:
    """Everything that hangs on the calendar of one year, years themselves aside."""
    text = sentence.text
    weeks = list(_weeks(sentence))
    yield from weeks
    for match in _DAY.finditer(text):
        if any(edit.start <= match.start() < edit.end for edit in weeks):
            continue
        if weekday := _WEEKDAY.match(text, match.end()):
            yield from _weekday(sentence, match, weekday)
        elif not sentence.back:
            yield from _event(sentence, match)


def _weeks(sentence: Sentence) -> Iterator[Edit]:
    table = "\t" in sentence.text
    for match in (_RANGE if table else _WEEK).finditer(sentence.text):
        start = match.start() if table else match.start(2)
        old = sentence.text[start : match.end()]
        label = "起止日期" if table else f"{match[1].strip('（(：: ')}起止日期"
        message = "周次的起止日期每年不同，请按新校历填写"
        yield Edit(
            start, match.end(), f"【待填：{label}，原为{old}】", "周次随校历变化", "event-date", message
        )


def _weekday(sentence: Sentence, match: re.Match[str], weekday: re.Match[str]) -> Iterator[Finding]:
    """The weekday of the same day in the new year; a blank where that year has no such day."""
    named = int(match[1]) if match[1] else sentence.frm
    if named is None or sentence.frm is None:
        message = "不知道原文是哪一年，星期请核对"
        yield Edit(
            weekday.start(2), weekday.end(2), "【待填：星期几】", "星期随年份变化", "event-date", message
        )
        return
    if match[1] and not moves(sentence, named, int(match[2])):
        return
    year, month, day = named + sentence.step, int(match[2]), int(match[3])
    try:
        right = _WEEKDAYS[date(year, month, day).weekday()]
    except ValueError:
        old = match.group() + weekday.group()
        message = f"{year}年没有{month}月{day}日，请另定日期"
        yield Edit(
            match.start(), weekday.end(), f"【待填：日期，原为{old}】", "没有这一天", "event-date", message
        )
        return
    weekend = right in "六日" and weekday[2] not in "六日天"
    why = f"{year}年{month}月{day}日是星期{right}"
    note = ("event-date", f"{why}，请核对是否仍用这一天") if weekend else ("", "")
    yield Edit(weekday.start(2), weekday.end(2), right, why, *note)


def moves(sentence: Sentence, year: int, month: int) -> bool:
    """Whether a day of that year belongs to the year's own round and so goes forward."""
    if sentence.frm is None:
        return False
    return year == sentence.frm or (year == sentence.frm + 1 and (month <= 2 or sentence.term))


def _event(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    text, month, day = sentence.text, int(match[2]), int(match[3])
    if _FIXED.fullmatch(f"{month}-{day}") or not _EVENT.search(
        text[max(0, match.start() - 14) : match.end() + 14]
    ):
        return
    if match[1] and not moves(sentence, int(match[1]), month):
        return
    yield Note(match.start(), match.end(), "event-date", "具体日期每年不同，请核对后改定")
