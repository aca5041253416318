"""Where a year must never be changed: titles in 《》, document numbers, spans, dates of laws, editions."""

import re

from drafter.language.blanks import BLANK
from drafter.language.sentences import TITLE

_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,12}[〔\[【（(](?:19|20)\d\d[〕\]】）)]\s*第?\s*\d+\s*号")
SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*年?\s*(?:[—–\-~～－至到]|——)+\s*((?:19|20)\d\d)(?!\d)\s*(?!学年)年?"
)
"""Two years joined by a dash; a school year (2026—2027学年) is none."""
_TERM = re.compile(r"\s*(?:学年|年度?第?[一二上下]|[年]?度?[春秋]季)")
_DAY = r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?"
_ISSUED = "(?:修订|修正|修改|颁布|公布|印发|发布|出台|通过|批准|签署|颁发|实施|施行)"
_IN_FORCE = re.compile(
    rf"(?:自|于|从)?{_DAY}\s*(?:起|开始)?(?:正式|全面)?(?:(?:施行|生效)|(?:新)?{_ISSUED}的)"
    rf"|(?<=》[（(]){_DAY}[^）)]{{0,6}}{_ISSUED}"
)
_OWN_FORCE = re.compile(r"(?:本|该)(?:办法|方案|要点|计划|意见|细则)[^。；]{0,6}$")
_EDITION = re.compile(
    r"(?:19|20)\d\d\s*年?(?:版|修订版|年修订|年修正)|国(?:家)?标准[^。；，]{0,4}—(?:19|20)\d\d"
)
_COHORT = re.compile(r"(?:19|20)\d\d\s*(?:级|届)")
_NAMED_LAW = re.compile(r"[（(](?:19|20)\d\d\s*年(?:修订|修正|印发|版|修正本)[^）)]{0,6}[）)]")
_HANDED_ON = re.compile(
    r"^.{0,40}(?:现将|印发)[^《]{0,20}《|《[^》]*》[^。]{0,10}(?:印发给|予以印发|已经[^。]{0,20}同意)"
)
_KIND = re.compile("要点|计划|总结|思路|打算|安排|方案")

Spans = tuple[tuple[int, int], ...]


def kept_spans(text: str, *, own_title: bool = False) -> Spans:
    """The spans of `text` that rolling leaves alone, in no order.

    `own_title` says that a title in 《》 may be the document's own (the title
    of the notice that hands it on), which then is not kept.
    """
    found = [
        match.span()
        for pattern in (BLANK, _NUMBER, _EDITION, _COHORT, _NAMED_LAW)
        for match in pattern.finditer(text)
    ]
    found += [m.span() for m in SPAN.finditer(text) if not _TERM.match(text, m.end(2))]
    found += [m.span() for m in _IN_FORCE.finditer(text) if not _OWN_FORCE.search(text[: m.start()])]
    own = own_title or _HANDED_ON.search(text)
    found += [m.span() for m in TITLE.finditer(text) if not (own and _KIND.search(m.group()))]
    return tuple(found)


def titles(text: str) -> tuple[re.Match[str], ...]:
    """The titles in 《》."""
    return tuple(TITLE.finditer(text))


def touches(spans: Spans, start: int, end: int) -> bool:
    """Whether `start` to `end` overlaps any of the spans."""
    return any(left < end and start < right for left, right in spans)
