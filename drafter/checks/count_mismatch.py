"""概括的数目与列举的不符：“三个重点”只列了两条。

不通过：突出‹三个重点›：一是抓党建，二是抓安全。
不通过：抓好‹三件事：›一是抓学习，二是抓管理。
不通过：‹紧盯招生、招标、基建、教辅五个重点›，查找风险。
不通过：一、实施‹五大工程›⏎（一）强师工程。正文。⏎（二）强基工程。正文。⏎（三）强校工程。正文。⏎（四）强技工程。正文。
不通过：今年重点抓好以下‹六个方面›工作。⏎一、党建⏎正文。⏎二、教学⏎正文。⏎三、安全⏎正文。
通过：突出三个重点：一是抓党建，二是抓安全，三是抓质量。
通过：做到宣传教育、隐患排查和家校联动三个到位。
通过：落实五项管理，一是抓作业，二是抓睡眠。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Heading, Sheet
from drafter.language.numbering import parse_numeral
from drafter.model.finding import Finding, Level

ID = "count-mismatch"
LEVEL: Level = "error"

_TOTAL = re.compile(
    r"(?<![第\d一二三四五六七八九十])([两二三四五六七八九十]{1,2}|\d{1,2})(?:大|个|项|条|类)"
    r"(?:方面|重点工作|重点任务|重点|工程|行动|体系|任务|要点|举措|环节|措施|目标|抓手)"
)
_ITEM = re.compile(r"(?:(?<=[。；：，！？])|^)[ ]*([一二三四五六七八九十])(?:是|要)(?![求素件点])")
_AHEAD = re.compile(
    r"(?<![第\d一二三四五六七八九十])([两二三四五六七八九十]|\d)(?:个|件|项|大|点|类|条)?[\u4e00-\u9fff]{0,6}[：:](?=一[是要])"
)
_BEHIND = re.compile(
    r"([两二三四五六七八九十])个"
    r"(?:到位|重点|重点环节|重点领域|关键环节|环节|方面|层面|领域|维度|渠道|学段)(?=[，。；、的上]|$)"
)
_ENUMERATED = re.compile("[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10}){1,8}$")
_JOINED = re.compile("[和与及]")
_NEAR = 16
_REACH = 2000
_LIST = 80
_ORDINALS = "一二三四五六七八九"
_LEADS = re.compile("实施|抓好|突出|推进|做好|落实|聚焦|抓实|打造|开展|围绕|构建")


def check(sheet: Sheet) -> Iterator[Finding]:
    """A total beside the 一是… of its paragraph, items below its heading, or sections it announces."""
    headings = {heading.paragraph.number: heading for heading in sheet.headings}
    for match in sheet.search(_TOTAL):
        said = parse_numeral(match[1]) or 0
        line = sheet.line_at(match.start())
        rest = sheet.rest_of_line(match.end())
        found = _listed(rest)
        if not found and line.number in headings:
            found = _children(sheet, headings[line.number], match)
        elif not found and line.role == "body":
            found = _sections(sheet, line.number, match)
        if found and found >= 2 and said >= 2 and found != said:
            yield sheet.flag(ID, LEVEL, match.span(), f"概括为{said}项，实际列了{found}项，请核对")
        elif not found and (items := _items_below(sheet, match)) and items != said:
            yield sheet.flag(ID, LEVEL, match.span(), f"概括为{said}项，下面列了{items}项，请核对")
    yield from _beside(sheet)


def _beside(sheet: Sheet) -> Iterator[Finding]:
    """三件事：一是… and 甲、乙、丙四个到位."""
    for match in sheet.search(_AHEAD) if "：一" in sheet.text else ():
        said = parse_numeral(match[1]) or 0
        found = _listed(sheet.rest_of_line(match.end()))
        if (
            not _TOTAL.match(sheet.text, match.start())
            and found >= 2
            and said >= 2
            and found != said
            and not _goes_on(sheet, match, said)
        ):
            yield sheet.flag(ID, LEVEL, match.span(), f"概括为{said}项，实际列了{found}项，请核对")
    for match in sheet.search(_BEHIND):
        first = sheet.starts[sheet.index_at(match.start())]
        listed = _ENUMERATED.search(sheet.text[max(first, match.start() - _LIST) : match.start()])
        items = listed.group().split("、") if listed else []
        most = len(items) + bool(items and _JOINED.search(items[-1]))
        said = parse_numeral(match[1]) or 0
        if len(items) >= 3 and not len(items) <= said <= most:
            span = (match.start() - sum(map(len, items)) - len(items) + 1, match.end())
            yield sheet.flag(ID, "warn", span, f"概括为{said}项，前面列了{len(items)}项，请核对")


def _goes_on(sheet: Sheet, match: re.Match[str], said: int) -> bool:
    """Whether the last item of the total stands further below."""
    below = sheet.text[match.end() : match.end() + _REACH]
    return 2 < said <= len(_ORDINALS) and re.search(rf"{_ORDINALS[said - 1]}[是要]", below) is not None


def _items_below(sheet: Sheet, match: re.Match[str]) -> int:
    """How many headings of one level follow in a row that end with the noun of 实施四项工程."""
    noun = match.group()[-2:]
    if noun not in ("工程", "行动", "计划") or "\n" not in sheet.text[match.end() :]:
        return 0
    rest = sheet.headings[sheet.heading_before(match.start()) + 1 :]
    named = [heading for heading in rest if noun in heading.words][:1]
    if not named:
        return 0
    level, at = named[0].number.level, rest.index(named[0])
    if named[0].number.ordinal != 1:
        return 0
    row = 0
    for heading in rest[at:]:
        if heading.number.level < level or (heading.number.level == level and noun not in heading.words):
            break
        row += heading.number.level == level
    return row if row >= 3 else 0


def _listed(rest: str) -> int:
    """How many items 一是… follow without a break, up to the next total."""
    end = _TOTAL.search(rest)
    rest = rest[: end.start()] if end else rest
    first = _ITEM.search(rest)
    if first is None or first.start() > _NEAR:
        return 0
    numbers = [parse_numeral(n) or 0 for n in _ITEM.findall(rest)]
    return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


def _children(sheet: Sheet, heading: Heading, match: re.Match[str]) -> int:
    lead = heading.paragraph.lead or len(heading.paragraph.text)
    if match.end() - heading.start > lead or not _LEADS.search(heading.words):
        return 0
    found, level = 0, 0
    for other in sheet.headings[sheet.heading_before(heading.start) + 1 :]:
        if other.number.level <= heading.number.level:
            break
        level = level or other.number.level
        found += other.number.level == level
    return found


def _sections(sheet: Sheet, number: int, match: re.Match[str]) -> int:
    """Level-one headings, where the total is announced (以下六个方面) right before the first of them."""
    before = sheet.text[max(0, match.start() - 12) : match.start()]
    first = next((heading for heading in sheet.headings if heading.paragraph.number > number), None)
    announced = re.search("以下|如下|重点抓好|着力抓好|重点做好", before)
    if not announced or first is None or first.paragraph.number != number + 1 or first.number.ordinal != 1:
        return 0
    level = first.number.level
    found = 0
    for heading in sheet.headings:
        if heading.start < first.start:
            continue
        if heading.number.level < level:
            break
        found += heading.number.level == level
    return found
