"""概数写法：3、4个应写作“三四个”。

依据：GB/T 15835—2011 第5.3条，相邻两数连用表示概数用汉字，中间不加顿号。

不通过：每校培养‹3、4个›骨干教师。
不通过：组织‹三、四次›检查。
通过：每校培养三四个骨干教师，3—4名教师，第3、4个单元，3、4月份。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import han_numeral, parse_numeral
from drafter.model.finding import Finding, Level

ID = "approximate-number"
LEVEL: Level = "warn"

_ABOUT = re.compile(
    r"(?<![\d第、一二三四五六七八九十.\n])([1-9]|[一二三四五六七八])、([2-9]|[二三四五六七八九])(个(?!单元|学期|年级)|所|名|人|天|年(?!级)|次|项|家|处|起|门|遍|轮|条|件|种|周(?!岁)|场)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Two neighbouring numbers with 、 between them and a measure word behind."""
    for match in sheet.search(_ABOUT):
        values = [parse_numeral(n) or 0 for n in match.group(1, 2)]
        if values[1] == values[0] + 1 and sheet.text[match.start() - 1 : match.start()]:
            right = "".join(han_numeral(value) for value in values) + match[3]
            yield sheet.flag(ID, LEVEL, match.span(), f"概数写作“{right}”", right)
