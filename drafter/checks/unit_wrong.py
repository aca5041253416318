"""计量单位不规范或缺失：万平米、亿万元、投入3200、200万人民币元。

不通过：新建校舍3.2‹万平米›。
不通过：总投资6.7‹亿万元›。
不通过：‹投入资金3200›，改善办学条件。
不通过：投入‹200万人民币元›，拨付300‹万元元›。
通过：投入人民币200万元，投入200万元人民币，新建校舍3.2万平方米，总投资6.7亿元，投入3200万元，投入120余名教师。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "unit-wrong"
LEVEL: Level = "error"

_SQUARE = re.compile(r"(?<=\d)[万亿]?(?:平米|平方(?![米公千厘分英毫]))|(?<=\d)[ ]*(?:㎡|m2|M2)")
_MONEY = re.compile(r"亿万元|万亿万元|元万|万千元")
_TWICE = re.compile(r"\d[\d.]*[百千万亿]*(?:人民币元|元人民币元)|(?<=\d)[万亿]*元元")
_KINDS = "(?:项目|专项|财政|各类|资助|补助|奖补)"
_BARE = re.compile(
    rf"(?:(?:投入|总投资|投资|筹措|拨付|下拨)(?:{_KINDS}*(?:资金|经费))?|(?:安排|落实|发放|争取){_KINDS}*(?:资金|经费|补贴))"
    r"(?:共|约|达)?\d{2,}(?:\.\d+)?"
    r"(?:(?=[，。；、])|(?=[更改建购用于新支实添])|[万亿](?=[，。；、用]))"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """平米 for 平方米, heaped units of money, and money without a unit."""
    for match in sheet.search(_SQUARE):
        right = re.sub("平米|平方|㎡|[mM]2", "平方米", match.group()).strip()
        yield sheet.flag(ID, "warn", match.span(), "计量单位应写“平方米”", right)
    for match in sheet.search(_MONEY):
        yield sheet.flag(ID, "warn", match.span(), "金额单位叠用，请核对")
    for match in sheet.search(_TWICE):
        right = re.sub("元?人民币元|元元", "元", match.group())
        yield sheet.flag(ID, "error", match.span(), "金额单位重复", right)
    for match in sheet.search(_BARE):
        yield sheet.flag(ID, "warn", match.span(), "金额缺单位，请补上“万元”或“亿元”")
