"""外省、外市的法规和文件：本单位不在浙江，却宣传《浙江省家庭教育促进条例》。

不通过：宣传《‹浙江省›家庭教育促进条例》。
不通过：落实《‹青岛市›中小学校管理办法》。
通过：宣传《广西壮族自治区教育督导条例》《中华人民共和国家庭教育促进法》。
通过：学习《上海教育》杂志和《浙江省经验汇编》。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.mentions import mentions_at_start
from drafter.model.finding import Finding, Level

ID = "foreign-law"
LEVEL: Level = "error"

_DOCUMENT = re.compile(
    r"《([^《》\n]{4,50}?(?:条例|办法|规定|细则|意见|方案|规划|计划|标准|通知)[^《》\n]{0,12})》"
)
_LEAD = re.compile("(?:中共|关于印发|关于)*")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Titles of rules that begin with a province, city or county that is not above the unit."""
    unit = sheet.unit
    if unit is None or not unit.chain or not sheet.context.places:
        return
    for match in sheet.search(_DOCUMENT):
        lead = _LEAD.match(match[1])
        skipped = lead.end() if lead else 0
        length, found = mentions_at_start(match[1][skipped:], sheet.places)
        mine = any(place.code in unit.chain or place.code.startswith(unit.chain[0]) for place in found)
        if found and not mine:
            start = match.start(1) + skipped
            yield sheet.flag(ID, LEVEL, (start, start + length), "这是外地的法规或文件，请换成本地的")
