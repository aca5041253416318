"""只有一个下级标题：“（一）”下只有“1.”。

只有一条就不必编号，可并入上级正文。

不通过：一、安全管理⏎‹1.落实责任›⏎正文。⏎二、教学管理⏎1.抓课堂⏎正文。⏎2.抓教研⏎正文。
通过：一、安全管理⏎正文。⏎二、教学管理⏎1.抓课堂⏎正文。⏎2.抓教研⏎正文。
通过：一、安全⏎1.责任。正文。⏎2.检查。正文。⏎二、教学⏎3.课堂。正文。
"""

from collections.abc import Iterator

from drafter.checks.sheet import Heading, Sheet
from drafter.model.finding import Finding, Level

ID = "single-child"
LEVEL: Level = "warn"


def check(sheet: Sheet) -> Iterator[Finding]:
    """A first number below a heading that no second one follows."""
    headings = sheet.headings
    for index, heading in enumerate(headings):
        if index and heading.number.ordinal == 1 and _alone(headings, index):
            span = (heading.start, heading.start + (heading.paragraph.lead or len(heading.paragraph.text)))
            yield sheet.flag(ID, LEVEL, span, "只有一个下级标题，宜并入上级正文或补足")


def _alone(headings: tuple[Heading, ...], index: int) -> bool:
    level = headings[index].number.level
    if headings[index - 1].number.level >= level:
        return False
    for other in headings[index + 1 :]:
        if other.number.level < level:
            return True
        if other.number.level == level:
            return False
    return True
