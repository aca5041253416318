"""Cleaning: noise out, widths and masks mended, and an account of every change."""

import re
from collections.abc import Iterable

from drafter.language.numbering import split_number
from drafter.language.widths import halve, widen
from drafter.reading.heads import clean_number, parting_gap
from drafter.reading.line import Account, Line
from drafter.reading.noise import BUTTONS, INLINE_NOISE, LINE_NOISE, TAIL

LONGEST_NOISE = 260
"""Lines longer than this are looked at for glued-in noise only: no navigation line is so long."""

PAGE_APART = 200
"""Characters that stand at least between two page numbers; rows of a list are closer."""

_LINES = re.compile("|".join(f"(?P<r{n}>{shape})" for n, (_, shape) in enumerate(LINE_NOISE)), re.IGNORECASE)
_BARE = re.compile(r"\d{1,3}")
_LABEL = re.compile(
    r"(?:发[布表]时间|时间|日期|(?:信息)?来源|作者|编辑|责任编辑|阅读量|点击数|浏览次数)[:：]"
)
_LINKISH = re.compile(r"[^。；！？]{1,48}")
_SIGNED = re.compile(r"(?:19|20|二[〇○零])[\d〇○零一二三四五六七八九]{2}\s*年\s*.{1,3}月\s*.{1,3}日.{0,6}")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|第.{1,3}[章节条]|附件")
_THOUGHT = re.compile(
    r"[*＊]{1,20}(?=新时代中国特色社会主义思想)|(?<![\u4e00-\u9fff])[xX×]{2,5}(?=新时代中国特色社会主义思想)"
)
_BLANKS = re.compile(
    r"(?<=[\u3400-\u9fff“”‘’《》（）、，。；：！？])[ \u00a0\u3000]+|[ \u00a0\u3000]+(?=[\u3400-\u9fff“”‘’《》（）、，。；：！？])"
)
_RUN = re.compile(r"[ \u00a0\u3000]{2,}|[\u00a0\u3000]")
_SPACED = re.compile(r"(?:[\u3400-\u9fff]{1,2}[ \u00a0\u3000]+){3,}[\u3400-\u9fff]{1,2}")
_DOUBLED = re.compile(r"(?:([\u4e00-\u9fff])\1){3,}")
_PAIRED = frozenset(
    [
        "扎实",
        "认真",
        "高兴",
        "轰烈",
        "踏实",
        "老实",
        "平安",
        "干净",
        "明白",
        "清楚",
        "实在",
        "方面",
        "时刻",
        "世代",
        "子孙",
        "千万",
        "上下",
        "里外",
        "家户",
        "村寨",
        "点滴",
        "勤恳",
        "兢业",
        "规矩",
        "堂正",
        "稳当",
        "稳妥",
        "的确",
        "完全",
        "彻底",
        "年岁",
        "日夜",
        "分秒",
        "字句",
        "林总",
        "形色",
        "浩荡",
        "红火",
        "沸扬",
        "热闹",
        "前后",
        "仔细",
        "辛苦",
        "快乐",
        "健康",
        "原本",
        "真切",
        "陆续",
        "断续",
        "密麻",
        "口声",
        "风雨",
        "星点",
        "条框",
        "坑洼",
        "大小",
        "多少",
    ]
)


def drop_noise(lines: list[Line], account: Account) -> None:
    """Take out lines that are noise as a whole: navigation, share bars, blurbs, links, page numbers."""
    whys = [_line_noise(line) for line in lines]
    _buttons(lines, whys)
    tail = _tail_start(lines, whys)
    for at, line in enumerate(lines):
        if not whys[at] and at > tail and not _kept_in_tail(lines, at):
            whys[at] = "推荐链接"
        if whys[at] and not line.why:
            account.drop(line, whys[at])
    _drop_page_numbers([line for line in lines if not line.why], account)


def _buttons(lines: list[Line], whys: list[str]) -> None:
    """Runs of share-bar words become noise where they are three or touch a line that is noise."""
    start = 0
    while start < len(lines):
        end, sure = start, False
        while end < len(lines) and (whys[end] or lines[end].text in BUTTONS) and not lines[end].cell:
            sure = sure or bool(whys[end])
            end += 1
        if sure and end < len(lines) and _LABEL.fullmatch(lines[end - 1].text) and len(lines[end].text) <= 16:
            whys[end] = "时间来源行"
        if sure or end - start >= 3:
            for at in range(start, end):
                whys[at] = whys[at] or "分享栏"
            if (
                end < len(lines)
                and start < end
                and lines[end - 1].text in (">", "»")
                and _linkish(lines[end])
            ):
                whys[end] = "面包屑导航"
                if lines[end + 1 :] and lines[end + 1].text == lines[end].text:
                    whys[end + 1] = "面包屑导航"
        start = end + 1


def _tail_start(lines: list[Line], whys: list[str]) -> int:
    """Where the tail of links begins: a mark behind which no sentence stands; else past the end."""
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if not whys[at] and not _linkish(lines[at]) and not _SIGNED.fullmatch(lines[at].text):
            break
        if TAIL.match(lines[at].text):
            start = at
    return start


def _kept_in_tail(lines: list[Line], at: int) -> bool:
    """Sign-off, date, attachments and numbered lines are no links, wherever a mark may stand."""
    text = lines[at].text
    if lines[at].cell or _SIGNED.fullmatch(text) or _NUMBERED.match(text):
        return True
    behind = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(_SIGNED.fullmatch(behind)) and len(text) <= 30


