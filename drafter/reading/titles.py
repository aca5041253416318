"""Titles: which line is one, and which kind of document it announces."""

import re

_KIND_WORDS = (
    "工作要点|要点|工作计划|计划|工作总结|总结|实施方案|方案|意见|通知|报告|打算|思路|安排|办法|规划|汇报|讲话|规定|细则|决定|通报|纲要|清单"
    "|安排意见|工作设想|设想|述职|措施|重点工作|制度|预案|公告|函|批复|说明"
)
_KIND_END = re.compile(
    rf"(?:{_KIND_WORDS})(?:范文|模板|范本|样本)?(?:[（(].{{1,16}}[）)]|[》〉])?(?:\s*[（(]?\s*(?:精选|通用|共|合集|范文|集锦|汇编|最新)?\s*[\d一二三四五六七八九十]{{1,2}}\s*篇[）)]?)?$"
)
_LAST = frozenset([word[-1] for word in _KIND_WORDS.split("|")] + list("文板本）)》〉篇"))
"""What a title ends with, so that most lines cost one look-up."""
_NO_TITLE = re.compile(
    r"[。；！？]|[：:，,]$|^附件|(?:部门|单位|学校|领导|审批|审核|推荐|主管)意见$|^(?:各|现将|为|根据|按照|抄送|主题词)|^[—-]{2}|[〔\[（(]\s*20\d\d\s*[〕\])）]\s*\d+号$"
)
_PIECES = re.compile(
    r"\s*[（(]?\s*(?:精选|通用|共|合集|范文|集锦|汇编)?\s*[\d一二三四五六七八九十]{1,2}\s*篇[）)]?$"
)
_DIGITS = re.compile(r"[\d〇○零一二三四五六七八九十XxＸ×年\s（）()度]")
LONGEST_TITLE = 80
"""Characters of a title; official ones that quote two documents reach about 70."""

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("半年总结与计划", r"半年.*(?:总结|汇报|情况|回顾).*(?:下半年|计划|打算|安排|思路)"),
        ("半年总结与计划", r"半年.*(?:总结|情况汇报|工作情况)"),
        (
            "总结与计划",
            r"总结.*(?:计划|打算|思路|安排|要点|设想)|(?:情况|回顾).*(?:打算|计划|工作思路|工作安排)",
        ),
        ("政府工作报告", r"政\s*府\s*工\s*作\s*报\s*告"),
        ("中心校计划", r"中心(?:学)?校.*计划"),
        ("幼儿园计划", r"幼儿园.*(?:计划|要点)"),
        ("行动计划", r"行动计划|行动方案"),
        ("工作要点", r"要点"),
        ("学校计划", r"(?:小学|中学|高中|初中|学校|学期|学年).*(?:工作)?计划"),
        ("实施方案", r"方案"),
        ("工作思路", r"思路|设想"),
        ("工作计划", r"计划|工作打算|工作安排"),
        ("工作总结", r"总结|述职"),
        ("意见", r"意见"),
        ("通知", r"通知"),
    )
)
ISSUED = re.compile(r"印发|转发|下发|发布")
"""A title that announces another document."""
_PARTS = re.compile(
    r"(?:(?:20\d\d年|今年|上半年|下半年|过去.{1,3}|“[^”]{2,8}”时期|今后).{0,14})?"
    r"(?:工作回顾|工作安排|工作总结|重点工作(?:安排)?|工作打算|工作思路|工作计划|工作情况|主要任务|目标任务|主要目标任务"
    r"|总体要求|指导思想|主要目标|工作目标|工作措施|主要措施|保障措施|工作要求|存在(?:的)?(?:主要)?问题|基本情况|名词解释)"
)
_QUOTED = re.compile(r"《[^》]{,200}》")


def is_title(text: str) -> bool:
    """Whether a line reads as the title of a document of a known kind."""
    if text[-1:] not in _LAST or len(text) > LONGEST_TITLE:
        return False
    return bool(_KIND_END.search(text)) and not _NO_TITLE.search(text)


def may_begin_title(text: str) -> bool:
    """Whether a line may be the first half of a title that goes on in the next line."""
    return 4 <= len(text) <= 45 and not re.search(r"[。；！？：:，、]|文件$|日$|\d号$|^第.+篇$|^附件", text)


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in years and numbers only."""
    a, b = _DIGITS.sub("", bare_title(one)), _DIGITS.sub("", bare_title(other))
    return bool(a) and a == b


def like_title(one: str, other: str) -> bool:
    """Whether one title is the other, or a longer name of it, years and numbers aside."""
    a, b = _DIGITS.sub("", one), _DIGITS.sub("", other)
    return bool(a) and (a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a)))


def bare_title(text: str) -> str:
    """A title without 《》 around the whole and without a count of pieces (2篇)."""
    text = _PIECES.sub("", text.strip())
    if text.startswith("《") and text.endswith("》") and text.count("《") == 1:
        text = text[1:-1]
    return text


def names_part(text: str) -> bool:
    """Whether a line names a part of a document ("2027年重点工作", "工作回顾") and no unit or subject."""
    return len(text) <= 26 and bool(_PARTS.fullmatch(text)) and not re.search("[和与及暨]", text)


def kind_of(title: str | None) -> str | None:
    """The label of the kind that a title announces, or None."""
    if not title:
        return None
    outside = _QUOTED.sub("", title)
    if re.search(r"通知$", outside) and not ISSUED.search(outside):
        return "通知"
    if outside.endswith("意见") or (outside != title and "意见" in outside):
        return "意见"
    for label, pattern in _KINDS:
        if pattern.search(title):
            return label
    return None
