"""From a unit, a year and facts to a composed draft."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from drafter.compose import CHARACTERS_PER_PAGE, compose
from drafter.compose.having import having
from drafter.errors import DrafterError
from drafter.language.places import Places, places_of
from drafter.language.units import authority_of, unit_of
from drafter.model.context import Profile
from drafter.model.draft import Draft
from drafter.model.kinds import LEVELS
from drafter.model.skeleton import Kind
from drafter.model.unit import Unit
from drafter.pipeline import reference
from drafter.pipeline.known_facts import given_facts
from drafter.pipeline.search import QUICK, bank_at
from drafter.store.folders import home
from drafter.store.profile import load_profile
from drafter.store.skeletons import Library

SHORT_PAGES, LONG_PAGES = 5, 11
"""Pages up to which a plan counts as short, and from which as long."""

YEARS = range(2020, 2051)
"""Plan years that can be composed for: what the skeletons and dated terms know of."""


def kinds() -> tuple[Kind, ...]:
    """The document kinds within reach."""
    return Library(home()).kinds()


def places() -> Places:
    """The administrative divisions that travel with the program."""
    return places_of(reference.places(home()))


def unit_at(org: str, level: str | None = None) -> Unit:
    """The unit of that name; a given level overrides what the name says."""
    if not org.strip():
        raise DrafterError("没有单位名称，请用 --org 写出发文单位全称，如 --org 柳城县教育局。")
    if level is not None and level not in LEVELS:
        raise DrafterError(f"不认识的层级“{level}”，可用的有：{'、'.join(LEVELS)}。")
    unit = unit_of(org.strip(), places())
    return unit if level in (None, unit.level) else _at_level(unit, str(level))


def _at_level(unit: Unit, level: str) -> Unit:
    """The same unit with the wording of another level."""
    ranks = {"province": "省", "city": "市", "county": "县", "township": "镇", "school": "校"}
    bureaus = {"township": "中心校", "school": ""}
    bureau = unit.bureau or bureaus.get(level, "教育局")
    if level == "township" and (office := re.search("中心小学|中心学校|学区|教育办", unit.org)):
        bureau = office[0]
    return replace(
        unit, level=level, rank=_town_rank(unit.org) if level == "township" else ranks[level], bureau=bureau
    )


def _town_rank(org: str) -> str:
    """街道, 乡 or 镇, as the name has it."""
    return next((word for word in ("街道", "乡", "镇") if word in org), "镇")


def new_draft(
    kind: str,
    org: str,
    year: int,
    *,
    level: str | None = None,
    facts: Mapping[str, str] | None = None,
    seed: int | None = None,
    bank: Path | None = None,
    length: str | None = None,
    pages: int | None = None,
    notice: bool = False,
) -> Draft:
    """A composed draft; raises DrafterError for what cannot be composed.

    A fact comes from `facts`, else from the unit's profile, else from the skeleton's default, else it is
    a blank. `bank` names a folder whose bank is used alone. `length` is short, normal or long; `pages`
    says it in pages. With `notice` the kind's covering notice (印发通知) hands the plan on.
    """
    skeleton, unit = Library(home()).skeleton(kind), unit_at(org, level)
    _check_suits(skeleton.kind, unit, year, notice)
    profile = profile_of(unit)
    known = given_facts(skeleton, profile, facts or {})
    day = known.pop("date", None)
    write = partial(
        compose,
        skeleton,
        bank=bank_at(bank, large=QUICK),
        unit=as_told(unit, profile),
        year=year,
        facts=known,
        seed=seed,
        has=profile.has,
        characters=pages * CHARACTERS_PER_PAGE if pages else None,
        notice=notice,
        terms=reference.terms(home()),
        departments=profile.departments,
        must={fact.key for fact in skeleton.kind.facts if known.get(fact.key)},
    )
    return replace(_of_length(write, length, pages), date=day or None)


def _of_length(write: Callable[..., Draft], length: str | None, pages: int | None) -> Draft:
    """As long as is said; of items of usual length and short ones, what comes nearest to the pages."""
    if pages is None or length is not None:
        return write(length=_length(length, pages))
    from drafter.pipeline.preview import page_count  # seldom asked for

    lengths = dict.fromkeys((_length(None, pages), "short"))
    return min((write(length=one) for one in lengths), key=lambda draft: abs(page_count(draft) - pages))


def _check_suits(kind: Kind, unit: Unit, year: int, notice: bool) -> None:
    if notice and kind.notice is None:
        raise DrafterError(f"{kind.label}没有印发通知，请去掉 --notice。")
    if year not in YEARS:
        raise DrafterError(f"年份 {year} 不在 {YEARS[0]}—{YEARS[-1]} 之间，请检查 --year。")
    if unit.level not in kind.levels:
        suits = "、".join(LEVELS[name] for name in kind.levels)
        raise DrafterError(
            f"{kind.label}适用于{suits}，“{unit.org}”是{LEVELS[unit.level]}单位；"
            "请换一个文种，或用 --level 指定层级。"
        )


def profile_of(unit: Unit) -> Profile:
    """The user's own profile, where it is this unit's or names none."""
    profile = load_profile(home())
    return profile if profile.org in (None, unit.org) else Profile()


def unsure(draft: Draft) -> tuple[str, ...]:
    """What the program could not know of the unit and wrote in general words, and how to tell it."""
    unit = unit_at(draft.org, draft.level)
    profile = profile_of(unit)
    told = []
    if unit.org == unit.place:
        told.append(
            f"单位“{unit.org}”只写了地名，文中按{unit.short}行文，标题和落款照写“{unit.org}”；"
            f"若由教育部门印发，请写全称，如“{unit.org}{authority_of(unit.level, unit.rank)}”。"
        )
    own = {name for _, name in profile.departments}
    used = {name for one in draft.walk() for name in (one.owner, *one.partners)}
    strange = sorted(name for name in used - own if own and name.endswith(("股", "科", "处", "室")))
    if strange:
        told.append(
            f"本单位资料的 departments 里没有与{'、'.join(strange)}对应的科室，文中仍用通名；"
            f"请补一行，如 {strange[0]}: 本单位的叫法。"
        )
    if having(unit, profile.has).middle:
        told.append("校名没有说明是初中还是高中，各学段专有的工作没有写；请在本单位资料里写 has: [初中]。")
    return tuple(told)


def as_told(unit: Unit, profile: Profile) -> Unit:
    """The unit with what its profile says over what its name tells."""
    return replace(unit, called=profile.short or unit.called, superiors=profile.superiors or unit.superiors)


def _length(length: str | None, pages: int | None) -> str:
    """How long items are: short ones for a plan of few pages, long ones for many."""
    if length is not None or pages is None:
        return length or "normal"
    return "short" if pages <= SHORT_PAGES else "long" if pages >= LONG_PAGES else "normal"
