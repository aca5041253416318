"""Lines broken as Chinese is set: no mark that closes begins a line, none that opens ends one."""

import re

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text
from textual import _wrap
from textual.document import _wrapped_document

NOT_FIRST = frozenset("，。、；：？！…—～·）》〉」』】〕”’％,.;:?!)]}%")
"""What must not begin a line (GB/T 15834—2011, 5.1)."""

NOT_LAST = frozenset("（《〈「『【〔“‘([{")
"""What must not end a line."""

MOST_BACK = 6
"""How far a break may move back; a longer run of marks is cut where the line is full."""

_HEAD = re.compile(r"\s*(?:\S{1,12}(?:　+| {2,}))?")

_PART_OF_WORD = re.compile(r"[0-9A-Za-z.%]")


def wrap(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """Where to break a line of text for so many cells; the same signature as Textual's own."""
    if "\t" in text or width < 4:
        return _wrap.compute_wrap_offsets(text, width, tab_size, fold, precomputed_tab_sections)
    if len(text) * 2 <= width:
        return []
    breaks: list[int] = []
    start = used = index = 0
    while index < len(text):
        size = get_character_cell_size(text[index])
        if used + size <= width:
            used += size
            index += 1
            continue
        index = start = _back(text, start, index)
        breaks.append(start)
        used = 0
    return breaks


def set_in(text: Text, width: int) -> Text:
    """The text broken into lines of so many cells; its marking stays."""
    return Text("\n").join(
        piece
        for line in text.split("\n", allow_blank=True)
        for piece in line.divide(wrap(line.plain, width, 4))
    )


def hang_in(text: Text, width: int) -> Text:
    """The same with what follows a key, or a name and a gap, set in below itself."""
    made = []
    for line in text.split("\n", allow_blank=True):
        found = _HEAD.match(line.plain)
        head = found.end() if found and cell_len(found[0]) <= width // 2 else 0
        first, rest = line.divide([head]) if head else (Text(""), line)
        gap = " " * cell_len(first.plain)
        pieces = rest.divide(wrap(rest.plain, width - len(gap), 4))
        made += [Text.assemble(gap if n else first, piece) for n, piece in enumerate(pieces)]
    return Text("\n").join(made)


def install() -> None:
    """Let Textual's text areas break lines so."""
    vars(_wrapped_document)["compute_wrap_offsets"] = wrap


def _back(text: str, start: int, index: int) -> int:
    """The best place to break before or at `index`, later than `start`."""
    for at in range(index, max(start, index - MOST_BACK), -1):
        before, after = text[at - 1], text[at]
        in_word = _PART_OF_WORD.match(before) and _PART_OF_WORD.match(after)
        if after not in NOT_FIRST and before not in NOT_LAST and not in_word:
            return at
    return index
