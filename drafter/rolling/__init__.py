"""A document a year forward: what must shift shifts, what must stay stays, everything else is listed."""

from drafter.rolling.carry import Carried, carry
from drafter.rolling.forward import roll
from drafter.rolling.loop import half_year, next_plan, summary, summary_and_plan
from drafter.rolling.record import Change, Leftover, Rolled
from drafter.rolling.renumbered import renumbered

__all__ = [
    "Carried",
    "Change",
    "Leftover",
    "Rolled",
    "carry",
    "half_year",
    "next_plan",
    "renumbered",
    "roll",
    "summary",
    "summary_and_plan",
]
