"""Other verbs for the one under the cursor: what the bank has with the object, then the skeleton's."""

import re
from collections import Counter
from dataclasses import dataclass

from drafter.compose.sentence import ADVERBS
from drafter.language.sentences import clause_spans, is_han, span_around
from drafter.model.phrase import Bank
from drafter.model.skeleton import Skeleton

MOST = 30
"""Verbs offered."""

LOOKED_AT = 300
"""Phrases of the bank that are looked at for one object."""

REACH = 8
"""Characters from the cursor within which a verb is looked for."""

TOGETHER = 3
"""In so many choices of the skeleton two verbs stand side by side that count as interchangeable."""

_ADVERB = re.compile(f"(?:{ADVERBS})+")
_LISTED = re.compile(r"""verb(?:\(|=)['"]([^'"]+)['"]""")
_NO_OBJECT = re.compile("[、“”（）《》【】：0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb to take, and how many issuers use it with the object (0: the skeleton's own choice)."""

    text: str
    docs: int = 0


@dataclass(frozen=True, slots=True)
class Verbs:
    """A verb in a line (from `start` to `end`), its object, and what may stand in its place, best first."""

    start: int
    end: int
    object: str
    others: tuple[Verb, ...]


def verbs_at(line: str, column: int, bank: Bank, skeleton: Skeleton | None, year: int) -> Verbs | None:
    """The verb at a column, else the nearest one in its clause; None where there is none.

    First the verbs that the bank has with the same object, by the number of
    issuers, the whole object before its last characters; then those among
    which the skeleton's sentences often choose where this verb may stand.
    """
    start, end = span_around(clause_spans(line), column)
    at = next((at for at in _starts(line, column, start, end) if _is_verb(line[at : at + 2], bank)), None)
    if at is None:
        return None
    verb, rest = line[at : at + 2], line[at + 2 : end].rstrip("，,。；;：:！？")
    goal = _NO_OBJECT.split(rest, maxsplit=1)[0]
    groups = _groups(skeleton)
    sure = {word for group in groups for word in group}
    found: dict[str, int] = {}
    for length in dict.fromkeys((len(goal), 4, 3, 2)):
        if len(found) < MOST and 2 <= length <= len(goal):
            more = _with_object(goal[-length:], bank, year, {verb, *found})
            # Few characters in common say little: then only what the skeleton uses as a verb counts.
            found |= {word: docs for word, docs in more.items() if length > 3 or word in sure}
    for word in _beside(verb, groups):
        found.setdefault(word, 0)
    return Verbs(at, at + 2, goal, tuple(Verb(word, docs) for word, docs in found.items())[:MOST])


def _starts(line: str, column: int, start: int, end: int) -> list[int]:
    """Where the verb may begin: around the cursor, then to the left, then to the right."""
    near = [column, column - 1]
    left = list(range(column - 2, start - 1, -1))
    places = [*near, *left[:REACH], *range(column + 1, min(end - 1, column + REACH))]
    return [at for at in places if start <= at and at + 2 <= end and all(map(is_han, line[at : at + 2]))]


def _is_verb(word: str, bank: Bank) -> bool:
    found = bank.search(word, kind="verb-object", limit=40).phrases
    return sum(_verb_of(phrase.text) == word for phrase in found) >= 3


def _with_object(goal: str, bank: Bank, year: int, known: set[str]) -> dict[str, int]:
    """Verb → most issuers of a phrase that joins it to the object, most first."""
    found: dict[str, int] = {}
    for phrase in bank.search(goal, kind="verb-object", limit=LOOKED_AT, year=year).phrases:
        verb = _verb_of(phrase.text)
        if phrase.stale is None and phrase.text.endswith(goal) and len(verb) == 2 and verb not in known:
            found[verb] = max(found.get(verb, 0), phrase.docs)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _verb_of(text: str) -> str:
    return _ADVERB.sub("", text, count=1)[:2] if _ADVERB.match(text) else text[:2]


def _groups(skeleton: Skeleton | None) -> list[list[str]]:
    """The verbs among which the skeleton's sentences choose, choice by choice."""
    texts = (
        alternative.text
        for topic in (skeleton.topics.values() if skeleton else ())
        for beats in (*(measure.beats for measure in topic.measures), topic.goals)
        for beat in beats
        for alternative in beat.alternatives
    )
    return [match.split("|") for text in texts for match in _LISTED.findall(text)]


def _beside(verb: str, groups: list[list[str]]) -> list[str]:
    """The verbs that often stand beside this one, most often first."""
    times = Counter(word for group in groups if verb in group for word in group if word != verb)
    return [word for word, count in times.most_common() if count >= TOGETHER and len(word) == 2]
