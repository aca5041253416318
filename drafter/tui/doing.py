"""What each action of the table does to the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafter.tui.changing import CHANGING
from drafter.tui.filing import FILING
from drafter.tui.going import GOING
from drafter.tui.judging import JUDGING
from drafter.tui.marking import MARKING
from drafter.tui.overview import OVERVIEW
from drafter.tui.wording import WORDING

if TYPE_CHECKING:
    from drafter.tui.desk import Desk

DOING: dict[str, Callable[[Desk], None]] = {
    **GOING,
    **CHANGING,
    **WORDING,
    **MARKING,
    **JUDGING,
    **OVERVIEW,
    **FILING,
}
"""Action id → what to do."""
