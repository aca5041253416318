"""主送机关与层级不符：县局主送“各县（市、区）教育局”。

不通过：关于做好工作的通知⏎‹各县（市、区）教育局›：⏎请抓好落实。⏎柳城县教育局
不通过〔2027年 柳州市教育局〕：关于做好工作的通知⏎‹各乡镇中心校›：⏎请抓好落实。⏎柳州市教育局
通过：关于做好工作的通知⏎各乡镇中心校，县直各学校：⏎请抓好落实。⏎柳城县教育局
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "addressee-level"
LEVEL: Level = "error"

_CITY = re.compile(
    "各(?:县|市|区)[（(]?[、市县区]*[）)]?(?:教育局|教体局|教委|教育体育局|教育行政部门|人民政府)"
)
_COUNTY = re.compile("各(?:乡镇?|镇)[（(]?[、镇街道]*[）)]?(?:中心校|中心学校|学区|小学)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """The addressee line against the unit's level."""
    unit = sheet.unit
    if unit is None:
        return
    wrong = {"county": _CITY, "township": _CITY, "school": _CITY, "city": _COUNTY, "province": _COUNTY}[
        unit.level
    ]
    for line, start in zip(sheet.lines, sheet.starts, strict=True):
        if line.role == "addressee" and (match := wrong.search(line.text)):
            span = (start + match.start(), start + match.end())
            yield sheet.flag(ID, LEVEL, span, "主送机关与本单位层级不符，请核对")
