"""正文与标题不符：标题讲心理健康，正文谈校车。

不通过：（一）‹加强心理健康教育›。落实校车管理办法，检查校车车况，培训校车驾驶员，严查校车超员，确保学生乘车安全，压实各方责任。
通过：（一）加强心理健康教育。开足心理课程，配备教师，建立“一生一策”档案，检查校车，培训校车驾驶员，确保学生安全，压实各方责任。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.finding import Finding, Level

ID = "off-heading"
LEVEL: Level = "warn"

_TOPICS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "心理健康": "心理|身心|情绪|咨询|辅导|健康",
        "校车": "校车|乘车|交通|接送|驾驶",
        "食品安全": "食品|食堂|餐|饮食|营养|陪餐|食材|供餐",
        "消防": "消防|火灾|灭火|疏散|用电",
        "学前教育": "学前|幼儿|园|保教|保育|幼小",
        "职业教育": "职业|中职|职教|技能|产教|校企|实训|专业",
        "特殊教育": "特殊|特教|残疾|随班就读|送教|资源教室|融合教育",
        "信息化": "信息|数字|智慧|网络|平台|智能|数据",
        "语言文字": "语言|普通话|推普|文字|汉字|经典诵读|书写",
        "学生资助": "资助|助学|困难|奖学|贷款|营养",
        "控辍保学": "控辍|辍学|失学|劝返|巩固|返校",
        "防溺水": "溺水|水域|游泳|巡查|下水",
        "校外培训": "校外|培训|机构|双减|补课",
        "劳动教育": "劳动|实践|基地|家务|种植|技能",
        "体育": "体育|锻炼|体质|运动|大课间|球|近视|健康",
        "美育": "美育|艺术|音乐|美术|合唱|书法|戏|演",
        "教育督导": "督导|督学|督查|评估|监测|责任区",
        "高考": "高考|备考|高三|考试|录取|招生",
    }.items()
}
_LEAST_TEXT = 20
_LEAST_HITS = 2


def check(sheet: Sheet) -> Iterator[Finding]:
    """Run-in items of one topic whose text never touches it and dwells on another."""
    headings = sheet.headings
    for index, heading in enumerate(headings):
        topics = [name for name in _TOPICS if name in heading.words]
        after = headings[index + 1] if index + 1 < len(headings) else None
        if len(topics) != 1 or (after and after.number.level > heading.number.level):
            continue
        end = after.start if after else len(sheet.text)
        body = sheet.text[heading.start + (heading.paragraph.lead or len(heading.paragraph.text)) : end]
        if count_han(body) < _LEAST_TEXT or _TOPICS[topics[0]].search(body):
            continue
        other = next(
            (name for name in _TOPICS if not _TOPICS[name].search(heading.words) and _dwells(body, name)),
            None,
        )
        if other:
            start = sheet.text.index(heading.words, heading.start)
            message = f"标题讲{topics[0]}，正文谈的是{other}，请核对"
            yield sheet.flag(ID, LEVEL, (start, start + len(heading.words)), message)


def _dwells(body: str, name: str) -> bool:
    """Whether different words of the topic stand in the text."""
    return len(set(_TOPICS[name].findall(body))) >= _LEAST_HITS
