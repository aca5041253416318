"""What one sender brought back, laid to the units of the draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file that came back: a paragraph, or a table as rows of cells joined by tabs.

    `marks` are the bookmarks that begin in it.
    """

    text: str
    marks: tuple[str, ...] = ()
    table: bool = False


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a file and when. `by` and `when` are the file's own properties, "" where it tells none."""

    file: str
    who: str
    by: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person must look at; `text` is never lost: it stands here if it stands nowhere else."""

    file: str
    unit: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Version:
    """A unit's text as one sender left it; `stale` where the draft's own changed since it was sent out."""

    lines: tuple[str, ...]
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """One file laid to the draft.

    `texts`, `tags` and `title` hold only what the sender changed; `added` are new lines
    behind a heading that is not the sender's own, by unit. `given` is the
    department that the file was split for, "" for one written freely.
    """

    sender: Sender
    given: str = ""
    texts: Mapping[str, Version] = field(default_factory=dict)
    tags: Mapping[str, Version] = field(default_factory=dict)
    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""
    doubts: tuple[Doubt, ...] = ()