def cut_inline(lines: list[Line], account: Account) -> None:
    """Cut noise that is glued into sentences, keeping the sentence."""
    whole = "\n".join(line.text for line in lines)
    active = [
        (why, triggers, re.compile(shape))
        for why, triggers, shape in INLINE_NOISE
        if any(trigger in whole for trigger in triggers)
    ]
    for why, triggers, shape in active:
        for line in lines:
            if not line.why and any(trigger in line.text for trigger in triggers):
                _cut(line, shape, why, account)


def mend(lines: list[Line], account: Account) -> None:
    """Widths, masks that can only be one thing, and characters doubled by a scanner."""
    whole = "\n".join(line.text for line in lines)
    halved, digits = halve(whole)
    if digits:
        account.repair(
            _first(lines, "０１２３４５６７８９"), "１２", "12", f"全角数字、字母改为半角，共{digits}处"
        )
    widened, marks = widen(halved)
    if marks:
        account.repair(_first(lines, ",:;!?()"), ",", "，", f"半角标点改为全角，共{marks}处")
    _put_back(lines, widened)
    _tidy(lines, account)
    for line in lines:
        if "新时代中国特色社会主义思想" in line.text and _THOUGHT.search(line.text):
            _restore(line, account)
        if line.text and _DOUBLED.search(line.text):
            line.text = _DOUBLED.sub(lambda found, line=line: _single(found, line, account), line.text)  # type: ignore[misc]


def _tidy(lines: list[Line], account: Account) -> None:
    """Blanks inside sentences and ordinals go; a blank that parts a heading from its text stays."""
    count = first = 0
    for line in lines:
        if line.cell is None and _BLANKS.search(line.text) and "\t" not in line.text:
            text = _without_blanks(line.text)
            if text != line.text:
                count, first = count + 1, first or line.number
                line.text = text
        number = split_number(line.text)
        if number and line.cell is None and line.text[: number.length] != (clean := clean_number(number)):
            line.text = clean + line.text[number.length :]
            count, first = count + 1, first or line.number
    if count:
        account.repair(first, "（空格）", "", f"句中和序号里的空格、半角括号已理顺，共{count}处")


def _without_blanks(text: str) -> str:
    number = split_number(text)
    head, words = (text[: number.length], text[number.length :]) if number else ("", text)
    if not number and not re.search(r"[，。；：、]", words):
        spaced = _SPACED.fullmatch(words)
        return _BLANKS.sub("", words) if spaced else _RUN.sub(" ", words)
    gap = parting_gap(words)
    if gap:
        return head + _BLANKS.sub("", words[: gap[0]]) + " " + _BLANKS.sub("", words[gap[1] :])
    return head + _BLANKS.sub("", words)


def _put_back(lines: list[Line], whole: str) -> None:
    for line, text in zip(lines, whole.split("\n"), strict=True):
        line.text = text


def _line_noise(line: Line) -> str:
    if line.why or line.cell:
        return line.why
    if len(line.text) > LONGEST_NOISE or not (found := _LINES.match(line.text)):
        return ""
    if found.end() < len(line.text.rstrip()):
        found = _LINES.fullmatch(line.text.rstrip())
    return LINE_NOISE[int(str(found.lastgroup)[1:])][0] if found else ""


def _linkish(line: Line) -> bool:
    return bool(_LINKISH.fullmatch(line.text)) and not _NUMBERED.match(line.text)


def _cut(line: Line, shape: re.Pattern[str], why: str, account: Account) -> None:
    for found in shape.finditer(line.text):
        if found[0].strip():
            account.cut(line, found[0].strip(), why)
    line.text = shape.sub("", line.text).strip()
    if not line.text:
        line.why = why


def _restore(line: Line, account: Account) -> None:
    for found in _THOUGHT.finditer(line.text):
        name = "新时代中国特色社会主义思想"
        account.repair(line.number, found[0] + name, "习近平" + name, "掩码只可能是一种写法，已还原")
    line.text = _THOUGHT.sub("习近平", line.text)


def _single(found: re.Match[str], line: Line, account: Account) -> str:
    single = found[0][::2]
    pairs = [single[n : n + 2] for n in range(0, len(single), 2)]
    if len(single) % 2 == 0 and all(pair in _PAIRED for pair in pairs):
        return found[0]
    account.repair(line.number, found[0], single, "扫描叠字，只留一个")
    return single


def _drop_page_numbers(lines: list[Line], account: Account) -> None:
    """Bare numbers on a line of their own, unless they count the rows of a list whose cells are lines."""
    bare = [at for at, line in enumerate(lines) if not line.cell and _BARE.fullmatch(line.text)]
    for nth, at in enumerate(bare):
        near = [other for other in (bare[nth - 1] if nth else -1, *bare[nth + 1 : nth + 2]) if other >= 0]
        listed = any(_between(lines, *sorted((at, other))) < PAGE_APART for other in near)
        if not listed:
            account.drop(lines[at], "页码")


def _between(lines: list[Line], start: int, end: int) -> int:
    return sum(len(line.text) for line in lines[start + 1 : end])


def _first(lines: Iterable[Line], chars: str) -> int:
    return next((line.number for line in lines if any(char in line.text for char in chars)), 1)
