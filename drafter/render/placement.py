"""Where signature and date stand: their distances from the right edge (GB/T 9704-2012, 7.3.5)."""

from drafter.language.characters import width
from drafter.render.paging import changes

DATE_WIDTH = 6.5
"""Width in 字 of a usual date, for one that is still a blank."""


def signature_place(
    org: str, date: str, *, sealed: bool, chars: int = 28, apart: float = 0
) -> tuple[float, float]:
    """Right indents in 字 of signature and date; never negative.

    Sealed: the date four 字 from the right, the signature centred on it.
    Unsealed: the signature two 字 from the right, the date beginning two 字
    behind the signature's first; a date that is longer takes the two 字 instead.
    `apart` is what the program that prints leaves between Han characters and digits (paging.APART).
    """
    name = width(org) + apart * changes(org)
    day = DATE_WIDTH if date.startswith("【") else width(date) + apart * changes(date)
    if sealed:
        signature, at = 4 + (day - name) / 2, 4.0
        pushed = max(0.0, -signature)
        return signature + pushed, min(at + pushed, max(0.0, chars - day))
    if day > name:
        return 4 + day - name, 2.0
    return 2.0, name - day
