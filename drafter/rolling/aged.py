"""What an old document says: wording of past years, and in one some years old every named work."""

import re
from collections.abc import Iterator

from drafter.language.terms import Hit
from drafter.rolling.kept import titles, touches
from drafter.rolling.record import Note, Sentence

AGED = 3
"""Years back from which named works are asked for one by one, as are those of an unknown year."""

_WORDS = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        ("进城务工(?:就业)?农民(?:工)?(?:同住)?子女", "现称进城务工人员随迁子女"),
        ("贫困(?:家庭)?(?:学)?生|贫困家庭", "现称家庭经济困难学生"),
        ("扫除?盲工作|扫除青壮年文盲", "扫盲任务早已完成"),
        ("(?:治理|反)商业贿赂", "专项治理早已结束"),
        ("(?:免除|收取|免收)[^，。；]{0,14}(?:学杂费|借读费)", "义务教育早已全面免除"),
        ("(?:中小学)?现代远程教育|班班通|农远", "现在的提法是教育数字化、国家智慧教育平台"),
        ("教育电视台|校校通", "请核对是否仍有"),
        ("防?疫情(?:防控)?|防疫", "已转为常态化的传染病防控"),
        ("扫黑除恶", "专项斗争已结束，现为常态化开展"),
        ("(?:推普)?脱贫攻坚|精准扶贫|扶贫资助|教育扶贫|建档立卡", "现为常态化帮扶、乡村全面振兴"),
        ("最多跑一次", "现在的提法是高效办成一件事"),
        ("放学后(?:免费)?托管|课后托管", "现称课后服务"),
        ("法制教育|法制宣传|民主法制", "现称法治教育、法治宣传"),
        ("[一二三四五六七八][”’]?五[”’]?\\s*普法", "普法规划五年一轮，请核对现在是第几个"),
        (
            "向[^，。；]{2,16}(?:同志|老师|教师)学习|学习[^，。；]{2,10}同志先进事迹",
            "学习宣传的人物，请换成现在的",
        ),
        ("国债资金|宏志班|半工半读|订单”?式培养", "请核对是否仍有"),
        ("会考|重点班|三限|一费制|择校(?:生|费)", "制度已经取消或改变"),
        ("保送生|艺术特长生|体育特长生", "招生政策已经调整，请核对"),
        ("迎接新高考|新高考(?:改革|方案|管理平台)|中、高考新方案", "新高考已经落地，请核对"),
        ("学习实践活动|科学发展观|和谐(?:校园|社会)|节约型(?:学校|机关)", "那个时期的提法"),
        ("改制学校|办学体制改革试验", "清理规范早已完成"),
        ("教育现代化(?:的?阶段性|评估|达标|目标|学校|创建|建设为主线)", "现在的目标是建设教育强国"),
        ("给[^，。；]{2,24}回信", "请核对是否换成最近的重要回信、重要论述"),
        ("义务教育(?:发展)?基本均衡", "全国早已实现，现为优质均衡"),
    )
)
_NAMED = re.compile(
    "[\u4e00-\u9fff“”、]{2,16}?(?:工程|攻坚计划|支持计划|行动计划|提高计划|建设计划|联盟计划|试点|专项工程|专项行动|行动)(?![方案])"
)
_QUOTED = re.compile("[“‘][^”’，。；]{2,16}[”’]")
_STRATEGY = re.compile("(?:省|市|县|区|旗|州|盟)委[^，。；]{0,8}[“][^”]{2,14}[”]")
_FORMULAS = re.compile("[四两]个(?:意识|自信|维护|确立)|一岗双责|第一责任人|一票否决")
_LAW = re.compile("(?:(?<!办)法|条例)(?:（[^）]*）)?》$")
_SPREAD = re.compile("(?:学习|宣传|贯彻)[^，。；《]{0,6}《[^》]*》|《[^》]*》的?(?:学习|宣传)")


def find_aged(sentence: Sentence, hits: tuple[Hit, ...]) -> Iterator[Note]:
    """Each with what is said now, as far as known; what the dated terms judge is left to them."""
    if sentence.back:
        return
    text = sentence.text
    judged = tuple((hit.start, hit.end) for hit in hits)
    for pattern, advice in _WORDS:
        for match in pattern.finditer(text):
            yield Note(*match.span(), "stale-term", f"“{match.group()}”：{advice}，请改写")
    for match in _STRATEGY.finditer(text):
        yield Note(*match.span(), "campaign", "地方战略和口号的提法，请核对是否仍用")
    if sentence.year_from is None or sentence.step >= AGED:
        yield from _named_works(sentence, judged)


def _named_works(sentence: Sentence, judged: tuple[tuple[int, int], ...]) -> Iterator[Note]:
    text = sentence.text
    papers = titles(text)
    for paper in papers:
        if not _LAW.search(paper.group()):
            yield Note(*paper.span(), "dated-paper", "原文较早，请核对这份文件是否仍有效、有没有新的")
    for match in _SPREAD.finditer(text):
        yield Note(*match.span(), "once", "法规、文件施行之初的学习宣传，请改为落实或删去")
    taken = (*judged, *(paper.span() for paper in papers))
    for pattern, message in (
        (_NAMED, "原文较早，请核对这项工程、计划或试点是否仍在实施"),
        (_QUOTED, "原文较早，请核对这个名称或提法是否仍用"),
    ):
        for match in pattern.finditer(text):
            if not touches(taken, *match.span()) and not _FORMULAS.search(match.group()):
                yield Note(*match.span(), "campaign", message)
