"""The number in front of a heading: what it says, at which level, and how a level is numbered."""

import re
from dataclasses import dataclass
from functools import lru_cache

from drafter.language.numerals import DIGITS, format_number, han_numeral

__all__ = [
    "DIGITS",
    "STYLES",
    "Number",
    "format_number",
    "han_numeral",
    "masked_number",
    "parse_han_numeral",
    "parse_numeral",
    "split_number",
]

_UNITS = {"十": 10, "百": 100, "千": 1000}
_VALUES = {char: value for value, char in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_VALUES |= {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
_SPELT = str.maketrans(
    {"廿": "二十", "卅": "三十", "拾": "十", "佰": "百", "贰": "二", "貳": "二", "陸": "六"}
)


@dataclass(frozen=True, slots=True)
class Number:
    """A heading's number.

    `text` is the number as it stands, without blanks ("一、", "（一）", "1.");
    `level` is 1..4; `style` names its shape (see `STYLES`); `ordinal` counts
    from 1 and is None where it is masked ("x."); `length` is how many
    characters of the line it takes, blanks behind it included.
    """

    text: str
    level: int
    style: str
    ordinal: int | None
    length: int


STYLES: dict[str, int] = {
    "part": 1,  # 第一部分
    "chapter": 1,  # 第一章
    "han": 1,  # 一、
    "han-bracket": 1,  # 【一】
    "section": 2,  # 第一节
    "han-paren": 2,  # （一）
    "han-circled": 2,  # ㈠ ㊀
    "digit": 3,  # 1. 1、 1）
    "digit-stop": 3,  # ⒈
    "paren": 4,  # （1）
    "paren-sign": 4,  # ⑴
    "circled": 4,  # ①
    "decimal": 0,  # 1.1: the level is the depth
}
"""Shapes of heading numbers and their levels (GB/T 9704—2012, 7.3.3, and what offices write instead)."""

_HAN = "[零〇一二三四五六七八九十百廿卅壹贰貳叁肆伍陆陸柒捌玖拾]"
_B = r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]*"
_OPEN, _CLOSE = r"[（(﹙〔\[]", r"[）)﹚〕\]]"
_STOP = r"[.．﹒。、，,:：]"
# What makes "一、二年级", "3.5万人", "1、2月" text and not a number.
_COUNTED = rf"(?!{_B}{_HAN}+{_B}(?:年级|级|类|等|期|线|楼|月|批|档|轮|把手|孩|、))"
_DIGITS_COUNTED = rf"(?!{_B}\d{{1,2}}{_B}(?:年级|号楼|月|日|、|班))"
_AFTER = "年月日个是来届中校所项级"
_MEASURE = "[万亿千百个倍%％‰年月日元米平公亩人名所校次项期版分时点度号层楼届级岁吨度寸—～~-]"

_SHAPES: tuple[tuple[str, str], ...] = tuple(
    (style, rf"{_B}{pattern}{_B}")
    for style, pattern in (
        (
            "part",
            rf"第{_B}({_HAN}{{1,4}}|\d{{1,2}}){_B}(?:部{_B}分|篇|编)(?=[^\w]|[\u4e00-\u9fff]|$){_B}[:：、，,.．]?",
        ),
        ("chapter", rf"第{_B}({_HAN}{{1,4}}|\d{{1,2}}){_B}章{_B}[:：、，,.．]?"),
        ("section", rf"第{_B}({_HAN}{{1,4}}|\d{{1,2}}){_B}节(?![日课点能约奏]){_B}[:：、，,.．]?"),
        ("han-bracket", rf"[【〖\[]{_B}({_HAN}{{1,4}}){_B}[】〗\]]{_B}[、.．]?"),
        ("han-paren", rf"{_OPEN}{_B}({_HAN}{{1,4}}){_B}{_CLOSE}{_B}[、.．]?(?!{_B}[，,。；）)])"),
        ("han-paren", rf"({_HAN}{{1,4}}){_B}[）)]{_B}[、.．]?(?!{_B}[，,。；）)])"),
        ("han", rf"({_HAN}{{1,4}}){_B}[、.．﹒，,]{_COUNTED}"),
        ("han", rf"({_HAN}{{1,3}})[:：](?=.{{2,30}}$)"),
        (
            "han",
            rf"({_HAN}{{1,3}})[ \t\u00a0\u3000]+(?=[\u4e00-\u9fff])(?![{_AFTER}])(?=.{{2,30}}$)",
        ),
        ("paren", rf"{_OPEN}{_B}(\d{{1,3}}){_B}{_CLOSE}{_B}[、.．]?(?!{_B}[号〕，,。；）)])"),
        (
            "digit",
            rf"(\d{{1,3}}){_B}[.．﹒](?=(?:[1１][9９]|[2２][0０])\d\d{_B}[年级届—～~-]|\d{{1,2}}月)",
        ),
        (
            "decimal",
            rf"(\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?![\d.．]){_B}[、.．]?(?!{_B}{_MEASURE}|\d)(?={_B}\S)",
        ),
        (
            "digit",
            rf"(\d{{1,3}}){_B}[.．﹒、](?![.．]?\d{{1,2}}(?:[.．%％万亿]|$)){_DIGITS_COUNTED}(?!(?<=[.．﹒])\d)",
        ),
        ("digit", rf"(\d{{1,3}}){_B}[）)]{_B}[、.．]?(?!{_B}[，,。；）)])"),
    )
)
_SIGNS: tuple[tuple[str, int, int, int], ...] = (
    # style, first code point, ordinal of it, how many
    ("circled", 0x2460, 1, 20),
    ("circled", 0x2776, 1, 10),
    ("circled", 0x2780, 1, 10),
    ("circled", 0x278A, 1, 10),
    ("circled", 0x24F5, 1, 10),
    ("circled", 0x3251, 21, 15),
    ("paren-sign", 0x2474, 1, 20),
    ("digit-stop", 0x2488, 1, 20),
    ("han-circled", 0x3220, 1, 10),
    ("han-circled", 0x3280, 1, 10),
)
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("第", ("part", "chapter", "section")),
    ("【〖", ("han-bracket",)),
    ("[", ("han-bracket", "han-paren", "paren")),
    ("（(﹙〔﹝", ("han-paren", "paren")),
    ("零〇一二三四五六七八九十百廿卅壹贰貳叁肆伍陆陸柒捌玖拾", ("han-paren", "han")),
    ("0123456789０１２３４５６７８９", ("decimal", "digit")),
    ("".join(chr(first + offset) for _, first, _, count in _SIGNS for offset in range(count)), ()),
)
_BY_FIRST: dict[str, tuple[str, ...]] = {char: styles for chars, styles in _GROUPS for char in chars}
"""The styles that a line may have, by its first character, so that most lines cost one look-up."""
_REACH = 80
"""Characters in which a number stands, with what tells it from an amount."""
_TRAIL = re.compile(rf"{_B}[、.．]?{_B}")
_MASKED = re.compile(rf"{_B}(?P<n>[xX×]{{1,2}}){_B}[.．、](?=[\u4e00-\u9fff“《]){_B}")


