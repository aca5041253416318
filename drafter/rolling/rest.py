"""The net under all rules: a number that none of them has judged, and that is no standing one, is listed."""

import re
from collections.abc import Iterator

from drafter.language.sentences import clause_spans
from drafter.rolling.counted import judged_figures
from drafter.rolling.dates import day_spans
from drafter.rolling.kept import SPAN, Spans, kept_spans, touches
from drafter.rolling.record import Note, Sentence

_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
_HAN = re.compile(
    r"(?:[二两三四五六七八九]?[十百千万]+[一二三四五六七八九十百千万]*|[二两三四五六七八九])[余多]?"
    r"(?:所|名(?!师|校|班|工作|园|优|特|词|著)|人次|场次?|万元|亿元|处(?!室|长|级)|栋|座|台|辆|家(?!长|访|庭|校)|支(?!部|持|教|撑)|篇|万人|期(?!工程|项目|建设|改造)|成(?=以上|左右))"
)
_SHARE = re.compile(
    "[一二两三四五六七八九]成(?!立|为|人|果|效|年|长|功|本|就|绩|员|熟|都|语)|(?<!百)[二三四五六七八九十]+分之[一二三四五六七八九十]+"
    "|(?<!双)过半(?!之年|年)|一半(?!时间)|翻[一两]?番|(?:近|上|逾|超|约)[十百千万]+(?!年|方|分|岁|家争)"
    r"|(?<!\d)前(?:[一二三四五六七八九十]|\d)+(?:名|位|强)?(?![个日天月年周期])|第[一二三四五六七八九十\d]+(?:名|位)(?!老师)|榜首|零的突破"
)
"""Shares, ranks and rough numbers in words: 七成以上, 三分之二, 过半, 上百名, 前三."""
_TIME = re.compile(
    r"(?<![\d.])\d{1,2}\s*月(?!\d)(?:份|底|初|末|[上中下]旬)?(?:之?前)?|年(?:内|底|末)(?:之?前)?|[上下]半年|[一二三四]季度|暑[期假]|寒假|[春秋]季"
    r"|今年(?![^，。；：]{0,14}(?:要求|思路|目标|重点|任务是|工作))|本学期(?!，)|本年度?|当年"
)
_YEAR_AFTER = re.compile("[年级届版号—–～~/-]|学年")
_STANDING = tuple(
    re.compile(pattern)
    for pattern in (
        r"[“\"‘《][^”\"’》]{0,24}[”\"’》]",
        r"[A-Za-z]+(?:/[A-Z])?[\s—–-]*\d[\d.—–-]*|\d+[A-Za-z+][A-Za-z\d+]*",
        r"(?:电话|热线|手机|传真|邮编|账号|QQ|网址|拨打|接通|邮箱)[^，。；\u4e00-\u9fff]{0,4}[\d—–\-、/ ]+",
        r"(?:1\d{4}|1[12]\d|1530)(?!\d)(?=[”热报电]|平台|服务|安全|急救|机制)",
        r"\d{3,4}[—–-]\d{7,8}",
        r"第?\d+(?:号|条|款|章|节|页|版|楼|层|中|小(?!时)|幼|完小|幼儿园|中学|小学)(?!\d)",
        r"[（(]\d{1,2}[）)](?:班)?|\d{1,2}班|\d(?:[、—–-]\d)*年级",
        r"\d+(?:[—–\-~～至]\d+)?(?:周?岁(?:以[上下]|儿童|幼儿|前|[，。；、]|的|[—-])|小时|分钟|分|秒|天(?!数)|个小时|米|厘米|毫米|公里|千米|度|克|升|伏|瓦|kg|KB|MB|寸)",
        r"(?:[01]?\d|2[0-3])[:：][0-5]\d(?![.\d])",
        r"\d{1,2}\s*[.、．）]\s*(?=[\u4e00-\u9fff])",
        r"\d+(?:\.\d+)?(?:[—–\-~～至]\d+)?年(?:制|以上|以内|内|期|左右|一遍|教龄|级|来)",
        r"\d{1,2}(?:[—–\-~～至、]\d{1,2})?\s*月",
        r"(?<=每月)(?:的|第)?\d{1,2}日",
        r"(?:19|20)\d\d\s*(?:年|级|届|版|学年|—|–|-|/|～|至|春|秋)",
        r"\d+[+＋]\S|[+＋]\d+",
        r"^\d+\t",
    )
)


def find_rest(sentence: Sentence, found: Spans) -> Iterator[Note]:
    """Numbers nobody has judged; `found` are the places that the rules have spoken of."""
    if sentence.back:
        return
    text = sentence.text
    known = (
        *found,
        *kept_spans(text),
        *day_spans(text),
        *judged_figures(text),
        *(m.span() for m in SPAN.finditer(text)),
    )
    standing = tuple(match.span() for pattern in _STANDING for match in pattern.finditer(text))
    for match in _NUMBER.finditer(text):
        recent = _recent(sentence, match.group())
        fixed = touches(standing, *match.span()) and not (recent and not _YEAR_AFTER.match(text, match.end()))
        if not touches(known, *match.span()) and not fixed:
            yield Note(*match.span(), "figure", f"原文是{match.group()}，是否随年度变化请核对")
    for match in (*_HAN.finditer(text), *_SHARE.finditer(text)):
        if not touches((*known, *standing), *match.span()) and not _ruled(text, match.start()):
            yield Note(*match.span(), "figure", "数量请按新一年的安排核对")


def find_times(sentence: Sentence, found: Spans) -> Iterator[Note]:
    """Clauses with a month or season of which nothing else was said: the time is last year's."""
    if sentence.back or sentence.head or "\t" in sentence.text:
        return
    kept = kept_spans(sentence.text)
    for start, end in clause_spans(sentence.text):
        time = _TIME.search(sentence.text, start, end)
        if time and not touches((*found, *kept), start, end) and not _ruled(sentence.text, time.start()):
            yield Note(*time.span(), "deadline", "时间沿用原文，请核对这项工作今年是否仍有、是否仍在此时")


def _recent(sentence: Sentence, number: str) -> bool:
    if sentence.year_from is None or len(number) != 4 or "." in number:
        return False
    return sentence.year_from - 1 <= int(number) <= sentence.year_from + 1


def _ruled(text: str, at: int) -> bool:
    """Whether the clause says what holds every week, every school, every time."""
    clause = re.split("[，。；：]", text[:at])[-1]
    return bool(re.search("每|不[少低]于|至少|须|应当?由?$", clause[-16:]))
