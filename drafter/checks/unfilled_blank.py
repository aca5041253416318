"""待填的空还没有填。

【待填：…】是起草时留给本单位的数字、名称或日期，填好才能定稿；它不拦导出。
缺的内容只有本单位知道，程序不会代填。

不通过：投入资金‹【待填：资金数】›万元，改造学校3所。
不通过：新建‹【待填】›所幼儿园。
通过：投入资金3200万元，改造学校3所。
通过：【重点任务】新建3所幼儿园。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "unfilled-blank"
LEVEL: Level = "warn"

_BLANK = re.compile(r"【\s*待填\s*(?:[：:]([^【】\n]*))?】")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Every blank of the form 【待填：…】."""
    for match in sheet.search(_BLANK):
        what = f"“{match[1].strip()}”" if match[1] else "内容"
        yield sheet.flag(ID, LEVEL, match.span(), f"还有一处待填：请填写{what}")
