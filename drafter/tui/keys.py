"""The last line: the keys most wanted, as many as the terminal has room for; a click does the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

KEY, LABEL = "bold $text-accent", "$footer-foreground"


@dataclass(frozen=True, slots=True)
class Shown:
    """One key of the last line: what to press, what it does, the action; a low `rank` is left out last."""

    key: str
    label: str
    action: str
    rank: int = 0


class Keys(Static):
    """One line of keys."""

    DEFAULT_CSS = "Keys { dock: bottom; height: 1; background: $footer-background; }"

    def __init__(self, keys: Sequence[Shown]) -> None:
        super().__init__("", markup=False)
        self.keys = tuple(keys)

    def on_resize(self) -> None:
        """As many as fit."""
        kept, gap = fitting(self.keys, self.size.width)
        pieces = ((part, style) for one in kept for part, style in _piece(one, gap))
        self.update(Content.assemble(*pieces), layout=False)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        kept, gap = fitting(self.keys, self.size.width)
        at = 0
        for one in kept:
            at += cell_len(one.key + gap + one.label) + 1
            if event.x < at:
                await self.run_action(one.action)
                return


def fitting(keys: Sequence[Shown], width: int) -> tuple[list[Shown], str]:
    """The keys that fit, in order, and the gap in each: all, set closer, or without those wanted least."""
    kept = list(keys)
    while True:
        for gap in (" ", ""):
            if len(kept) == 1 or sum(cell_len(one.key + gap + one.label) + 1 for one in kept) <= width:
                return kept, gap
        kept.remove(max(kept, key=lambda one: one.rank))


def _piece(one: Shown, gap: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.key, KEY), (f"{gap}{one.label} ", LABEL)
