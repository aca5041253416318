"""数量级不对：一个县投入教育经费12000亿元。

县级：教育投入一般在200亿元以内，学生80万以内，教师6万以内。

不通过：投入‹教育经费12000亿元›。
不通过：全县‹教师330万人›。
通过：投入教育经费12亿元，全县教师0.8万人。
通过〔2027年 江苏省教育厅〕：投入教育经费1200亿元。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "magnitude"
LEVEL: Level = "warn"

_MONEY = re.compile(
    r"(?:教育|学校|校舍|办学|教学)[\u4e00-\u9fff]{0,10}?(?:投入|投资|经费|支出|资金)[\u4e00-\u9fff]{0,8}?(\d+(?:\.\d+)?)亿万?元"
    r"|(?:投入|筹措|争取|安排(?:项目)?资金)(?:资金|经费|财政资金)?(?:共|约|达)?(\d+(?:\.\d+)?)亿元"
)
_TEACHERS = re.compile(r"(?:教师|教职工)(?:总数|共|有|达)?[ ]*(\d+(?:\.\d+)?)万(?:余|多)?[人名]")
_STUDENTS = re.compile(r"(?:在校生|学生|中小学生)(?:总数|共|有|达)?[ ]*(\d+(?:\.\d+)?)万(?:余|多)?[人名]")
_WIDER = re.compile("全国|全省|全市|中央|全自治区|省级")
_MOST = {
    "county": (200, 6, 80),
    "township": (20, 0.3, 5),
    "school": (20, 0.2, 3),
    "city": (1500, 25, 300),
    "province": (9000, 150, 2500),
}


def check(sheet: Sheet) -> Iterator[Finding]:
    """Money, teachers and pupils beyond any unit of that level."""
    if sheet.unit is None:
        return
    limits = _MOST[sheet.unit.level]
    for pattern, most in zip((_MONEY, _TEACHERS, _STUDENTS), limits, strict=True):
        for match in sheet.search(pattern):
            if float(next(filter(None, match.groups()))) > most and not _WIDER.search(
                sheet.text[max(0, match.start() - 12) : match.start()]
            ):
                yield sheet.flag(ID, LEVEL, match.span(), "数量级与本单位层级不符，请核对数字和单位")
