"""A check as the registry keeps it, with its manual page and its examples."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

_EXAMPLE = re.compile(r"^(通过|不通过)(?:〔(.*?)〕)?：(.+)$", re.MULTILINE)
_MARKED = re.compile("‹(.*?)›")


@dataclass(frozen=True, slots=True)
class Example:
    """One line of a manual page: a text that passes, or one that fails at the words in ‹›.

    `setting` names year and unit ("2026年 柳城县教育局"), "" for the usual ones; ⏎ parts paragraphs.
    """

    passes: bool
    text: str
    setting: str = ""
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its id, its highest level, what runs it, its manual page, and whether `--fix` may apply it.

    `every` gives each place where `run` reports many of them as one.
    """

    id: str
    level: Level
    run: Callable[[Sheet], Iterator[Finding]]
    manual: str
    mechanical: bool = False
    every: Callable[[Sheet], Iterator[Finding]] | None = None

    @property
    def label(self) -> str:
        """The first line of the manual page, without its mark."""
        return self.manual.splitlines()[0].rstrip("。")

    def examples(self) -> tuple[Example, ...]:
        """The examples of the manual page."""
        return tuple(
            Example(
                passes=word == "通过",
                text=_MARKED.sub(r"\1", text).replace("⏎", "\n"),
                setting=setting or "",
                marked=tuple(_MARKED.findall(text)),
            )
            for word, setting, text in _EXAMPLE.findall(self.manual)
        )


def check_of(module: ModuleType) -> Check:
    """The check that a module of this package is: ID, LEVEL, check(sheet), docstring, maybe MECHANICAL."""
    return Check(
        id=module.ID,
        level=module.LEVEL,
        run=module.check,
        manual=(module.__doc__ or "").strip(),
        mechanical=getattr(module, "MECHANICAL", False),
        every=getattr(module, "every", None),
    )
