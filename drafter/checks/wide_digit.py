"""正文里的阿拉伯数字是全角的：３２００名、４月底前。

全角数字很多时只报一处，用“--fix”一次改完。
依据：GB/T 15835—2011。

不通过：培训教师‹３２００›名，‹４›月底前完成，达标率‹９５．５％›。
通过：培训教师3200名，4月底前完成，达标率95.5%。
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "wide-digit"
LEVEL: Level = "warn"
MECHANICAL = True

_WIDE = re.compile("[０-９](?:[０-９．]*[０-９])?％?")
_MANY = 8


def check(sheet: Sheet) -> Iterator[Finding]:
    """Each place, or the first one for all where there are many."""
    found = list(every(sheet))
    if len(found) >= _MANY:
        yield replace(found[0], message=f"全文有{len(found)}处全角数字，请统一改为半角")
    else:
        yield from found


def every(sheet: Sheet) -> Iterator[Finding]:
    """Each place for itself."""
    for match in sheet.search_raw(_WIDE):
        right = normalize("NFKC", match.group())
        yield sheet.flag(ID, LEVEL, match.span(), "阿拉伯数字应用半角", right)
