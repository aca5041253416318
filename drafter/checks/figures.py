"""Indicators of a text with their values: 义务教育巩固率 → 97%, and where that stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checks.sheet import Sheet

_INDICATOR = re.compile(
    r"([\u4e00-\u9fff]{0,12}(?:率|占比|覆盖面|满意度))(?:均|分别|也|要|力争|稳步|力求|确保|继续|基本)?"
    r"(?:稳定在|保持在|达到?|为|提高到|提升到|提升至|提高至|控制在|不低于|超过|稳定|保持)?了?"
    r"[ ]*(\d+(?:\.\d+)?)%(以上|以内|以下|左右)?"
)
_LEAD = re.compile(
    "^(?:.*(?:实现|确保|力争|其中|全县|全市|全区|全旗|我县|我市|我区|全镇|九年|达到|推动|[，。；]))?"
    "(?:年底?|到)?(?:提高|提升|巩固(?!率)|保持|稳定|使|让)?"
)
_PLAIN = re.compile("(?:毛入园率|巩固率|普惠性幼儿园覆盖率)$")
_STAGE = re.compile("小学|初中|高中|中职|乡村|城区|农村|民办|公办")
_VAGUE = re.compile("^(?:.?率|占比|满意度|覆盖率|合格率|优秀率|达标率|参与率|完成率|入学率|普及率)$")
_CHANGES = re.compile(
    "由|从|比上年|较上年|同比|提高了|下降了|全国|全省|全市平均|平均|国家标准|高于|低于|上年|去年"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's value at its place.

    `name` is without modifiers that do not tell it apart; `year` is the last
    one named before it in its sentence.
    """

    name: str
    value: float
    start: int
    end: int
    year: str | None


def figures(sheet: Sheet) -> Iterator[Figure]:
    """Indicators in per cent that are told apart by name and stand as one plain value."""
    for match in sheet.search(_INDICATOR):
        name = _LEAD.sub("", match[1])
        start = match.end(1) - len(name)
        if (plain := _PLAIN.search(name)) and not _STAGE.search(name):
            name = plain.group()
        elif name.startswith("阶段") or _VAGUE.match(name) or len(name) < 5:
            continue
        before = sheet.text[max(sheet.sentence_at(start)[0], start - 14) : start]
        if not _CHANGES.search(before + match[1]):
            yield Figure(name, float(match[2]), start, match.end(), _year_before(sheet, start))


def _year_before(sheet: Sheet, at: int) -> str | None:
    """The year named last before `at` in its sentence."""
    years = re.findall(r"20\d\d", sheet.text[sheet.sentence_at(at)[0] : at])
    return years[-1] if years else None
