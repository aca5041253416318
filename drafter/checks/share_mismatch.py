"""占比与绝对数对不上：12所中8所达标，达标率75%。

不通过：‹12所学校中有8所达标，达标率75%›。
不通过：‹查摆问题17个，已整改15个，整改率95%›。
通过：12所学校中有8所达标，达标率66.7%。
通过：查摆问题25个，已整改23个，整改率92%。
通过：12所学校中有8所达标，优秀率25%。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "share-mismatch"
LEVEL: Level = "error"

_SHARE = re.compile(
    r"(\d+)(所|个|名|人|项|家)[\u4e00-\u9fff]{0,8}中[，,]?(?:已|现)?有?[\u4e00-\u9fff]{0,4}?(\d+)\2(?P<what>[\u4e00-\u9fff]{0,8})[，,]"
    r"(?:占比?|(?P<rate>[\u4e00-\u9fff]{2,4})率)(?:达到?|为|达)?(\d+(?:\.\d+)?)%"
)

_DONE = re.compile(
    r"(\d+)([个项条件处起])[，,]?(?:已经?|其中)?(?:完成)?(?P<what>整改|办结|销号|化解|处置|解决|完成)(?:完成)?了?(\d+)\2[，,]"
    r"(?P=what)(?:完成)?率(?:达到?|为)?(\d+(?:\.\d+)?)%"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """So many of so many beside a percentage that is more than half a point off."""
    for match in sheet.search(_SHARE):
        total, part, said = int(match[1]), int(match[3]), float(match[6])
        same = match["rate"] is None or match["rate"] in match["what"]
        if total and same and abs(part / total * 100 - said) > 0.5:
            message = f"{part}/{total}是{part / total * 100:.1f}%，与{match[6]}%不符，请核对"
            yield sheet.flag(ID, LEVEL, match.span(), message)
    for match in sheet.search(_DONE):
        total, part, said = int(match[1]), int(match[4]), float(match[5])
        if total and abs(part / total * 100 - said) > 0.5:
            before = re.search("[\u4e00-\u9fff]*$", sheet.text[: match.start()][-8:])
            span = (match.start() - len(before.group() if before else ""), match.end())
            message = f"{part}/{total}是{part / total * 100:.1f}%，与{match[5]}%不符，请核对"
            yield sheet.flag(ID, LEVEL, span, message)
