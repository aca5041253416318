"""The phrases of many clauses, and which of them may stand in a bank though nobody else has them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.mining import regular
from drafter.mining.collocations import collocations, results
from drafter.mining.letters import Clauses, Segment, Told
from drafter.mining.nouns import names, noun_phrases, noun_tails, terms
from drafter.mining.pairs import goal_pairs, noun_pairs
from drafter.mining.relevance import fits_trade, is_core, is_education
from drafter.mining.templates import patterns, templates
from drafter.mining.verb_object import inner_verb_objects, verb_objects

Key = tuple[str, str]
"""Kind and text."""
Sure = tuple[Key, bool]
"""A phrase, and whether it may stand in a bank that nobody else's text confirms."""

_BUILDS = ("新增", "新建", "新改扩建", "改扩建", "建成", "扩增")


class Asked(NamedTuple):
    """A clause of a document.

    `ours` tells it from one of another trade in a sentence about education, `education` that the
    whole document is about that, `opens` that it begins the document, `past` that it looks back.
    """

    text: str
    ours: bool
    education: bool
    opens: bool = False
    past: bool = False


def phrases_of(asked: Sequence[Asked], segment: Segment) -> list[tuple[Sure, ...]]:
    """The phrases of each clause."""
    found: list[list[Sure]] = [[] for _ in asked]
    clauses = Clauses([one.text for one in asked], segment)
    for at, one in enumerate(asked):
        if one.ours:
            found[at] += ((key, _sure(key, one)) for key in _regular(one, segment))
            found[at] += ((("template", text), False) for text in _built(one, segment))
    for kind, told in _whole(clauses):
        for at, text in told:
            if asked[at].ours and "{" not in asked[at].text:
                found[at].append(((kind, text), _sure((kind, text), asked[at])))
    for at, text in noun_phrases(clauses):
        if asked[at].education or fits_trade(text):
            found[at].append((("term", text), asked[at].ours and _sure(("term", text), asked[at])))
    for at, text in patterns(clauses):
        if asked[at].ours:
            found[at].append((("template", text), False))
    for at, key in _small(clauses, asked):
        found[at].append((key, False))
    return [*map(tuple, found)]


def _sure(key: Key, one: Asked) -> bool:
    return one.education or (key[0] != "slogan" and is_core(key[1]))


def _whole(clauses: Clauses) -> Iterator[tuple[str, Iterator[Told]]]:
    """Whole clauses without slots, by kind."""
    yield "verb-object", verb_objects(clauses)
    yield "collocation", results(clauses)


def _regular(one: Asked, segment: Segment) -> Iterator[Key]:
    """Phrases of a regular form."""
    text = one.text
    if "“" in text and (one.education or is_core(text)):
        yield from (("slogan", quoted) for quoted in regular.slogans(text))
    yield from (("frame", frame) for frame in regular.frames(text))
    if "{" not in text:
        yield from (("transition", transition) for transition in regular.transitions(text))
    elif one.education or is_education(text):
        yield from (("indicator", indicator) for indicator in regular.indicators(text))
        yield from (("indicator", measure) for measure in regular.measures(text))
        if not one.past:
            yield from (("template", template) for template in templates(text, segment))
    if one.opens:
        yield from (("opening", opening) for opening in regular.openings(text))


def _built(one: Asked, segment: Segment) -> Iterator[str]:
    """What a part that looks back says as a plan would: 新增学位{数}个."""
    if one.past and one.text.startswith(_BUILDS) and (one.education or is_education(one.text)):
        yield from templates(one.text, segment)


def _small(clauses: Clauses, asked: Sequence[Asked]) -> Iterator[tuple[int, Key]]:
    """Phrases of a few words, which stand in a bank only if several issuers have them."""
    for told in (inner_verb_objects(clauses), goal_pairs(clauses)):
        yield from (
            (at, ("verb-object", goal)) for at, goal in told if asked[at].education or fits_trade(goal)
        )
    yield from (
        (at, ("term", noun)) for at, noun in noun_pairs(clauses) if asked[at].education or fits_trade(noun)
    )
    yield from ((at, ("term", noun)) for at, noun in terms(clauses))
    for told in (noun_tails(clauses), names(clauses)):
        yield from ((at, ("tail", tail)) for at, tail in told if asked[at].education or fits_trade(tail))
    yield from ((at, ("collocation", pair)) for at, pair in collocations(clauses))
