"""Years and school years: which go forward with the plan, which stay, which a person must look at."""

import re
from collections.abc import Callable, Iterator

from drafter.language.blanks import blank
from drafter.rolling.dates import moves
from drafter.rolling.kept import SPAN, Spans, kept_spans, titles, touches
from drafter.rolling.past import is_fact, is_history
from drafter.rolling.record import Edit, Found, Note, Sentence

_YEAR = re.compile(
    r"(?:(?<![\d.—–～~〔])|(?<=[\s：:]\d[.．])|(?<=^\d[.．]))(20\d\d)(?=\s*年|\s*学年|\s*[./-]\d{1,2}(?:[./-]\d{1,2})?(?![\d%])|\s*[春秋]季)"
    r"|(?<=[\u4e00-\u9fff])(20\d\d)(?=(?:教育|全[县市区省旗]|工作|重点|学校))"
)
_HAN_YEAR = re.compile("二[〇○零]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])(?=年)")
_SHORT_YEAR = re.compile(
    r"(?<![\d.第近满约过余每前后共达时历—–~～-])(\d\d)(?=年(?:度)?(?:[春秋]季|底|计划|工作|全[县市区]|的?目标))"
)
_TERM = re.compile(
    r"(?<!\d)(20\d\d)(\s*年?\s*[—–\-~～－至到/]+\s*)(20\d\d|\d\d(?!\d))(?=\s*(?:学年|年度?第?[一二上下]学期|年?度?[春秋冬夏]季|年度(?!第)|赛季|采暖季|供暖季|冬春))"
)
_IN_TITLE = re.compile(r"(?<!\d)(20\d\d)年")
_LAW = re.compile("条例|法》|法（")
_BARE = re.compile(r"(?<![\d.A-Za-z-])20\d\d(?![\d.年—–~%名人所个万元])")
_MEETING = re.compile(
    r"年(?:\d{1,2}月(?:\d{1,2}日)?)?[^，。；]{0,6}(?:全国|全省|全区|全市|全县|省|市|县|区|旗|州|自治区|中央|教育|教育部)[^，。；、]{0,16}(?:会议|大会|全会|讲话|部署)"
)
_CALLS = re.compile("(?:召开|开好|筹备|组织|举办|承办|筹办|做好|迎接|举行)[^，。；]{0,6}$")
_PROJECT = re.compile(
    r"年度?(?!全[县市区省])[^，。；、“”]{0,20}?(?:资金|项目|工程|专项|债券|任务书|试点[县市区]|名单|结果|数据|预算|批次|中期规划|结转|存量|欠账|整改|反馈|检查发现)"
)
_FRAME = re.compile(
    r"(?:^|[，。：；])(?:\s*)20\d\d年(?:度|来)?[，,]?\s*(?:在|全[县市区省旗州镇校]|我[县市区省旗州镇校局]|[县市区省旗]教育|教育系统|上半年|是(?=[^，。；]{0,24}(?:之年|开局|收官|起步)))"
)
_BACK_HEAD = re.compile("总结|回顾|情况|成效|完成|工作报告|存在|问题|主要(?:工作|做法|成绩)")
_PERIOD = re.compile('十[一二三四五六]?五(?=[”"]?(?:规划|时期|计划))')
_GAMES = re.compile(
    "年?[^，。；]{0,8}?(?:世界杯|奥运会|亚运会|冬奥会|全运会|世博会|大运会|青运会|学青会|农运会|省运会|大赛|锦标赛|(?:世界|全国|亚太|国际|全球)[^，。；、]{0,14}(?:大会|峰会|论坛|博览会|部长会议|主场活动))"
)
_REPORTS = re.compile("(?:现将|现就|下面).{0,60}(?:如下|汇报|报告|总结)")
_MONTHS = re.compile(
    r"(?<!\d)(20\d\d)(\s*年\s*(?:\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[春夏秋冬]季?|底|年底)\s*(?:[—–\-~～－至到]|——)+\s*)(20\d\d)"
    r"(?=\s*年\s*(?:\d{1,2}\s*月|[春夏秋冬]|初|底|末))"
)
_LONG = re.compile(
    r"(?<!\d)(20\d\d)\s*(?:年|[./])\s*\d{1,2}\s*月?\s*(?:[—–\-~～－至到]|——)+\s*(20\d\d)\s*(?:年|[./])\s*\d{1,2}(?:\s*月)?"
)
"""A term of several years, told by months: neither end goes forward."""
_OWN_DATE = re.compile(
    r"[（(]?(?P<date>(?:20\d\d|二[〇○零].{2})年[\d一二三四五六七八九十元正冬腊]{1,3}月[\d初廿一二三四五六七八九十]{1,3}日)[^，。；]{0,24}[）)]?"
)
_DRAWN = re.compile("(?:编制|谋划|起草|制[定订]|论证|研究)[^，。；]{0,16}$")
_OWN_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[【（(](?:19|20)\d\d[〕\]】）)]\s*第?\s*[\dxX×*]+\s*号")
_LIMIT = re.compile(r"年(?:底|末|\d{1,2}月|上半年|下半年|[春秋]季|[^，。；]{0,6}前)|(?:^|[到至])$")
_NEXT_ROUND = re.compile("为|制[定订]|研究|思考|谋划|做好|迎接|备战|启动|编制|开展|组织")
_BRACKETED = re.compile(r"(?:去年|上年|今年|明年|来年|本年度?|上学年)[（(]\s*$")
_HAN = "〇一二三四五六七八九"


