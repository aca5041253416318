"""What a copy of the whole draft tells of each unit: a fingerprint of its text and of its tag."""

from collections.abc import Sequence

from drafter.language.tags import cut_tag
from drafter.merging.slip import Spot, digest


def digests(spots: Sequence[Spot]) -> dict[str, tuple[str, str]]:
    """Text and tag of every unit in a copy of the whole draft, as digests."""
    found = {}
    for name, lines in by_unit(spots, "own").items():
        text, tag = cut(lines)
        found[name] = (digest("".join(text)), digest(tag))
    return found


def by_unit(spots: Sequence[Spot], kind: str) -> dict[str, tuple[str, ...]]:
    """The texts of one kind of spot, by unit."""
    found: dict[str, list[str]] = {}
    for spot in spots:
        if spot.kind == kind:
            found.setdefault(spot.unit, []).append(spot.text)
    return {unit: tuple(texts) for unit, texts in found.items()}


def cut(lines: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The lines without the tag that a printed item ends with, and the tag."""
    if not lines:
        return (), ""
    last, tag = cut_tag(lines[-1])
    return (*lines[:-1], *((last,) if last else ())), tag
