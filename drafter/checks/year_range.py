"""年份区间倒置，或“三年行动”与起止年对不上。

不通过：实施‹2030—2026年›发展规划。
不通过：落实‹三年行动计划（2026—2027年）›。
通过：落实三年行动计划（2026—2028年），编制2026—2030年规划。
通过：落实教育强国建设三年行动计划（2025—2027年）。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import parse_han_numeral
from drafter.model.finding import Finding, Level

ID = "year-range"
LEVEL: Level = "error"

_RANGE = re.compile(r"(?<!\d)(20\d\d)年?[ ]*[—–\-~～－至]+[ ]*(20\d\d)年(?!\d)")
_PLAN = re.compile(
    r"([二两三四五六七八九十])年(?:行动|计划|规划|攻坚|提升)[^，。；（(\n]{0,12}"
    r"[（(][ ]*(20\d\d)年?[ ]*[—–\-~～－至]+[ ]*(20\d\d)年?[ ]*[）)]"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Ranges that run backwards, and plans whose length is not what their name says."""
    for match in sheet.search(_PLAN):
        said = parse_han_numeral(match[1]) or 0
        length = int(match[3]) - int(match[2]) + 1
        if said != length:
            message = f"“{match[1]}年”与起止年对不上（{match[2]}至{match[3]}是{length}年），请核对"
            yield sheet.flag(ID, LEVEL, match.span(), message)
    for match in sheet.search(_RANGE):
        if int(match[1]) > int(match[2]):
            yield sheet.flag(ID, LEVEL, match.span(), "起止年份倒置，请核对")
