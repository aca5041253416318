"""数字被转坏：小数点、百分号、连接号丢了。

不通过：辍学率控制在‹02%›以内。
不通过：招生比例达‹5545›左右。
不通过：做好‹36周岁›幼儿入园工作。
不通过：实施‹20162020年›规划，‹20230年›完成。
不通过：转发市局教督‹20176号›文件。
通过：辍学率控制在0.2%以内，招生比例达55:45。
通过：保障3—6周岁幼儿入园，2027年完成。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "digit-damage"
LEVEL: Level = "error"

# A digit first and what stands before it afterwards: so only digits are looked at.
_BROKEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"0(?<![\d.．].)\d{1,2}%"), "像是丢了小数点"),
    (re.compile(r"\d(?:(?<=比例[达为].)|(?<=职普比.))\d{3}(?!\d)"), "像是丢了比号"),
    (re.compile(r"(?<!\d)(?:0[1-6]|36|35|46|26)周岁(?=[的儿幼婴学以])"), "像是丢了连接号"),
    (
        re.compile(r"[12](?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d(?:19|20)\d\d(?:年|学年)"),
        "两个年份之间像是丢了连接号",
    ),
    (re.compile(r"\d(?<![\d.].)(?:\d\d[—–\-]20\d\d|(?<=2)0\d\d[—–\-]\d{3})年"), "年份少了一位数"),
    (re.compile(r"2(?<!\d.)0\d{3}年"), "年份多了一位数"),
    (re.compile(r"[12](?<=[\u4e00-\u9fff].)(?:(?<=1)9|(?<=2)0)\d\d\d{1,3}号"), "发文字号像是丢了〔〕"),
    (re.compile(r"\d(?:\.\.\d|。\d+%|(?<!\d.)\d?\.\d+\.\d+%)"), "小数点写错了"),
    (re.compile(r"\d(?:\d*%%|(?<![\d.].)\d{3,}%)"), "百分数写错了"),
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Figures that can only be damage."""
    for pattern, what in _BROKEN:
        for match in sheet.search(pattern):
            yield sheet.flag(ID, LEVEL, match.span(), f"{what}，请核对原数")
