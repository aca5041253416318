"""定型词里的数字要用汉字：十九大、“两免一补”、一岗双责。

依据：GB/T 15835—2011 第4.2条。

不通过：学习‹19大›精神，落实‹1岗双责›。
不通过：落实‹2免一补›，增强“‹4个意识›”，编制“‹155›”规划，建设‹双1流›。
通过：学习十九大精神，一校一策，19大项目标，G20峰会。
"""

import re
from collections.abc import Iterator

from drafter.checks.lists import occurrences, pairs
from drafter.checks.sheet import Sheet
from drafter.language.numbering import han_numeral
from drafter.model.finding import Finding, Level

ID = "fixed-numeral"
LEVEL: Level = "error"

_WORDS = pairs(
    "2免一补=两免一补 两免1补=两免一补 2免1补=两免一补 4个意识=四个意识 "
    "4个自信=四个自信 2个维护=两个维护 2个确立=两个确立 1岗双责=一岗双责 "
    "一岗2责=一岗双责 双1流=双一流 “2减”=“双减” 3会一课=三会一课 三会1课=三会一课 "
    "3会1课=三会一课 1票否决=一票否决 5育并举=五育并举 5育融合=五育融合 "
    "2学1做=两学一做 8项规定=八项规定 3重一大=三重一大 三重1大=三重一大 "
    "3重1大=三重一大 4有好老师=四有好老师 1校1策=一校一策 一校1策=一校一策 "
    "1生1案=一生一案 一生1案=一生一案 1人1档=一人一档 一人1档=一人一档 "
    "1把手=一把手 3公经费=三公经费 5项管理=五项管理 1体化=一体化 "
    "第1时间=第一时间 第1责任人=第一责任人 4个全面=四个全面 5位一体=五位一体 "
    "1师1优课=一师一优课 2个大局=两个大局 3个代表=三个代表 3全育人=三全育人 "
    "1带1路=一带一路 一带1路=一带一路 10四五=十四五 10五五=十五五 "
    "4风问题=四风问题 “4风”=“四风” 双1百=双一百 3严三实=三严三实 "
    "4议两公开=四议两公开 "
)
_CONGRESS = re.compile(
    r"(?=\d)(?:(?<!\d)(1[5-9]|2[01])大(?=精神|报告|以来|胜利|召开|和(?:19|20|十九|二十)届|[，。；、])"
    r"|(?<!\d)(?:1[5-9]|2[01])(?=届[一二三四五六七]中)|(?<=十)\d大|10[六七八九]大)"
)
_PLAN = re.compile(
    r"(?=[1345])(?:(?<=[“\"])1([2-6])5(?=[”\"](?:规划|时期|期间|发展|末))|(?<![\d.])1([2-6])5(?=规划|时期|期间)|(?<![\d.十])([3-5])5(?=规划|时期))"
)
_YEARS_OF_SCHOOL = re.compile(r"(?<!\d)9年(?:制)?义务教育")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Words whose numeral is part of the name."""
    for start, end, wrong in occurrences(sheet.text, _WORDS, sheet.neighbours):
        right = _WORDS[wrong]
        yield sheet.flag(ID, LEVEL, (start, end), f"定型词用汉字：“{right}”", right)
    for match in sheet.search(_CONGRESS):
        digits = match[1]
        right_name = han_numeral(int(digits)) + "大" if digits else None
        yield sheet.flag(ID, LEVEL, match.span(), "届次用汉字，如“二十大”", right_name)
    for match in sheet.search(_PLAN):
        digit = match[1] or match[2] or match[3]
        plan = f"十{han_numeral(int(digit))}五"
        yield sheet.flag(ID, LEVEL, match.span(), f"五年规划用汉字：“{plan}”", plan)
    for match in sheet.search(_YEARS_OF_SCHOOL):
        yield sheet.flag(
            ID, "warn", match.span(), "定型词用汉字：九年义务教育", match.group().replace("9", "九")
        )
