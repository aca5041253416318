"""Phrases of a regular form: policies, slogans, frames, indicators, openings, closings, transitions."""

import re
from collections.abc import Iterator

from drafter.language.sentences import count_han
from drafter.mining.clauses import balanced, fits
from drafter.mining.lists import any_of_whole, words_in

_TITLE = re.compile("《[^《》]{4,60}》")
_POLICY_END = re.compile(
    "(?:意见|纲要|规划|办法|条例|法|标准|规定|方案|计划|通知|指南|准则|若干措施|措施|要求|决定|规程|细则|守则|制度|建议|"
    "(?:基本|配备|设置)标准|目录|宪法|公报|规范|框架|课程方案)(?:[（(].{2,14}[）)])?》$"
)
_LOCAL = re.compile(
    "(?<!县)[省市州]|(?<!小)县(?!域|中|级)|自治|我|某|本|区(?!域)|[XxＸ×*]|{|镇|乡(?!村)|兵团"
)
_HANDLED = re.compile("转发|贯彻|〔|号文|大学|学院|三个办法|遴选|举办|公布|成立|入选|[“”]")
_QUOTE = re.compile("“([^“”《》]{2,22})”")
_QUOTE_BAD = re.compile("[0-9０-９A-Za-z，。；：{}、]{2}|[。；：{}XxＸ×*]|^.$|[省市县]$")
_NUMBERED = "一二两双三四五六七八九十"
"""What two characters in “” begin with if they are a formula (“四风”) and no mere word (“走教”)."""
_FRAME = re.compile(
    "^(?:始终|坚持|牢牢|紧紧|积极|着力)*(?P<frame>以.{2,22}为(?:主线|主题|引领|核心|导向|抓手|重点|目标|指导|根本|契机|突破口|载体|基础|依托|动力|保障|统领|主体|纲|本|中心|"
    "牵引|支撑|根本任务|基本|遵循|前提|关键|标准|目的|宗旨|着力点|切入点|补充|辅|落脚点|底线|纽带|平台|途径|首要|原则|出发点|支点|荣|己任|单位|特色|方向|总抓手|重要抓手|主|骨干|主渠道|补充|阵地))$"
)
_TAKE = re.compile(
    "^(?:要|应|切实|真正|全面|进一步|始终|有机|积极|逐步|坚持|自觉)*(?P<frame>[把将].{2,18}(?:纳入|融入|贯穿|作为|列入|落实到|落到|摆在|放在|转化为|渗透到|延伸到|贯穿于|渗透在|渗透于|融入到|挺在|体现在)[^，]{2,16})$"
)
_INDICATOR = re.compile(
    "^(?P<subject>[\u4e00-\u9fff“”、]{3,20}?)(?:稳定|保持|巩固|提高|提升|控制|达|不低于|超过|高于|不少于|增长|下降|降|提高|为|均|全部|要|力争|保证)+(?:在|到|至|达到|为)?\\{数\\}(?:%|％|个百分点|以上|以内|左右|及)*$"
)
_AREA = re.compile("^(?:全[省市县区州]|本[市县区])")
_RATE = re.compile("率|占比|比例|比重|覆盖|覆盖面|满意度|优良|达标|班额|学位|时间|人数|经费|占")
_ODD = re.compile(
    "^[、其]|升学率|录取率|本专科|大学生|自治区|名学校|一线人员|升普通高中|(?<!普惠性)(?<!普惠)(?:幼儿园|学校)覆盖|"
    "^(?:力争|确保|学生|教师|学校)*(?:参与|开课|覆盖|普惠|达标|合格)率"
)
"""Parts of lists, and rates that no education bureau sets as a goal."""
_OPENING = any_of_whole(
    "^\\{年份\\}年?(?:上半年|度)?是.{4,24}(?:之年|一年|时期|关键年|开局年|年)$",
    "^为(?:了)?(?:深入|全面|认真|进一步|切实|更好|扎实)*(?:学习|贯彻|落实|推进|推动|加强|做好|深化|规范|提高|提升|促进|加快|改进|保障|强化).{3,24}$",
    "^在.{3,22}(?:领导|指导|支持|关心|努力|帮助|配合|监督|引领|指引)下$",
    "^.{0,12}(?:总体要求|指导思想|总体目标|总体思路|基本思路|工作思路|主要目标|工作目标|总的要求)(?:是|为)$",
    "^现(?:就|将).{3,26}$",
    "^(?:按照|根据|遵照|围绕|紧紧围绕|紧扣).{3,22}(?:要求|部署|精神|安排|目标|任务|原则|思路|工作|主题|主线|重点|中心|大局|决策部署|工作部署|总体要求|部署要求|理念|布局)$",
    "^(?:全面|深入|认真)+(?:学习)?(?:贯彻|落实)+.{4,24}精神$",
    "^(?:经|报).{2,14}同意$",
    "^(?:回顾)?(?:刚刚)?过去的?(?:一年|\\{年份\\}年)$",
    "^(?:一年来，?)?(?:主要|重点|着重)(?:做了|抓了|开展了|完成了)(?:以下|如下)(?:[几\\{数\\}]+个?方面)?的?工作$",
    "^.{0,8}(?:提出|制定)(?:如下|以下|本).{0,6}(?:意见|方案|计划|措施|办法)$",
)
_LED = re.compile("^在[^，]*(?:委|政府|\\{地名\\})[^，]*?的?(?P<how>坚强|正确|有力)领导下$")
_AGREED = re.compile("^经(?:[省市县区州旗]|自治[区州县]|\\{地名\\})+(?:人民)?政府同意$")
_ONE_UNITS = re.compile(
    "^在[^，]*(?:委员会|教育部|人大|政协)|对.*[做作]出|视察|考察|^经国务院|省和|我部|教指委|中长期.*中长期|"
    "(?<!》)(?:纲要|意见|条例|办法|规划)(?:要求|精神)$"
)
"""What makes an opening one unit's own, or names a document without its marks."""
_CLOSING = any_of_whole(
    "^(?:本|自).{2,20}(?:施行|实施|执行|为准|负责解释|有效期.*)$",
    "^(?:为|努力为|奋力为)(?:.{4,22})(?:贡献|力量|支撑|保障|基础|支持)$",
    "^(?:奋力|不断|努力|共同|全力|加快|继续|勇|合力|接续)+(?:谱写|书写|开创|续写|推动|绘就|夺取|实现|创造|迈出|展现|办好|打造|交出|描绘|奋进|建设).{4,22}(?:篇章|局面|新台阶|新业绩|新成绩|胜利|目标|答卷|画卷|贡献|辉煌|步伐|作为|华章|成效|新高度|教育|强国|新突破)$",
    "^以.{2,16}(?:迎接|庆祝|献礼|推动|回报|诠释|践行|实际行动|交出|谱写|开创).{2,16}$",
    "^(?:让我们|我们坚信|我们相信).{2,20}$",
    "^(?:请|望|并请)(?:各|结合|认真|遵照|将|及时|于).{2,22}$",
    "^(?:请|望).{0,10}(?:贯彻执行|认真贯彻落实|组织实施|遵照执行)$",
    "^更加紧密地团结在以习近平同志为核心的党中央周围$",
    "^(?:踔厉|勇毅|坚定|锐意|开拓|同心|真抓|砥砺|埋头|凝心|众志|奋楫|苦干|笃行|担当|奋发|接续)..、[\u4e00-\u9fff]{4}$",
    "^(?:[\u4e00-\u9fff]{4}[、]?){1,4}抓落实$",
)
_PROUD = re.compile(
    "经济|军民|市场|企业|政府|富民|都市|强市|强省|强县|之城|大地|港城|再出发|巴渝|硒都|雪域|常态|困难|强富美高|取信于民|长治久安|万亿|民主|"
    "行动和成效|履职尽责|^为(?:实施|推动学校|学校|推进学校)|\\{地名\\}(?:新的|力量|高质量|建设)|幸福\\{|美好\\{|{数}月"
)
"""What ends the report of a whole government, or of one place."""
_TRANSITION = any_of_whole(
    "^在.{2,14}(?:基础上|过程中|前提下|同时|方面|工作中|背景下|框架下|条件下|实践中|上)$",
    "^(?:结合|立足|针对|着眼|依托|对照|对标).{2,14}$",
    "^(?:按照|根据|本着|遵循|依据|依照).{3,16}(?:原则|要求|思路|规律|特点|实际|需要|需求|规定|标准|目标|部署|精神|方式|办法|意见)$",
    "^(?:通过|采取|采用|利用|借助|以).{3,16}(?:方式|形式|途径|渠道|手段|措施|办法|机制|活动|契机|平台|模式|等)$",
    "^从.{2,12}(?:入手|抓起|做起|出发|着手|开始)$",
    "^.{3,12}的同时$",
    "^(?:与此同时|在此基础上|不断总结经验|总的来看|下一步|总体上|具体来说|以此为契机|此外|为此|同时|其次|再次|首先|最后)$",
)
_CARRIES = re.compile(
    "^以.+为|实际(?:制定|积极|认真)|省(?!级)|首都|^.{3,}(?:搭建|积极|认真|制定|开展|推行|举办|实施|推进)|课程的教学|三宽|(?:进行|力量|院校|学校|改革|取向|文化|重点)$|^在.{2,6}(?:上|工作)$"
)
"""What makes a lead-in carry a sentence of its own, or belong to one place."""


