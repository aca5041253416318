"""行事历的月份乱了次序。

秋季学期从八、九月到次年一月，春季学期从二月到七月。

不通过：二月：制定计划。⏎四月：开展教研。⏎‹三月›：开展植树活动。⏎五月：期中检测。
不通过：2月：开学。⏎3月：植树。⏎‹5月›：期中检测。⏎6月：总结。⏎7月：放假。
通过：九月：开学典礼。⏎十月：教研活动。⏎十一月：期中检测。⏎十二月：迎新活动。⏎一月：期末检测。
通过：3月份：植树。⏎4月份：运动会。⏎5月份：期中检测。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.checks.sheet import Sheet
from drafter.language.numbering import parse_numeral
from drafter.model.finding import Finding, Level

ID = "month-order"
LEVEL: Level = "warn"

_MONTH = re.compile(
    r"^(?:20\d\d年)?(?:[（(]?[一二三四五六七八九十]+[、）)])?[ ]*"
    r"((?:十[一二]?|[一二三四五六七八九])|\d{1,2})月份?(?=[：: 、]|工作|$)",
    re.MULTILINE,
)
_FEWEST = 3
_CALENDAR = 5
_HOLIDAYS = (1, 2, 7, 8)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Lines or cells that begin with a month, as long as they follow closely upon one another."""
    series: list[tuple[int, re.Match[str]]] = []
    for match in sheet.search(_MONTH):
        number = parse_numeral(match[1]) or 0
        if 1 <= number <= 12:
            series.append((number, match))
    if len({number for number, _ in series}) < _FEWEST:
        return
    yield from _dated(sheet, [match for _, match in series])
    yield from _missing(sheet, series)
    turned = False
    last = series[0][0]
    for number, match in series[1:]:
        if number < last:
            wraps = last >= 8 and number <= 2 and not turned
            if not wraps and number != series[0][0]:
                yield sheet.flag(ID, LEVEL, (match.start(1), match.end()), "月份次序乱了，请核对")
                continue
            turned = True
        last = number


def _dated(sheet: Sheet, matches: list[re.Match[str]]) -> Iterator[Finding]:
    """Months with their year that go back in time although the month does not."""
    dates = [(m, int(m.group()[:4]), int(m[1])) for m in matches if re.match(r"20\d\d年\d", m.group())]
    for (_, year, month), (match, next_year, next_month) in pairwise(dates):
        turned = next_year == year and month == 12 and next_month == 1
        if (next_year < year and next_month <= month) or turned:
            yield sheet.flag(ID, LEVEL, match.span(), "年月次序乱了，请核对")


def _missing(sheet: Sheet, series: list[tuple[int, re.Match[str]]]) -> Iterator[Finding]:
    """The one month that a calendar of single months leaps over, holidays aside."""
    steps = [(number - last) % 12 for (last, _), (number, _) in pairwise(series)]
    leaps = [place for place, step in enumerate(steps, 1) if step == 2]
    if len(series) < _CALENDAR or len(leaps) != 1 or steps.count(1) < len(steps) - 2:
        return
    number, match = series[leaps[0]]
    left_out = (number - 2) % 12 + 1
    if left_out not in _HOLIDAYS:
        yield sheet.flag(ID, LEVEL, (match.start(1), match.end()), f"行事历里缺{left_out}月，请核对")
