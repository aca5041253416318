"""繁体字混入：加強學校管理。

整篇繁体时只报一处，读入时会转成简体。专名除外（可写进自己的词表）。

不通过：加‹強學›校管理，办好人民满意的教育，推‹進›改革。
通过：加强学校管理，纪念朱镕基、李喆同志。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.script import traditional_characters
from drafter.model.finding import Finding, Level

ID = "traditional-character"
LEVEL: Level = "error"
MECHANICAL = True

_MANY = 60


def check(sheet: Sheet) -> Iterator[Finding]:
    """Runs of words with Traditional characters; the first alone where the document is full of them."""
    found = traditional_characters(sheet.raw)
    if not found:
        return
    places = list(_runs(sheet, found))
    if sum(sheet.raw.count(char) for char in found) > _MANY:
        yield _flag(sheet, places[0], found, f"全文多处繁体字（{len(places)}处），请先转为简体")
        return
    for match in places:
        yield _flag(sheet, match, found, "繁体字，请改为简体")


def every(sheet: Sheet) -> Iterator[Finding]:
    """Each place for itself."""
    found = traditional_characters(sheet.raw)
    for match in _runs(sheet, found) if found else ():
        yield _flag(sheet, match, found, "繁体字，请改为简体")


def _runs(sheet: Sheet, found: dict[str, str]) -> Iterator[re.Match[str]]:
    chars = "".join(found)
    return re.finditer(rf"[{chars}]+(?:[\u4e00-\u9fff][{chars}]+)*", sheet.raw)


def _flag(sheet: Sheet, match: re.Match[str], found: dict[str, str], message: str) -> Finding:
    right = "".join(found.get(char, char) for char in match.group())
    return sheet.flag(ID, LEVEL, match.span(), message, right)
