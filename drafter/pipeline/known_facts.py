"""Facts from all sources in one order of precedence: given now, the profile's, the skeleton's default."""

import difflib
import re
from collections.abc import Mapping
from datetime import date
from math import isfinite

from drafter.errors import DrafterError
from drafter.language.characters import half
from drafter.model.context import Profile
from drafter.model.skeleton import Fact, Skeleton
from drafter.render.closing import FACTS

LONGEST = 2_000
"""Characters of a fact: a name, a number, a goal, a note under the text."""

_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_DATE = re.compile(r"(\d{4})(?:-|年|\.|/)(\d{1,2})(?:-|月|\.|/)(\d{1,2})日?")


def given_facts(skeleton: Skeleton, profile: Profile, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of a plan: `facts` (`--set` over `--facts`) over the profile's.

    What neither names has the skeleton's default, or is a blank; a value of last
    year is never taken, only shown. Of the profile counts what this skeleton asks
    for. Raises DrafterError for an unknown key of `facts` or a value out of range.
    """
    known = {fact.key for fact in skeleton.facts()} | set(FACTS)
    by_label = _by_label(skeleton)
    standing = {by_label.get(name, name): value for name, value in profile.facts.items()}
    given = check_facts(skeleton, facts)
    mine = {key: value for key, value in standing.items() if key in known and key not in given}
    return check_facts(skeleton, mine) | given


def check_facts(skeleton: Skeleton, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts as text, by key; raises DrafterError for an unknown key or a value out of range."""
    known = {fact.key: fact for fact in skeleton.facts()}
    by_label = _by_label(skeleton)
    checked: dict[str, str] = {}
    for name, value in facts.items():
        key = name if name in known or name in FACTS else by_label.get(name)
        if key is None:
            raise DrafterError(_unknown(name, [*known, *FACTS, *by_label]))
        if len(str(value)) > LONGEST:
            raise DrafterError(f"“{name}”有{len(str(value))}字，超过{LONGEST}字，不像是一个事实，请写短些。")
        checked[key] = tidied(known.get(key), str(value))
        if key in known:
            check_range(known[key], checked[key])
    if checked.get("date"):
        checked["date"] = _iso(checked["date"])
    return checked


def _by_label(skeleton: Skeleton) -> dict[str, str]:
    return {fact.label: fact.key for fact in skeleton.facts()} | {FACTS[key]: key for key in FACTS}


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.4)
    hint = f"是否想写“{near[0]}”？" if near else ""
    return f"没有“{name}”这个事实。{hint}用 drafter templates show 可看到全部事实。"


def _iso(text: str) -> str:
    """2027年3月6日 or 2027-3-6 as 2027-03-06."""
    found = _DATE.fullmatch(text.replace(" ", ""))
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else _no_date(text)
    except ValueError:
        return _no_date(text)


def _no_date(text: str) -> str:
    raise DrafterError(f"成文日期“{text}”不成立，请写成 2027-03-06 或 2027年3月6日。")


def tidied(fact: Fact | None, value: str) -> str:
    """The value as it is to be printed: a figure in narrow digits, without marks between thousands."""
    if fact is None or (fact.low is None and fact.high is None):
        return value.strip()
    return _THOUSANDS.sub("", half(value)).strip()


def check_range(fact: Fact, value: str) -> None:
    """Raise DrafterError for a value that is no number, or none within the fact's limits."""
    if (fact.low is None and fact.high is None) or not value:
        return
    text = value.removesuffix(fact.unit or "").strip()
    try:
        number = float(text)
    except ValueError:
        raise DrafterError(f"“{fact.label}”（{fact.key}）应是数字，现在是“{value}”，请核对。") from None
    low, high = fact.low, fact.high
    if isfinite(number) and (low is None or number >= low) and (high is None or number <= high):
        return
    unit = fact.unit or ""
    span = f"{low:g}—{high:g}{unit}" if low is not None and high is not None else f"{low or high:g}{unit}"
    raise DrafterError(f"“{fact.label}”（{fact.key}）为{value}，超出合理范围 {span}，请核对。")
