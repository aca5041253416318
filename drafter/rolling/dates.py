"""Days: weekdays recomputed, weeks of a calendar blanked, days of events to be confirmed."""

import re
from collections.abc import Iterator
from datetime import date

from drafter.language.blanks import blank
from drafter.rolling.record import Edit, Found, Note, Sentence

_WEEKDAYS = "一二三四五六日"
_TO = r"\s*(?:[—–\-~～－至到、和]|——)+\s*"
_DAY = re.compile(
    rf"(?<![\d.])(?:(?P<year>20\d\d)\s*年\s*)?(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})"
    rf"(?:\s*日?{_TO}(?:(?P<month2>\d{{1,2}})\s*月\s*)?(?P<day2>\d{{1,2}}))?\s*[日号]"
)
_WEEKDAY = re.compile(
    rf"\s*(?:[上下]午|晚上?)?[（(]?\s*(?:星期|周|礼拜)(?P<first>[一二三四五六日天])"
    rf"(?:{_TO}(?:星期|周|礼拜)?(?P<second>[一二三四五六日天]))?"
)
_WEEK = re.compile(
    r"(第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*周\s*[（(：:\t ]?\s*)"
    r"(\d{1,2}\s*(?:月|[./])\s*\d{1,2}\s*日?\s*[—–\-~～－至到]+\s*(?:\d{1,2}\s*(?:月|[./])\s*)?\d{1,2}\s*日?)"
)
_RANGE = re.compile(
    r"(?<![\d.])\d{1,2}\s*(?:月|[./])\s*\d{1,2}\s*日?\s*[—–\-~～－至到]+\s*(?:\d{1,2}\s*(?:月|[./])\s*)?\d{1,2}(?:\s*日|(?=[\s\t）)]|$))"
)
_MONTH_END = re.compile("(?:1|3|5|7|8|10|12)-31|(?:4|6|9|11)-30|2-2[89]")
_BEFORE = re.compile("(?:之?前|以前)")
_FIXED = re.compile(
    "1-1|3-5|3-8|3-12|3-15|3-22|4-7|4-15|4-23|4-26|5-1|5-4|5-12|5-25|5-31|6-[15678]|6-14|6-26|7-1|7-7|8-1|9-3|9-10|9-18|9-20|9-30"
    "|10-1|10-13|10-16|11-9|11-20|12-1|12-4|12-9|12-13"
)
"""Days that are the same every year: 学雷锋日, 植树节, 教师节 …"""


def find_days(sentence: Sentence) -> Iterator[Found]:
    """Everything that hangs on the calendar of one year, years themselves aside."""
    text = sentence.text
    weeks = list(_weeks(sentence))
    yield from weeks
    for match in _DAY.finditer(text):
        if any(edit.start < match.end() and match.start() < edit.end for edit in weeks):
            continue
        weekday = _WEEKDAY.match(text, match.end())
        if floating := _floating(sentence, match):
            yield floating
        elif weekday:
            yield from _weekdays(sentence, match, weekday)
        elif not sentence.back:
            yield from _event(sentence, match)