def policies(sentence: str) -> Iterator[str]:
    """Titles in 《》 of national documents: nothing local in them, and the last word of a policy."""
    for match in _TITLE.finditer(sentence):
        title = re.sub("(?<=\\d)\\s*[-－–~～―]+\\s*(?=\\d)", "—", match.group())
        if _POLICY_END.search(title) and fits(title, 5, 30) and balanced(title) and not _local(title):
            yield title


def _local(title: str) -> bool:
    if _HANDLED.search(title):
        return True
    if re.search("国务院|中共中央|教育部|全国|国家|中华人民共和国", title):
        return False
    return _LOCAL.search(title) is not None or title.startswith("《关于")


def slogans(sentence: str) -> Iterator[str]:
    """What stands in “”: names of programmes, sayings, numbered formulas; marks kept."""
    for match in _QUOTE.finditer(sentence):
        inner = match.group(1)
        word = len(inner) == 2 and inner[0] not in _NUMBERED
        if 2 <= count_han(inner) <= 16 and not word and not _QUOTE_BAD.search(inner):
            yield match.group()


_USES = re.compile("^(?:坚持|持续|始终)*(?P<frame>用.{2,18}(?:武装头脑|凝心铸魂|铸魂育人|指导实践))$")


def frames(clause: str) -> Iterator[str]:
    """以…为… and 把…纳入… as whole clauses."""
    for pattern, may in (
        (_FRAME, "以" in clause and "为" in clause),
        (_TAKE, "将" in clause or "把" in clause),
        (_USES, "用" in clause),
    ):
        match = pattern.match(clause) if may else None
        if match and "予以" not in clause and _well_formed(match.group("frame"), 6, 26):
            yield match.group("frame")


