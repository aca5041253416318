"""年份、数词里汉字和阿拉伯数字混写：二0二七年、5大工程与五大工程并存。

依据：GB/T 15835—2011。

不通过：‹二0二七年›工作计划。
不通过：评选好少年‹六0›名，办好‹第十8›届艺术节。
不通过：‹20二七年›完成改造，‹二〇27年›总结。
不通过：实施“五大工程”，推进‹5大工程›建设。
不通过：巩固率达到‹百分之九十5%›，合格率‹百分之九十五%›。
不通过：入园率‹百分之95%›。
通过：二〇二七年，2027年，推进五大工程，百分之九十五，占百分之五，3所学校达标。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.numbering import han_numeral
from drafter.model.finding import Finding, Level

ID = "digit-mixed"
LEVEL: Level = "error"

_YEAR = re.compile(r"(?<![\d一二三四五六七八九〇零])[\d〇零○OoＯ一二三四五六七八九]{4}年")
_ARABIC = re.compile(r"[\dOoＯ]")
_HAN = re.compile("[〇零○一二三四五六七八九]")
_CLASHING = re.compile(
    r"[一二三四五六七八九]0+(?=[个名所人年月日项万%])|第[一二三四五六七八九十]+\d+(?=[届个次章节])|第\d+[一二三四五六七八九十]+(?=[届个次])"
    r"|[一二三]\d{1,2}大(?=精神|和|以来|报告)"
)
_PERCENT = re.compile(
    r"百分之(?:[一二三四五六七八九十百零〇点]+[ ]?\d+(?:\.\d+)?%?|[一二三四五六七八九十百零〇点\d.]+%)"
)
_COUNT = re.compile(
    r"(?<![\d.])(\d{1,2})(大(?:工程|行动|体系|任务|举措|计划)|个(?:意识|自信|维护)|项(?:管理|工程|行动))"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Years of two kinds of digits, and a named number written both ways in one document."""
    for match in sheet.search(_YEAR):
        words = match.group()[:4]
        if _ARABIC.search(words) and _HAN.search(words):
            yield sheet.flag(ID, LEVEL, match.span(), "年份里汉字和阿拉伯数字混写")
    for match in sheet.search(_CLASHING):
        yield sheet.flag(ID, LEVEL, match.span(), "一个数里汉字和阿拉伯数字混写")
    for match in sheet.search(_PERCENT):
        yield sheet.flag(ID, LEVEL, match.span(), "百分数里汉字和阿拉伯数字混写，请核对原数")
    for match in sheet.search(_COUNT):
        right = han_numeral(int(match[1])) + match[2]
        twin = (
            re.search("[一二三四五六七八九十]大(?:工程|行动|体系|任务|举措|计划)", sheet.text)
            if "大" in match[2]
            else None
        )
        if right in sheet.text or twin:
            yield sheet.flag(ID, "warn", match.span(), f"别处用汉字，这里宜写作“{right}”", right)
