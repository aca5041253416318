"""The last line: the keys most wanted, as many as the terminal has room for; a click does the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
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
        self.update(line(self.keys, self.size.width), layout=False)


def line(keys: Sequence[Shown], width: int) -> Content:
    """The keys in their order: all, else set closer, else without those wanted least."""
    kept = list(keys)
    while len(kept) > 1:
        for gap in (" ", ""):
            if sum(cell_len(one.key + gap + one.label) + 1 for one in kept) <= width:
                return Content.assemble(*(_piece(one, gap) for one in kept))
        kept.remove(max(kept, key=lambda one: one.rank))
    return Content.assemble(*(_piece(one, "") for one in kept))


def _piece(one: Shown, gap: str) -> Content:
    shown = Content.assemble((one.key, KEY), (f"{gap}{one.label} ", LABEL))
    return shown.stylize(Style.from_meta({"@click": one.action}))
