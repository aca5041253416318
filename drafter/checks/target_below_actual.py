"""目标低于现状：去年97.2%，今年力争95%以上。

不通过：巩固率去年达到97.2%，‹今年力争95%以上›。
不通过：柳城县教育局2026年工作总结和2027年工作计划⏎一、2026年工作总结⏎义务教育巩固率达到97.2%。⏎二、2027年工作计划⏎‹义务教育巩固率达到95%以上›。
通过：巩固率去年达到97.2%，今年稳定在97.5%以上。
"""

import re
from collections.abc import Iterator

from drafter.checks.figures import figures
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "target-below-actual"
LEVEL: Level = "warn"

_FALLING = re.compile("辍学|近视|事故|大班额|投诉|超重|肥胖|占用|流失|民间投资|森林")
_PAIR = re.compile(
    r"(?:去年|上年|20\d\d年|目前|现为)[^。；%\n]{0,16}?(\d+(?:\.\d+)?)%[^。；%\n]{0,4}?[，,]"
    r"(?P<target>(?:今年|明年|本年|20\d\d年|力争|目标)[^。；%\n]{0,14}?(?:力争|达到?|稳定|保持|不低于|目标)?[^。；%\d\n]{0,6}(\d+(?:\.\d+)?)%(?:以上)?)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Within a sentence, and between the part that looks back and the plan."""
    for match in sheet.search(_PAIR):
        if float(match[3]) < float(match[1]) and not _FALLING.search(sheet.sentence(match.start())):
            message = f"目标（{match[3]}%）低于现状（{match[1]}%），请核对"
            yield sheet.flag(ID, LEVEL, match.span("target"), message)
    reached: dict[str, float] = {}
    for figure in figures(sheet):
        if sheet.part_at(figure.start).looking_back:
            reached[figure.name] = figure.value
        elif figure.value < reached.get(figure.name, 0) and not _FALLING.search(figure.name):
            message = f"目标（{figure.value:g}%）低于上年实绩（{reached[figure.name]:g}%），请核对"
            yield sheet.flag(ID, LEVEL, (figure.start, figure.end), message)
