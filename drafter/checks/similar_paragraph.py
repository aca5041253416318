"""两段大同小异。

不通过：{一段六十字以上的话}⏎‹{几乎相同的一段}›
通过：完善家校社协同育人机制，办好家长学校。⏎健全教师培训机制，办好教师发展中心。
"""

import re
from collections.abc import Iterator
from zlib import crc32

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "similar-paragraph"
LEVEL: Level = "warn"

_HAN = re.compile("[^\u4e00-\u9fff]+")
_FEWEST = 60
_ALIKE = 0.6
_SKETCH = 12


def check(sheet: Sheet) -> Iterator[Finding]:
    """Paragraphs of sixty Han characters or more that share most of their three-character runs.

    A sketch of the smallest hashes finds the candidates, so the time grows with
    the text and not with its square.
    """
    runs: dict[int, frozenset[str]] = {}
    buckets: dict[int, list[int]] = {}
    for index, line in enumerate(sheet.lines):
        words = _HAN.sub("", line.text[line.lead :] if line.role == "heading" else line.text)
        if len(words) < _FEWEST or line.role == "cell":
            continue
        mine = frozenset(words[i : i + 3] for i in range(len(words) - 2))
        sketch = sorted({crc32(run.encode()) for run in mine})[:_SKETCH]
        likely = {other for hashed in sketch for other in buckets.get(hashed, ())}
        alike = next((o for o in sorted(likely) if _share(mine, runs[o]) >= _ALIKE), None)
        if alike is not None and words not in sheet.lines[alike].text:
            yield sheet.flag_line(ID, LEVEL, line, f"与第{sheet.lines[alike].number}段大同小异，宜合并或改写")
        runs[index] = mine
        for hashed in sketch:
            buckets.setdefault(hashed, []).append(index)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
