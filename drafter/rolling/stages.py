"""开局之年 → 第二年: what year of a five-year plan, or of a plan whose span is told, the new year is."""

import re
from collections.abc import Iterator

from drafter.language.ordinals import first_year, plan_of
from drafter.language.terms import Hit
from drafter.rolling.kept import touches
from drafter.rolling.record import Edit, Found, Note, Sentence

_PLAN = r"(?P<open>[“\"]?)(?P<name>十[一二三四五六]?五)(?P<close>[”\"]?)"
_ROLE = (
    r"(?P<stage>(?:第[一二三四五](?:个)?年(?:度|头)?|头一?年|首年|(?:圆满|全面)?(?:开局|起步|开篇|谋篇|布局|奠基|收官|决胜|承上启下|承前启后|中期|启航|开启|攻坚|冲刺|深化|提速|加速|突破)"
    r"(?:[、，]?(?:开局|起步|开篇|谋篇|布局|奠基|收官|决胜|关键))*(?:的)?(?:重要|关键)?(?:之年|一年|年(?![度的]))))"
)
_STAGE = re.compile(
    rf"{_PLAN}(?P<of>(?:教育)?(?:发展)?(?:规划|计划|时期|规划纲要)?的?(?:全面|深入)?(?:实施|贯彻)?的?){_ROLE}(?P<tail>的关键(?:之年|一年))?"
)
_SPAN_STAGE = re.compile(
    rf"(?P<first>20\d\d)年?[—–\-~～至]+(?P<last>20\d\d)年[）)]?》?(?:的|实施的?)?{_ROLE}(?P<tail>的关键(?:之年|一年))?"
)
_AFTER_TERM = re.compile(rf"(?:的|实施的?|全面实施的?)?{_ROLE}(?P<tail>的关键(?:之年|一年))?")
_TOLD_SPAN = re.compile(r"(20\d\d)[—–\-~～至](20\d\d)")
_SOME_ROLE = re.compile("[\u4e00-\u9fff“”]{0,14}(?:之年|关键一年|重要一年)")
_OPENING = re.compile(
    "(?:良好|精彩)?(?:开局|开篇|谋篇|开好局|起好步|开好头|开门红|起步)|承前启后|承上启下|收官|圆满完成“?十|首战告捷"
)
_DRAWN_UP = re.compile(
    r"(?:编制|谋划|起草|研究制定|制定|论证|编写|衔接)[^，。；]{0,12}?[“\"]?(?P<name>十[一二三四五六]?五)[”\"]?"
)
_YEAR = re.compile(r"(20\d\d)年|(明年|去年)")


def find_stages(sentence: Sentence, hits: tuple[Hit, ...]) -> Iterator[Found]:
    """Stages of the year by arithmetic; sayings about the year that no arithmetic knows are listed."""
    text, done = sentence.text, list[tuple[int, int]]()
    if sentence.back:
        yield from _looked_back(sentence)
        return
    for match in _STAGE.finditer(text):
        done.append(match.span())
        yield from _five_year(sentence, match)
    for match in _SPAN_STAGE.finditer(text):
        done.append(match.span())
        yield from _spanned(sentence, match, int(match["first"]), int(match["last"]), match.span("stage"))
    for hit in hits:
        told = _TOLD_SPAN.search(" ".join(hit.term.surface))
        follows = _AFTER_TERM.match(text, hit.end)
        if told and follows and not touches(tuple(done), hit.end, follows.end()):
            done.append(follows.span())
            yield from _spanned(sentence, follows, int(told[1]), int(told[2]), follows.span("stage"))
    yield from _sayings(sentence, done)


def _looked_back(sentence: Sentence) -> Iterator[Found]:
    """“2025年是“十四五”收官之年” opening a look back goes on with the year it names."""
    opening = re.match(r"(20\d\d)年[，,]?是", sentence.text)
    names = {match["name"] for match in re.finditer(_PLAN, sentence.text)}
    if (
        len(names) == 1
        and opening
        and sentence.year_from
        and int(opening[1]) in (sentence.year_from - 1, sentence.year_from)
    ):
        for match in _STAGE.finditer(sentence.text):
            yield from _five_year(sentence, match)


def _target(sentence: Sentence, at: int) -> int | None:
    """The year that is spoken of once rolled; None where it is another one than the plan's."""
    named = list(_YEAR.finditer(sentence.text[:at]))
    if not named:
        return None if sentence.late > 2 else sentence.year_to
    if named[-1][2]:
        return sentence.year_to + 1 if named[-1][2] == "明年" else None
    said = int(named[-1][1])
    if sentence.year_from is None or not sentence.year_from - sentence.back <= said <= sentence.year_from + 1:
        return None
    return said + sentence.step


def _five_year(sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    year = _target(sentence, match.start())
    if year is None:
        yield Note(*match.span(), "year-role", f"这是另一年的定位，{sentence.year_to}年的请核对")
        return
    name = (
        match["name"] if first_year(match["name"]) <= year <= first_year(match["name"]) + 4 else plan_of(year)
    )
    nth = year - first_year(name) + 1
    role = {1: "开局之年", 5: "收官之年"}.get(nth, f"第{'一二三四五'[nth - 1]}年")
    if match["stage"].startswith("第") and nth in (1, 5):
        role = f"第{'一二三四五'[nth - 1]}年"
    new = f"{match['open']}{name}{match['close']}{match['of']}{role}"
    if nth != 5 and re.search("完成|实现|收官", sentence.text[max(0, match.start() - 6) : match.start()]):
        yield Note(*match.span(), "year-role", f"前面的“完成”等字样是末一年的说法，{year}年请改写")
    if new != match.group():
        yield Edit(
            *match.span(),
            new,
            f"{year}年是“{name}”（{first_year(name)}—{first_year(name) + 4}年）的第{nth}年",
        )


def _spanned(
    sentence: Sentence, match: re.Match[str], first: int, last: int, span: tuple[int, int]
) -> Iterator[Found]:
    year = _target(sentence, match.start() if match.start() < span[0] - 12 else span[0])
    own = re.match(r"20\d\d", match.group())
    year = _target(sentence, match.start()) if own else year
    if year is None or not first <= year <= last:
        yield Note(*span, "year-role", f"{first}—{last}年与{sentence.year_to}年对不上，请改写")
        return
    middle = "承上启下之年" if last - first == 2 else f"第{'一二三四五六七八九十'[year - first]}年"
    role = "开局之年" if year == first else "收官之年" if year == last else middle
    if role != match["stage"] or match["tail"]:
        yield Edit(span[0], match.end(), role, f"{year}年在{first}—{last}年中是{role}")


def _sayings(sentence: Sentence, done: list[tuple[int, int]]) -> Iterator[Note]:
    text = sentence.text
    for pattern, message in (
        (_SOME_ROLE, "对年份的定位，请按{to}年改写"),
        (_OPENING, "“开局、收官”一类说法，请核对{to}年是否合适"),
    ):
        for match in pattern.finditer(text):
            if not touches(tuple(done), *match.span()):
                done.append(match.span())
                yield Note(*match.span(), "year-role", message.format(to=sentence.year_to))
    for match in _DRAWN_UP.finditer(text):
        if first_year(match["name"]) <= sentence.year_to:
            yield Note(*match.span(), "finished", f"“{match['name']}”规划已经开始实施，编制类任务请改为落实")
