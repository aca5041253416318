"""A phrase of the bank, and what every bank can be asked."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

KINDS: dict[str, str] = {
    "verb-object": "动宾短语",
    "collocation": "常用搭配",
    "term": "常用词组",
    "template": "带空句式",
    "frame": "以…为…",
    "indicator": "指标表述",
    "policy": "政策文件",
    "slogan": "固定提法",
    "heading": "标题",
    "opening": "开头",
    "closing": "结尾",
    "transition": "衔接",
}
"""Phrase kinds and their Chinese labels; one file of the bank each."""
_LEVELS = "一二三四"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Wording that writers use again: a clause at most, slots as {年份}, {数}, {地名}, {名称}.

    `docs` counts independent issuers (near-duplicate documents count once),
    `count` occurrences. `sources` say where it was seen, best first.
    `terms` are ids of dated terms that it contains; `stale` is filled by a
    search for a given year: the reason why it should not be used in that year.
    `level` is the one that a heading has in most documents.
    """

    id: str
    text: str
    kind: str
    topic: str | None = None
    docs: int = 1
    count: int = 1
    first_year: int | None = None
    last_year: int | None = None
    sources: tuple[str, ...] = ()
    pinyin: str = ""
    initials: str = ""
    terms: tuple[str, ...] = ()
    stale: str | None = None
    favourite: bool = False
    level: int | None = None

    @property
    def label(self) -> str:
        """What kind it is, of a heading with its level: 标题（二级）."""
        label, level = KINDS.get(self.kind, self.kind), self.level or 0
        return f"{label}（{_LEVELS[level - 1]}级）" if 1 <= level <= len(_LEVELS) else label

    @property
    def years(self) -> str:
        """The first and the last year in which it was used: 2024—2026, 2026, or "" where none is known."""
        return "—".join(str(year) for year in dict.fromkeys((self.first_year, self.last_year)) if year)

    @property
    def usage(self) -> str:
        """How widely and in which years it was used, in words."""
        when = f"，{self.years}年" if self.years else ""
        return f"{self.docs}家用过，共{self.count}次{when}"


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer to a search: `count` matches in all, the first of them in `phrases`."""

    query: str
    count: int
    phrases: tuple[Phrase, ...]


class Bank(Protocol):
    """What compose, search and the desk ask of a bank, whatever it is kept in."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with its lines, in Chinese, each with file and line."""
        ...

    def search(
        self,
        words: str,
        *,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = 20,
        year: int | None = None,
    ) -> Hits:
        """Phrases that contain every word of `words` (Han, pinyin or initials); "" means all."""
        ...

    def select(
        self, kinds: Collection[str], containing: Collection[str] = (), *, year: int | None = None
    ) -> tuple[Phrase, ...]:
        """All phrases of the kinds that contain at least one of the strings, best first.

        With a `year`, what should not be used in it carries the reason in `stale`.
        """
        ...

    def get(self, phrase_id: str) -> Phrase | None:
        """The phrase of that id, or None."""
        ...
