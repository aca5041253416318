"""同一指标前后两个数：前面毛入园率92%，后面93%。

不通过：学前三年毛入园率达到92%。⏎加强建设，‹学前三年毛入园率达到93%›。
通过：学前三年毛入园率达到92%。⏎高中阶段毛入学率达到93%。
通过：2027年学前三年毛入园率达到92%，到2030年学前三年毛入园率达到95%。
"""

import re
from collections.abc import Iterator

from drafter.checks.figures import Figure, figures
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "figure-conflict"
LEVEL: Level = "error"


_REPORT = re.compile("工作报告|向大会(?:作)?报告|各位代表")


def check(sheet: Sheet) -> Iterator[Finding]:
    """A second value of the same indicator in the same part, where no other year is named."""
    if _REPORT.search(sheet.text[:800]):  # what was reached and what is aimed at stand side by side
        return
    first: dict[tuple[str, bool], Figure] = {}
    for figure in figures(sheet):
        key = figure.name, sheet.part_at(figure.start).looking_back
        before = first.setdefault(key, figure)
        if before.value != figure.value and _year(sheet, before) == _year(sheet, figure):
            message = f"同一指标前后不一：前面是{before.value:g}%，这里是{figure.value:g}%，请核对"
            yield sheet.flag(ID, LEVEL, (figure.start, figure.end), message)


def _year(sheet: Sheet, figure: Figure) -> str:
    """The year it is said of: the one named, else that of its part."""
    return figure.year or str(sheet.part_at(figure.start).year)
