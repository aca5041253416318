"""上级写错：自治区里写“省教育厅”，直辖市里写“省委、省政府”。

不通过：落实‹省教育厅›部署，按照‹省委›、省政府要求办学。
不通过〔2027年 海淀区教育委员会〕：落实‹省教育厅›部署。
不通过〔2027年 昆山市教育局〕：根据‹市教委›要求。
不通过〔2027年 昆山市教育局〕：按照‹省教委›部署开展检查。
不通过〔2027年 昆山市教育局〕：落实‹自治区教育厅›部署。
通过：落实自治区党委、自治区教育厅部署，学习广东省教育厅经验。
通过〔2027年 昆山市教育局〕：落实省委、省政府和省教育厅部署。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.places import short_name
from drafter.model.finding import Finding, Level

ID = "wrong-superior"
LEVEL: Level = "error"

_PROVINCE = re.compile(r"省(?:教育厅|委(?=[、，和教省办]|全会|常委会|书记|部署)|政府|人民政府)")
_REGION = re.compile(r"自治区(?:党委|教育厅|政府|人民政府|教育工作会议|教育大会)")
_CITY_COMMITTEE = re.compile(
    "(?<![\u4e00-\u9fff]{2}[京津海庆])(?<=[，。；、由经和按照据实彻])市(?:教委|教育委员会)"
)
_PROVINCE_COMMITTEE = re.compile("(?:省|自治区)(?:教委|教育委员会)")
_FREE = ("11", "12", "31", "50")


def check(sheet: Sheet) -> Iterator[Finding]:
    """省… in a region or municipality, 自治区… in a province; other provinces by name are left alone."""
    unit = sheet.unit
    if unit is None or not unit.chain:
        return
    region = unit.names[-1].endswith("自治区")
    wrong = _PROVINCE if region or unit.chain[-1] in _FREE else _REGION
    right = "自治区" if region else "市" if unit.chain[-1] in _FREE else "省"
    if unit.chain[-1] not in _FREE and "委" not in unit.bureau:
        for match in sheet.search(_CITY_COMMITTEE):
            yield sheet.flag(ID, "warn", match.span(), "直辖市才称“市教委”，这里应写“市教育局”")
    for match in sheet.search(_PROVINCE_COMMITTEE):
        yield sheet.flag(
            ID, LEVEL, match.span(), f"省级教育行政部门应写“{right}{'教委' if right == '市' else '教育厅'}”"
        )
    last = -9
    for match in sheet.search(wrong):
        if (
            not _named(sheet, match.start())
            and not sheet.in_title(match.start())
            and match.start() > last + 5
        ):
            last = match.start()
            yield sheet.flag(ID, LEVEL, match.span(), f"本单位的上级是{unit.names[-1]}，应写“{right}……”")


def _named(sheet: Sheet, at: int) -> bool:
    """Whether a province's name stands before (广东省教育厅), or 外省, 各省 and the like."""
    before = sheet.text[max(0, at - 3) : at]
    provinces = (short_name(place.name) for place in sheet.places.all if place.level == "province")
    return before.endswith((*provinces, "外", "各", "跨", "兄弟", "部", "壮族", "回族", "维吾尔"))
