"""What counts the years without naming one: anniversaries, 第三年, 丙午马年, the weeks of a term."""

import re
from collections.abc import Iterator

from drafter.language.numbering import parse_han_numeral
from drafter.language.numerals import han_numeral
from drafter.rolling.kept import titles, touches
from drafter.rolling.record import Edit, Found, Note, Sentence

_STEMS, _BRANCHES, _BEASTS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_N = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5})"
_SEXAGENARY = re.compile(
    rf"(?P<name>[{_STEMS}][{_BRANCHES}])(?P<beast>[{_BEASTS}]?)(?=年|春|[^\u4e00-\u9fff])"
)
_BEAST = re.compile(
    rf"(?<![\u4e00-\u9fff])[{_BEASTS}]年|[{_BEASTS}]年(?=新春|春节|大吉|吉祥|来临|到来|开学|马|新)"
)
_ANNIVERSARY = re.compile(rf"(?P<n>{_N})\s*周年")
_NTH_YEAR = re.compile(
    r"第\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:个)?(?:年头|学年(?!第)|年(?![级度]|度|制))"
)
_WEEKS = re.compile(
    r"\d{1,2}(?:个教学)?周(?![年岁一二三四五六日天末])|[一二三四五六七八九十]{2,3}(?:个教学)?周(?![年岁末])"
)
_DAYS = re.compile(r"(?:还有|仅剩|倒计时|距)[^，。；]{0,14}?\d{1,3}\s*天")


def find_cycles(sentence: Sentence) -> Iterator[Found]:
    """Each with what it should be in the new year, as far as arithmetic can tell."""
    text = sentence.text
    yield from _sexagenary(sentence)
    if sentence.back:
        return
    inside = tuple(match.span() for match in titles(text))
    for pattern, check, message in (
        (_ANNIVERSARY, "ordinal", "周年逐年变化，按原文顺推是{n}周年；不逢整数时是否还提，请核对"),
        (_NTH_YEAR, "year-role", "“第几年”逐年变化，按原文顺推是第{n}年，请核对"),
    ):
        for match in pattern.finditer(text):
            if not touches(inside, *match.span()):
                yield Note(*match.span(), check, message.format(n=_on(match["n"], sentence.step)))
    for pattern in (_WEEKS, _DAYS):
        for match in pattern.finditer(text):
            yield Note(*match.span(), "event-date", "学期周数、天数随校历变化，请按新校历核对")
    for match in _BEAST.finditer(text):
        yield Note(
            *match.span(), "year-role", f"生肖逐年变化：{sentence.year_to}年是{_beast(sentence.year_to)}年"
        )


def _on(words: str, step: int) -> str:
    if words.isdigit():
        return str(int(words) + step)
    return han_numeral((parse_han_numeral(words) or 0) + step)


def _beast(year: int) -> str:
    return _BEASTS[(year - 4) % 12]


def _sexagenary(sentence: Sentence) -> Iterator[Found]:
    """The year of the sixty-year round: the source's own goes forward, any other is history."""
    for match in _SEXAGENARY.finditer(sentence.text):
        nth = next(
            (y for y in sentence.own if _STEMS[(y - 4) % 10] + _BRANCHES[(y - 4) % 12] == match["name"]), None
        )
        if nth is None:
            continue
        year = nth + sentence.step
        name = _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12] + (_beast(year) if match["beast"] else "")
        yield Edit(*match.span(), name, f"{year}年是{name}年")
