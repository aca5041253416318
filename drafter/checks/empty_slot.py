"""该有内容的地方是空的：空括号、空引号、下划线、“达%以上”。

不通过：配备专职教师‹（ ）›名。
不通过：以邓小平理论和‹“”›重要思想为指导。
不通过：巩固率‹达%›以上，毛入园率‹达到以上›。
不通过：投入资金‹____›万元，‹投入亿元›改造校舍。
不通过：招聘教师‹……›名。（‹责任科室：›）
不通过：完善制度‹…………›加强管理。
通过：巩固率达到97%以上（含民办学校）。
通过：力争到年底，《条例》宣传实现全覆盖……
"""

import re
from collections.abc import Iterator
from itertools import chain

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "empty-slot"
LEVEL: Level = "error"

_EMPTY = re.compile(
    r"[（(“‘《〈「_…\.](?:(?<=[（(])[ ]*[）)]|(?<=[“‘《〈「])[ ]*[”’》〉」]|(?<=_)_+"
    r"|(?<=…)…{2,}|(?<=\.)\.{3,}|(?<=[（(])(?:此处略去?|略)[）)]|(?:(?<=…)…*|(?<=\.)\.{2,})(?=[名所个人次项万亿%间套处期元]))"
)
_MISSING = re.compile(
    r"(?=[此责牵配达占为 %稳保控提投新第])"
    r"(?:(?<![（(])此处略去?|(?:责任|牵头|配合)(?:股室|科室|处室|单位|部门)[：:][ ]*(?=[）)])"
    r"|(?:达到?|占比?|(?<=率)为)[ ]*%|(?<=率)[ ]*%"
    r"|(?<=[率比度])(?:达到?|为|稳定在|保持在|控制在|提高到)(?:以上|以内|以下|左右)"
    r"|投[入资](?:资金|经费)?[约近]?[万亿]元(?!以上|级|大)"
    r"|新建所(?![需有在用得属以])|第(?=[届个次](?:教师节|全国|全县|全市)))"
)


_FIELD = 16


def check(sheet: Sheet) -> Iterator[Finding]:
    """Brackets, quotes, lines and figures with nothing in them."""
    for match in chain(sheet.search(_EMPTY), sheet.search(_MISSING)):
        line = sheet.line_at(match.start())
        if line.role == "cell" or (len(line.text) <= _FIELD and not re.search("[，。；]", line.text)):
            continue  # a field of a form is meant to be empty
        yield sheet.flag(ID, LEVEL, match.span(), "这里缺内容，请补上数字或文字")
