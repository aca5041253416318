"""Sentence templates as nearly all are written, text, {{ word }} and {{ call('…') }}, read in one go."""

import re
from typing import NamedTuple


class Word(NamedTuple):
    """A place for a word of the unit."""

    name: str


class Call(NamedTuple):
    """A place for what a function says; arguments are plain values, words or calls."""

    name: str
    given: tuple[object, ...]
    named: tuple[tuple[str, object], ...] = ()


_QUOTED = r"""(?:'[^'\\{}]*'|"[^"\\{}]*")"""
_ARGUMENTS = rf"\(\s*({_QUOTED}(?:\s*,\s*{_QUOTED})*)(?:\s*,\s*(\w+)\s*=\s*({_QUOTED}))?\s*\)"
_PLACE = re.compile(rf"\{{\{{\s*(\w+)\s*({_ARGUMENTS})?\s*\}}\}}")
_ONE = re.compile(_QUOTED)


def usual(text: str) -> tuple[object, ...] | None:
    """The template's parts: a Word, a Call, or text; None where anything is written in another way."""
    if "\r" in text or text.endswith("\n"):  # Jinja2 has its own way with those
        return None
    parts, end = list[object](), 0
    for place in _PLACE.finditer(text):
        parts += (text[end : place.start()], _place(place))
        end = place.end()
    parts.append(text[end:])
    plain = "".join(part for part in parts if isinstance(part, str))
    return None if "{" in plain or "}" in plain else tuple(parts)


def _place(place: re.Match[str]) -> Word | Call:
    name, whole, given, key, value = place.groups()
    if not whole:
        return Word(name)
    named = ((key, value[1:-1]),) if key else ()
    return Call(name, tuple(one[1:-1] for one in _ONE.findall(given)), named)