def day_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where days stand that `find_days` looks at, whatever it finds of them."""
    return tuple(match.span() for match in _DAY.finditer(text))


def _weeks(sentence: Sentence) -> Iterator[Edit]:
    table = "\t" in sentence.text
    for match in (_RANGE if table else _WEEK).finditer(sentence.text):
        start = match.start() if table else match.start(2)
        old = sentence.text[start : match.end()]
        label = "起止日期" if table else f"{match[1].strip('（(：: ')}起止日期"
        message = "周次的起止日期每年不同，请按新校历填写"
        yield Edit(start, match.end(), blank(f"{label}，原为{old}"), "周次随校历变化", "event-date", message)


def _weekdays(sentence: Sentence, match: re.Match[str], weekday: re.Match[str]) -> Iterator[Found]:
    """The weekday, or the two of a range, that the same days have in the new year."""
    if sentence.year_from is None:
        message = "不知道原文是哪一年，星期请核对"
        yield Edit(*weekday.span("first"), blank("星期几"), "星期随年份变化", "event-date", message)
        return
    month = int(match["month"])
    named = int(match["year"]) if match["year"] else sentence.year_of(month)
    if named is None or (match["year"] and not moves(sentence, named, month)):
        return
    pairs = [(month, int(match["day"]), "first")]
    if weekday["second"]:
        last = match["day2"] or match["day"]
        pairs.append((int(match["month2"] or month), int(last), "second"))
    for at_month, day, group in pairs:
        right = _weekday(named + sentence.step, at_month, day)
        if right is None:
            yield _no_such_day(named + sentence.step, match, weekday)
            return
        said = weekday[group].replace("天", "日")
        yield Edit(*weekday.span(group), right, *_reason(said, right, named, sentence, (at_month, day)))


def _weekday(year: int, month: int, day: int) -> str | None:
    try:
        return _WEEKDAYS[date(year, month, day).weekday()]
    except ValueError:
        return None


def _no_such_day(year: int, match: re.Match[str], weekday: re.Match[str]) -> Edit:
    end = weekday.end()
    if "（" in weekday.group() and match.string[end : end + 1] == "）":
        end += 1
    old = match.string[match.start() : end]
    message = f"{year}年没有{match['month']}月{match['day']}日，请另定日期"
    return Edit(match.start(), end, blank(f"日期，原为{old}"), "没有这一天", "event-date", message)


def _reason(
    said: str, right: str, named: int, sentence: Sentence, day: tuple[int, int]
) -> tuple[str, str, str]:
    """Why the weekday changes, and what to look at: a weekend, or a source that was wrong itself."""
    year = named + sentence.step
    why = f"{year}年{day[0]}月{day[1]}日是星期{right}"
    if _weekday(named, *day) != said:
        return why, "event-date", f"{why}；原文的星期与{named}年对不上，请核对日期"
    fixed = _FIXED.fullmatch(f"{day[0]}-{day[1]}")
    if not fixed or (right in "六日" and said not in "六日"):
        return why, "event-date", f"{why}，请核对是否仍用这一天"
    return why, "", ""


def _floating(sentence: Sentence, match: re.Match[str]) -> Edit | None:
    """The day of an observance that falls on a weekday of its month, beside its name."""
    text, step = sentence.text, sentence.step
    near = text[max(0, match.start() - 24) : match.end() + 24]
    month, named = int(match["month"]), sentence.year_of(int(match["month"]))
    for name, rule_month, weekday, nth, length in _OBSERVED:
        if named is None or not step or match["year"] or month != rule_month or name not in near:
            continue
        old, new = _nth(named, month, weekday, nth), _nth(named + step, month, weekday, nth)
        if int(match["day"]) != old or (match["day2"] and int(match["day2"]) != old + length - 1):
            continue
        last = (
            match.string[match.end("day") : match.start("day2")] + str(new + length - 1)
            if match["day2"]
            else ""
        )
        end = match.end("day2") if match["day2"] else match.end("day")
        why = f"{name}按规定的星期推算，{named + step}年从{month}月{new}日起"
        return Edit(match.start("day"), end, f"{new}{last}", why, "event-date", f"{why}，请核对当年通知")
    return None


_OBSERVED = (("安全教育日", 3, 0, -1, 1), ("推广普通话", 9, 0, 3, 7), ("推普", 9, 0, 3, 7))
"""Name, month, weekday, which one of the month (-1: the last), days it lasts."""


def _nth(year: int, month: int, weekday: int, nth: int) -> int:
    days = [day for day in range(1, 32) if _weekday(year, month, day) == _WEEKDAYS[weekday]]
    return days[nth - 1 if nth > 0 else nth]


def moves(sentence: Sentence, year: int, month: int) -> bool:
    """Whether a day of that year belongs to the year's own round and so goes forward."""
    if sentence.year_from is None:
        return False
    return year == sentence.year_from or (year == sentence.year_from + 1 and month <= max(2, sentence.late))


def _event(sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    """Any day but those of every year and the ends of months that a deadline names."""
    text, month, day = sentence.text, int(match["month"]), int(match["day"])
    fixed = _FIXED.fullmatch(f"{month}-{day}") and not match["day2"]
    if fixed or (_MONTH_END.fullmatch(f"{month}-{day}") and _BEFORE.match(text, match.end())):
        return
    if match["year"] and not moves(sentence, int(match["year"]), month):
        return
    yield Note(match.start(), match.end(), "event-date", "具体日期每年不同，请核对后改定")
