"""What a unit has and what it lacks, as far as its name and its profile tell."""

import re
from dataclasses import dataclass
from functools import cache

from drafter.language.units import is_middle_school
from drafter.model.skeleton import NEEDS
from drafter.model.unit import Unit

_STAGES = frozenset({"primary", "junior", "high-school", "vocational", "special-school"})

_MIDDLE = frozenset({"junior", "high-school"})

_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("一、?二年级|低年级|低段|红领巾|入队|建队|六一|幼小|小学阶段", frozenset({"primary"})),
    ("少先队(?!）)|课后服务|“双减”|小升初", frozenset({"primary", "junior"})),
    ("中考|初三|九年级|初中", frozenset({"junior"})),
    ("共青团|团委(?!（)|团员|入团|五四", frozenset({"junior", "high-school", "vocational"})),
    ("高考|高三|高一|选科|强基|高中", frozenset({"high-school"})),
    ("宿舍|寝室|住校|寄宿|住宿生|宿管|晚自习", frozenset({"boarding"})),
)
"""Words of a school's plan, and the stages of which one must be there for them to be true."""


@dataclass(frozen=True, slots=True)
class Having:
    """`yes` is what the unit is known to have, `no` what it is known to lack; of the rest nobody knows.

    Of a `school` only what it surely has is said; a `middle` school is a 初中, a 高中 or both.
    """

    yes: frozenset[str] = frozenset(NEEDS)
    no: frozenset[str] = frozenset()
    school: bool = False
    middle: bool = False

    def holds(self, need: str) -> bool:
        """Whether the unit surely has it; "no-…" holds where it surely lacks it."""
        return need[3:] in self.no if need.startswith("no-") else need in self.yes

    def allows(self, text: str) -> bool:
        """Whether the words of a sentence suit the school's stages; true of everything else."""
        if not self.school:
            return True
        return all(
            self.yes & needed or (self.middle and needed >= _MIDDLE) or not pattern.search(text)
            for pattern, needed in _compiled()
        )


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """The patterns, compiled when a school's plan is first asked for."""
    return tuple((re.compile(words), needed) for words, needed in _WORDS)


def having(unit: Unit, has: frozenset[str] | None) -> Having:
    """What the unit has by its profile (`has`, None where it says nothing), its level and its name.

    A bureau that says nothing has everything; a school has what its name
    tells, a 中心校 a primary school, and of the rest nothing is claimed.
    """
    everything = frozenset(NEEDS)
    if unit.level == "school":
        known = frozenset(unit.stages) | (has or frozenset())
        lacking = (everything if has is not None else _STAGES) - known
        told = bool(known & _STAGES) or unit.rank == "园"
        middle = not told and is_middle_school(unit.org)
        return Having(known, lacking if told else frozenset(), unit.rank == "校", middle)
    if unit.level == "township":
        known = frozenset({"primary"}) | (has or frozenset())
        lacking = everything - known if has is not None else frozenset({"high-school", "vocational"})
        return Having(known, lacking)
    known = everything if has is None else has | {"primary", "junior"}
    return Having(known, everything - known)
