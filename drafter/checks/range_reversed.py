"""数值区间倒置：15—10个百分点。

不通过：压减‹15—10个百分点›。
不通过：每校配备‹3至2名›心理教师。
通过：压减10—15个百分点，每校配备2至3名心理教师，热线0772-7612345。
通过：比分3-2，2026-2027学年，第9—1号文件，由15%至10%。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "range-reversed"
LEVEL: Level = "error"

_RANGE = re.compile(
    r"(?<![\d.\-—–~～/第由从:：A-Za-z年月])(\d+(?:\.\d+)?)(%?)[ ]*[—–\-~～－至][ ]*(\d+(?:\.\d+)?)"
    r"(%|个百分点|[所个名人元岁天次期场份项件班台倍]|万元|亿元|万人|小时|分钟|周岁|课时|学时|公里|平方米)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """From more to less."""
    for match in sheet.search(_RANGE):
        first, last = float(match[1]), float(match[3])
        falls = (
            re.search("由|从|降|减少到|下降", sheet.text[max(0, match.start() - 6) : match.start()])
            and match[2]
        )
        if first > last and first < 3000 and not falls:
            right = f"{match[3]}{match[2]}—{match[1]}{match[4]}"
            yield sheet.flag(ID, LEVEL, match.span(), f"区间倒置，像是“{right}”，请核对")
