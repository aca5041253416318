"""The segment: the lines of one document with their roles and headings, before it becomes a Document."""

from dataclasses import dataclass, field

from drafter.model.document import Role
from drafter.reading.heads import Head
from drafter.reading.line import Line


@dataclass(slots=True)
class Segment:
    """One document's lines. `body` and `closing` are indices: headings stand in lines[body:closing]."""

    lines: list[Line]
    mark: str = ""
    title: str | None = None
    body: int = 0
    closing: int = 0
    roles: dict[int, Role] = field(default_factory=dict)
    heads: dict[int, Head] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.body = self.closing = len(self.lines)
