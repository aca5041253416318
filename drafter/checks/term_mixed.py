"""同一事物前后两种叫法：课后服务与课后托管。

不通过：提升课后服务质量，规范课后服务收费，扩大‹课后托管›覆盖面。
不通过：控辍保学，残疾儿童入学率达到97%，‹残疾儿童安置率›达到98%。
通过：提升课后服务质量，规范课后服务收费。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "term-mixed"
LEVEL: Level = "warn"

_PAIRS: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...] = tuple(
    (re.compile(right), re.compile(wrong), name)
    for right, wrong, name in (
        ("课后服务", "课后托管|校内托管|放学后托管|课后延时服务", "课后服务"),
        ("残疾儿童(?:少年)?(?:义务教育)?入学率", "残疾儿童(?:少年)?安置率", "残疾儿童少年义务教育入学率"),
        ("毛入园率", r"(?<!毛)入园率(?=[^，。；]{0,8}\d)", "毛入园率"),
        ("家庭经济困难(?:学生|幼儿)", "贫困学生|贫困生|困难生(?!产)", "家庭经济困难学生"),
        ("随迁子女", "外来务工人员子女|农民工子女", "随迁子女"),
        ("幼儿园教师", "幼儿教师|幼师(?![范资院])|幼教老师", "幼儿园教师"),
        ("思政课", "(?<!思想)政治课(?!教)|品德课", "思政课"),
        ("党组织领导的校长负责制", "党组织领导校长负责制", "党组织领导的校长负责制"),
        ("学生欺凌", "校园欺凌|校园霸凌", "学生欺凌"),
        ("班主任", "班级主任", "班主任"),
    )
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """The rarer name beside the usual one in one document, once a name."""
    for right, wrong, name in _PAIRS:
        first = next((m for m in sheet.search(wrong) if not sheet.in_title(m.start())), None)
        if first is not None and right.search(sheet.text):
            yield sheet.flag(ID, LEVEL, first.span(), f"全文叫法不一，请统一为“{name}”")
