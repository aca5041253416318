"""省略号、连接号写得不对或不统一：...、--、2026-2027与2027—2028并用。

依据：GB/T 15834—2011，省略号用“……”，起止年份用一字线“—”，全文统一。

不通过：语文、数学‹...›等学科。
不通过：落实2026—2027学年安排，总结2025—2026学年工作，谋划‹2027-2028›学年任务。
不通过：以质量为本‹--›办好教育。
通过：落实2026—2027学年安排，谋划2027—2028学年任务……
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "dots-and-dashes"
LEVEL: Level = "warn"

_DOTS = re.compile(
    r"(?=[.。…\-－])(?:(?<=[\u4e00-\u9fff，。、])(?:\.{3}|。{3,}|(?<!…)…(?!…))(?!\.)|(?<=[\u4e00-\u9fff])(?:--|－－)(?=[\u4e00-\u9fff])|(?<=\d)--(?=\d))"
)
_AFTER_DOTS = re.compile("(?<!…)…+[。，]")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d年?[ ]*(——|—|–|-|~|～|－)[ ]*(?:19|20)\d\d(?!\d)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Dots and hyphens for the real marks, and ranges of years joined in different ways."""
    for match in sheet.search(_DOTS):
        right = (
            "……"
            if match.group()[0] not in "-－"
            else "—"
            if sheet.text[match.start() - 1].isdigit()
            else "——"
        )
        yield sheet.flag(ID, LEVEL, match.span(), f"应写作“{right}”", right)
    for match in sheet.search(_AFTER_DOTS):
        yield sheet.flag(ID, LEVEL, match.span(), "省略号后不用句号、逗号", "……")
    kinds: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in sheet.search(_YEARS):
        if not sheet.in_title(match.start()):
            kinds[match[1]].append(match)
    if len(kinds) > 1:
        usual = max(kinds, key=lambda kind: (len(kinds[kind]), kind == "—"))
        for kind, matches in kinds.items():
            for match in matches if kind != usual else []:
                right = match.group().replace(kind, "—")
                yield sheet.flag(ID, LEVEL, match.span(), f"起止年份的连接号不统一（别处用“{usual}”）", right)
