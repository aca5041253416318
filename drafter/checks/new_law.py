"""“新修订的××法”已经不新：修订两年以后不宜再称“新”。

修订年：教育法2021、义务教育法2018、职业教育法2022、未成年人保护法2024（未核）、教师法2009、民办教育促进法2018。

不通过：学习宣传‹新修订的《职业教育法》›。
不通过：贯彻‹新《义务教育法》›。
通过：学习贯彻《职业教育法》。
通过〔2023年 柳城县教育局〕：学习宣传新修订的《职业教育法》。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "new-law"
LEVEL: Level = "warn"

_REVISED = {
    "义务教育法": 2018,
    "职业教育法": 2022,
    "未成年人保护法": 2024,
    "教育法": 2021,
    "教师法": 2009,
    "民办教育促进法": 2018,
    "家庭教育促进法": 2021,
    "预防未成年人犯罪法": 2020,
    "体育法": 2022,
}
_NEW = re.compile(
    rf"新(?:修订|修改|修正|颁布|出台)?的?《?(?:中华人民共和国)?({'|'.join(_REVISED)})》?(?!实施条例)"
)
_YEARS_NEW = 2


def check(sheet: Sheet) -> Iterator[Finding]:
    """新 before a law whose last revision is more than two years back."""
    for match in sheet.search(_NEW):
        year = sheet.part_at(match.start()).year
        revised = _REVISED[match[1]]
        if year and year - revised > _YEARS_NEW:
            message = f"《{match[1]}》最近一次修订在{revised}年，{year}年不宜再称“新”，请核对"
            yield sheet.flag(ID, LEVEL, match.span(), message)
