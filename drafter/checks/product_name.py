"""商业产品名写进了公文。

公文一般不写企业和产品名称，用通称即可；确需写的可放进自己的词表。

不通过：统一使用‹萤石云›平台管理食堂。
通过：统一使用食堂智能管理平台，推广国家中小学智慧教育平台。
"""

from collections.abc import Iterator

from drafter.checks.lists import occurrences, words
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "product-name"
LEVEL: Level = "info"

_NAMES = words(
    "萤石云 希沃 讯飞智学 智学网 学而思 猿辅导 "
    "作业帮 腾讯课堂 腾讯会议 钉钉 企业微信 "
    "鸿合 班级优化大师 晓黑板 "
    "一起作业 乐教乐学 校讯通 翼校通 问卷星 雨课堂 超星 "
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Products by name, each once."""
    seen: set[str] = set()
    for start, end, name in occurrences(sheet.text, _NAMES, sheet.neighbours):
        if sheet.text.startswith(("子", " 子"), end):  # 钉钉子
            continue
        if name not in seen and not any(name in own for own in sheet.context.own_words):
            seen.add(name)
            yield sheet.flag(ID, LEVEL, (start, end), "商业产品名，公文一般写通称")
