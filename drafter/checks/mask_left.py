"""掩码没有替换：XX、xx%、***。

范文和公开稿里用字母或星号盖住的单位、数字、年份，抄来后必须换成本单位的。
依据：公文内容应当准确完整（《党政机关公文处理工作条例》第十九条）。

不通过：力争‹XX›所学校通过验收。
不通过：巩固率达到‹xx%›以上。
不通过：深入学习‹****›重要讲话精神。
不通过：‹X›县教育局要加强统筹。
不通过：完成‹×××›小学改扩建，建成教室‹[数量]›间、功能室‹（此处填数字）›间，由‹【待定】›负责。
不通过：投入资金‹xx.x›亿元。
通过：配备X光机，开展X射线防护教育。
通过：操场面积为30×50米，提供4K、5G网络。
通过：开展DNA、IPv6、PPT制作等培训。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "mask-left"
LEVEL: Level = "error"

_RIGHT = (
    "县市区镇乡村校园中小局年月日所个名人亿万元次项级届届省州旗街路号平余多教同志书老师主局长处科股名幢栋场期"
)
_LETTERS = re.compile(
    r"[Xx×╳](?<![A-Za-z0-9\-].)(?:[Xx×╳]+(?:[.．/—\-~～][Xx×╳]+)*\s*%?(?![A-Za-z0-9])"
    r"|(?:[./][Xx×╳])*\s*%"
    rf"|(?<!×.)(?:[./][Xx×╳])*(?=[{_RIGHT}])(?<!\d×))"
    r"|[Xx](?<=[0-9].)[Xx]{0,2}(?=年)"
)
_SIGNS = re.compile(
    r"(?=[*○□■△〇某此（(【\[{])(?:\*+\s*[Xx×]*\s*%"
    r"|\*{2,}"
    r"|\*(?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])"
    r"|○{2,}|□{2,}|■{2,}|△{2,}|〇{3,}|某某(?!同志)|(?<![有个])某(?=[县市区镇乡](?!级))"
    r"|此处(?:填写|填入|插入|补充|添加)"
    r"|[（(【\[{][^（）()【】\[\]{}：:，。\n]{0,4}(?:此处|待定|请填|填写|填入|插入)[^（）()【】\[\]{}，。\n]{0,10}[）)】\]}]"
    r"|[\[{【](?:数量|数字|名称|单位|年份|日期|姓名|学校|县名|地名|时间|金额|人数|具体)[^\]}】\n]{0,6}[\]}】])"
)
_BEAM = re.compile("[Xx](?:光|射线|线)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Letters, stars and empty signs that stand for something."""
    masks = [*sheet.search(_LETTERS), *sheet.search(_SIGNS)]
    taken = 0
    for match in sorted(masks, key=re.Match.start):
        if match.start() < taken or _BEAM.match(sheet.text, match.start()):
            continue
        taken = match.end()
        yield sheet.flag(ID, LEVEL, match.span(), "掩码没有替换，请换成本单位的名称或数字")
