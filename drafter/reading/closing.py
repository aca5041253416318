"""The end of a document: sign-off, date, attachments, notes and the printing line."""

import re

from drafter.language.numbering import parse_numeral
from drafter.language.widths import halve
from drafter.reading.line import Line
from drafter.reading.segment import Segment

_Y = r"(?:19|20|二[〇○零ＯO0])[\dX〇○零ＯO一二三四五六七八九xX×]{2}"
_N = r"[\d〇○零一二三四五六七八九十xX×]{1,3}"
DATE = re.compile(rf"(?P<y>{_Y})\s*(?:年|[-./．])\s*(?P<m>{_N})\s*(?:月|[-./．])\s*(?P<d>{_N})\s*日?")
_DATED = frozenset("1１2２二年")
"""What a date begins with, unless it is a blank, so that most lines cost one look-up."""
_DATE_ENDS = frozenset("日〇○零一二三四五六七八九十xX×")
_ZEROS = str.maketrans("○ＯO", "〇〇〇")
_LOOSE_DATE = re.compile(
    rf"(?:{_Y})?\s*年\s*(?:{_N})?\s*月\s*(?:{_N})?\s*日|{_Y}\s+\d{{1,2}}\s+\d{{1,2}}\s*日?"
)
_ORG = (
    "局|厅|部|委员会|委|办公室|办公厅|人民政府|政府|党组|党委|党总支|支部|中心校|学校|小学|中学|高中|初中|幼儿园|学院|大学|职校|教育组|学区|中心|工会|团委|督导室|教研室"
    "|科|股|处|院|馆|站|公司|协会"
)
ORG_END = re.compile(rf"(?:{_ORG})(?:[（(][^（）()]*[）)])?$")
_SIGN_DATE = re.compile(rf"(?P<org>[\u4e00-\u9fffXx×*]{{2,30}}(?:{_ORG}))[\s,，]*(?P<date>{DATE.pattern})$")
ATTACHED = re.compile(r"附\s*[件表](?:\s*[一二三四五六七八九十\d]{1,2})?\s*(?:[:：]|$|\s|[.．、])")
_ATTACHED_MARK = re.compile(r"附\s*[件表]\s*[一二三四五六七八九十\d]{0,2}\s*[:：]?$")
_NOTE = re.compile(r"[（(](?:此件|联系人|联系电话|主动公开|依申请公开|不予公开|本文有删减|信息公开).*[）)]$")
_PRINTED = re.compile(
    r"(?:抄\s*送|主\s*送|抄\s*报|发\s*送|主题词)\s*[:：]|.{2,40}(?:办公室|局|委员会|厅).{0,6}\d{4}年\d{1,2}月\d{1,2}日印发$|共印\s*\d+\s*份"
)
_COPIES = frozenset("抄主发共")


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else, complete or with blanks and masks in it."""
    text = text.strip("（()） ")
    if text[:1] not in _DATED and not text[:1].isspace():
        return False
    text = halve(text)[0]
    return bool(DATE.fullmatch(text) or _LOOSE_DATE.fullmatch(text))


def iso_date(text: str) -> str | None:
    """The date in a text as ISO, None where it is incomplete, masked or impossible."""
    found = DATE.search(halve(text)[0])
    if not found:
        return None
    parts = [_numeral(found[name]) for name in ("y", "m", "d")]
    year, month, day = (part or 0 for part in parts)
    if not (1900 < year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def signed_org(text: str) -> str:
    """The unit in a line that holds sign-off and date together, "" for none."""
    last = text[-1:]
    if last not in _DATE_ENDS and not last.isdigit() and not last.isspace():
        return ""
    found = _SIGN_DATE.fullmatch(text)
    return found["org"] if found else ""


def is_signature(text: str) -> bool:
    """Whether a line reads as the name of a unit and nothing else."""
    spoken = re.search(r"[。；，：！？、\t]|^第|^附", text)
    return len(text) <= 34 and bool(ORG_END.search(text)) and not spoken


def find_closing(segment: Segment, start: int) -> int:
    """Where the closing begins, looked for from `start` on; the number of lines for none."""
    lines = segment.lines
    for at in range(start, len(lines)):
        if _opens_closing(lines, at):
            return _with_signature(lines, at, start)
    end = len(lines)
    while end > start and is_signature(lines[end - 1].text) and len(lines) - end < 2:
        end -= 1
    return (
        end
        if end > start and (end == len(lines) or lines[end - 1].text.endswith(("。", "！", "）")))
        else len(lines)
    )


def close(segment: Segment) -> None:
    """Give the closing's lines their roles."""
    listed = False
    for at in range(segment.closing, len(segment.lines)):
        line = segment.lines[at]
        text = line.text
        if line.cell:
            segment.roles[at] = "cell"
        elif is_date(text) or signed_org(text):
            segment.roles[at] = "date"
        elif _ATTACHED_MARK.fullmatch(text):
            segment.roles[at], listed = "attachment-mark", False
        elif ATTACHED.match(text) or (listed and re.match(r"\d{1,2}\s*[.．、]", text)):
            segment.roles[at], listed = "attachment-note", True
        elif _NOTE.match(text) or _printed(text) or line.note:
            segment.roles[at] = "note"
        elif is_signature(text) and (at == len(segment.lines) - 1 or _near_date(segment.lines, at)):
            segment.roles[at] = "signature"
        else:
            segment.roles[at] = "body"


def _opens_closing(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.cell:
        return False
    text = line.text
    if len(text) > 120:
        return False
    if line.note or _printed(text) or _NOTE.match(text) or signed_org(text):
        return True
    if ATTACHED.match(text):
        return True
    return is_date(text) and (
        at + 1 == len(lines) or at == 0 or not lines[at - 1].text.endswith(("：", "，", "、"))
    )


def _printed(text: str) -> bool:
    """Whether a line says to whom copies go, or who printed them."""
    return (text[:1] in _COPIES or text.endswith("印发")) and _PRINTED.match(text) is not None


def _with_signature(lines: list[Line], at: int, start: int) -> int:
    if not is_date(lines[at].text):
        return at
    while at > start and is_signature(lines[at - 1].text):
        at -= 1
    return at


def _near_date(lines: list[Line], at: int) -> bool:
    return any(is_date(line.text) for line in lines[at + 1 : at + 4])


def _numeral(text: str) -> int | None:
    return parse_numeral(text.translate(_ZEROS))
