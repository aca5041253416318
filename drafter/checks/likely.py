"""Which patterns a long text can match at all: told by the words that no match of theirs does without."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from drafter.language.characters import pairs_of

LONG = 20_000
"""Characters from which asking costs less than searching: a pattern has to be looked through once."""

_MOST = 80
"""Words of one need beyond which one of them is surely there."""

Need = frozenset[str]
"""Words of which a text must hold one."""


class Words:
    """The characters of a text, and all two that stand side by side in it."""

    def __init__(self, text: str, pairs: frozenset[str] | None = None) -> None:
        self._found = frozenset(text) | (frozenset(pairs_of(text)) if pairs is None else pairs)

    def allow(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern may match the text; False is certain."""
        return all(any(map(self._may_hold, need)) for need in needs(pattern))

    def _may_hold(self, word: str) -> bool:
        return self._found.issuperset(pairs_of(word)) if len(word) > 1 else word in self._found


@cache
def needs(pattern: re.Pattern[str]) -> tuple[Need, ...]:
    """What a text must hold for the pattern to match anywhere; nothing where case does not count."""
    if pattern.flags & re.IGNORECASE:
        return ()
    parsed: Any = import_module("re._parser")
    return tuple(_needs(parsed.parse(pattern.pattern, pattern.flags)))


def _needs(items: Iterable[Any]) -> list[Need]:
    found: list[Need] = []
    run = ""
    for kind, what in items:
        name = str(kind)
        if name == "LITERAL":
            run += chr(what)
        elif name == "ASSERT":
            found += _needs(what[1])
        elif name not in ("AT", "ASSERT_NOT"):  # those take no room: what stands beside them is side by side
            found += [frozenset([run])] if run else []
            run = ""
            found += _needs_of(name, what)
    found += [frozenset([run])] if run else []
    return [need for need in found if len(need) <= _MOST]


def _needs_of(name: str, what: Any) -> list[Need]:
    if name == "SUBPATTERN" and not what[1] and not what[2]:
        return _needs(what[3])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and what[0]:
        return _needs(what[2])
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _ in what):
        return [frozenset(chr(code) for _, code in what)]
    if name == "BRANCH":
        ways = [_needs(way) for way in what[1]]
        return [frozenset[str]().union(*(max(way, key=_telling) for way in ways))] if all(ways) else []
    return []


def _telling(need: Need) -> tuple[bool, int]:
    """Words of several characters rule out more than single ones, and few more than many."""
    return min(map(len, need)) > 1, -len(need)
