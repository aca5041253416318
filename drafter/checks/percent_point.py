"""百分数之差应说“百分点”：由95%提高到97%，提高2个百分点。

不通过：巩固率由95%提高到97%，‹提高2%›。
通过：巩固率由95%提高到97%，提高2个百分点。
通过：经费由100万元提高到102万元，提高2%。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "percent-point"
LEVEL: Level = "warn"

_CHANGE = re.compile(
    r"(\d+(?:\.\d+)?)%[^。；%\n]{0,10}?(\d+(?:\.\d+)?)%[^。；%\n]{0,6}?"
    r"((?:提高|提升|上升|增加|增长|下降|降低|减少)了?[ ]*(\d+(?:\.\d+)?)%)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """A change that is just the difference of the two percentages before it."""
    for match in sheet.search(_CHANGE):
        if abs(abs(float(match[2]) - float(match[1])) - float(match[4])) < 0.005:
            right = match[3].replace("%", "个百分点")
            yield sheet.flag(ID, LEVEL, match.span(3), "两个百分数之差应说“个百分点”", right)
