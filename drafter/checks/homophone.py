"""同音别字：坚绝防范、结购合理。

输入法选错字，两个字凑不成词，而同音的常用词正合适。用本单位的人名、地名误报时，可写进自己的词表。

不通过：‹坚绝›防范各类事故，教师队伍‹结购›性缺编。
不通过：选派优秀教师，优化‹结够›，养成学生良好习惯。
通过：坚决防范各类事故，落实责任，教育与养成并重，党政齐抓共管。
"""

from collections.abc import Iterator

from drafter.checks.lists import pairs
from drafter.checks.sheet import Sheet
from drafter.checks.wrong_words import WRONG
from drafter.model.finding import Finding, Level

ID = "homophone"
LEVEL: Level = "warn"

_LISTED = pairs(WRONG)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Two characters that are no word and sound like a usual one, unless either is part of its neighbour."""
    slips = sheet.context.homophones
    likely = {pair for pair in sheet.neighbours & slips.keys() if slips[pair] != pair}

    for wrong in sorted(likely - _LISTED.keys()):
        at = sheet.text.find(wrong)
        while at >= 0:
            if not _belongs_elsewhere(sheet, at):
                right = slips[wrong]
                message = f"像是同音别字，应为“{right}”，请核对"
                yield sheet.flag(ID, LEVEL, (at, at + 2), message, right)
            at = sheet.text.find(wrong, at + 1)


def _belongs_elsewhere(sheet: Sheet, at: int) -> bool:
    slips = sheet.context.homophones
    across = sheet.text[at - 1 : at + 1], sheet.text[at + 1 : at + 3]
    if any(slips.get(pair) == pair for pair in across):
        return True
    around = sheet.text[max(0, at - 8) : at + 10]
    wrong = sheet.text[at : at + 2]
    unit = (sheet.unit.org,) if sheet.unit else ()
    return any(wrong in own and own in around for own in (*unit, *sheet.context.own_words))
