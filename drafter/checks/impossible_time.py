"""时长、频次不可能：每天锻炼30小时，每周一次、全年60次。

不通过：保证学生‹每天体育活动20小时›。
不通过：‹每周开展8天›课后服务。
不通过：‹每周一次，全年60次›。
不通过：‹每月开展一次隐患排查，全年开展15次›。
通过：保证学生每天体育活动2小时，每周开展5天课后服务，每周一次，全年40次。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "impossible-time"
LEVEL: Level = "warn"

_LIMITS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"每[天日][\u4e00-\u9fff]{0,14}?(\d+(?:\.\d+)?)[ ]*(?:个)?小时"), 12),
    (re.compile(r"每[天日][\u4e00-\u9fff]{0,14}?(\d+)[ ]*分钟"), 720),
    (re.compile(r"每周[\u4e00-\u9fff]{0,8}?(\d+)[ ]*天"), 7),
    (re.compile(r"每年[\u4e00-\u9fff]{0,8}?(\d+)[ ]*个月"), 12),
    (
        re.compile(
            r"每周[\u4e00-\u9fff]{0,6}[一1]次[\u4e00-\u9fff]{0,12}[，,]?[\u4e00-\u9fff]{0,6}?(?:全年|一年|每年)[^，。；\d\n]{0,4}(\d+)次"
        ),
        53,
    ),
    (
        re.compile(
            r"每月[\u4e00-\u9fff]{0,6}[一1]次[\u4e00-\u9fff]{0,12}[，,]?[\u4e00-\u9fff]{0,6}?(?:全年|一年|每年)[^，。；\d\n]{0,4}(\d+)次"
        ),
        12,
    ),
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """More hours than a day has, more days than a week, more times than the year allows."""
    for pattern, most in _LIMITS:
        for match in sheet.search(pattern):
            if float(match[1]) > most and float(match[1]) != 24:
                yield sheet.flag(ID, LEVEL, match.span(), "时长或频次不可能，请核对")
