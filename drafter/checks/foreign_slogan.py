"""外省专有的口号、别称：最多跑一次（浙江）、治蜀兴川（四川）、齐鲁大地（山东）。

不通过：深化‹最多跑一次›改革。
不通过：为‹治蜀兴川›提供人才支撑。
通过：为建设壮美广西提供人才支撑。
通过〔2027年 杭州市教育局〕：深化最多跑一次改革。
"""

from collections.abc import Iterator

from drafter.checks.lists import occurrences, pairs
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "foreign-slogan"
LEVEL: Level = "warn"

_SLOGANS = pairs(
    "最多跑一次=33 治蜀兴川=51 强富美高=32 建设海西=35 海西建设=35 海峡西岸=35 海西经济区=35 "
    "走在前、开新局=37 "
    "浙江精神=33 八八战略=33 数字浙江=33 健康浙江=33 "
    "教育强省看浙江=33 新时代富民兴陇=62 富民兴陇=62 兴辽强辽=21 "
    "三秦大地=61 齐鲁大地=37 燕赵大地=13 三晋大地=14 荆楚大地=42 "
    "三湘大地=43 潇湘大地=43 八闽大地=35 八桂大地=45 南粤大地=44 "
    "赣鄱大地=36 中原大地=41 江淮大地=34 龙江大地=23 陇原大地=62 "
    "天府之国=51 巴蜀大地=51 贵州新篇=52 云岭大地=53 青海大地=63 "
    "塞上江南=64 琼州大地=46 壮美广西=45 美丽新宁夏=64 平安天津=12 "
    "美丽河北=13 强国建设吉林=22 吉林全面振兴=22 现代化新湖南=43 "
    "三高四新=43 现代化美好安徽=34 多彩贵州=52 建成支点=42 "
    "新福建建设=35 新黑龙江=23 中原更加出彩=41 "
    "一枢纽四平台=45 秦创原=61 办好人民满意的首都教育=11 首都教育=11 "
    "首善标准=11 学在浦江=31 "
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Slogans and bynames of another province than the unit's."""
    unit = sheet.unit
    if unit is None or not unit.chain:
        return
    for start, end, slogan in occurrences(sheet.text, _SLOGANS, sheet.neighbours):
        if unit.chain[-1] != _SLOGANS[slogan] and not any(slogan in own for own in sheet.context.own_words):
            yield sheet.flag(ID, LEVEL, (start, end), "这是外省的口号或别称，请核对是否漏改")
