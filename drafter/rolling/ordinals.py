"""Ordinals: those that follow from the year by arithmetic go forward, local ones are listed."""

import re
from collections.abc import Iterator

from drafter.language.numbering import parse_numeral
from drafter.language.numerals import han_numeral
from drafter.language.ordinals import counted_from, year_before
from drafter.language.terms import Hit
from drafter.rolling.kept import titles, touches
from drafter.rolling.record import Edit, Found, Note, Sentence

_LOCAL = re.compile(
    r"第?\s*(?:\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:届|个|次|期|批|轮)(?:[^，。；、“”《》]{0,14})"
    r"(?:节|运动会|大会|比赛|竞赛|大赛|赛|周|宣传月|活动月|日|论坛|博览会|评选|展演|汇演|会演|研讨会|年会|督导|评估|培训班|监测|认定|国考)"
)
_ROUND = re.compile(r"第(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:轮|批次?|期(?!间)|阶段)")
_ANY = re.compile(
    r"第\s*(?:\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:届|批|期(?!间)|轮|次(?!产业|会议)|个(?!百年|一百)|批次)(?=[\u4e00-\u9fff“])"
)
"""Whatever else is counted; 第一次党代会 and the like have rules of their own."""
_ORDINAL = re.compile(r"第\s*(?:\d|[一二三四五六七八九十百])")
_FIRST = re.compile("首[届次批期轮个](?!次席)")
_PLENUM = re.compile("(?:十[六七八九]|二十|二十一)届(?!历次)[一二三四五六七八九十、和及中]{1,12}全会")
_LOCAL_PLENUM = re.compile(
    "(?:省|市|县|区|旗|州|盟|自治区)委?[^，。；、]{0,6}?第?[一二三四五六七八九十]+(?:届[^，。；、]{0,2}[一二三四五六七八九十]+次全(?:体)?会|次(?:党)?代(?:表)?(?:大)?会)"
    "|第[一二三四五六七八九十]+次党代会|[一二三四五六七八九十]+届(?:县|市|区|省|旗|州)?委[一二三四五六七八九十]+次全会"
    "|(?:县|市|区|省|旗|州|全国)[一二三四五六七八九十]*届?(?:人大|政协)[一二三四五六七八九十]+(?:届[一二三四五六七八九十]+)?次会议"
    "|十[三四五]届全国人大[一二三四五]次会议|(?:全国|省|市|县|区)?两会(?=精神)"
)


def find_ordinals(sentence: Sentence, hits: tuple[Hit, ...]) -> Iterator[Found]:
    """第42个教师节 → 第43个教师节; 第三届艺术节, 首届, plenums: to be looked at."""
    text = sentence.text
    taken = tuple(match.span() for match in titles(text))
    for hit in hits:
        base = counted_from(hit.term)
        if base and not touches(taken, hit.start, hit.end):
            yield from _counted(sentence, hit, base)
            taken = (*taken, (hit.start, hit.end))
    if sentence.back:
        return
    rules = (
        (_ROUND, "ordinal", "轮次、批次要按实际情况改"),
        (_LOCAL, "ordinal", "届次、期次要按实际情况改"),
        (_ANY, "ordinal", "届次、期次要按实际情况改"),
        (_FIRST, "ordinal", "“首届、首次、首批”的事今年不再是第一次，请改"),
        (_LOCAL_PLENUM, "plenum", "会议的届次要换成最近一次"),
        (_PLENUM, "plenum", "请核对有没有更近的全会，也可写“历次全会”"),
    )
    for pattern, check, message in rules:
        for match in pattern.finditer(text):
            local = pattern is not _LOCAL or (_ORDINAL.match(match.group()) or "届" in match.group())
            if local and not touches(taken, *match.span()):
                yield Note(*match.span(), check, message)


def _counted(sentence: Sentence, hit: Hit, base: int) -> Iterator[Found]:
    words = next((word for word in hit.words if word), "")
    said = parse_numeral(words)
    named = year_before(sentence.text[: hit.start])
    years = (named,) if named else sentence.own
    if said is None or (sentence.back and not named):
        return
    at = sentence.text.index(words, hit.start)
    if said + base in years and said + base in sentence.own:
        year = said + base + sentence.step
        right = year - base
        shown = str(right) if words.isdigit() else han_numeral(right)
        every_year = "周年" not in sentence.text[hit.start : hit.end + 2]
        note = ("", "") if every_year else ("ordinal", f"{year}年是{right}周年，是否仍要纪念请核对")
        nth = f"第{right}个（届）" if every_year else f"{right}周年"
        yield Edit(at, at + len(words), shown, f"按年份推算，{year}年是{nth}", *note)
    elif not years or set(years) & set(sentence.own) or said > years[0] - base:
        message = f"届次要改：{sentence.year_to}年应是{sentence.year_to - base}，请核对"
        yield Note(hit.start, hit.end, "ordinal", message)
    elif sentence.year_from and years[0] == sentence.year_from - 1:
        yield Note(hit.start, hit.end, "past-fact", "说的是更早一年的届次，请核对")