def split_number(text: str) -> Number | None:
    """The number at the head of a line, or None where it begins with words.

    Full-width digits and blanks inside the number are understood; years,
    amounts and pairs of grades ("2027年", "3.5万", "一、二年级") are no numbers.
    """
    first = text[:1] if text[:1] > "\u3000" or text[:1].isdigit() else text.lstrip()[:1]
    styles = _BY_FIRST.get(first)
    if styles is None:
        return None
    if not styles:
        return _signed(text)
    told, shape = _shapes(styles)
    found = shape.match(text, 0, _REACH)
    return _number(text, told[found.lastindex - 1], found) if found and found.lastindex else None


@lru_cache(maxsize=len(_GROUPS))
def _shapes(styles: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The style of each group, and the shapes as one pattern of which the first that fits counts."""
    # Made when a line first needs it: a program that only writes numbers reads none.
    chosen = [(style, pattern) for style, pattern in _SHAPES if style in styles]
    return tuple(style for style, _ in chosen), re.compile("|".join(pattern for _, pattern in chosen))


def masked_number(text: str) -> Number | None:
    """A third-level number whose digits somebody masked ("x.", "×、"), else None."""
    found = _MASKED.match(text)
    return None if found is None else Number(text[: found.end()].strip(), 3, "digit", None, found.end())


@lru_cache(maxsize=1024)
def parse_han_numeral(s: str) -> int | None:
    """The value of 十一, 一百零二, 廿一 or, digit by digit, 二〇二七; None for anything else."""
    s = s.translate(_SPELT)
    if not s or any(char not in _VALUES and char not in _UNITS for char in s):
        return None
    if not any(char in _UNITS for char in s):
        return int("".join(str(_VALUES[char]) for char in s))
    total, digit = 0, 0
    for char in s:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _VALUES[char]
    return total + digit


def parse_numeral(s: str) -> int | None:
    """The value of 12 or 十二; None for anything else."""
    return int(s) if s.isdecimal() else parse_han_numeral(s)


def _number(text: str, style: str, found: re.Match[str]) -> Number | None:
    value = found[found.lastindex or 0]
    if style == "decimal":
        parts = [int(part) for part in re.split("[.．]", value)]
        level, ordinal = min(len(parts), 4), parts[-1]
        if 0 in parts:
            return None
    else:
        level, parsed = STYLES[style], parse_numeral(value)
        if not parsed:
            return None
        ordinal = parsed
    return Number("".join(found[0].split()), level, style, ordinal, found.end())


def _signed(text: str) -> Number | None:
    start = len(text) - len(text.lstrip())
    code = ord(text[start])
    for style, first, ordinal, count in _SIGNS:
        if first <= code < first + count:
            trail = _TRAIL.match(text, start + 1)
            end = trail.end() if trail else start + 1
            return Number("".join(text[:end].split()), STYLES[style], style, ordinal + code - first, end)
    return None
