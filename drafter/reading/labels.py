"""Word's automatic numbering: the label in front of a paragraph, which is not in its text."""

from dataclasses import dataclass, field
from typing import Any

from drafter.language.numbering import han_numeral
from drafter.reading.package import Package, get, name_of

DEEPEST = 9
"""Levels of a list in Word (ECMA-376, 17.9.6)."""
LARGEST = 9999
"""No list of a plan counts further; a larger start is damage."""

_HAN = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographDigital",
    "taiwaneseDigital",
    "ideographTraditional",
}
_LEGAL = "零壹贰叁肆伍陆柒捌玖拾"
_ENCLOSED = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
    "ideographEnclosedCircle": 0x3220,
}


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Labels:
    """The labels of a document, counted in reading order."""

    def __init__(self, package: Package) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        root = package.beside("numbering.xml")
        if root is not None:
            self._load(root)

    def next(self, list_id: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth from 0; "" for bullets and unknown lists."""
        one = self._lists.get(list_id)
        levels = self._levels.get(one.abstract) if one else None
        if one is None or not levels or depth not in levels:
            return ""
        counts = self._counts.setdefault(one.abstract, [None] * DEEPEST)
        if not one.begun:
            one.begun = True
            for level, start in one.starts.items():
                counts[level] = start - 1
        before = counts[depth]
        counts[depth] = min(levels[depth].start if before is None else before + 1, LARGEST)
        for deeper in range(depth + 1, DEEPEST):
            counts[deeper] = None
        return self._label(levels, counts, depth)

    def _label(self, levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
        if levels[depth].form in ("bullet", "none"):
            return ""
        label = levels[depth].text
        for at in range(DEEPEST):
            if f"%{at + 1}" in label:
                level = levels.get(at, _Level())
                count = counts[at]
                label = label.replace(
                    f"%{at + 1}", _numeral(level.start if count is None else count, level.form)
                )
        return label.strip()

    def _load(self, root: Any) -> None:
        for element in root:
            name = name_of(element)
            if name == "abstractNum":
                self._levels[get(element, "abstractNumId")] = _load_levels(element)
            elif name == "num":
                one = _List(_value(element, "abstractNumId"))
                for override in element:
                    if name_of(override) == "lvlOverride" and (start := _value(override, "startOverride")):
                        one.starts[_depth(get(override, "ilvl"))] = _count(start)
                self._lists[get(element, "numId")] = one


def _load_levels(abstract: Any) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in abstract:
        if name_of(element) != "lvl":
            continue
        start = _value(element, "start")
        levels[_depth(get(element, "ilvl"))] = _Level(
            start=_count(start),
            form=_form(element),
            text=_value(element, "lvlText"),
        )
    return levels


def _form(level: Any) -> str:
    for child in level.iter():
        if name_of(child) == "numFmt":
            return get(child, "val") or "decimal"
    return "decimal"


def _numeral(n: int, form: str) -> str:
    if form in _HAN:
        return han_numeral(n)
    if form in _ENCLOSED and 1 <= n <= (10 if form.startswith("ideo") else 20):
        return chr(_ENCLOSED[form] + n - 1)
    if form == "chineseLegalSimplified" and n <= 10:
        return _LEGAL[n]
    if form in ("upperLetter", "lowerLetter") and 1 <= n <= 26:
        return chr((ord("A") if form == "upperLetter" else ord("a")) + n - 1)
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(n)
        return roman if form == "upperRoman" else roman.lower()
    return f"{n:02d}" if form == "decimalZero" else str(n)


def _roman(n: int) -> str:
    words = ""
    for value, name in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    ):
        words += name * (n // value)
        n %= value
    return words


def _value(element: Any, name: str) -> str:
    return next((get(child, "val") for child in element if name_of(child) == name), "")


def _depth(text: str) -> int:
    return min(_count(text, 0), DEEPEST - 1)


def _count(text: str, otherwise: int = 1) -> int:
    """A number of the file; `otherwise` for what is none, and for one of a length that none has."""
    return min(int(text), LARGEST) if text.isdecimal() and len(text) < 10 else otherwise
