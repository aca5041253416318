"""From what a user types to the phrases of the bank, with what is out of date marked and put last."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.bank.layers import LARGE, open_bank, wants_index
from drafter.errors import DrafterError
from drafter.model.phrase import KINDS, Bank, Hits, Phrase
from drafter.store.folders import home

if TYPE_CHECKING:
    from drafter.bank.own import Marks
    from drafter.language.terms import Terms

QUICK = 200_000
"""Bytes of lines from which building an index pays where one searches again and again."""


EDITION = 2027
"""The year for whose plans the bundled dated terms were checked: phrases are judged by it if none is told."""

_NOTHING = (
    "可以少写几个字、改用拼音首字母（如 ldsr）、去掉 --topic 和 --kind，或加 --alternatives 换个动词查。"
)


def bank_at(
    folder: Path | None = None,
    *,
    large: int = LARGE,
    marks: Marks | None = None,
    progress: Callable[[int], None] | None = None,
) -> Bank:
    """The bank of that folder alone, else the user's own over the bundled one; it knows dated wording.

    More than `large` bytes of lines get an index, whose building `progress` is
    told in per cent. `marks` take the place of the user's.
    """
    here = home()
    folders = (folder,) if folder else here.layers("phrasebank")
    return open_bank(folders, here.cache, currency=currency(), large=large, marks=marks, progress=progress)


def is_indexed(folder: Path | None = None, *, large: int = LARGE) -> bool:
    """Whether that bank opens at once: its index is there and current, or it is too small for one."""
    here = home()
    return not wants_index((folder,) if folder else here.layers("phrasebank"), here.cache, large=large)


def search(
    words: str,
    *,
    topic: str | None = None,
    kind: str | None = None,
    bank: Path | None = None,
    limit: int = 20,
    year: int | None = None,
    progress: Callable[[int], None] | None = None,
    warn: Callable[[str], None] | None = None,
) -> Hits:
    """The phrases that contain every word.

    `topic` and `kind` are ids or Chinese labels. DrafterError names an unknown
    one with those there are. `warn` is told of each damaged line. Without a
    `year` phrases are judged by that of the bundled terms.
    """
    there = bank_at(bank, large=QUICK, progress=progress)
    if warn:
        for warning in there.warnings:
            warn(warning)
    return there.search(words, topic=topic_id(topic), kind=kind_id(kind), limit=limit, year=year or EDITION)


def currency() -> Callable[[Phrase, int], str | None]:
    """Why a phrase should not stand in plans of a year, by the bundled dated terms."""

    def reason(phrase: Phrase, year: int) -> str | None:
        from drafter.language.terms import is_premature, is_stale

        for term in _terms().stale(phrase.text, year):
            if is_stale(term, year):
                return f"{year}年已不用这个提法" + (f"，现行：{term.replaced_by}" if term.replaced_by else "")
            if is_premature(term, year):
                return f"{year}年还没有这个提法"
        return None

    return reason


@cache
def _terms() -> Terms:
    from drafter.language.terms import Terms
    from drafter.pipeline import reference

    return Terms(reference.terms(home()))


def topic_id(topic: str | None) -> str | None:
    """The id of a topic by id or label."""
    if topic is None:
        return None
    from drafter.mining.keywords import DEFAULT

    return _id(topic, {ident: label for ident, label, _ in DEFAULT}, "主题")


def kind_id(kind: str | None) -> str | None:
    """The id of a phrase kind by id or label."""
    return _id(kind, KINDS, "种类")


def _id(given: str | None, labels: dict[str, str], what: str) -> str | None:
    if given is None or given in labels:
        return given
    for ident, label in labels.items():
        if given == label:
            return ident
    raise DrafterError(f"没有“{given}”这个{what}，可用：{'、'.join(labels.values())}。")


def as_json(hits: Hits) -> dict[str, Any]:
    """The answer in the shape that scripts rely on."""
    return {
        "query": hits.query,
        "count": hits.count,
        "phrases": [phrase_json(phrase) for phrase in hits.phrases],
    }


def phrase_json(phrase: Phrase) -> dict[str, Any]:
    """One phrase in that shape."""
    data: dict[str, Any] = {
        "id": phrase.id,
        "text": phrase.text,
        "kind": phrase.kind,
        "topic": phrase.topic,
        "docs": phrase.docs,
        "count": phrase.count,
        "first_year": phrase.first_year,
        "last_year": phrase.last_year,
        "sources": list(phrase.sources),
    }
    if phrase.level:
        data["level"] = phrase.level
    if phrase.stale is not None:
        data["stale"] = phrase.stale
    return data


def as_text(hits: Hits, *, sources: bool = False) -> str:
    """The answer for people: one wording a line with the kinds it is, then how many there are in all.

    With `sources` every place where a phrase was seen follows it: unit, year, document, section.
    """
    twins: dict[str, list[Phrase]] = {}
    for phrase in hits.phrases:
        twins.setdefault(phrase.text, []).append(phrase)
    lines = [line for same in twins.values() for line in phrase_lines(*same, sources=sources)]
    rest = hits.count - len(hits.phrases)
    lines.append(f"共{hits.count}条" + (f"，另有{rest}条未显示（--limit）" if rest else ""))
    if not hits.count:
        lines.append(_NOTHING)
    return "\n".join(lines)


def phrase_lines(phrase: Phrase, *twins: Phrase, sources: bool = False) -> list[str]:
    """A phrase for people, with the first of its sources or all of them; `twins` are other kinds of it."""
    mark = "★" if phrase.favourite else ""
    stale = f"  【慎用：{phrase.stale}】" if phrase.stale else ""
    seen = f"  {phrase.sources[0]}" if phrase.sources and not sources else ""
    kinds = "、".join(one.label for one in (phrase, *twins))
    line = f"{mark}{phrase.text}\t{kinds}·{phrase.docs}家{seen}{stale}"
    return [line, *(f"    {source}" for source in phrase.sources)] if sources else [line]
