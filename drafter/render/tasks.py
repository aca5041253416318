"""The tasks of a plan as rows: what is to be done, by whom, until when."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.language.blanks import blank
from drafter.model.draft import Draft, Section
from drafter.render.closing import owner_label


@dataclass(frozen=True, slots=True)
class Task:
    """One item: the headings above it, its own, its text, owner, partners and deadline."""

    field: str
    heading: str
    text: str
    owner: str
    partners: str
    deadline: str


def tasks(draft: Draft) -> tuple[Task, ...]:
    """The items of a plan in reading order.

    Where items name their owners, those items; else every numbered item that
    has nothing below it.
    """
    found = [(path, item) for section in draft.sections for path, item in _items(section, ())]
    owned = [(path, item) for path, item in found if item.owner]
    return tuple(_task(path, item) for path, item in owned or found)


def task_header(draft: Draft) -> tuple[str, ...]:
    """The heads of the table's columns, the owner called as units of this level call it."""
    owner = owner_label(draft)
    return ("序号", "重点任务", "工作事项", "具体措施", owner, "配合单位", "完成时限")


def task_rows(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """Header and rows of the table as an attachment: without the measures, without empty columns.

    An owner that nobody named is a blank to fill.
    """
    header = task_header(draft)
    rows = [
        (
            str(n),
            task.field,
            task.heading,
            task.owner or blank(header[4]),
            task.partners,
            task.deadline,
        )
        for n, task in enumerate(tasks(draft), 1)
    ]
    shown = (*header[:3], *header[4:])
    full = [column for column in range(len(shown)) if any(row[column] for row in rows)]
    return tuple(tuple(row[column] for column in full) for row in (shown, *rows))


def _items(section: Section, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Section]]:
    if section.level and section.heading and (section.owner or not section.sections):
        yield above, section
    for child in section.sections:
        yield from _items(child, (*above, section.heading) if section.heading else above)


def _task(path: tuple[str, ...], item: Section) -> Task:
    field = path[-1] if path else item.heading
    text = "".join(block.text for block in item.blocks)
    partners = "、".join(item.partners)
    return Task(field, item.heading.rstrip("。"), text, item.owner, partners, item.deadline)
