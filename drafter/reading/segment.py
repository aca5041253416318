"""The segment: the lines of one document with their roles and headings, before it becomes a Document."""

from dataclasses import dataclass, field

from drafter.model.document import Role
from drafter.reading.line import Head, Line


@dataclass(slots=True)
class Segment:
    """One document's lines: headings stand in lines[body:closing].

    `titled` is where the title stands, `named` all titles that stand in front
    (a notice's and the plan's own).
    """

    lines: list[Line]
    mark: str = ""
    title: str | None = None
    titled: tuple[int, int] = (0, 0)
    named: tuple[str, ...] = ()
    body: int = 0
    closing: int = 0
    roles: dict[int, Role] = field(default_factory=dict)
    heads: dict[int, Head] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.body = self.closing = len(self.lines)
