"""Dated wording in a text: what is out of date, or too early, for a year, and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from drafter.language.sentences import sentence_spans, span_around
from drafter.model.finding import Level
from drafter.model.term import Term

_GUIDING = re.compile("为指导|贯彻|学习宣传|宣传贯彻|精神|总体要求|指导思想|为遵循|为统领")
_TASK = re.compile(
    "开展|推进|实施|启动|完成|创建|迎接|落实|抓好|做好|加强|深化|加快|组织|深入|推动|建设|执行|力争|确保"
    '|围绕|编制|按照|保证|保障|坚持|纳入|做到|实行|参加|是[“"]?十[一二三四五六]五'
)
_RECAP = re.compile("总结|巩固|收官|成果|期间|曾|历史|转段|完成")
_PAST = re.compile(
    "过去|[一二三四五]年来|以来|回顾|去年|上一?年|刚刚过去|曾经|历史上|(?<!为)了(?!解)|圆满完成|胜利收官|如期"
    "|[高低快优]于|[比较过]“"
)
_BEING_MADE = re.compile("(?:制定|制订|编制|起草|出台|研究)[^，。；]{0,6}$")
_CLEARED = re.compile("[^。；\n]{0,10}(?:得到清理|清理|取缔|被?取消|归零|清零|得到纠正|得到遏制|一律)")
_KEPT_BEFORE = re.compile("(?:巩固|深化|拓展|转化|用好)[^，。；]{0,8}$")
_KEPT_FOR = 8
_KEPT_AFTER = re.compile("[”’》]?[^，。；\n]{0,4}(?:成果|成效)")
_NEGATION = re.compile(
    "不得|严禁|禁止|杜绝|免收|取消|治理|防止|破除|不以|不唯|唯|片面|避免|纠正|不搞|不设|反对|遏制|查处|整治"
    "|不组织|不给|不公布|不按|不进行|不举行|不安排|不准|不许|不再|淡化|取代|改变|不把|不将"
)
_PLANNING = re.compile(
    "谋划|编制|研究|制定|制订|起草|启动|前期|展望|衔接|谋好|筹备|规划好|开好局|做好准备|思路"
)
_REVISED = re.compile("新修订|修订后|新修改|修改后|新颁布|修订的|新《|新(?=职业教育法|治安)")
_REVISIONS = frozenset({"law-zj", "law-mbtl", "law-wb", "law-yf", "law-ty", "law-yy", "law-za", "law-jlcf"})
_NEVER_PREMATURE = frozenset({"mtg-edu24"})
_BEFORE, _AFTER = 120, 200
"""How far a match may reach to both sides of its key; the longest pattern stays well below."""
_SHORT = 400
"""Characters of a text up to which its own beginnings of keys are looked up, not every key sought in it."""
_LONGEST_NOTE = 40
_TRAILING = "，,。、；和的"
_LOWER: dict[Level, Level | None] = {"error": "warn", "warn": None, "info": None}

Verdict = Literal["stale", "premature", "form"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A dated term at its place in a text; `words` are the groups of its pattern."""

    term: Term
    start: int
    end: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a hit is in a given year, how sure that is, and the reason in Chinese."""

    verdict: Verdict
    level: Level
    reason: str


class Terms:
    """Dated terms, compiled once; asked for hits in a text and for their judgement in a year."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.all = tuple(terms)
        # Filled when a key is seen: compiling all costs 35 ms.
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._begins: dict[str, list[tuple[str, int]]] = {}

    def hits(self, text: str, neighbours: frozenset[str] | None = None) -> tuple[Hit, ...]:
        """Every term in the text, in order; where two overlap the longer one stands.

        `neighbours` are all two neighbouring characters of the text, where the
        caller has them: they rule most terms out without a search.
        """
        found = sorted(self._raw_hits(text, neighbours), key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        before: list[Hit] = []
        for hit in found:
            before = [other for other in before if other.end > hit.start]
            if not any(_covers(other, hit) for other in before):
                kept.append(hit)
            before.append(hit)
        return tuple(kept)

    def in_text(self, text: str) -> tuple[Term, ...]:
        """The terms that the text contains, each once."""
        return tuple(dict.fromkeys(hit.term for hit in self.hits(text)))

    def stale(self, text: str, year: int) -> tuple[Term, ...]:
        """The terms of a phrase that are out of date, or too early, for plans of that year.

        A phrase has no sentence around it, so the window of a term is not asked for.
        """
        return tuple(term for term in self.in_text(text) if is_stale(term, year) or is_premature(term, year))

    def _raw_hits(self, text: str, neighbours: frozenset[str] | None) -> Iterator[Hit]:
        for term, keys in self._told(text, neighbours):
            for first, last in _windows(text, keys) if term.keys else ((0, len(text)),):
                for match in self._pattern(term).finditer(text, first, last):
                    words = match.group()
                    if words and "\n" not in words:
                        end = match.start() + len(words.rstrip(_TRAILING))
                        yield Hit(term, match.start(), end, tuple(group or "" for group in match.groups()))

    def _told(self, text: str, neighbours: frozenset[str] | None) -> Iterator[tuple[Term, list[str]]]:
        """The terms that may stand in the text, with those of their keys that do."""
        if neighbours is not None or len(text) > _SHORT:
            for term in self.all:
                yield term, [key for key in term.keys if _has(key, text, neighbours)]
            return
        begins = self._beginnings()
        found: dict[int, list[str]] = {index: [] for _, index in begins.get("", ())}
        for at in range(len(text)):
            for key, index in (*begins.get(text[at : at + 2], ()), *begins.get(text[at], ())):
                if text.startswith(key, at) and key not in found.setdefault(index, []):
                    found[index].append(key)
        for index in sorted(found):
            yield self.all[index], found[index]

    def _beginnings(self) -> dict[str, list[tuple[str, int]]]:
        """The first two characters of every key → key and place of its term."""
        if not self._begins:
            for index, term in enumerate(self.all):
                for key in term.keys or ("",):
                    self._begins.setdefault(key[:2], []).append((key, index))
        return self._begins

    def _pattern(self, term: Term) -> re.Pattern[str]:
        if term.pattern not in self._compiled:
            self._compiled[term.pattern] = re.compile(term.pattern, re.MULTILINE)
        return self._compiled[term.pattern]


def _windows(text: str, keys: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The stretches round the keys, in which alone a pattern can match, without overlap."""
    start, end = 0, -1
    for at in sorted(at for key in keys for at in _places(text, key)):
        if at - _BEFORE > end:
            if end > 0:
                yield start, end
            start = max(at - _BEFORE, 0)
        end = at + _AFTER
    if end > 0:
        yield start, min(end, len(text))


def _places(text: str, key: str) -> Iterator[int]:
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


def _has(key: str, text: str, neighbours: frozenset[str] | None) -> bool:
    return (neighbours is None or len(key) < 2 or key[:2] in neighbours) and key in text


def _covers(outer: Hit, inner: Hit) -> bool:
    """Whether `inner` lies within the longer `outer` of the same nature (a numbered form covers nothing)."""
    wider = outer.start <= inner.start and inner.end <= outer.end
    return wider and outer.end - outer.start > inner.end - inner.start


def is_stale(term: Term, year: int) -> bool:
    """Whether plans of that year should no longer use the term."""
    return term.stale_from is not None and year >= term.stale_from


def is_premature(term: Term, year: int) -> bool:
    """Whether the term did not exist by the end of that year."""
    since = term.premature_before or term.valid_from
    return since is not None and term.id not in _NEVER_PREMATURE and since > f"{year}-12-31"


def judge(hit: Hit, text: str, year: int, sentence: tuple[int, int] | None = None) -> Judgement | None:
    """What the hit is in a document of that year, seen in its sentence; None if it may stand."""
    term = hit.term
    start, end = sentence or span_around(sentence_spans(text), hit.start)
    around = text[start:end]
    before = text[max(start, hit.start - 12) : hit.start]
    if term.guard == "negation" and _NEGATION.search(before):
        return None
    if term.guard == "negation" and _CLEARED.match(text, hit.end):
        return None
    if is_premature(term, year):
        if _BEING_MADE.search(before):
            return None
        return _premature(term, year, around)
    if term.stale_from is None:
        always = term.context == "any" and term.severity in ("error", "warn")
        return Judgement("form", _capped(term), _advice(term)) if always else None
    if not is_stale(term, year):
        return None
    nearby = text[max(start, hit.start - 14) : min(end, hit.end + 8)]
    kept = _KEPT_BEFORE.search(before) and _KEPT_AFTER.match(text, hit.end)
    if kept and year - (term.stale_from or year) <= _KEPT_FOR:
        return None  # 巩固……成果 may be said for years
    level = _level_in_context(term, around, nearby)
    return None if level is None else Judgement("stale", level, _stale_reason(term))


def _level_in_context(term: Term, sentence: str, nearby: str) -> Level | None:
    level = _capped(term)
    if term.context == "guiding":
        return level if _GUIDING.search(sentence) and not _PAST.search(nearby) else None
    if term.context == "task":
        if not _TASK.search(sentence) or _PAST.search(sentence):
            return None
        return _LOWER[level] if _RECAP.search(nearby) else level
    return level


def _premature(term: Term, year: int, sentence: str) -> Judgement | None:
    if term.id in _REVISIONS and not _REVISED.search(sentence):
        return None
    if term.kind == "five_year_plan" and _PLANNING.search(sentence):
        return None
    since = term.premature_before or term.valid_from or ""
    level: Level = "error" if term.verified == "yes" else "warn"
    ask = "" if term.verified == "yes" else "；日期未经核实，请核对"
    return Judgement("premature", level, f"超前：{_date(since)}才有，{year}年的文件里不应出现{ask}")


def _capped(term: Term) -> Level:
    """The table's level, never above warn for what nobody has verified."""
    if term.severity == "error":
        return "warn" if term.verified == "no" else "error"
    return "warn" if term.severity == "warn" else "info"


def _stale_reason(term: Term) -> str:
    until = f"，{_date(term.valid_to)}止" if term.valid_to else ""
    return f"提法过期：{term.stale_from}年起不再这样写{until}。{_advice(term)}"


def _advice(term: Term) -> str:
    right = f"现行：{term.replaced_by}" if term.replaced_by else "请按现行提法改写"
    note = term.note.split("。")[0]
    why = f"（{note}）" if note and len(note) <= _LONGEST_NOTE else ""
    return right + why + ("" if term.verified == "yes" else "；未经核实，请核对")


def _date(iso: str) -> str:
    year, *rest = iso.split("-")
    return f"{year}年" + "".join(f"{int(part)}{word}" for part, word in zip(rest, "月日", strict=False))


@lru_cache(maxsize=4)
def terms_of(terms: tuple[Term, ...]) -> Terms:
    """The same terms, compiled once."""
    return Terms(terms)
