"""合计不等于分项：新建学校5所，其中小学2所、初中2所。

不通过：‹新建学校5所，其中小学2所、初中2所›。
不通过：‹招聘教师210名，其中小学90名、初中80名、高中60名›，重点补充音乐、美术等学科。
不通过：‹投入资金2.6亿元，其中校舍改造1.6亿元、设备更新0.8亿元、信息化0.4亿元›。
不通过：‹公办园占62%，民办园占41%›。
通过：新建学校5所，其中小学3所、初中2所。
通过：培训教师500名，其中骨干教师50名、农村教师300名。
通过：公办园占59%，民办园占41%。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "sum-mismatch"
LEVEL: Level = "error"

_TOTAL = re.compile(
    r"(\d+(?:\.\d+)?)(所|个|名|人|项|处|万元|亿元|万人|张|间|套)(?:[，,（(]|[\u4e00-\u9fff]{0,4}[，,（(])?其中[：，]?([^。；）)\n]*)"
)
_COUNTED = re.compile(
    r"(?:共有?|新建|改建|改扩建|扩建|建成|招聘|引进|完成|现有|拥有|建设|投入|开工)?[\u4e00-\u9fff]{0,10}\Z"
)
"""What is counted: the words before a total; sought only where a total stands."""
_ITEM = re.compile(
    r"([\u4e00-\u9fff]{2,8}?)(?:共|有|各)?(\d+(?:\.\d+)?)(所|个|名|人|项|处|万元|亿元|万人|张|间|套)"
)
_NEXT = re.compile(rf"[、，和及]?{_ITEM.pattern}(?:[（(][^（）()]*[）)])?")
_OPEN = re.compile("[、，]?(?:等|含|另|包括|以及其他|余)")
_APART = ("万元", "亿元", "所")
_DIVIDES = (
    (
        "幼儿园",
        "小学",
        "初中",
        "高中",
        "中职",
        "特",
        "九年一贯制",
        "完全中学",
        "完中",
        "教学点",
        "职",
        "十二年",
        "中学",
        "一贯",
    ),
    ("公办", "民办"),
    ("男", "女"),
    ("城区", "乡镇", "农村", "城镇", "县城", "乡村"),
    ("国家级", "省级", "市级", "县级", "自治区级", "区级", "校级"),
    ("新建", "改建", "扩建", "改扩建", "续建", "迁建", "设备", "采购", "维修", "加固"),
    ("中央", "省级", "市级", "县级", "自筹", "上级", "地方"),
)
_SHARES = re.compile(
    r"(公办|男|城区|小学)[\u4e00-\u9fff]{0,10}?占(?:比)?(?:为|达到?)?(\d+(?:\.\d+)?)%[，、](民办|女|农村|初中)[\u4e00-\u9fff]{0,10}?占(?:比)?(?:为|达到?)?(\d+(?:\.\d+)?)%"
)
_WHOLES = {("公办", "民办"), ("男", "女"), ("城区", "农村")}


def check(sheet: Sheet) -> Iterator[Finding]:
    """Totals with a full division into kinds, and shares of the two halves of a whole."""
    for match in sheet.search(_TOTAL):
        items, end = _items(match[3], match[2])
        if len(items) < 2:
            continue
        total, said = round(sum(number for _, number in items), 4), float(match[1])
        whole = _divides([name for name, _ in items]) and not _OPEN.match(match[3], end)
        if (whole and total != said) or (total > said and match[2] in _APART):
            message = f"分项合计是{total:g}{match[2]}，与总数{match[1]}{match[2]}不符，请核对"
            begin = max(match.start() - 16, 0)
            counted = _COUNTED.search(sheet.text[begin : match.start()])
            begin += counted.start() if counted else 0
            yield sheet.flag(ID, LEVEL, (begin, match.start(3) + end), message)
    for match in sheet.search(_SHARES):
        total = float(match[2]) + float(match[4])
        if (match[1], match[3]) in _WHOLES and abs(total - 100) > 0.2:
            message = f"两项占比合计{total:g}%，应为100%，请核对"
            yield sheet.flag(ID, "warn", match.span(), message)


def _items(text: str, unit: str) -> tuple[list[tuple[str, float]], int]:
    """The items of that unit that stand in a row at the beginning, and where they end."""
    found: list[tuple[str, float]] = []
    end = 0
    while (match := _NEXT.match(text, end)) and match[3] == unit:
        found.append((match[1], float(match[2])))
        end = match.end()
    return found, end


def _divides(names: list[str]) -> bool:
    """Whether the names are different kinds of one division, so that they add up."""
    for kinds in _DIVIDES:
        found = [max((kind for kind in kinds if kind in name), key=len, default="") for name in names]
        if all(found) and len(set(found)) == len(found):
            return True
    return False
