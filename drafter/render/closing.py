"""What stands round the text: the owner tag of an item, the signature and the date."""

from dataclasses import dataclass
from datetime import date

from drafter.model.document import Role
from drafter.model.draft import Draft, Section

OWNERS = {
    "province": "责任处室",
    "city": "责任科室",
    "county": "责任股室",
    "township": "责任部门",
    "school": "责任部门",
}
"""How a unit of each level calls the part of itself that is responsible."""

DATE_BLANK = "【待填：成文日期】"
"""Stands where the date of signing will be."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that belongs to no section."""

    role: Role
    text: str
    cell: tuple[int, int, int] | None = None


def tag(section: Section, level: str) -> str:
    """（责任股室：德育股；配合单位：团委；完成时限：12月底前）, or "" when nobody is named."""
    parts = (
        (OWNERS.get(level, "责任部门"), section.owner),
        ("配合单位", "、".join(section.partners)),
        ("完成时限", section.deadline),
    )
    named = [f"{label}：{value}" for label, value in parts if value]
    return f"（{'；'.join(named)}）" if section.owner else ""


def chinese_date(iso: str) -> str:
    """2026-03-06 → 2026年3月6日: Arabic, full year, no zeros in front (GB/T 9704-2012, 7.3.5.4).

    What is no ISO date is returned as it is, so that a blank stays visible.
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.year}年{day.month}月{day.day}日"


def closing_lines(draft: Draft) -> tuple[Line, ...]:
    """Signature and date of a signed draft; a date not yet known is a blank to fill."""
    if not draft.signed:
        return ()
    when = chinese_date(draft.date) if draft.date else DATE_BLANK
    return (Line("signature", draft.org), Line("date", when))


def letterhead_lines(draft: Draft) -> tuple[Line, ...]:
    """What stands above the title: nothing, as long as no letterhead is asked for."""
    return ()
