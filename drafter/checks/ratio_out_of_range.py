"""比率越界：巩固率102%。

入园率、巩固率、覆盖率、合格率、占比等不会超过100%；毛入园率、毛入学率可略超，但不会超过130%。

不通过：义务教育‹巩固率达到102%›。
不通过：教师‹参训率达到120%›，覆盖‹率达到-5%›。
不通过：学前三年‹毛入园率达到140%›以上。
通过：初中毛入学率达到101.2%，巩固率达到97.5%，投资增长率达到120%。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "ratio-out-of-range"
LEVEL: Level = "error"

_RATIO = re.compile(
    r"(?=[毛入巩覆合达普完辍录升参满优安就资知配持占近开整处到出签建家公筛检受抽化办])"
    r"(毛)?(?:入园率|入学率|巩固率|覆盖率|合格率|达标率|普及率|完成率|辍学率|录取率|升学率|参与率|满意度|满意率|优良率|优秀率|安置率|就业率"
    r"|资助率|知晓率|配备率|持证率|占比|近视率|开课率|整改率|处置率"
    r"|参训率|参评率|到课率|出勤率|到校率|签订率|签约率|建档率|家访率|公开率|安装率|开设率|开足率|筛查率|检测率|受检率|公示率|抽检率|化解率|办结率)"
    r"(?:[^，。；\d%\n]{0,8}?)(\d+(?:\.\d+)?)%"
)
_BELOW_ZERO = re.compile(r"(?:率|占比)(?:达到?|为|保持在|控制在)-\d+(?:\.\d+)?%")
_GROWS = re.compile(
    "增长|增幅|增速|同比|环比|提高|提升|增加|投资|负债|收益|利用|使用|周转|完成率|拨款|资金|超额|渗透|自给|供需|保证|保障|集中"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Ratios that arithmetic forbids."""
    for match in sheet.search(_RATIO):
        most = 130 if match[1] else 100
        before = sheet.text[max(0, match.start() - 8) : match.end()]
        if float(match[2]) > most and not _GROWS.search(before):
            yield sheet.flag(ID, LEVEL, match.span(), f"比率不会超过{most}%，请核对")
    for match in sheet.search(_BELOW_ZERO):
        if not _GROWS.search(sheet.text, max(0, match.start() - 8), match.end()):
            yield sheet.flag(ID, LEVEL, match.span(), "比率不会是负数，请核对")
