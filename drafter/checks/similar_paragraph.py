"""两段大同小异。

不通过：{一段六十字以上的话}⏎‹{几乎相同的一段}›
通过：完善家校社协同育人机制，办好家长学校。⏎健全教师培训机制，办好教师发展中心。
"""

import re
from collections.abc import Iterator
from functools import cache

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "similar-paragraph"
LEVEL: Level = "warn"

_HAN = re.compile("[^\u4e00-\u9fff]+")
_FEWEST = 60
_ALIKE = 0.6
_CLAUSE = 5
_ENOUGH = 3


def check(sheet: Sheet) -> Iterator[Finding]:
    """Paragraphs of sixty Han characters or more that share most of their three-character runs.

    Only paragraphs with a clause in common are compared, so the time grows with
    the text and not with its square.
    """
    bodies: dict[int, str] = {}
    runs = cache(lambda index: _runs(bodies[index]))
    buckets: dict[str, list[int]] = {}
    for index, line in enumerate(sheet.lines):
        body = line.text[line.lead :] if line.role == "heading" else line.text
        clauses = [clause for clause in _HAN.split(body) if len(clause) >= _CLAUSE]
        if line.role == "cell" or len(body) < _FEWEST or sum(map(len, clauses)) < _FEWEST:
            continue
        likely = {other for clause in clauses for other in buckets.get(clause, ())[:_ENOUGH]}
        bodies[index] = body
        alike = next((o for o in sorted(likely) if _share(runs(index), runs(o)) >= _ALIKE), None)
        if alike is not None and body != bodies[alike]:
            yield sheet.flag_line(ID, LEVEL, line, f"与第{sheet.lines[alike].number}段大同小异，宜合并或改写")
        for clause in clauses:
            buckets.setdefault(clause, []).append(index)


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    both = len(mine & theirs)
    return both / max(1, len(mine) + len(theirs) - both)


def _runs(body: str) -> frozenset[str]:
    words = _HAN.sub("", body)
    return frozenset(words[i : i + 3] for i in range(len(words) - 2))
