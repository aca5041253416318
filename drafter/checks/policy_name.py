"""文件、制度的名称写错一两个字。

不通过：深化‹教育督导体制改革›，推进‹均衡优质发展›。
不通过：学习《‹教育强国规划建设纲要›（2024—2035年）》。
不通过：落实《‹关于深化教育教学改革全面提升义务教育质量的意见›》。
通过：深化教育督导体制机制改革，推进优质均衡发展，落实《教育强国建设规划纲要（2024—2035年）》。
通过：落实《关于全面加强和改进新时代学校美育工作的意见》。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.checks.lists import occurrences, pairs, words
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "policy-name"
LEVEL: Level = "warn"

_WRONG = pairs(
    "教育督导体制改革=教育督导体制机制改革 均衡优质发展=优质均衡发展 "
    "教育强国规划建设纲要=教育强国建设规划纲要 教育强国建设纲要=教育强国建设规划纲要 "
    "教育强国规划纲要=教育强国建设规划纲要 教育强国建设发展规划纲要=教育强国建设规划纲要 "
    "教育现代化中国2035=中国教育现代化2035 "
    "深化教育评价新时代改革=深化新时代教育评价改革 "
    "教育评价体制改革总体方案=教育评价改革总体方案 未成年人教育保护法=未成年人保护法 "
    "预防青少年犯罪法=预防未成年人犯罪法 家庭教育促进条例法=家庭教育促进法 "
    "儿童青少年五健计划=儿童青少年“五健”促进行动计划 "
    "县域高中振兴行动计划=县域普通高中振兴行动计划 "
    "县中振兴行动计划=县域普通高中振兴行动计划 "
    "义务教育均衡优质=义务教育优质均衡 学前教育普惠普及督导=学前教育普及普惠督导 "
    "普惠普及督导评估=普及普惠督导评估 国家基础教育强师计划=新时代基础教育强师计划 "
    "民办教育实施条例=民办教育促进法实施条例 "
    "学校食品安全与营养管理规定=学校食品安全与营养健康管理规定 "
    "中小学教育惩戒办法=中小学教育惩戒规则 教育惩戒规定=教育惩戒规则 "
    "学前教育促进法=学前教育法 职业教育促进法=职业教育法 "
    "义务教育促进法=义务教育法 未成年保护法=未成年人保护法 未成年人犯罪预防法=预防未成年人犯罪法 "
    "办人民满意的教育=办好人民满意的教育 办人民满意教育=办好人民满意的教育 "
    "中小学德育工作纲要=中小学德育工作指南 "
)
_NAMES = words(
    "关于深化教育教学改革全面提高义务教育质量的意见 "
    "关于全面加强新时代大中小学劳动教育的意见 关于全面加强和改进新时代学校体育工作的意见 "
    "关于全面加强和改进新时代学校美育工作的意见 "
    "关于新时代推进普通高中育人方式改革的指导意见 关于学前教育深化改革规范发展的若干意见 "
    "关于构建优质均衡的基本公共教育服务体系的意见 "
    "关于弘扬教育家精神加强新时代高素质专业化教师队伍建设的意见 "
    "关于全面深化新时代教师队伍建设改革的意见 关于深化新时代教育督导体制机制改革的意见 "
    "关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见 "
    "深化新时代教育评价改革总体方案 关于实施新时代基础教育扩优提质行动计划的意见 "
    "基础教育课程教学改革深化行动方案 关于加强新时代中小学科学教育工作的意见 "
    "关于健全学校家庭社会协同育人机制的意见 中小学科学教育工作指南 中小学德育工作指南 "
    "县域普通高中振兴行动计划 "
    "中小学生心理健康工作十条措施 学校食品安全与营养健康管理规定 "
    "加快建设教育强国三年行动计划 中小学教师非教育教学负担若干措施 "
)
_TITLE = re.compile(r"《([^《》\n]{8,60})》")
_MEANT = set("体美德智劳一二三四五六七八九十新老省市县区")
_TAIL = re.compile(r"[（(][^）)]*[）)]$|^(?:中共中央|国务院|教育部)+")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Known slips, and titles that are one or two characters off a well-known one."""
    for start, end, wrong in occurrences(sheet.text, _WRONG, sheet.neighbours):
        if not sheet.text.startswith("机制", end):
            yield sheet.flag(ID, LEVEL, (start, end), f"名称有误，应为“{_WRONG[wrong]}”", _WRONG[wrong])
    for match in sheet.search(_TITLE):
        name = _TAIL.sub("", match[1])
        right = None if name in _NAMES else _meant(name)
        if right:
            start = match.start(1) + match[1].index(name)
            yield sheet.flag(ID, LEVEL, (start, start + len(name)), f"文件名有误，应为《{right}》", right)


@lru_cache(maxsize=2048)
def _meant(name: str) -> str | None:
    """The known title that the name is at most two characters away from, by accident and not by sense."""
    for right in _NAMES:
        if abs(len(right) - len(name)) <= 2 and 0 < _distance(name, right) <= 2:
            return None if (set(name) ^ set(right)) & _MEANT else right
    return None


def _distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (char != against))
    return row[-1]
