"""Last year's figures: targets become blanks that show the old value, standards and facts stay."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.language.blanks import blank
from drafter.rolling.counted import FEW, FIGURE, HAN_FIGURE, HAN_PERCENT, ONE, OTHER, clause_of, clause_start
from drafter.rolling.kept import Spans, kept_spans, touches
from drafter.rolling.labels import label_of
from drafter.rolling.past import is_history, named_years
from drafter.rolling.record import Edit, Found, Note, Sentence
from drafter.rolling.standing import AIMED, stays

_YEAR_BEFORE = re.compile(r"(?<!\d)(20\d\d)年[^，。；]{0,8}$")


def find_figures(sentence: Sentence) -> Iterator[Found]:
    """Every figure that depends on the year: a blank for a target, a note where it may well stay."""
    # What stands between two ； speaks of years of its own.
    start = 0
    for part in re.split("(?<=；)", sentence.text):
        for found in _in_part(replace(sentence, text=part)):
            yield replace(found, start=found.start + start, end=found.end + start)
        start += len(part)


def _in_part(sentence: Sentence) -> Iterator[Found]:
    if is_history(sentence):
        yield from _told(sentence)
        return
    text, spans = sentence.text, kept_spans(sentence.text)
    taken: list[tuple[int, int]] = []
    for match in sorted(
        (*FIGURE.finditer(text), *HAN_PERCENT.finditer(text), *HAN_FIGURE.finditer(text)),
        key=lambda found: found.start("value"),
    ):
        start, end = match.span("value")
        if touches(spans, start, end) or touches(tuple(taken), start, end):
            continue
        if far_ahead(sentence, start):
            continue
        taken.append((start, end))
        yield from _figure(sentence, match)
    yield from _others(sentence, (*spans, *taken))


def _others(sentence: Sentence, taken: Spans) -> Iterator[Note]:
    """Figures without a unit that says what they are, and small numbers in words."""
    text = sentence.text
    for other in OTHER.finditer(text):
        if not touches(taken, *other.span("value")) and not far_ahead(sentence, other.start("value")):
            yield Note(
                *other.span("value"), "figure", f"原为{other['value']}，请按{sentence.year_to}年的安排核对"
            )
    for few in FEW.finditer(text):
        if not touches(taken, *few.span("value")):
            yield Note(*few.span("value"), "figure", "数量请按新一年的安排核对")
    if not sentence.back:
        for one in ONE.finditer(text):
            yield Note(*one.span(), "figure", "数量请按新一年的安排核对")


def far_ahead(sentence: Sentence, at: int | None = None) -> bool:
    """Whether the words (or those before `at`) name only years beyond the new one, whose targets stay."""
    years = [year for year, place in named_years(sentence.text) if at is None or place < at]
    return bool(years) and min(years) > sentence.year_to


def _told(sentence: Sentence) -> Iterator[Note]:
    """Figures of a sentence that names last year stay true and are listed; older ones are history."""
    years = [year for year, _ in named_years(sentence.text)]
    if sentence.year_from and max(years) == sentence.year_from - 1:
        for match in FIGURE.finditer(sentence.text):
            yield Note(match.start(), match.end(), "figure", f"{max(years)}年的数，请核对是否换成更近的数")


def _figure(sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    text, value = sentence.text, match["value"]
    start, end = match.span("value")
    clause = text[clause_start(text, start) : start]
    if value == "0" or (
        value in ("1", "一") and "\t" not in text and match["unit"] in ("次", "个", "批", "项")
    ):
        return
    if year := _YEAR_BEFORE.search(text[:start]):
        said = int(year[1])
        if said > sentence.year_to or (sentence.year_from and said < sentence.year_from - 1):
            return
        if sentence.year_from and said == sentence.year_from - 1:
            yield Note(start, match.end(), "figure", f"{said}年的数，请核对是否换成更近的数")
            return
    if advice := stays(text, clause, match):
        if advice != "rule":
            yield Note(start, match.end(), "figure", advice)
        return
    if "\t" not in text and not AIMED.search(clause_of(text, match)):
        yield Note(start, match.end(), "figure", "看不出是不是指标，请核对是否随年度变化")
        return
    label = label_of(text, match)
    old = value + match["unit"] if match.start("unit") >= end else match["unit"] + value
    message = f"{label}：原为{old}，请填{sentence.year_to}年的数"
    yield Edit(start, end, blank(f"{label}，原为{value}"), "上年的数不能照搬", "figure", message)
