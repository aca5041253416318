"""What a check found: one place, one level, one reason."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warn", "info"]

LABELS: dict[str, str] = {"error": "必错", "warn": "疑似", "info": "提示"}
"""How the levels are called for people."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at a place of a document.

    `paragraph` is the number of the paragraph, `start` and `end` count
    characters in its text; `excerpt` is that text verbatim. For something that
    is missing, the place is the text beside which it is missing.
    """

    check: str
    level: Level
    message: str
    excerpt: str
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    section: str | None = None
    suggestion: str | None = None

    @property
    def key(self) -> str:
        """What a draft remembers of a finding that its writer silenced: the check and the words."""
        return f"{self.check}:{self.excerpt}"
