"""Which paragraphs of a document look back and which look ahead, and by which year each is judged."""

import re

from drafter.model.context import Part
from drafter.model.document import Document, Paragraph

_BOTH = re.compile("总结.{0,12}(?:计划|打算|思路|安排|要点)|(?:计划|打算|思路|安排|要点).{0,6}总结")
_HALF_YEAR = re.compile("半年|上半年|下半年|[一二三四]季度")
_AHEAD = re.compile("打算|计划|思路|安排|要点|工作目标|下一步|展望|今后|来年|明年|任务")
_YEAR = re.compile(r"(20\d\d)(?:年|[—－\-~～至])")


def parts_of(document: Document, year: int | None) -> tuple[Part, ...]:
    """The parts of the document, given the year of its plan.

    In 总结与计划 the part before the heading that opens the plan looks back at
    the year before; a report looks back from its own year; a summary of a
    half-year is judged by its own year; any other document is one part.
    """
    lines = document.paragraphs
    if not lines or year is None:
        return ()
    first, last = lines[0].number, lines[-1].number
    name = f"{document.kind or ''} {document.title or ''}"
    if "报告" in name and "总结" not in name:
        opens = _plan_opens(lines, year) or last + 1
        parts = (Part(first, opens - 1, year, True), Part(opens, last, year))
        return tuple(part for part in parts if part.first <= part.last)
    if not _BOTH.search(name) or _HALF_YEAR.search(name):
        return (Part(first, last, year, "总结" in name and not _BOTH.search(name)),)
    ahead = _plan_opens(lines, year)
    if ahead is None or ahead <= first + 1:
        return (Part(first, last, year - 1, True),)
    return Part(first, ahead - 1, year - 1, True), Part(ahead, last, year)


def plan_year(document: Document) -> int | None:
    """The year the document plans for: its own, or the later one that a first-level heading plans for.

    二、2024年工作安排 in a report whose text mostly tells of 2023.
    """
    named = [
        int(year)
        for line in document.paragraphs
        if line.role == "heading" and line.level == 1 and _AHEAD.search(line.text[: line.lead or 40])
        for year in _YEAR.findall(line.text[: line.lead or 40])
    ]
    own = document.year
    return max(named) if named and own and max(named) == own + 1 else own


def _plan_opens(lines: tuple[Paragraph, ...], year: int) -> int | None:
    """The number of the first paragraph of the plan part."""
    headings = [line for line in lines if line.role == "heading" and line.level == 1]
    for line in headings or [line for line in lines if line.role == "heading"]:
        lead = line.text[: line.lead or len(line.text)]
        named = [int(found) for found in _YEAR.findall(lead)]
        if (named and max(named) >= year and _AHEAD.search(lead)) or (not named and _AHEAD.search(lead)):
            return line.number
    return next(
        (
            line.number
            for line in lines[2:]
            if re.match(rf"{year}年.{{0,20}}(?:计划|打算|思路|安排)", line.text)
        ),
        None,
    )
