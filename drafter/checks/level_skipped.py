"""层次跳级：“一、”下面直接用“（1）”。

层次序数依次为一、（一）1.（1）；“一、”下可以直接用“1.”。
依据：GB/T 9704—2012 第7.3.3条。

不通过：一、强化保障⏎‹（1）落实经费›⏎足额拨付。⏎（2）落实编制⏎配齐教师。
不通过：（一）强化保障⏎‹①落实经费›⏎足额拨付。⏎②落实编制⏎配齐教师。
通过：一、强化保障⏎1.落实经费。足额拨付。⏎2.落实编制。配齐教师。
通过：一、强化保障⏎（一）落实经费⏎足额拨付。⏎（二）落实编制⏎配齐教师。
"""

from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "level-skipped"
LEVEL: Level = "warn"


def check(sheet: Sheet) -> Iterator[Finding]:
    """The first （1） below 一、 or （一）."""
    above: list[int] = []
    for heading in sheet.headings:
        level = heading.number.level
        while above and above[-1] >= level:
            above.pop()
        first = heading.number.ordinal == 1 and not heading.number.text.startswith("[")
        if first and level == 4 and above and above[-1] <= 2:
            span = (heading.start, heading.start + (heading.paragraph.lead or len(heading.paragraph.text)))
            should = "（一）或1." if above[-1] == 1 else "1."
            yield sheet.flag(ID, LEVEL, span, f"层次跳级：这里应用{should}")
        above.append(level)
