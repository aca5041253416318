"""用字母代替了汉字：D的教育方针、X史学习教育。

网上的范文为躲过滤词，常用字母代替“党”和人名；抄来后必须改回。

不通过：全面贯彻‹D›的教育方针，发展‹D›员31名，健全‹D›组织议事规则。
不通过：深入开展‹X›史学习教育，教育师生听‹D›话、跟‹D›走。
不通过：学习‹X近平›总书记重要讲话精神。
通过：引进3D打印设备，开设D类课程。
通过：全面贯彻党的教育方针。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "letter-for-word"
LEVEL: Level = "error"

_PARTY = re.compile(
    r"(?<![A-Za-z0-9、/])[DX](?=的(?:二十|十九|历次|领导|建设|教育方针|教育|创新理论)|员(?!工)|建(?!设|筑|成)|对教育"
    r"|纪|史学|性(?:教育|修养)|支部|总支|组织|风廉政|课(?!程|题)|委|费|章(?!程)|旗|徽|代会|群(?!体)|政)"
    r"|(?<=[听跟])[DX](?=[话走])|[Dd]ang(?=的|建)"
)
_NAME = re.compile(r"[Xx]i?近平|习近[Xx×]|习[Xx×*]{1,3}(?=总书记|主席)|XJP|xjp|习总(?!书记)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """A letter where 党 belongs, and maimed names."""
    for match in sheet.search(_PARTY):
        yield sheet.flag(ID, LEVEL, match.span(), "字母代替了“党”字，请改回", "党")
    for match in sheet.search(_NAME):
        yield sheet.flag(ID, LEVEL, match.span(), "人名被字母改写，请写全", "习近平")
