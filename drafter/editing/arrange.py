"""Sections moved, added, renamed, dropped and doubled."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from drafter.errors import DrafterError
from drafter.model.draft import Draft, Section

Change = Callable[[tuple[Section, ...], int], tuple[Section, ...]]
"""What becomes of a row of siblings, given the place of the one that is meant."""


def find(draft: Draft, section_id: str) -> Section | None:
    """The section of that id, wherever it stands."""
    return next((section for section in draft.walk() if section.id == section_id), None)


def top_of(draft: Draft, section_id: str) -> Section | None:
    """The first-level section in which the section stands."""
    return next((top for top in draft.sections if any(one.id == section_id for one in top.walk())), None)


def rename(draft: Draft, section_id: str, heading: str) -> Draft:
    """The section with another heading."""
    words = " ".join(heading.split()).rstrip("。")
    return update(draft, section_id, lambda section: replace(section, heading=words))


def assign(draft: Draft, section_id: str, owner: str, deadline: str) -> Draft:
    """The section with its responsible department and its deadline."""
    return update(
        draft, section_id, lambda section: replace(section, owner=owner.strip(), deadline=deadline.strip())
    )


def move(draft: Draft, section_id: str, steps: int) -> Draft:
    """The section so many places later (earlier, where negative) among its siblings.

    At the end of its row an item goes on into the next section that holds items
    of its level (the one before, where negative); where there is none it stays.
    """
    crossed = _crossed(draft, section_id, steps)
    if crossed is not None:
        return crossed

    def change(row: tuple[Section, ...], at: int) -> tuple[Section, ...]:
        section, rest = row[at], row[:at] + row[at + 1 :]
        to = min(max(at + steps, 0), len(rest))
        return (*rest[:to], section, *rest[to:])

    return _among(draft, section_id, change)


def _crossed(draft: Draft, section_id: str, steps: int) -> Draft | None:
    """The draft with the item carried over the end of its row; None where it has not come to the end."""
    rows = [part for part in draft.walk() if part.sections]
    at = next((n for n, part in enumerate(rows) if any(s.id == section_id for s in part.sections)), None)
    if at is None or rows[at].sections[0 if steps < 0 else -1].id != section_id:
        return None
    item = rows[at].sections[0 if steps < 0 else -1]
    beyond = rows[:at][::-1] if steps < 0 else rows[at + 1 :]
    to = next((part for part in beyond if part.sections[0].level == item.level), None)
    if to is None:
        return None
    row = (*to.sections, item) if steps < 0 else (item, *to.sections)
    return update(drop(draft, section_id), to.id, lambda part: replace(part, sections=row))


def drop(draft: Draft, section_id: str) -> Draft:
    """The draft without the section; its last first-level section stays."""
    if len(draft.sections) == 1 and draft.sections[0].id == section_id:
        raise DrafterError("文稿至少要留一节，这一节不能删除。可以先新增一节。")
    return _among(draft, section_id, lambda row, at: row[:at] + row[at + 1 :])


def add(draft: Draft, after: str, heading: str) -> tuple[Draft, str]:
    """A new section of the same level behind `after`, and its id."""
    beside = find(draft, after)
    level = beside.level if beside and beside.level else 1
    name = free_id(draft, after)
    made = Section(name, level, heading, run_in=bool(beside and beside.run_in))
    return _among(draft, after, lambda row, at: (*row[: at + 1], made, *row[at + 1 :])), name


def duplicate(draft: Draft, section_id: str) -> tuple[Draft, str]:
    """A copy of the section behind it, with ids of its own, and the copy's id."""
    original = find(draft, section_id)
    if original is None:
        return draft, section_id
    taken = {section.id for section in draft.walk()}

    def copy(section: Section) -> Section:
        name = _free(taken, section.id)
        taken.add(name)
        return replace(section, id=name, sections=tuple(copy(child) for child in section.sections))

    made = copy(original)
    return _among(draft, section_id, lambda row, at: (*row[: at + 1], made, *row[at + 1 :])), made.id


def update(draft: Draft, section_id: str, change: Callable[[Section], Section]) -> Draft:
    """The draft with one section changed, wherever it stands."""
    return _among(draft, section_id, lambda row, at: (*row[:at], change(row[at]), *row[at + 1 :]))


def free_id(draft: Draft, base: str) -> str:
    """An id that no section of the draft has."""
    return _free({section.id for section in draft.walk()}, base)


def _free(taken: Iterable[str], base: str) -> str:
    names, number = set(taken), 2
    while f"{base}-{number}" in names:
        number += 1
    return f"{base}-{number}"


def _among(draft: Draft, section_id: str, change: Change) -> Draft:
    def walk(row: tuple[Section, ...]) -> tuple[Section, ...]:
        for at, section in enumerate(row):
            if section.id == section_id:
                return change(row, at)
        return tuple(
            section if below is section.sections else replace(section, sections=below)
            for section in row
            for below in [walk(section.sections) if section.sections else section.sections]
        )

    return replace(draft, sections=walk(draft.sections))
