"""Everything that came back, brought together: what is taken, what clashes, what is doubled or missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.merging.laid import Doubt, Laid, Sender, Version
from drafter.merging.unit import Unit, owners, same

What = Literal["text", "tag", "title"]


@dataclass(frozen=True, slots=True)
class Change:
    """One unit's text (or tag) as it was and as it is now, and who changed it."""

    unit: str
    what: What
    before: tuple[str, ...]
    after: tuple[str, ...]
    sender: Sender


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the versions that clash; no sender is the draft itself."""

    sender: Sender | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A unit that was changed in different ways; the draft keeps its own text until somebody decides."""

    unit: str
    what: What
    before: tuple[str, ...]
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class Double:
    """Several files of one department; `alike` tells that they say the same."""

    owner: str
    senders: tuple[Sender, ...]
    alike: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the draft."""

    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]
    doubles: tuple[Double, ...]
    missing: tuple[str, ...]
    added: Mapping[str, tuple[tuple[Sender, tuple[str, ...]], ...]]
    doubts: tuple[Doubt, ...]


def combine(
    units: Sequence[Unit], laid: Sequence[Laid], given: Sequence[str] = (), title: str = ""
) -> Outcome:
    """Decide unit by unit; `given` is everybody who was given a part, `title` the draft's own."""
    decided = list(_decide(units, laid, title))
    expected = dict.fromkeys((*given, *owners(units)))
    came = {one.given or one.sender.who for one in laid}
    return Outcome(
        changes=tuple(one for one in decided if isinstance(one, Change)),
        clashes=tuple(one for one in decided if isinstance(one, Clash)),
        doubles=tuple(_doubles(laid)),
        missing=tuple(name for name in expected if name not in came) if any(x.given for x in laid) else (),
        added=_added(units, laid),
        doubts=tuple(doubt for one in laid for doubt in one.doubts),
    )


def _decide(units: Sequence[Unit], laid: Sequence[Laid], title: str) -> Iterator[Change | Clash]:
    titles = [(one.sender, Version((one.title,))) for one in laid if one.title]
    yield from _one("", "title", (title,), titles)
    for unit in units:
        texts = [(one.sender, one.texts[unit.id]) for one in laid if unit.id in one.texts]
        yield from _one(unit.id, "text", unit.lines, texts)
        tags = [(one.sender, one.tags[unit.id]) for one in laid if unit.id in one.tags]
        yield from _one(unit.id, "tag", (unit.tag,), tags)


def _one(
    unit: str, what: What, now: tuple[str, ...], versions: list[tuple[Sender, Version]]
) -> Iterator[Change | Clash]:
    rivals: list[Rival] = []
    stale = False
    for sender, version in versions:
        if same(version.lines, now):
            continue
        stale = stale or version.stale
        if not any(same(version.lines, rival.lines) for rival in rivals):
            rivals.append(Rival(sender, version.lines))
    if len(rivals) == 1 and not stale:
        taken = rivals[0].sender
        assert taken is not None
        yield Change(unit, what, now, rivals[0].lines, taken)
    elif rivals:
        own = (Rival(None, now),) if stale else ()
        yield Clash(unit, what, now, (*own, *rivals))


def _doubles(laid: Sequence[Laid]) -> Iterator[Double]:
    by_owner: dict[str, list[Laid]] = {}
    for one in laid:
        if one.given:
            by_owner.setdefault(one.given, []).append(one)
    for owner, several in by_owner.items():
        if len(several) > 1:
            first = _content(several[0])
            alike = all(_content(other) == first for other in several[1:])
            yield Double(owner, tuple(one.sender for one in several), alike)


def _content(one: Laid) -> tuple[object, ...]:
    return dict(one.texts), dict(one.tags), dict(one.added), one.title


def _added(
    units: Sequence[Unit], laid: Sequence[Laid]
) -> dict[str, tuple[tuple[Sender, tuple[str, ...]], ...]]:
    """New lines behind a heading, in the order of the senders; the same lines twice are taken once."""
    found: dict[str, tuple[tuple[Sender, tuple[str, ...]], ...]] = {}
    for unit in units:
        for one in laid:
            new, old = one.added.get(unit.id, ()), found.get(unit.id, ())
            if new and not any(same(new, lines) for _, lines in old):
                found[unit.id] = (*old, (one.sender, new))
    return found
