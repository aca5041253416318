"""层级写错：区的计划写“全县”，县的计划写“我区”“各县（市、区）教育局”。

不通过〔2027年 海淀区教育委员会〕：提高‹全县›教育质量，落实‹县委›、县政府部署。
不通过：推动‹全市›教育发展，提高全县教育质量。
不通过〔2027年 昆山市花桥幼儿园〕：在‹县教育局›领导下。
通过：争取走在全市前列，落实全市教育工作会议部署，提高全县教育质量。
不通过：提高‹全旗›教育质量，‹我市›各校要抓好落实。
不通过：‹各县（市、区）教育局›要抓好落实。
通过：提高全县教育质量，在全市、全区推广，县委、县政府高度重视。
通过〔2027年 海淀区教育委员会〕：提高全区教育质量，区委、区政府高度重视。
通过〔2027年 昆山市教育局〕：提高全市教育质量。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level
from drafter.model.unit import Unit

ID = "wrong-area"
LEVEL: Level = "error"

_COUNTY = ("县", "区", "旗", "市")
_BELOW = re.compile(
    r"各县（?[市区、]*）?(?:教育局|教体局|教育体育局|教委|教育行政部门)|各市[、]?县（?[市区、]*）?教育局|各市州?教育局"
)
_WHOLE_CITY = re.compile(
    "(?:(?<=[。；，])|(?<=\n)|(?<=推动)|(?<=促进)|(?<=推进)|(?<=实现))全市"
    "(?:教育(?!工作会|大会|系统|局|[督评质])|现有|共有|各级各类|学前|义务教育(?!质量))"
)
_BUREAU = "(?<![\u4e00-\u9fff])(?:{0})(?:教育局|教体局)|(?<=[在由经向按])(?:{0})(?:教育局|教体局)"
_LIST = re.compile("全[国省市州县区盟][、和]")


def check(sheet: Sheet) -> Iterator[Finding]:
    """全县, 我区, 县委 and the like that belong to a unit of another rank of the same level."""
    unit = sheet.unit
    if unit is None or not unit.place:
        return
    for word in _wrong_ranks(unit):
        committee = rf"(?<![自治社小校园片学地城各]){word}委(?=[、，和]{word}?(?:人民)?政府)"
        pattern = re.compile(rf"(?<![安保健])全{word}(?![域局力程国性])|我{word}(?!域)|{committee}")
        for match in sheet.search(pattern):
            if not _excused(sheet, match, word):
                message = f"本单位是“{unit.rank}”，这里写成“{match.group()}”，请核对"
                level: Level = "warn" if unit.level == "city" and word == "区" else LEVEL
                yield sheet.flag(ID, level, match.span(), message)
    if unit.level == "county" and unit.rank != "市" and f"全{unit.rank}" in sheet.text:
        for match in sheet.search(_WHOLE_CITY):
            span = (match.start(), match.start() + 2)
            yield sheet.flag(ID, "warn", span, f"本单位是“{unit.rank}”，这里写成“全市”，请核对")
    if len(unit.chain) > 2 and unit.level in ("county", "school"):
        yield from _bureaus(sheet, unit)
    if unit.level in ("county", "township", "school"):
        for match in sheet.search(_BELOW):
            yield sheet.flag(ID, LEVEL, match.span(), "这是市级以上单位的下级，与本单位层级不符")


def _bureaus(sheet: Sheet, unit: Unit) -> Iterator[Finding]:
    """县教育局 where the unit's own county is a city or a district."""
    rank = unit.names[0][-1:]
    wrong = "|".join(word for word in ("县", "区", "旗") if word != rank)
    for match in sheet.search(re.compile(_BUREAU.format(wrong))):
        message = f"本单位所在的是“{unit.names[0]}”，这里写成“{match.group()}”，请核对"
        yield sheet.flag(ID, "warn", match.span(), message)


def _wrong_ranks(unit: Unit) -> tuple[str, ...]:
    """The rank words of the unit's own level that are not its own.

    市 is the superior of a county and district, 区 may be the autonomous region.
    """
    region = unit.chain and unit.names[-1].endswith("自治区")
    if unit.level == "county":
        wrong = [word for word in _COUNTY if word != unit.rank]
        return tuple(word for word in wrong if not (word == "区" and region))
    if unit.level == "city":
        quanzhou = "450324"  # 全州县 makes 全州 a name in Guilin
        wrong = [word for word in ("县", "旗", "州", "盟", "市", "区") if word != unit.rank]
        wrong = [word for word in wrong if not (word == "区" and region)]
        return tuple(word for word in wrong if not (word == "州" and quanzhou[:4] in unit.chain))
    return ()


def _excused(sheet: Sheet, match: re.Match[str], word: str) -> bool:
    """全市 is the superior's, lists name all levels, and a title keeps its words."""
    if sheet.in_title(match.start()):
        return True
    unit = sheet.unit
    if word == "市" and unit and unit.level == "county" and match.group() != "我市":
        return True
    before = sheet.text[max(0, match.start() - 3) : match.start()]
    named = any(sheet.places.full(before[-length:] + word) for length in (1, 2, 3))
    if named and match.group().startswith(word):  # 泽州县委
        return True
    after = sheet.text[match.end() : match.end() + 3]
    return bool(_LIST.search(before) or re.match("[、和]全", after) or "自治" in before)
