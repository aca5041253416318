"""不在本单位名单里的学校、乡镇。

只有在用户文件夹的名单（profile.yaml 的 schools、towns）里写了本地学校，才会核对；没有名单不报。

不通过〔2027年 柳城县教育局 学校：太平镇中心小学、实验中学〕：完成‹塘坎上小学›改造。
通过〔2027年 柳城县教育局 学校：太平镇中心小学、实验中学〕：完成太平镇中心小学和农村小学改造。
通过：完成塘坎上小学改造。
"""

import re
from collections.abc import Iterator

from drafter.checks.schools import school_names
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "foreign-school"
LEVEL: Level = "warn"

_SCHOOL = re.compile("小学|中学|幼儿园|中心校|学校|高中")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Names of schools that none of the user's own words contains."""
    own = [word for word in sheet.context.own_words if _SCHOOL.search(word)]
    if not own:
        return
    for start, end in school_names(sheet.text):
        name = sheet.text[start:end]
        known = any(name in word or word in sheet.text[max(0, start - 8) : end] for word in own)
        if not known and not sheet.in_title(start):
            yield sheet.flag(ID, LEVEL, (start, end), "不在本单位的学校名单里，请核对是否漏改")
