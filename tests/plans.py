"""What can be counted of composed plans: verbs, neighbours, sentences shared, passages shared."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from drafter.comparing import Source, verbatim
from drafter.language.sentences import clauses
from drafter.language.terms import terms_of
from drafter.model.draft import Draft, Section
from drafter.model.skeleton import Skeleton
from drafter.pipeline import reference
from drafter.render.document import document
from drafter.store.folders import home

HAN = re.compile(r"[\u4e00-\u9fff]")

UNITS: Mapping[str, tuple[str, ...]] = {
    "province": ("广西壮族自治区教育厅", "湖南省教育厅"),
    "city": ("岳阳市教育体育局", "柳州市教育局"),
    "county": ("柳城县教育局", "和顺县教育局"),
    "township": ("柳城县太平镇中心校", "和顺县义兴镇中心校"),
    "school": ("柳城县实验小学", "和顺县第一中学"),
}
"""Two units of each level, neighbours in what they plan."""

KINDERGARTENS = ("柳城县机关幼儿园", "和顺县幼儿园")


def units(kind: str, level: str) -> tuple[str, ...]:
    """Two units for which a plan of that kind and level can be composed."""
    return KINDERGARTENS if kind == "kindergarten-plan" else UNITS[level]


def filled(skeleton: Skeleton, year: int = 2027) -> dict[str, str]:
    """A value for every fact: the middle of its range, or some words; and a date of signing."""
    return {"date": f"{year}-03-06"} | {
        fact.key: "县域经济提质增效" if fact.low is None else f"{_middle(fact.low, fact.high or fact.low)}"
        for fact in skeleton.facts()
    }


def _middle(low: float, high: float) -> int | float:
    """Between the two, nearer to the lower one where they lie far apart."""
    middle = (low * high) ** 0.5 if low > 0 and high / low > 20 else (low + high) / 2
    return round(middle) if low <= round(middle) <= high else middle


def sentences(draft: Draft) -> set[str]:
    """The sentences of a plan, tables left out."""
    return {block.text for one in draft.walk() for block in one.blocks if "\t" not in block.text}


def text(draft: Draft) -> str:
    """All that a plan says."""
    return "\n".join(paragraph.text for paragraph in document(draft).paragraphs)


def size(draft: Draft) -> int:
    """Han characters."""
    return len(HAN.findall(text(draft)))


def shared(one: Draft, other: Draft) -> float:
    """The part of the shorter plan's sentences that stand in the other one too."""
    mine, theirs = sentences(one), sentences(other)
    return len(mine & theirs) / min(len(mine), len(theirs))


def phrases(draft: Draft) -> int:
    """How many phrases of the bank stand in a plan."""
    return sum(len(block.origin.phrases) for one in draft.walk() for block in one.blocks)


def verbs(draft: Draft) -> tuple[Counter[str], int]:
    """How often each verb opens a clause, adverbs left out, and how many clauses there are."""
    known = reference.verbs(home())
    counted: Counter[str] = Counter()
    total = 0
    for said in (*sentences(draft), *(one.heading for one in draft.walk() if one.heading)):
        for clause in clauses(said):
            total += 1
            parts = known.split(clause)
            counted.update([parts.verb] if parts else [])
    return counted, total


def commonest(draft: Draft) -> tuple[str, float]:
    """The verb that opens most clauses, and its part of all clauses."""
    counted, total = verbs(draft)
    (verb, count), *_ = counted.most_common(1) or [("", 0)]
    return verb, count / max(total, 1)


def same_leads(draft: Draft) -> list[tuple[str, str]]:
    """Neighbouring items whose headings begin with the same verb."""
    return [
        (one.heading, other.heading)
        for row in _rows(draft.sections)
        for one, other in pairwise(row)
        if one.heading[:2] == other.heading[:2] and _verb(one.heading)
    ]


def _verb(heading: str) -> str:
    parts = reference.verbs(home()).split(heading)
    return parts.verb if parts else ""


def passages(one: Draft, other: Draft) -> tuple[float, int]:
    """Share and longest of the verbatim runs that two plans have in common, as `similar` counts them.

    Tables and attachments are no part of the text.
    """
    terms = terms_of(reference.terms(home()))
    found = verbatim(
        _running(one),
        iter([Source("other", _running(other))]),
        known={},
        free=lambda whole: [(hit.start, hit.end) for hit in terms.hits(whole)],
        section_at=lambda _: None,
    )
    return found.share, found.longest


def _running(draft: Draft) -> str:
    plain = replace(draft, sections=tuple(one for one in draft.sections if one.level or not one.heading))
    return text(plain)


def _rows(sections: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    items = tuple(one for one in sections if one.measure)
    if items:
        yield items
    for section in sections:
        yield from _rows(section.sections)
