"""内设机构串层：县局写“各处室”，市局写“各股室”。

不通过：‹各处室›按职责抓好落实。
不通过〔2027年 柳州市教育局〕：‹各股室›按职责抓好落实。
通过：各股室按职责抓好落实，学校各处室配合。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "office-rank"
LEVEL: Level = "warn"

_DIVISIONS = re.compile("(?:局机关|机关|局)?各处室|各处（室）|局机关处室|责任处室|(?:有关|相关)处室")
_SECTIONS = re.compile("(?:局机关|机关|局)?各股室|各股（室）|局机关股室|责任股室|(?:有关|相关)股室")


def check(sheet: Sheet) -> Iterator[Finding]:
    """处室 in a county bureau (schools have them) and 股室 above the county."""
    unit = sheet.unit
    if unit is None or unit.level not in ("county", "city", "province"):
        return
    wrong = _DIVISIONS if unit.level == "county" else _SECTIONS
    right = "股室（科室）" if unit.level == "county" else "处室或科室"
    for match in sheet.search(wrong):
        if unit.level != "county" or not re.search(
            "学校|校|园", sheet.text[max(0, match.start() - 10) : match.start()]
        ):
            yield sheet.flag(ID, LEVEL, match.span(), f"与本单位层级不符，内设机构一般称{right}")
