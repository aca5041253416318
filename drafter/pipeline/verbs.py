"""Other verbs for a phrase or for the verb under the cursor: what the bank has with the same object."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.errors import DrafterError
from drafter.language.sentences import clause_spans, is_han, span_around
from drafter.language.verbs import Parts, Verbs
from drafter.model.phrase import Bank, Phrase
from drafter.model.skeleton import Skeleton
from drafter.pipeline import reference
from drafter.pipeline.search import EDITION, phrase_json
from drafter.store.folders import home

MOST = 30
"""Verbs offered."""

LOOKED_AT = 300
"""Phrases of the bank that are looked at for one object."""

REACH = 8
"""Characters from the cursor within which a verb is looked for."""

TOGETHER = 3
"""In so many choices of the skeleton two verbs stand side by side that count as interchangeable."""

_LISTED = re.compile(r"""verb(?:\(|=)['"]([^'"]+)['"]""")
_NO_OBJECT = re.compile("[、“”（）《》【】：0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb to take.

    `phrase` is the most widely used phrase of the bank that joins it to the
    object (None: the skeleton's own choice), `whole` whether to the whole
    object, and `kin` whether it is of the same family as the verb it replaces.
    """

    text: str
    phrase: Phrase | None = None
    whole: bool = False
    kin: bool = False

    @property
    def docs(self) -> int:
        """How many issuers use it with the whole object."""
        return self.phrase.docs if self.phrase and self.whole else 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A verb in a line (from `start` to `end`), its object, and what may stand in its place, best first."""

    start: int
    end: int
    object: str
    others: tuple[Verb, ...]


def alternatives(words: str, bank: Bank, year: int | None = None) -> Offer | None:
    """Other verbs that the bank has with the object of these words, the same family first.

    None where the words are not a known verb with an object.
    """
    verbs, text = reference.verbs(home()), "".join(words.split())
    parts = verbs.split(text)
    if parts is None:
        return None
    start = len(parts.adverb)
    others = _offered(parts.verb, parts.object, bank, verbs, year)
    return Offer(start, start + len(parts.verb), parts.object, others)


def needed_alternatives(words: str, bank: Bank, year: int | None = None) -> Offer:
    """The same for one who asks for them: DrafterError says how to ask."""
    offer = alternatives(words, bank, year or EDITION)
    if offer is None:
        raise DrafterError(f"“{words}”开头没有认得的动词：请写成动词加宾语，如 加强教师队伍建设。")
    return offer


def verbs_at(line: str, column: int, bank: Bank, skeleton: Skeleton | None, year: int) -> Offer | None:
    """The verb at a column, else the nearest one in its clause; None where there is none.

    First the verbs that the bank has with the same object, the whole object
    before its last characters and the same family first; then those among
    which the skeleton's sentences often choose where this verb may stand.
    """
    verbs = reference.verbs(home())
    start, end = span_around(clause_spans(line), column)
    found = next(
        (one for at in _starts(line, column, start, end) if (one := _at(line, at, end, bank, verbs))), None
    )
    if found is None:
        return None
    at, parts = found
    goal = _NO_OBJECT.split(parts.object.rstrip("，,。；;：:！？"), maxsplit=1)[0]
    groups = _groups(skeleton)
    known = Verbs([*verbs.families, *groups])
    offered = {one.text: one for one in _offered(parts.verb, goal, bank, known, year)}
    kin = verbs.kin(parts.verb)
    for word in _beside(parts.verb, groups):
        offered.setdefault(word, Verb(word, kin=word in kin))
    return Offer(at, at + len(parts.verb), goal, tuple(offered.values())[:MOST])


def as_json(words: str, offer: Offer) -> dict[str, Any]:
    """For scripts: the phrases seen, each with the words it is the alternative for in `alternative`.

    `same_object` is false where the phrase only ends with the same word.
    """
    told = [(one, one.phrase) for one in offer.others if one.phrase]
    phrases = [
        {**phrase_json(phrase), "alternative": one.text + offer.object, "same_object": one.whole}
        for one, phrase in told
    ]
    return {"query": words, "count": len(phrases), "phrases": phrases}


def as_text(offer: Offer) -> str:
    """For people: one way to say it a line, with the number of issuers or the phrase that speaks for it."""
    lines = []
    for one in offer.others:
        seen = f"{one.docs}家" if one.whole else f"近义，如“{one.phrase.text}”" if one.phrase else "近义"
        lines.append(f"{one.text}{offer.object}\t{seen}")
    return "\n".join([*lines, f"共{len(lines)}种换法"])


def _offered(verb: str, goal: str, bank: Bank, verbs: Verbs, year: int | None) -> tuple[Verb, ...]:
    """The verbs seen with the object; those of the same family also with objects of the same last word."""
    kin = frozenset(verbs.kin(verb))
    found: dict[str, Verb] = {}
    ends = [goal[-length:] for length in dict.fromkeys((len(goal), 4, 3, 2)) if 2 <= length <= len(goal)]
    for whole, end in ((True, goal), *((False, end) for end in ends)):
        if len(found) < MOST:
            seen = _seen(end, whole, bank, verbs, year)
            more = (Verb(word, one, whole, word in kin) for word, one in seen.items() if word != verb)
            ranked = sorted(more, key=lambda one: (not one.kin, -one.docs, one.text))
            found |= {one.text: one for one in ranked if one.text not in found and (whole or one.kin)}
    return tuple(found.values())[:MOST]


def _seen(goal: str, whole: bool, bank: Bank, verbs: Verbs, year: int | None) -> dict[str, Phrase]:
    """Verb → the most widely used phrase that joins it to the object, or to several that end so."""
    found: dict[str, list[Phrase]] = {}
    for phrase in bank.search(goal, kind="verb-object", limit=LOOKED_AT, year=year).phrases:
        parts = verbs.split(phrase.text) if phrase.stale is None and phrase.text.endswith(goal) else None
        if parts and (parts.object == goal or not whole):
            found.setdefault(parts.verb, []).append(phrase)
    # A short end (建设, 机制) says little by itself: 完善…课程建设 must not make 完善 a verb of 建设.
    return {
        verb: max(some, key=lambda one: one.docs)
        for verb, some in found.items()
        if whole or len(goal) > 3 or (len(some) > 2 and sum(one.docs for one in some) > 4)
    }


def _starts(line: str, column: int, start: int, end: int) -> Iterator[int]:
    """Where the verb may begin: around the cursor, then to the left, then to the right."""
    near = [column, column - 1]
    left = list(range(column - 2, start - 1, -1))
    places = [*near, *left[:REACH], *range(column + 1, min(end - 1, column + REACH))]
    yield from (at for at in places if start <= at and at + 2 <= end and all(map(is_han, line[at : at + 2])))


def _at(line: str, at: int, end: int, bank: Bank, verbs: Verbs) -> tuple[int, Parts] | None:
    """The verb that begins here: one of the families, else one that the bank's phrases begin with."""
    rest = line[at:end]
    parts = verbs.split(rest)
    if parts and not parts.adverb:
        return at, parts
    begun = bank.search(rest[:2], kind="verb-object", limit=40).phrases
    if sum(phrase.text.startswith(rest[:2]) for phrase in begun) >= 3 and not (parts and parts.adverb):
        return at, Parts("", rest[:2], rest[2:])
    return None


def listed(text: str) -> list[list[str]]:
    """The verbs of each verb('甲|乙') in a sentence of a skeleton."""
    return [match.split("|") for match in _LISTED.findall(text)]


def _groups(skeleton: Skeleton | None) -> list[list[str]]:
    """The verbs among which the skeleton's sentences choose, choice by choice."""
    texts = (
        alternative.text
        for topic in (skeleton.topics.values() if skeleton else ())
        for beats in (*(measure.beats for measure in topic.measures), topic.goals)
        for beat in beats
        for alternative in beat.alternatives
    )
    return [group for text in texts for group in listed(text)]


def _beside(verb: str, groups: list[list[str]]) -> list[str]:
    """The verbs that often stand beside this one, most often first."""
    times = Counter(word for group in groups if verb in group for word in group if word != verb)
    return [word for word, count in times.most_common() if count >= TOGETHER and len(word) == 2]
