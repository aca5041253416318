"""别处的地名：本单位的文件里留着外县、外市、外省的名字。

抄来的稿子最怕漏改地名。本县、本市、本省（自治区）以及所辖的不报；同句写明帮扶、协作、支援、
考察、籍贯等的不报；《》里的书名、法规名另查；大学、银行等名称里的不报。
全称报必错；简称（“平度、某某等地”）只作疑似。本单位认不出地名时也只作疑似。

不通过：推动‹和顺县›教育高质量发展。
不通过：加大对‹平度›、‹莱西›教育的扶持力度。
不通过：办好‹昆山市›人民满意的教育。
通过：推动柳城县、柳州市和广西壮族自治区教育高质量发展。
通过：深化与广东省湛江市的东西部协作，赴昆山市跟岗学习。
通过：示范县创建、思想道德和县情教育、山东大学实习生、资源县域共享。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.mentions import mentions, short_mentions
from drafter.language.places import Places
from drafter.model.finding import Finding, Level
from drafter.model.term import Place

ID = "foreign-place"
LEVEL: Level = "error"

_CLASSES = frozenset("省市县区旗盟州镇乡道")
_PARTNER = re.compile(
    "帮扶|协作|结对|援疆|援藏|援青|支援|对口|挂职|跟岗|考察|赴|来自|籍|交流|合作|共建|现场会|论坛|年会|大会|博览|高校|招聘"
    "|引进|联谊|友好|学习借鉴|学习.{0,8}经验|先进经验|区域|城市群|经济圈|一体化|转移就业|务工|毕业于|在.{2,8}[承举]办|互联互通|通办|互认|支持下|开行|航线|海关|招商|时任|书记|洽谈|推介|对接|医院|研究所|研究院|集团|公司|商会|支行|高铁|铁路|高速"
)
_NAME_GOES_ON = re.compile(
    "大学|学院|师范|银行|体育馆|精神|会议|战役|起义|路|街|大道|号|籍|话|菜|戏|剧|宣言|共识|条约|模式|卫视|晚报|日报|出版社|附中|时间|海关|舰"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Full names outside the unit's own chain, then short names in tell-tale company."""
    unit = sheet.unit
    if unit is None or not sheet.context.places or not (unit.chain or unit.place[-1:] in _CLASSES):
        return
    own = _own(sheet)
    places: Places = sheet.places
    level: Level = LEVEL if unit.chain else "warn"
    flagged: list[tuple[int, int]] = []
    for start, end, found in mentions(sheet.text, places):
        if not _belongs(found, unit.chain) and not _excused(sheet, start, end, own):
            flagged.append((start, end))
            message = f"不是本单位所在地的地名，请核对是否漏改（本单位：{unit.place or unit.org}）"
            yield sheet.flag(ID, level, (start, end), message)
    for start, end, found in short_mentions(sheet.text, places):
        inside = any(a <= start < b for a, b in flagged)
        if not inside and not _belongs(found, unit.chain) and not _excused(sheet, start, end, own):
            yield sheet.flag(ID, "warn", (start, end), "像是别处的地名，请核对是否漏改")


def _own(sheet: Sheet) -> tuple[str, ...]:
    unit = sheet.unit
    return (
        *(unit.names if unit else ()),
        unit.place if unit else "",
        unit.org if unit else "",
        *sheet.context.own_words,
    )


def _belongs(found: tuple[Place, ...], chain: tuple[str, ...]) -> bool:
    """Whether one of the places of that name is above or below the unit, or the unit's own."""
    own = chain[0] if chain else ""
    return any(place.code in chain or (own and place.code.startswith(own)) for place in found)


def _excused(sheet: Sheet, start: int, end: int, own: tuple[str, ...]) -> bool:
    """Inside 《》, in a longer name, with a partner's word near by, or among the user's own words."""
    if sheet.in_title(start) or _NAME_GOES_ON.match(sheet.text, end):
        return True
    words = sheet.text[start:end]
    around = sheet.text[max(0, start - 8) : end + 8]
    if any(words in name and name and (words == name or name in around) for name in own):
        return True
    first, last = sheet.sentence_at(start)
    return bool(_PARTNER.search(sheet.text, max(first, start - 24), min(last, end + 16)))
