"""完成时限早于计划年：2027年计划里“2025年底前完成”。

计划部分的时限不能落在计划年之前；已完成的事请移入回顾，没完成的请改期。

不通过：确保城东小学项目‹2025年秋季学期›投入使用。
不通过：‹2025年底前›改扩建学校9所，力争‹2026年›新增学位500个。
不通过：力争‹2026年底前›完成3所学校改造。
不通过：‹2025年›全县将新增公办学位600个。
不通过：‹2026年底前›测算资金需求。
不通过：‹到2025年›，学前三年毛入园率达到90%以上。
通过：实施2026年薄弱环节改善资金项目，2027年9月底前完成。
通过：巩固2025年底前完成的整改成果。
通过：落实《关于到2025年办好职业教育的意见》。
"""

import re
from collections.abc import Iterator
from itertools import chain

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "past-deadline"
LEVEL: Level = "error"

_DEADLINE = re.compile(
    r"(?=[到至2])(?:(?<!\d)(?:到|至)?(20\d\d)年(?:年?底(?:之?前)?|\d{1,2}月(?:底|份|上旬|中旬|下旬)?(?:之?前)?|上半年|下半年|[春秋]季(?:学期)?(?:开学)?前?)"
    r"(?:(?<=底前)|(?!.{0,6}(?:资金|项目|年度|级|届|版|印发|公布|出台|施行|发布|起)))"
    r"|(?<=力争)(20\d\d)年(?=[新建招培完实])|到(20\d\d)年(?=[，,]|[^，。；\n]{0,4}(?:达到|全面|基本|实现)))"
)
_WILL = re.compile(r"(?<!\d)(20\d\d)年(?=(?:[全我][县市区校省旗])?(?:教育系统)?(?:将|拟|力争|计划)(?!要|来))")
_AHEAD = re.compile(
    "完成|投入使用|建成|新建|改扩建|新增|组建|招聘|建设|培育|培训|引进|配齐|改造|达标"
    "|测算|核定|启动|开工|竣工|力争|确保|达到|交付|实现|前投用|落实到位|全部"
)
_BACK = re.compile(
    "已|以来|自20|从20|去年|上年|曾|截至|截止|统计|印发|公布|出台|成立于|回顾|巩固(?!率)|相比|同比|增长|较20|比20|底的|了|底完成的|前完成的"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Deadlines before the year of a part that looks ahead."""
    for match in chain(sheet.search(_DEADLINE), sheet.search(_WILL)):
        part = sheet.part_at(match.start())
        named = int(next(filter(None, match.groups())))
        if part.year is None or part.looking_back or named >= part.year or sheet.in_title(match.start()):
            continue
        start, end = sheet.sentence_at(match.start())
        nearby = sheet.text[max(start, match.start() - 16) : min(end, match.end() + 30)]
        if _AHEAD.search(nearby) and not _BACK.search(nearby):
            yield sheet.flag(ID, LEVEL, match.span(), f"时限早于计划年（{part.year}年），请改期或移入回顾")