def find_years(sentence: Sentence) -> Iterator[Found]:
    """Every year of the sentence with what becomes of it."""
    text, spans = sentence.text, kept_spans(sentence.text, own_title=sentence.head)
    if own := list(_paper(sentence)):
        yield from own
        return
    yield from _terms(sentence, spans)
    crossing: tuple[Found, ...] = (*_crossing(sentence), *_terms_of_years(sentence))
    yield from crossing
    taken = (*spans, *(match.span() for match in _TERM.finditer(text)))
    taken += tuple((edit.start, edit.end) for edit in crossing)
    for match in _YEAR.finditer(text):
        if not touches(taken, *match.span()):
            group = 1 if match[1] else 2
            yield from _year(sentence, int(match[group]), match.span(group), str)
    for match in _HAN_YEAR.finditer(text):
        if not touches(taken, *match.span()):
            tens, ones = (_HAN.index(c if c in _HAN else "〇") for c in match.groups())
            yield from _year(sentence, 2000 + tens * 10 + ones, match.span(), _han)
    for match in _SHORT_YEAR.finditer(text):
        if (
            not touches(taken, *match.span())
            and sentence.year_from
            and abs(2000 + int(match[1]) - sentence.year_from) < 2
        ):
            yield from _year(sentence, 2000 + int(match[1]), match.span(), lambda year: str(year)[2:])
    yield from _over(sentence)
    for match in _BARE.finditer(text):
        bare = not touches(taken, *match.span()) and not _YEAR.match(text, match.start())
        if bare and sentence.year_from and sentence.year_from - 1 <= int(match.group()) <= max(sentence.own):
            yield Note(*match.span(), "campaign", f"名称里带{match.group()}，请换成{sentence.year_to}年的")


def _paper(sentence: Sentence) -> Iterator[Found]:
    """The paper's own date and number, where a line holds nothing else."""
    text = sentence.text.strip()
    if _OWN_NUMBER.fullmatch(text):
        advice = "发文字号由文书编排，请换成新的年份和序号"
        yield Note(0, len(sentence.text), "document-number", advice)
    elif (own := _OWN_DATE.match(sentence.text)) and own.group() == sentence.text and not sentence.back:
        wanted = blank(f"日期，原为{own['date']}")
        yield Edit(*own.span("date"), wanted, "日期由当年确定", "event-date", "原文自己的日期，请换成新的")


def _crossing(sentence: Sentence) -> Iterator[Edit]:
    """“2025年12月至2026年2月” in a plan of either year: both go forward together."""
    for match in _MONTHS.finditer(sentence.text):
        first, second = int(match[1]), int(match[3])
        if sentence.year_from not in (first, second) or second - first > 1 or sentence.back:
            continue
        new = f"{first + sentence.step}{match[2]}{second + sentence.step}"
        yield Edit(
            match.start(), match.end(), new, "起止年份顺延", "past-deadline", "跨年度的起止时间，请核对"
        )


def _terms_of_years(sentence: Sentence) -> Iterator[Note]:
    for match in _LONG.finditer(sentence.text):
        if int(match[2]) - int(match[1]) > 1:
            yield Note(*match.span(), "expired-span", "跨年度的起止时间，没有改动，请核对")


def _han(year: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(year))


def _year(
    sentence: Sentence, year: int, span: tuple[int, int], show: Callable[[int], str]
) -> Iterator[Found]:
    year_from, year_to = sentence.year_from, sentence.year_to
    if year_from is None:
        if year < year_to and not sentence.back:
            yield Note(*span, "document-year", f"原文没有写明年度，{year}年是否改为{year_to}年请核对")
        return
    if _shifts(sentence, year, span):
        yield Edit(*span, show(year + sentence.step), "计划年度顺延")
    elif note := _why_not(sentence, year, span):
        yield Note(*span, *note)


def _shifts(sentence: Sentence, year: int, span: tuple[int, int]) -> bool:
    """Whether that year belongs to the plan's own round."""
    text, year_from = sentence.text, sentence.year_from
    before, after = text[: span[0]], text[span[1] :]
    if year_from is None or not year_from - 1 <= year <= year_from + 1:
        return False
    if _BRACKETED.search(before):
        return True
    if sentence.back and len(set(_PERIOD.findall(text))) > 1:
        return False
    if _GAMES.match(after):
        return False
    if _REPORTS.search(text) and year >= year_from - 1:
        return year >= year_from or bool(_BACK_HEAD.search(after))
    if sentence.head:
        return year >= year_from or bool(_BACK_HEAD.search(after))
    if year == year_from - 1:
        framed = _FRAME.search(text)
        return (
            sentence.back and framed is not None and framed.start() <= span[0] < framed.end() and span[0] < 4
        )
    if year == year_from + 1:
        if sentence.late > 2 and not sentence.back:
            return not (is_fact(_clauses_around(text, span)) or _meeting(text, span))
        month = re.match(r"\s*年\s*(\d{1,2})\s*月", after)
        early = re.match(r"\s*年?\s*(?:[春]季|春|寒假|元旦|春节|年初)", after)
        return (
            bool(early) or bool(month and moves(sentence, year, int(month[1]))) or _next_round(sentence, span)
        )
    if sentence.back:
        return _FRAME.match(text) is not None and span[0] < 4
    return not (is_fact(_clauses_around(text, span)) or _meeting(text, span) or _PROJECT.match(after))


