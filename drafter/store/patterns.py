"""Whether a regular expression that somebody wrote can keep the program busy for ever."""

from collections.abc import Iterable, Iterator
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
_FEW = 3
"""How often a part that may be read in several ways may stand, without the time running away."""


def is_endless(pattern: str) -> bool:
    """Whether what can be read in several ways is repeated: the time then doubles with every sign."""
    return any(_varies(inner) for inner in _repeated(_parser.parse(pattern)))


def _repeated(parsed: Iterable[Any]) -> Iterator[Any]:
    """The insides of whatever may stand more than a few times."""
    for name, value in _nodes(parsed):
        if str(name) in _REPEATS and value[1] > _FEW:
            yield value[2]


def _varies(parsed: Iterable[Any]) -> bool:
    return any(
        str(name) == "BRANCH" or (str(name) in _REPEATS and value[0] != value[1])
        for name, value in _nodes(parsed, looked=False)
    )


def _nodes(parsed: Iterable[Any], *, looked: bool = True) -> Iterator[tuple[Any, Any]]:
    """All parts of a parsed pattern, however deep; what only looks ahead or back reads nothing."""
    waiting = [parsed]
    while waiting:
        for item in waiting.pop():
            if isinstance(item, tuple) and len(item) == 2 and str(item[0]).isupper():
                yield item
                if looked or not str(item[0]).startswith("ASSERT"):
                    waiting.append([item[1]])
            elif isinstance(item, list | tuple | _parser.SubPattern):
                waiting.append(item)
