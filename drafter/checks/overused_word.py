"""“进一步”用得太密：每千字超过六次。

不通过：‹进一步›加强管理，{再用六次进一步}
通过：进一步提高质量，进一步加强管理。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.finding import Finding, Level

ID = "overused-word"
LEVEL: Level = "info"

_WORD = re.compile("进一步")
_PER_THOUSAND = 6
_FEWEST = 7


def check(sheet: Sheet) -> Iterator[Finding]:
    """One finding a document, at the first place."""
    found = list(sheet.search(_WORD))
    length = max(count_han(sheet.text), 1000)
    if len(found) >= _FEWEST and len(found) * 1000 > _PER_THOUSAND * length:
        message = f"全文用了{len(found)}次“进一步”，宜删去或换说法"
        yield sheet.flag(ID, LEVEL, found[0].span(), message)