def _next_round(sentence: Sentence, span: tuple[int, int]) -> bool:
    """“为2027年工作做好准备” in a plan of 2026 speaks of whatever year comes next."""
    before, after = sentence.text[max(0, span[0] - 4) : span[0]], sentence.text[span[1] :]
    return bool(_NEXT_ROUND.search(before)) and bool(
        re.match("年度?(?:的?各项)?(?:工作|计划|预算|招生|教育|春|[^，。；]{0,8}(?:打|奠))", after)
    )


def _clauses_around(text: str, span: tuple[int, int]) -> str:
    """From the year to the end of its sentence's second clause."""
    return "，".join(re.split("[，；]", text[span[0] :])[:3])


def _meeting(text: str, span: tuple[int, int]) -> bool:
    return bool(_MEETING.match(text, span[1])) and not _CALLS.search(text[: span[0]])


def _why_not(sentence: Sentence, year: int, span: tuple[int, int]) -> tuple[str, str] | None:
    """What to ask of a year that stays, or None where it is history and may."""
    year_from, year_to = sentence.year_from or 0, sentence.year_to
    text, after = sentence.text, sentence.text[span[1] :]
    if sentence.back:
        return None
    if year > year_from:
        return (
            None
            if year > year_to
            else ("target-year", f"到{year}年的事项已到期限，请按{year_to}年的进度改写")
        )
    if _GAMES.match(after):
        return "once", f"{year}年的赛会，请改写或删去"
    if year == year_from and _meeting(text, span):
        return "meeting", f"{year}年的会议，请换成{year_to}年最近一次"
    if _PROJECT.match(after):
        return "project", f"{year}年的项目或资金：已完成的删去，续办的照写"
    if year >= year_from - 1:
        return "past-fact", f"{year}年的事实：请换成{year_to - 1}年的情况，或作为历史保留"
    if _LIMIT.match(after) and not is_history(sentence) and not is_fact(text):
        return "past-deadline", f"时限在{year}年，早已过期，请改期或删去"
    if re.search("[到至]$", text[: span[0]]) and not is_history(sentence):
        return "past-deadline", f"目标年份是{year}年，已经过去，请改写"
    return None


def _terms(sentence: Sentence, spans: Spans) -> Iterator[Found]:
    """School years: both years go forward where one of them is the plan's."""
    for match in _TERM.finditer(sentence.text):
        first = int(match[1])
        second = int(match[3]) if len(match[3]) == 4 else first // 100 * 100 + int(match[3])
        if touches(tuple(s for s in spans if s != match.span()), *match.span()) and not sentence.head:
            inside = [t for t in titles(sentence.text) if t.start() <= match.start() < t.end()]
            if inside:
                continue
        if sentence.year_from is None or sentence.year_from not in (first, second):
            if sentence.year_from is None or first >= sentence.year_from - 2:
                yield Note(match.start(), match.end(3), "past-fact", "这个学年已经过去，请核对")
            continue
        step = sentence.step
        text = f"{first + step}{match[2]}{str(second + step)[-len(match[3]) :]}"
        yield Edit(match.start(), match.end(3), text, "学年顺延")


def _over(sentence: Sentence) -> Iterator[Note]:
    """Spans that end before the new year, and papers in 《》 that are of one year."""
    text, year_to = sentence.text, sentence.year_to
    for match in SPAN.finditer(text):
        last = int(match[2])
        if int(match[1]) <= year_to <= last and _DRAWN.search(text[: match.start()]):
            yield Note(*match.span(), "finished", f"规划期已从{match[1]}年开始，编制、谋划类任务请改为落实")
        if last < year_to and not _TERM.match(text, match.start()) and not is_history(sentence):
            yield Note(*match.span(), "expired-span", f"{match[1]}—{last}年已经到期，请核对有没有接续的文件")
    if sentence.head or sentence.year_from is None:
        return
    kept = kept_spans(text)
    for match in titles(text):
        years = [int(year) for year in _IN_TITLE.findall(SPAN.sub("", match.group()))]
        recent = bool(years) and sentence.year_from - 1 <= max(years) < year_to
        if recent and match.span() in kept and not _LAW.search(match.group()):
            yield Note(*match.span(), "dated-paper", f"{max(years)}年的文件，请核对有没有{year_to}年的")
