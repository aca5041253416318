"""错别字：布署、贯策、既将、截止2026年底、帐目。

不通过：‹布署›工作，‹贯策›精神，‹既将›完成。
不通过：‹截止2026年底›，完成3所学校改造。
不通过：保障受教育‹权力›，管好‹帐目›，做好‹过度期›衔接。
通过：部署工作，贯彻精神，即将完成，截至2026年底，报名截止日期为6月30日。
通过：各项日常工作，专项日常检查，全校圆满完成任务，学生自己完成作业，积极积累经验，投资原则，期末达标率。
通过：本学年未发生事故，直接授课，广泛围绕主题，相关健全制度，针对像这样的学校，违规犯错，实施错施工。
通过：行使国家权力，依法保障学生权利。
"""

import re
from collections.abc import Iterator

from drafter.checks.lists import occurrences, pairs
from drafter.checks.sheet import Sheet
from drafter.checks.wrong_words import INNOCENT, WRONG
from drafter.model.finding import Finding, Level

ID = "wrong-word"
LEVEL: Level = "error"

_WRONG = pairs(WRONG)
_UNTIL = re.compile(
    r"截止(?:到|至)?[ ]*"
    r"(20\d\d年(?:年?底|\d{1,2}月底?)?|目前|\d{1,2}月底?|去年底?|今年底?|年底|上年底?|本月底?)"
)
_PATTERNS: tuple[tuple[re.Pattern[str], str, Level], ...] = (
    (
        re.compile("(?<=受教育)权力|(?<=合法)权力|(?<=学生的)权力|(?<=知情)权力|(?<=休息)权力"),
        "权利",
        "error",
    ),
    (re.compile("(?<=行使)权利(?=[，。、])|(?<=公共)权利|(?<=下放)权利|(?<=行政)权利"), "权力", "warn"),
    (re.compile("(?<=五年)过度期|(?<=脱贫)过度期|(?<=的)过度期|过度期(?=[内满衔])"), "过渡期", "error"),
    (re.compile("即要(?=[^，。；]{1,20}，?(?:又要|也要))"), "既要", "error"),
    (re.compile("(?<!应急)(?<!快速)反应(?=[^，。；]{0,4}(?:问题|情况|意见|诉求|民意))"), "反映", "warn"),
    (re.compile("起用(?=新校舍|系统|平台|项目|新标准|新教材)"), "启用", "warn"),
    (re.compile("象(?=(?:抓|爱护|对待|管)[^，。]{1,12}(?:一样|那样))"), "像", "error"),
    (re.compile("(?<![订预制])定(?=立合同|购教材|阅报刊)"), "订", "warn"),
    (
        re.compile("(?<!工)作到(?=[^，。]{0,8}(?:两个维护|有章可循|心中有数|早发现|不漏|全覆盖))"),
        "做到",
        "warn",
    ),
    (re.compile("(?:(?<=[，。；、：])|(?<=\\n))作好"), "做好", "warn"),
    (re.compile("其它(?=人员|同志|老师|教师|同学|成员|领导)"), "其他", "warn"),
    (re.compile("渡过(?=[^，。]{0,8}(?:假期|暑假|寒假|节日|童年|时光|周末|新年|一生))"), "度过", "warn"),
    (re.compile("权利(?:(?<=行使管理权利)|(?<=行使行政权利)|(?<=[执审][法批]权利))"), "权力", "warn"),
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Words of the list, and words that are wrong beside certain others."""
    for start, end, wrong in occurrences(sheet.text, _WRONG, sheet.neighbours):
        left, after = INNOCENT.get(wrong, ("", ""))
        if sheet.text[start - 1 : start] in tuple(left) or sheet.text[end : end + 1] in tuple(after):
            continue
        right = _WRONG[wrong]
        yield sheet.flag(ID, LEVEL, (start, end), f"错别字，应为“{right}”", right)
    for match in sheet.search(_UNTIL):
        right = "截至" + match[1]
        yield sheet.flag(ID, LEVEL, match.span(), "“截止”后接时间应为“截至”", right)
    for pattern, right, level in _PATTERNS:
        for match in sheet.search(pattern):
            yield sheet.flag(ID, level, match.span(), f"用字有误，应为“{right}”", right)
