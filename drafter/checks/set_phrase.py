"""固定搭配写错：增强“四个意识”、坚定“四个自信”、做到“两个维护”。

动词不能换，次序不能倒，三项不缺；“两个确立”是深刻领悟其决定性意义。

不通过：‹增强“四个自信”›、做到“两个维护”。
不通过：增强“四个意识”、‹做到“两个维护”、坚定“四个自信”›。
不通过：‹增强“四个意识”、做到“两个维护”›，提高政治能力。
不通过：学习‹习总书记›重要讲话精神。
不通过：建立‹党组织领导下的校长负责制›，落实‹提质扩优行动›。
通过：深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。
通过：建立党组织领导的校长负责制，落实扩优提质行动。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "set-phrase"
LEVEL: Level = "error"

_Q = '[“"]?'
_E = '[”"]?'
_SERIES = re.compile(
    rf"(?=[增树坚做强牢切“\"四两])(?:(?:增强|树牢|坚定|做到|强化|牢固树立|切实)?{_Q}(?:四个意识|四个自信|两个维护){_E}[、，]?(?:自觉)?){{2,3}}"
)
_LEADER = re.compile("习总书记")
_ENACTED = re.compile(rf"(?:坚定|做到|增强|践行|落实){_Q}两个确立{_E}")
_GRASPED = re.compile('(?:深刻|深入)?(?:领悟|领会)[“"]?(?:两个维护|四个自信|四个意识)[”"]?的?决定性意义')
_RIGHT = "增强“四个意识”、坚定“四个自信”、做到“两个维护”"
_ITEM = re.compile("四个意识|四个自信|两个维护")
_ORDER = ("四个意识", "四个自信", "两个维护")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Verbs that belong to another item, wrong order, a missing item, and forms that the terms list."""
    flagged: set[int] = set()
    for hit in sheet.term_hits:
        if (
            hit.term.context == "form"
            and hit.term.severity != "info"
            and not (hit.term.formula or hit.term.table)
            and _always_wrong(hit.term.id)
        ):
            level: Level = "error" if hit.term.severity == "error" and hit.term.verified != "no" else "warn"
            right = f"应为{hit.term.replaced_by}" if hit.term.replaced_by else "写法有误，请核对"
            flagged.add(hit.start)
            yield sheet.flag(ID, level, (hit.start, hit.end), f"固定提法写错：{right}")
    for match in sheet.search(_LEADER):
        right = "习近平总书记"
        yield sheet.flag(ID, LEVEL, match.span(), f"固定提法写错：应为{right}", right)
    for match in sheet.search(_ENACTED):
        yield sheet.flag(ID, LEVEL, match.span(), "固定提法写错：深刻领悟“两个确立”的决定性意义")
    for match in sheet.search(_GRASPED):
        yield sheet.flag(ID, LEVEL, match.span(), "固定提法写错：深刻领悟“两个确立”的决定性意义")
    for match in sheet.search(_SERIES):
        if any(match.start() <= at < match.end() for at in flagged):
            continue
        items = tuple(_ITEM.findall(match.group()))
        span = (match.start(), match.start() + len(match.group().rstrip("、，自觉")))
        if len(items) == 3 and items != _ORDER:
            wrong = next(
                m for m, right in zip(_ITEM.finditer(match.group()), _ORDER, strict=True) if m[0] != right
            )
            start = match.start() + max(match.group().rfind(mark, 0, wrong.start()) for mark in "、，") + 1
            yield sheet.flag(ID, "warn", (start, span[1]), f"固定提法次序：{_RIGHT}")
        elif len(items) == 2 and len(set(items)) == 2 and not _follows(sheet.text, match):
            yield sheet.flag(ID, "warn", span, f"固定提法不全：{_RIGHT}")


def _always_wrong(term: str) -> bool:
    return not term.startswith(("fyp-stage", "slogan-sg", "slogan-lg", "slogan-xjpsx-trunc"))


def _follows(text: str, match: re.Match[str]) -> bool:
    """Whether the third item stands close by with other words between."""
    nearby = text[max(0, match.start() - 24) : match.end() + 24]
    return set(_ITEM.findall(nearby)) == set(_ORDER)
