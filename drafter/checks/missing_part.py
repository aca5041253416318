"""计划缺少必备的部分：没有目标，没有保障措施。

工作计划、实施方案一般有指导思想（总体要求）、目标、措施、保障四块；要点可以只有总体要求和任务。

不通过：‹柳城县教育局2027年教育工作计划›⏎一、指导思想⏎全面贯彻党的教育方针。⏎二、主要措施⏎（一）抓好党建。健全制度，开展学习。⏎（二）抓好教学。改进课堂，提高质量。⏎三、其他⏎抓好落实。
通过：柳城县教育局2027年教育工作计划⏎一、指导思想⏎贯彻教育方针。⏎二、主要目标⏎巩固率达到97%。⏎三、主要措施⏎（一）抓好党建。⏎四、保障措施⏎加强组织领导。
通过：柳城县教育局2027年教育工作要点⏎全面贯彻党的教育方针。⏎一、抓好党建⏎健全制度。⏎二、抓好教学⏎提高质量。⏎三、抓好安全⏎守住底线。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "missing-part"
LEVEL: Level = "warn"

_PLAN = re.compile("工作计划|实施方案|行动方案")
_PARTS = (
    ("目标", re.compile("目标|指标|力争|达到")),
    ("措施", re.compile("措施|任务|重点|举措|要求|安排|步骤")),
    ("保障（组织领导、经费、督查）", re.compile("保障|组织领导|加强领导|督查|督导|考核|经费|组织实施")),
)
_FEWEST = 3


def check(sheet: Sheet) -> Iterator[Finding]:
    """Plans with three or more first-level parts that nowhere speak of a goal, of measures or of support."""
    title = sheet.title
    if (
        title is None
        or not _PLAN.search(title.text)
        or re.search("总结|学期|学年|学校|小学|中学|幼儿园", title.text)
    ):
        return
    first = [heading for heading in sheet.headings if heading.number.level == 1]
    if len(first) < _FEWEST:
        return
    body = sheet.text[len(title.text) :]
    missing = [name for name, pattern in _PARTS if not pattern.search(body)]
    if missing:
        yield sheet.flag_line(ID, LEVEL, title, f"计划里没有{'、'.join(missing)}，请补写")
