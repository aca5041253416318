"""五年规划的次序、起止年和“开局、收官”说错。

“十三五”2016—2020年，“十四五”2021—2025年，“十五五”2026—2030年；
“开局之年”只能是首年，“收官之年”只能是末年，“承上启下”在中间。

不通过：落实‹第十五个五年规划（2021—2025年）›。
不通过：落实‹“十五五”规划（2025—2030年）›。
不通过：2027年是‹“十五五”规划的开局之年›。
不通过：2027年是‹“十五五”规划实施的第三年›。
通过：2027年是“十五五”规划的第二年，落实第十五个五年规划（2026—2030年）。
通过：2026年是“十五五”开局之年。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import parse_han_numeral
from drafter.language.ordinals import first_year
from drafter.model.finding import Finding, Level

ID = "plan-ordinal"
LEVEL: Level = "error"

_NAME = r"[“\"]?(?P<name>十[一二三四五六]?五)[”\"]?"
_YEARS = (
    r"[（(][ ]*(?P<first>(?:19|20)\d\d)年?[ ]*[—–\-~～－至]+[ ]*(?P<last>(?:19|20)\d\d)年?[^）)\n]{0,4}[）)]"
)
_NAMED = re.compile(rf"{_NAME}(?:规划|时期|期间|计划)?{_YEARS}")
_COUNTED = re.compile(rf"第(?P<name>十[一二三四五六]?)个五年(?:规划|计划)(?:{_YEARS})?")
_BOTH = re.compile(rf"{_NAME}(?:规划)?(?:[（(]|即|，即)第(?P<count>十[一二三四五六]?)个五年")
_STAGE = re.compile(
    rf"{_NAME}(?:规划|时期|计划)?的?(?:全面)?(?:实施)?的?"
    r"(?P<stage>(?:开局|起步|开篇|谋篇)(?:之年|首年|第一年)|(?:圆满)?收官(?:之年|年)|承上启下(?:之年|的关键)|第(?P<nth>[一二三四五])年|中期之年)"
)
_AT = re.compile(r"(20\d\d)年(?:度)?[，]?(?:是|作为|既是|正是|为|系)[^。；\n]{0,30}$")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Names, ordinals, years and stages of five-year plans, by arithmetic."""
    for match in sheet.search(_NAMED):
        yield from _years(sheet, match, first_year(match["name"]), match["name"])
    for match in sheet.search(_COUNTED):
        if match["first"]:
            yield from _years(sheet, match, first_year(match["name"] + "五"), f"第{match['name']}个五年")
    for match in sheet.search(_BOTH):
        if match["name"][:-1] != match["count"]:
            yield sheet.flag(ID, LEVEL, match.span(), f"“{match['name']}”是第{match['name'][:-1]}个五年规划")
    for match in sheet.search(_STAGE):
        yield from _stage(sheet, match)


def _years(sheet: Sheet, match: re.Match[str], first: int, name: str) -> Iterator[Finding]:
    said = int(match["first"]), int(match["last"])
    if said != (first, first + 4) and said[0] >= 1990:
        yield sheet.flag(ID, LEVEL, match.span(), f"“{name}”是{first}—{first + 4}年，请改正")


def _stage(sheet: Sheet, match: re.Match[str]) -> Iterator[Finding]:
    before = sheet.text[sheet.sentence_at(match.start())[0] : match.start()]
    named = _AT.search(before)
    part = sheet.part_at(match.start())
    year = int(named[1]) if named else part.year
    if year is None or (named is None and not re.search("今年|本年|[是为系]", before[-12:])):
        return
    first, stage = first_year(match["name"]), match["stage"]
    nth = year - first + 1
    right = {"开": 1, "起": 1, "谋": 1, "圆": 5, "收": 5}.get(stage[0])
    if match["nth"]:
        right = parse_han_numeral(match["nth"])
    wrong = nth not in (2, 3, 4) if right is None else nth != right
    if wrong:
        where = f"第{'一二三四五'[nth - 1]}年" if 1 <= nth <= 5 else "范围之外"
        yield sheet.flag(
            ID, LEVEL, match.span(), f"{year}年是“{match['name']}”（{first}—{first + 4}年）的{where}，请核对"
        )
