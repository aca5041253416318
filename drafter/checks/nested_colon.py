"""一句里冒号套冒号：目标是：到年底：完成改造。

依据：GB/T 15834—2011 第4.7.3.3条，一个句子里应避免出现两层冒号。

不通过：工作目标是：‹到年底：›完成3所学校改造。
通过：工作目标是：到年底，完成3所学校改造；时间：2027年；地点：县城。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "nested-colon"
LEVEL: Level = "info"

_NESTED = re.compile("：(?P<inner>[\u4e00-\u9fff]{2,12}：)(?![“《])")
_LABEL = re.compile(
    "单位|科室|股室|部门|时间|地点|电话|负责|联系|附件|对象|内容|处室|牵头|责任|时限|主讲|主持|学校|组别|填报|盖章|邮箱|班级|姓名|手机|传真|网址"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """A colon, a few words, and another colon; labels of a form aside."""
    for match in sheet.search(_NESTED):
        before = sheet.text[max(0, match.start() - 6) : match.start()]
        if not _LABEL.search(match["inner"]) and not _LABEL.search(before):
            yield sheet.flag(ID, LEVEL, match.span("inner"), "一句里套了两层冒号，宜改为逗号")
