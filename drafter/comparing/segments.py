"""What stayed, what went and what came inside a sentence, in pieces that a person can read."""

import re
from dataclasses import dataclass
from typing import Literal

from drafter.language.matching import steps

_TOKEN = re.compile(r"\d+(?:\.\d+)?[%％‰]?|[A-Za-z]+|.", re.S)

LEAST = 3
"""Characters that must stand unchanged between two changes; fewer make confetti and go with them."""

SHARED = 0.3
"""Below this share of unchanged characters a sentence was written anew, not changed."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text and what became of it."""

    what: Literal["same", "delete", "insert"]
    text: str


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """The sentence in segments: without the inserted ones it is the old, without the deleted ones the new."""
    if old == new:
        return (Segment("same", new),) if new else ()
    runs = _steps(_TOKEN.findall(old), _TOKEN.findall(new))
    kept = sum(len(was) for was, now in runs if was == now)
    if kept < SHARED * max(len(old), len(new)):
        runs = [(old, new)]
    made: list[Segment] = []
    for was, now in runs:
        if was == now:
            made.append(Segment("same", was))
            continue
        made += [Segment("delete", was)] if was else []
        made += [Segment("insert", now)] if now else []
    return tuple(made)


def _steps(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """(old, new) runs; short runs that stayed between two changes are joined to them."""
    made: list[tuple[str, str]] = []
    opcodes = steps(old, new)
    for nth, (tag, a, b, c, d) in enumerate(opcodes):
        was, now = "".join(old[a:b]), "".join(new[c:d])
        inside = 0 < nth < len(opcodes) - 1
        changed = tag != "equal" or (inside and len(was) < LEAST)
        if changed and made and made[-1][0] != made[-1][1]:
            made[-1] = (made[-1][0] + was, made[-1][1] + now)
        else:
            made.append((was, now))
    return made
