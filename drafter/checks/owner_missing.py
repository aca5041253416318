"""别的条目都标了责任单位（时限），这几条漏了。

只有六成以上的条目标了，才报漏标的。

不通过：{五条标了责任股室的条目}⏎‹6.抓好安全。›排查隐患。
通过：{五条标了责任股室的条目}⏎6.抓好安全。排查隐患。（责任股室：安全股）
通过：1.抓好党建。健全制度。⏎2.抓好教学。提高质量。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Heading, Sheet
from drafter.model.finding import Finding, Level

ID = "owner-missing"
LEVEL: Level = "warn"

_OWNER = re.compile(
    r"[（(【](?:牵头|责任|主办|负责|落实|承办|配合)?(?:责任)?(?:单位|科室|股室|部门|处室|人|股|科|领导)[：:]"
)
_TIME = re.compile(
    r"(?:完成)?时限[：:]|\d{1,2}月(?:底|上旬|中旬|下旬|份|\d{1,2}日)?(?:之?前)?|年底前?|[上下]半年|全年|[一二三四]季度|学期(?:末|初)|长期|常态化"
)
_NO_OWNER = re.compile("指导思想|总体要求|总体思路|目标|原则|组织领导|保障|意义|有关要求|工作要求")
_FEWEST = 5
_MOST_TAGGED = 0.6
_MOST_TIMED = 0.8


def check(sheet: Sheet) -> Iterator[Finding]:
    """Items without a tag among items that carry one; the same for time limits."""
    items = list(_items(sheet))
    yield from _missing(sheet, items, _OWNER, _MOST_TAGGED, "责任单位")
    if sum(1 for _, text in items if "时限" in text) >= _FEWEST:
        yield from _missing(sheet, items, _TIME, _MOST_TIMED, "完成时限")


def _items(sheet: Sheet) -> Iterator[tuple[Heading, str]]:
    """The headings that have no heading below them, with their text up to the next heading."""
    headings = sheet.headings
    for index, heading in enumerate(headings):
        after = headings[index + 1] if index + 1 < len(headings) else None
        if after is None or after.number.level <= heading.number.level:
            yield heading, sheet.text[heading.start : after.start if after else len(sheet.text)]


def _missing(
    sheet: Sheet, items: list[tuple[Heading, str]], tag: re.Pattern[str], share: float, what: str
) -> Iterator[Finding]:
    levels = {heading.number.level for heading, text in items if tag.search(text)}
    for level in levels:
        same = [(heading, text) for heading, text in items if heading.number.level == level]
        bare = [heading for heading, text in same if not tag.search(text)]
        tagged = len(same) - len(bare)
        if tagged >= _FEWEST and tagged >= share * len(same):
            for heading in bare:
                if _NO_OWNER.search(heading.words):
                    continue
                yield sheet.flag_line(ID, LEVEL, heading.paragraph, f"别的条目都写了{what}，这一条漏了")
