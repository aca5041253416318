"""机构称谓前后不一：一会儿“县教育局”，一会儿“县教体局”。

不通过：县教育局要加强统筹，县教育局各股室配合，‹县教体局›督导室检查。
通过：县教育局要加强统筹，市教育局给予指导，市教体局配合。
"""

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "bureau-name"
LEVEL: Level = "warn"

_NAMES = (
    "教育局|教体局|教科局|教科体局|教文体局|文教局"
    "|教育体育局|教育和体育局|教育科技局|教育科技和体育局|教委|教育委员会"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Names of the unit's own bureau that differ from the usual one of the document."""
    unit = sheet.unit
    if unit is None or unit.level in ("school", "township") or not unit.rank:
        return
    place, rank = re.escape(unit.place or unit.rank), unit.rank
    own = rf"{place}|(?<![\u4e00-\u9fff]){rank}|(?<=[由经以在各])本?{rank}"
    pattern = re.compile(rf"(?:{own})({_NAMES})(?![\u4e00-\u9fff]*》)")
    found = [match for match in sheet.search(pattern) if not sheet.in_title(match.start())]
    counted = Counter(_whole(match[1]) for match in found)
    if len(counted) < 2:
        return
    usual = _whole(unit.bureau) if _whole(unit.bureau) in counted else counted.most_common(1)[0][0]
    for match in found:
        if _whole(match[1]) != usual:
            message = f"机构称谓前后不一：别处写“{usual}”，请统一"
            yield sheet.flag(ID, LEVEL, match.span(), message)


def _whole(name: str) -> str:
    """教委 is the short form of 教育委员会, and both may stand side by side."""
    return "教育委员会" if name == "教委" else name
