"""比率低得离谱，像是小数点点错：巩固率9.75%。

不通过：九年义务教育‹巩固率达到9.75%›。
不通过：小学‹辍学率控制在15%›以内。
不通过：‹普惠性幼儿园覆盖率达到9.2%›。
通过：九年义务教育巩固率达到97.5%，比上年提高0.5个百分点，辍学率控制在0.2%以内。
通过：巩固率提高1.2%，优秀率达到15%。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "ratio-implausible"
LEVEL: Level = "warn"

_REACHES = (
    r"(?:稳定在|保持在|稳步|力争|分别)?(?:达到?|为|在|超过|不低于|控制在)?[ ]*(?:了)?[ ]*(\d+(?:\.\d+)?)%"
)
_LIMITS: tuple[tuple[re.Pattern[str], float, float], ...] = tuple(
    (re.compile(name + _REACHES), low, high)
    for name, low, high in (
        ("(?<!高等教育)(?:毛入园率|幼儿入园率)", 40, 130),
        ("(?:普惠性?幼儿园|普惠性?学前教育资源|普惠性?)(?:在园幼儿)?(?:占比|覆盖率)", 30, 100),
        ("巩固率", 70, 100),
        ("(?:小学|适龄儿童|初中|义务教育)(?:阶段)?(?:净|毛)?入学率", 80, 130),
        ("(?:残疾儿童|适龄残疾儿童)(?:少年)?(?:义务教育)?(?:入学|安置)率", 50, 100),
        ("高中阶段(?:教育)?毛入学率", 50, 130),
        ("辍学率", 0, 5),
        ("(?<!不)满意[率度]", 40, 100),
        ("(?:整改|办结|销号|化解)(?:完成)?率", 20, 100),
        ("(?:安全教育|消防安全|食堂明厨亮灶)覆盖率", 30, 100),
    )
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Well-known indicators far off any county's value."""
    for pattern, low, high in _LIMITS:
        for match in sheet.search(pattern):
            value = float(match[1])
            change = re.match("的?(?:增长|增幅|降幅)|个百分点", sheet.text[match.end() : match.end() + 5])
            if not low <= value <= high and value <= 100 and not change:
                yield sheet.flag(ID, LEVEL, match.span(), "这个比率离常见值太远，像是小数点点错，请核对")
