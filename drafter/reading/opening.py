"""The beginning of a document: its title, whom it is sent to, and a notice that stands in front of it."""

import re

from drafter.reading.closing import is_date, is_signature
from drafter.reading.line import Account, Line
from drafter.reading.segment import Segment
from drafter.reading.titles import bare_title, is_title, like_title, may_begin_title, names_part, same_title

REACH = 40
"""Lines in which a title is looked for; longer forewords do not occur in the genre."""

_ADDRESSEE = re.compile(r"[^。！？]{2,240}[：:]$")
_ADDRESSED = re.compile(
    r"各|局|厅|委|人民政府|学校|中学|小学|幼儿园|单位|代表|同志|部门|股室|科室|领导|委员|老师"
)
_HANDED_ON = re.compile(r"印发|转发|下发|印送|发给你们|请(?:结合实际|认真)")
_PLAIN_TITLE = re.compile(r"20\d\d|教育|工作|学校|关于")
_LONG = 70


def open_segment(segment: Segment, first_head: int, year: str | None, account: Account) -> None:
    """Find title, addressee and where the body begins; duplicates of the title are dropped."""
    zone = _zone(segment, first_head)
    spans = _title_spans(segment.lines, zone)
    notice = _notice_end(segment.lines, zone, spans)
    chosen = _choose(segment.lines, [span for span in spans if span[0] >= notice] or spans, year)
    if chosen:
        _take(segment, chosen, spans, account)
    for at in range(zone):
        text = segment.lines[at].text
        if at not in segment.roles and _ADDRESSEE.fullmatch(text):
            segment.roles[at] = "addressee"
        elif at not in segment.roles and is_date(text):
            segment.roles[at] = "date"
        elif (
            at not in segment.roles
            and is_signature(text)
            and at + 1 < zone
            and is_date(segment.lines[at + 1].text)
        ):
            segment.roles[at] = "signature"


def _zone(segment: Segment, first_head: int) -> int:
    return min(first_head, REACH, len(segment.lines))


def _title_spans(lines: list[Line], zone: int) -> list[tuple[int, int]]:
    """Runs of one to three lines that make a title each, in order."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < zone:
        span = _span(lines, at, zone)
        if span:
            spans.append(span)
        at = span[1] if span else at + 1
    named = [span for span in spans if not names_part(_words(lines, span))]
    return named or [span for span in spans if same_title(_words(lines, span), _words(lines, spans[0]))]


def _span(lines: list[Line], at: int, zone: int) -> tuple[int, int] | None:
    if lines[at].cell:
        return None
    if lines[at].outline == -1 or is_title(lines[at].text):
        return at, at + 1
    text = lines[at].text
    for end in range(at + 1, min(at + 3, zone)):
        if (
            not may_begin_title(text)
            or is_date(text)
            or (is_signature(text) and lines[end].text.startswith(text))
        ):
            return None
        if (
            re.fullmatch(r".*(?:局|厅|委员会|政府|办公室)", text)
            and is_title(lines[end].text)
            and "关于" not in text
        ):
            joined = text + lines[end].text
            return (at, end + 1) if not re.match(r".{2,12}(?:局|厅|政府|学校)", lines[end].text) else None
        joined = text + lines[end].text
        if is_title(joined) and (text.startswith("关于") or not _complete(lines[end].text)):
            return at, end + 1
        text = joined
    return None


def _complete(text: str) -> bool:
    """Whether a title could stand without the line before it."""
    return is_title(text) and bool(re.match(r"(?:19|20)\d\d年?|关于|.{2,14}(?:局|厅|中心校|政府)|[《]", text))


def _notice_end(lines: list[Line], zone: int, spans: list[tuple[int, int]]) -> int:
    """Behind the last paragraph that hands a document on (现将…印发给你们); 0 where no title follows it."""
    handed = [at for at in range(zone) if len(lines[at].text) > 12 and _HANDED_ON.search(lines[at].text)]
    handed = [at for at in handed if not any(start <= at < end for start, end in spans)]
    return max((at + 1 for at in handed if any(start > at for start, _ in spans)), default=0)


def _choose(lines: list[Line], spans: list[tuple[int, int]], year: str | None) -> tuple[int, int] | None:
    """Of several titles the one of the body's year, else the last before the text begins."""
    if not spans:
        return _plain_title(lines)
    first = spans[0]
    near = [span for span in spans if all(len(line.text) <= _LONG for line in lines[first[0] : span[0]])]
    same = [span for span in near if like_title(_words(lines, span), _words(lines, near[-1]))]
    fitting = [span for span in same if year and year in _words(lines, span)]
    return (fitting or same)[-1]


def _plain_title(lines: list[Line]) -> tuple[int, int] | None:
    if not lines or lines[0].cell or len(lines) < 2:
        return None
    text = lines[0].text
    plain = 5 <= len(text) <= 40 and not re.search(r"[。；！？：:，、…]|会议上|^[（(—“]|记者|\t", text)
    return (
        (0, 1)
        if plain and _PLAIN_TITLE.search(text) and not is_signature(text) and not is_date(text)
        else None
    )


def _take(segment: Segment, chosen: tuple[int, int], spans: list[tuple[int, int]], account: Account) -> None:
    lines = segment.lines
    segment.title = bare_title(_words(lines, chosen))
    segment.titled = chosen
    for at in range(*chosen):
        segment.roles[at] = "title"
    if chosen[1] - chosen[0] > 1:
        before = "\n".join(line.text for line in lines[slice(*chosen)])
        account.repair(lines[chosen[0]].number, before, segment.title, "标题分行，已连成一行")
    segment.named = tuple(_words(lines, span) for span in spans)
    for span in spans:
        if span == chosen:
            continue
        if same_title(_words(lines, span), segment.title):
            for at in range(*span):
                account.drop(lines[at], "重复的标题")
        else:
            for at in range(*span):
                segment.roles[at] = "title"


def _words(lines: list[Line], span: tuple[int, int]) -> str:
    words = "".join(line.text for line in lines[slice(*span)])
    return re.sub(r"\s+", "", words) if re.search(r"[\u4e00-\u9fff]\s", words) else words
