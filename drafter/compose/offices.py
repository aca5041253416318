"""Departments: the names that skeletons use, as the unit itself calls them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from drafter.model.skeleton import Skeleton
from drafter.model.unit import Unit

TEAM = "团委（少先队）"
_KIND = re.compile("(?:股|科|处|室|组|办|办公室|中心|站)$")
_PRIMARY, _LATER = "少先队大队部", "团委"


class Offices:
    """The unit's own names where its profile gives them, else the skeleton's with the unit's 股, 科 or 处."""

    def __init__(self, skeleton: Skeleton, unit: Unit, own: Collection[tuple[str, str]] = ()) -> None:
        """`own` pairs a name of the skeletons, or "" where that is to be found out, with the unit's own."""
        self._unit = unit
        letters = Counter(name[-1] for _, name in own if name[-1] in "股科处")
        self._letter = letters.most_common(1)[0][0] if letters else unit.office
        self._own = {generic: name for generic, name in own if generic}
        generic = [name for name in _named(skeleton) if name not in self._own]
        self._own.update(_matched(generic, [name for written, name in own if not written]))
        changed = {name: self.name(name) for name in {*_named(skeleton), TEAM, *self._own}}
        room = "部门" if unit.level == "township" else f"{self._letter}室"
        changed |= {} if room == "股室" else {"股室": room}
        self._changed = {old: new for old, new in changed.items() if old != new}
        names = sorted(self._changed, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, names))) if names else None

    def name(self, generic: str) -> str:
        """What the unit calls the department: 德育股 is 德育科 in a city and 德育处 in a province."""
        if generic in self._own:
            return self._own[generic]
        if generic == TEAM and self._unit.stages:
            return _PRIMARY if self._unit.stages == ("primary",) else _LATER if _later(self._unit) else TEAM
        return generic[:-1] + self._letter if generic.endswith("股") else generic

    def told(self, text: str) -> str:
        """A sentence with its departments as the unit calls them."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._changed[found[0]], text)


def _later(unit: Unit) -> bool:
    return not {"primary", "special-school"} & set(unit.stages)


def _named(skeleton: Skeleton) -> dict[str, None]:
    """Every department that a measure of the skeleton names."""
    found: dict[str, None] = {}
    for topic in skeleton.topics.values():
        for measure in topic.measures:
            found.update(dict.fromkeys(name for name in (measure.owner, *measure.partners) if name))
    return found


def _matched(generic: Iterable[str], own: Collection[str]) -> dict[str, str]:
    """Skeleton names whose stem is written in full or short by just one of the unit's own: 基教科."""
    found: dict[str, str] = {}
    for name in generic:
        fitting = [one for one in own if _same(_KIND.sub("", name), _KIND.sub("", one))]
        exact = [one for one in fitting if _KIND.sub("", one) == _KIND.sub("", name)]
        if len(exact or fitting) == 1:
            found[name] = (exact or fitting)[0]
    return found


def _same(one: str, other: str) -> bool:
    """Whether the shorter stem (two characters or more) stands in the longer, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) >= 2 and all(char in rest for char in short)
