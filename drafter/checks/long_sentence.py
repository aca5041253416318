"""一句话太长：180个汉字以上，宜拆开。

开头的总体要求段不算；一句到底是那一段的惯例。

不通过：柳城县教育局2027年工作要点⏎正文。⏎一、抓教学⏎‹{一句二百字的话}›
通过：柳城县教育局2027年工作要点⏎{一句二百字的话}⏎一、抓教学⏎正文。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import count_han
from drafter.model.finding import Finding, Level

ID = "long-sentence"
LEVEL: Level = "warn"

_MOST = 180
_OPENING = re.compile("总体要求|指导思想|总体思路|工作思路|基本思路")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Sentences from 180 Han characters on, the opening aside."""
    first = sheet.headings[0].start if sheet.headings else 0
    for start, end in sheet.sentences:
        if end - start < _MOST or start < first:
            continue
        words = sheet.text[start:end]
        length = count_han(words)
        line = sheet.line_at(start)
        if length < _MOST or line.role == "cell" or _OPENING.search(words[:60]):
            continue
        if _OPENING.search(sheet.section_at(line.number) or ""):
            continue
        begin = start + len(words) - len(words.lstrip())
        span = (begin, begin + len(words.strip()))
        yield sheet.flag(ID, LEVEL, span, f"一句{length}个汉字，宜拆成几句")