_MEASURE = re.compile(
    "(?:(?:覆盖|普及|巩固|入园|入学|达标|优良|合格|就业|满意)率|满意度|占比|比例)"
    "(?:达到?|提高到|提升到|稳定在|保持在|控制在)\\{数\\}%(?:以上|以内|左右)?$|(?:提高|提升|下降|上升)\\{数\\}个百分点$"
)


def measures(clause: str) -> Iterator[str]:
    """How any figure is told, whatever was measured: {名称}覆盖率达到{数}%以上."""
    if "{数}" in clause and (match := _MEASURE.search(clause)) and match.start() >= 2:
        yield "{名称}" + match.group()


def indicators(clause: str) -> Iterator[str]:
    """A measured subject with its value slotted."""
    clause = _AREA.sub("", clause)
    match = _INDICATOR.match(clause) if "{数}" in clause else None
    if (
        match
        and not _ODD.search(clause)
        and _RATE.search(match.group("subject"))
        and _well_formed(clause, 4, 26)
    ):
        yield clause


def openings(clause: str) -> Iterator[str]:
    """Clauses with which a plan or a part of it begins; committees and governments become slots."""
    if led := _LED.match(clause):
        clause = f"在{{名称}}的{led['how']}领导下"
    elif _AGREED.match(clause):
        clause = "经{地名}人民政府同意"
    if _OPENING.match(clause) and not _ONE_UNITS.search(clause) and _well_formed(clause, 4, 30):
        yield clause


def closings(clause: str) -> Iterator[str]:
    """Clauses with which a plan ends."""
    clause = clause.removeprefix("让我们")
    if _CLOSING.match(clause) and not _PROUD.search(clause) and _well_formed(clause, 5, 28):
        yield clause


def transitions(clause: str) -> Iterator[str]:
    """Clauses that lead from one thought to the next; they never carry the verb of the sentence."""
    if (
        _TRANSITION.match(clause)
        and not _FRAME.match(clause)
        and _well_formed(clause, 2, 18)
        and not _CARRIES.search(clause)
    ):
        yield clause


def _well_formed(text: str, low: int, high: int) -> bool:
    return (
        fits(text, low, high)
        and balanced(text)
        and re.fullmatch("[\u4e00-\u9fff、“”《》·%％{}—]+", text) is not None
        and not any(word in text for word in _PERSONAL)
        and not _ONE_PLACES.search(text)
    )


_ONE_PLACES = re.compile(
    "(?:示范|实验)[市县区](?!域)|宽带|(?<![戏话歌舞京喜短本乐理景])剧(?![院团场本目])|秦腔|花鼓|评弹|黄梅"
)
"""Titles that one place wins, and operas of one region."""
_PERSONAL = tuple(
    words_in("""
    我市 我县 我省 我区 我州 本市 本县 全市 全县 全省 全区 全州 市委 县委 省委 区委 市政府 省政府 县政府
    该 此项 附件 各位代表 我们 上述 市级 省级 县级 市属 市直 县直 区属 本区 本省 本校 首府 首都 市七次
    省教育厅 模范省 {地名}、 的基础教育教学指导委员会
""")
)
