"""Which sentences tell facts of years gone by, and which look ahead."""

import re

from drafter.rolling.kept import kept_spans, touches
from drafter.rolling.record import Note, Sentence

DONE = re.compile(
    "取得了?(?:明显|显著|较大|良好|可喜|长足|阶段性|丰硕|优异|新的?)?(?:成效|成绩|进展|成果|突破|进步)|获评|荣获|被评为|被授予"
    "|被确定为|被列为|被命名|完成了|已(?:完成|满|成为|形成|纳入|列入|被|建成|有|达|实现|投入|全部|基本|全面|于|经|在|累计|连续|成功|顺利)|以来|截至|截止|同比"
    "|达到了|实现了|圆满|顺利(?:完成|通过|实现|启动)|成功(?:创建|举办|承办|通过|入选|申报)|获得(?!感)|入选|共有|现有|累计|举办了|开展了|建成了"
    "|通过了|投入了|新增了|召开了|得到了|创建为|提高了|下降了|解决了|位居|位列|名列|中标|竣工投用"
)
"""Words that only a fact has."""
AHEAD = re.compile(
    "力争|确保|争取|要(?!点|求|素)|将(?!军)|计划(?!》)|拟|努力|进一步|全面推进|继续|不断|切实|加快|着力"
)
_RELATIVE = re.compile(
    "去年|上年度?(?!级)|上一年度?(?!级)|前年|上学年|上学期|上一学期|上一学年|过去的?一年|刚刚过去|一年来"
)
_COUNTED_YEARS = re.compile(
    "(?:连续|蝉联|时隔)[^，。；]{0,2}(?:\\d{1,2}|[二两三四五六七八九十]{1,3})(?:年|届|次)|(?:\\d{1,2}|[二两三四五六七八九十]{1,3})年来|前不久|日前|刚刚|目前|眼下"
)
_THIS = re.compile("今年以来|今年(?=[^，。；]{0,12}(?:已|了|荣获|获评|完成[^，。；]{0,6}(?:了|，共)))")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
_BASE = re.compile("[比较]$|相比$|从$|由$|基数|基础")
_NAMES_PART = re.compile(
    "总结|回顾|情况|成效|问题|不足|困难|做法|体会|第[一二三四]|计划|打算|思路|目标|^工作|^主要"
)
_NOW = re.compile(
    r"截[至止](?:目前|现在|[^，。；]{0,8}[月日底末])|(?:全|我)[县市区省旗州镇]现?[有共]|现有[^，。；]{0,16}\d|共有[^，。；]{0,16}\d"
)


def named_years(text: str) -> tuple[tuple[int, int], ...]:
    """The years that the words themselves name, each with its place; those of titles and laws aside."""
    kept = kept_spans(text)
    found = (match for match in _YEAR.finditer(text) if not touches(kept, *match.span(1)))
    return tuple((int(match[1]), match.start()) for match in found)


def is_history(sentence: Sentence) -> bool:
    """Whether the sentence tells of a named year before the source's own, and of nothing else."""
    years = named_years(sentence.text)
    if not years or sentence.year_from is None:
        return False
    if any(year >= sentence.year_from for year, _ in years) or "今年" in sentence.text:
        return False
    if all(_BASE.search(sentence.text[max(0, at - 3) : at]) for _, at in years) and not DONE.search(
        sentence.text
    ):
        return False
    return bool(DONE.search(sentence.text)) or not AHEAD.search(sentence.text)


def is_fact(text: str) -> bool:
    """Whether the words tell what has been done rather than what will be."""
    return bool(DONE.search(text)) and not re.search("力争|确保|争取|将(?!军)|拟|巩固", text)


def _last_mark(text: str, at: int) -> int:
    return max((match.end() for match in re.finditer("[，。；：]", text[:at])), default=0)


def find_past(sentence: Sentence) -> tuple[Note, ...]:
    """Facts of last year and of this one; in a part that looks back every sentence is one."""
    text = sentence.text
    if sentence.head:
        told = sentence.back and not _NAMES_PART.search(text)
        advice = "标题说的是已有的成绩，请按新的情况改写"
        return (Note(0, len(text), "past-fact", advice),) if told else ()
    if sentence.back:
        return (
            Note(0, len(text), "past-fact", f"回顾的事实：请按{sentence.year_to}年的文稿所回顾的年度改写"),
        )
    found = [
        Note(match.start(), match.end(), "past-fact", f"“{match.group()}”所说的事实已换了年度，请改写或删去")
        for match in _RELATIVE.finditer(text)
    ]
    found += [
        Note(match.start(), match.end(), "past-fact", "“今年”所说的已是旧事，请改写或删去")
        for match in _THIS.finditer(text)
    ]
    found += [
        Note(match.start(), match.end(), "past-fact", "说的是当时的情形或累计的年数，请按新的一年核对")
        for match in _COUNTED_YEARS.finditer(text)
        if not is_history(sentence)
    ]
    if not found and not is_history(sentence):
        found += [
            Note(match.start(), match.end(), "past-fact", "说的是成文时已有的事实，请按最新情况改写")
            for match in DONE.finditer(text)
            if not AHEAD.search(text[_last_mark(text, match.start()) : match.end()])
        ]
    if not found and (now := _NOW.search(text)) and not is_history(sentence):
        found.append(Note(now.start(), now.end(), "past-fact", "这是成文时的现状，请按最新情况改写"))
    return tuple(found)
