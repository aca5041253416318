"""Clause patterns with slots: a goal that differs from others only in a figure, a year, a place or a name."""

import re
from collections.abc import Callable, Iterator, Sequence

from drafter.language.words import Word
from drafter.mining import lexicon as lex
from drafter.mining.clauses import balanced, fits
from drafter.mining.letters import Clauses, Told
from drafter.mining.lists import any_of_whole

_SLOT = re.compile("(\\{[^{}]+\\})")
_HOLD = re.compile("[\u4e00-\u9fff、“”《》%％{}]+")
_SCHOOL = re.compile(
    "\\{地名\\}[\u4e00-\u9fff]{0,10}?(?:大学|学院|专科学校|中学|小学|幼儿园|高中|职业学校|技工学校|学校)(?![生教文体美])"
)
_MEASURES = (
    "万|亿|千|百|余|多|个|所|名|人次|人|项|场次|场|期|次|节|课时|学时|小时|分钟|年|天|周|元|万元|亿元|平方米|座|间|套|支|批|家|处|门|种|条|类|级|倍|岁|"
    "班|学位|轮|对|件|册|辆|台|本|篇|月|日|点|届|五|大|步|份|位|块|片|轮次|个以上|以上|以内|左右|及以上"
)
_MEASURE = re.compile(f"(?:{_MEASURES})+")

_ODD = any_of_whole(
    "\\}[、]?\\{|\\{地名\\}[、和与]|^\\{|“[^”]*\\{数\\}",
    "\\{地名\\}(?:[东西南北中新老域方形]|高雅|第)",
    f"\\{{数\\}}(?!{_MEASURES}|[%％至])|\\{{年份\\}}(?!年|—|学年|级|届)",
    "超\\{数\\}|^(?:保证)?(?:不低于|不少于)|^凸显",
    "农校|功能区|城管|免费医学|落户|大学生|常住人口|社会组织|吉剧|医生|推荐数|参加人数|参与教师|指导教师|劳动力|床位|基金会|教育部|村晚|家公益",
)
"""Slots that touch, or stand for part of a word; results told; what no education bureau counts."""


def named(text: str) -> str:
    """School names that begin with a place become {名称}."""
    return _SCHOOL.sub("{名称}", text) if "{地名}" in text else text


def templates(
    clause: str, segment: Callable[[str], Sequence[Word]], *, low: int = 4, high: int = 24
) -> Iterator[str]:
    """The slotted clause if it opens with a verb and closes completely, with its slots in sensible places."""
    if "{" not in clause or not _HOLD.fullmatch(clause) or not balanced(clause) or _ODD.search(clause):
        return
    if not fits(_SLOT.sub("", clause), low, high) or len(_SLOT.findall(clause)) > 3:
        return
    words = _words(clause, segment)
    if _opens(words) and _closes(words) and all(_clean(word) for word in words):
        yield clause


def patterns(clauses: Clauses) -> Iterator[Told]:
    """What a goal has in common with others that differ in their object: 加快推进{名称}建设.

    Two verbs or an adverb and a verb stay, and the last word; between them there
    must be enough to leave out.
    """
    for at, text, words in clauses:
        start = 0
        while start < min(3, len(words)) and (
            words[start].text in lex.ADVERBS or words[start].text in lex.VERBS
        ):
            start += 1
        if start >= 2 and len(words) >= start + 2 and (pattern := _pattern(text, words, start)):
            yield at, pattern


def _pattern(text: str, words: Sequence[Word], start: int) -> str:
    """The pattern of a clause whose `start` first words are adverbs and verbs; "" where it has none."""
    if words[start - 1].text not in lex.VERBS or words[start].text == "的":
        return ""
    opening, last = "".join(word.text for word in words[:start]), words[-1]
    middle = "".join(word.text for word in words[start:-1])
    if not _HOLD.fullmatch(text) or "{" in text or not balanced(text):
        return ""
    if words[-2].text in ("和", "与", "及", "、", "以及", "的"):
        return ""
    sound = last.tag in ("n", "vn") and len(last.text) > 1 and last.text not in lex.BAD_ENDS
    if sound and fits(opening, 4, 7) and fits(middle, 2, 10) and all(_clean(word) for word in words[start:]):
        return f"{opening}{{名称}}{last.text}"
    return ""


def _words(clause: str, segment: Callable[[str], Sequence[Word]]) -> list[Word]:
    found: list[Word] = []
    for part in _SLOT.split(clause):
        if part.startswith("{"):
            found.append(Word(part, "slot"))
        elif found and found[-1].text == "{数}" and (match := _MEASURE.match(part)):
            found.append(Word(match.group(), "measure"))
            found.extend(segment(part[match.end() :]))
        elif part:
            found.extend(segment(part))
    return found


def _opens(words: Sequence[Word]) -> bool:
    at = 0
    while at < len(words) - 2 and words[at].text in lex.ADVERBS and words[at].text not in lex.VERBS:
        at += 1
    return (
        len(words) - at >= 2
        and words[at].text in lex.VERBS
        and words[at + 1].text not in lex.COMPOUND_SECONDS
    )


def _closes(words: Sequence[Word]) -> bool:
    last = words[-1]
    if last.tag == "measure":
        return True
    if last.text in ("％", "%", "以上", "以内", "左右", "《", "》", "”"):
        return last.text != "《"
    if last.tag == "slot":
        return last.text == "{名称}"
    if last.text in lex.BAD_ENDS:
        return False
    return last.text in lex.END_VERBS or last.tag in ("n", "vn", "an", "l", "j", "i", "nrt")


def _clean(word: Word) -> bool:
    if word.tag in ("slot", "measure") or word.text in "、“”《》％%" or word.text in lex.NUMBER_WORDS:
        return True
    return word.text not in lex.SPOILERS and word.tag not in (
        "r",
        "ul",
        "uz",
        "uv",
        "nr",
        "ns",
        "eng",
        "x",
        "y",
        "t",
    )
