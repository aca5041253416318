"""“的、地、得”用错：扎实的推进、做的好。

只查最有把握的搭配。

不通过：‹扎实的推进›各项工作，‹做的好›的要表扬。
不通过：‹不断的提高›待遇，把工作‹做的更好›。
通过：得到不断的提高，有效的提升路径。
通过：扎实地推进各项工作，做得好的要表扬，扎实的基础，认真的态度，做的好事。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "particle"
LEVEL: Level = "warn"

_ADVERB = re.compile(
    "(?:扎实|认真|积极|深入|有效|切实|稳步|全面|有序|主动|自觉|严格|及时|科学|合理|充分|大力|广泛|持续|创造性|有针对性|有计划|有步骤|有重点)的"
    "(?:推进|开展(?!工作)|做好|抓好|落实|完成|贯彻|实施|组织|执行|学习贯彻|参加|配合|解决|处理|履行|投入到)(?![的者人])"
)
_MODIFIED = re.compile(
    "(?=[不逐大真更深全有切稳扎认积])(?<![得有是到行现供为了])(?:(?:不断|逐步|大力|真正|更好)的"
    "(?:提高|提升|加强|完善|改进|改善|优化|强化|深化|巩固|推动|促进|排查|服务)"
    "|(?:深入|全面|有效|切实|稳步|扎实|认真|积极)的(?:推动|促进|排查))(?=[\u4e00-\u9fff])(?![的者和与及力性工])"
)
_MORE = re.compile(
    "把[^，。；\n]{1,10}(?:做|抓|办|管|教|干|搞|建)的(?:更|最)?(?:好|实|细|严|精|优|强|大)(?=[，。；、])"
)
_RESULT = re.compile(
    "(?<![\u4e00-\u9fff所])(?:做|抓|办|管|学|教|干|搞)的(?:好|实|细|严|精|优|差)(?=[，。；、的])(?!的?[事经学成])"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """的 where 地 or 得 belongs."""
    for match in sheet.search(_ADVERB):
        right = match.group().replace("的", "地", 1) if match.group().count("的") == 1 else None
        yield sheet.flag(ID, LEVEL, match.span(), "状语后用“地”", right)
    for match in sheet.search(_MODIFIED):
        yield sheet.flag(ID, LEVEL, match.span(), "状语后用“地”", match.group().replace("的", "地", 1))
    for match in sheet.search(_MORE):
        at = match.start() + match.group().rindex("的")
        yield sheet.flag(
            ID,
            LEVEL,
            (at - 1, match.end()),
            "补语前用“得”",
            sheet.text[at - 1 : match.end()].replace("的", "得", 1),
        )
    for match in sheet.search(_RESULT):
        yield sheet.flag(ID, LEVEL, match.span(), "补语前用“得”", match.group().replace("的", "得", 1))
