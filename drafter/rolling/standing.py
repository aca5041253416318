"""Figures that are no target of the year: standards, limits, scopes, slogans."""

import re

from drafter.rolling.counted import MADE, STOP, clause_start

_RULE_BEFORE = re.compile(
    "每(?:天|日|周|月|年|季度?|学期|学年|两周|半月|个?学校|校|生|班|所|人|名|县|乡镇|园|位|半年|场|次|节|个)[^，。；]{0,22}$"
)
_RULE_UNIT = re.compile("(?:课时|学时|分)$")
_RULE_CLAUSE = re.compile("班额|起始年级|距离|周边|工作日|满分|岁")
_STANDARD = re.compile("比例不[低少]于|标准(?!化)|生均|每生|人均")
_LIMITED = re.compile("(?:不少于|不低于|不超过|不得超过|至少|不得少于|最多|以内)$")
AIMED = re.compile(
    rf"{MADE}|[%％‰元]|百分|学位|[率达比占提增升降减超投招聘补评选新考训奖招收]|力争|确保|争取|实现|突破|控制|覆盖|惠及|受益|服务|发[放展]|资金|预算"
    "|上线|吸纳|接待|走访|慰问|开[设放]|消除|清零|现[有存]|缺|学生|教师|党员|排查|整治|检查|督导|活动|参[加赛与]|课题|案例|宣讲|巡讲|演练|人次|学校|幼儿园"
)
"""A clause that says what is to be reached; a figure without such words may be a standing one."""
_BOUND = re.compile(
    "占地|建筑面积|校园面积|总面积|创办于|不得|严禁|核载|核定|限(?:[高低]|制|于|在)|预收|押金|罚款|收费|满$|距|保质|间隔"
)
"""What a clause says of a rule's figure: it stays until the rule itself is changed."""
_OF_PERIOD = re.compile('年均|(?:今后|未来)[三五]年|[一二三四五六]五[”"]?(?:时期|期间|期末|末)')
"""A target of several years, which this year's does not replace."""
_SHARED = re.compile("(?:比例|占比)[^，。；\\d]{0,16}不(?:低|少|超|高)[^，。；\\d]{0,16}$")
_AREA = re.compile(r"个?(?:年级|工作日|小时|月|方面|维度|阶段|环节|层面|学段|学科)")
_PLACES = re.compile("个?(?:乡镇|镇|乡|街道|县|区|市|旗|社区|村|苏木|学区)")
_SLOGAN = re.compile(
    '(?:大|个|项|条|方面|类)(?:[“"]|工程|行动|重点|体系|主线|任务|要点|举措|能力|关键|中心|基地建设|抓手|目标|管理'
    "|机制|制度|结合|统一|强化|提升|坚持|聚焦|维护|意识|自信|确立|必由|一律|严禁)"
)


def stays(text: str, clause: str, match: re.Match[str]) -> str:
    """Why a figure is no target of the year: "rule" (silently), or what to check; "" for a target."""
    unit = match["unit"].strip()
    after = text[match.end("value") :]
    if unit in ("%", "％") and match["value"] == "100":
        return "100%的指标一般不变，请核对"
    if _AREA.match(after):
        return "rule"
    if _PLACES.match(after):
        return "涉及的范围，请核对"
    if _SLOGAN.match(after):
        return "概括的数要与正文列举的一致，请核对"
    money = "元" in unit
    wide = text[clause_start(text, match.start("value"), STOP) : match.start("value")]
    if not _RULE_BEFORE.search(clause) and _RULE_BEFORE.search(wide):
        return "像是固定要求的数，请核对是否调整"
    if _RULE_BEFORE.search(clause) or (_RULE_CLAUSE.search(clause) and unit not in ("%", "％", "个百分点")):
        return "标准数值，请核对是否调整" if money else "rule"
    if _STANDARD.search(clause) and unit not in ("%", "％", "个百分点"):
        return "标准数值，请核对是否调整"
    if re.match("人以[上下内](?=[\u4e00-\u9fff])", unit + after.removeprefix(match["unit"])):
        return "划范围的数，请核对是否调整"
    if _OF_PERIOD.search(text[: match.start("value")]) and not re.search("今年|20\\d\\d年", text):
        return "像是一个时期的目标，请核对"
    if _BOUND.search(wide) or _SHARED.search(wide):
        return "限定的数，请核对是否调整"
    if _RULE_UNIT.search(unit) or (
        _LIMITED.search(clause) and unit in ("次", "项", "篇", "条", "个", "人", "名")
    ):
        return "rule" if _RULE_UNIT.search(unit) else "最低要求的数，请核对是否调整"
    return ""
