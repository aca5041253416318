"""责任股室与条目的学段不符：中职招生由学前股负责。

不通过：1.抓好中职招生。扩大规模。（责任股室：‹学前股›）
不通过：1.办好学前教育。增加学位。（责任科室：‹职成科›）
通过：1.抓好中职招生。扩大规模。（责任股室：职成股）
通过：1.办好学前教育。增加学位。（责任股室：学前股、职成股）
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "owner-mismatch"
LEVEL: Level = "warn"

_TAG = re.compile(r"[（(](?:牵头|责任)(?:单位|科室|股室|部门|处室)[：:]([^；）)\n]{2,24})")
_EARLY = "学前|幼教|学前教育"
_VOCATIONAL = "职成|职教|职业教育|职业与成人教育"
_STAGES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (stage, re.compile(words), re.compile(f"^(?:{offices})[股科处室]$"))
    for stage, words, offices in (
        ("学前", "学前|幼儿园|幼小|保教", f"{_VOCATIONAL}|高教|成教"),
        ("职业教育", "中职|职业教育|职教|技能大赛|产教|校企", f"{_EARLY}|基教|基础教育|义教"),
        ("高中", "普通高中|高考|县中", f"{_EARLY}|{_VOCATIONAL}"),
        ("义务教育", "义务教育|控辍保学|中小学招生", f"{_EARLY}|{_VOCATIONAL}"),
        ("校园安全", "校园安全|防溺水|校车|消防", f"{_EARLY}|{_VOCATIONAL}|语委|资助"),
    )
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Tags whose only owner looks after another stage than the item's heading names."""
    for match in sheet.search(_TAG):
        index = sheet.heading_before(match.start())
        if index < 0:
            continue
        heading = sheet.headings[index]
        for stage, of_stage, not_its in _STAGES:
            if of_stage.search(heading.words) and not_its.match(match[1].strip()):
                message = f"这一条讲{stage}，责任股室像是标错了，请核对"
                yield sheet.flag(ID, LEVEL, match.span(1), message)
                break
