"""Goals of which one is enough: the tail of a longer goal, the same object in other words."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from drafter.mining import lexicon as lex
from drafter.mining.indifferent import FAMILIES, SAME_OBJECTS
from drafter.mining.lists import words_in

PREPARES = words_in("探索 研究 坚持 注重 重视 创新 突出 集中 协调 力争")
"""Verbs that say nothing beside the verb behind them: 探索建立, 注重激发."""
_DEEDS = "|".join(sorted(lex.VERBS | lex.ADVERBS, key=len, reverse=True))
_ONLY_VERBS = re.compile(f"(?:(?:{_DEEDS})[和与及、]?)+")
_VERB = re.compile(_DEEDS)
_SECOND = re.compile(
    "|".join(sorted(lex.VERBS - lex.NOUNLIKE_VERBS - words_in("丰富 开放 突出"), key=len, reverse=True))
)
_MOSTLY = 3, 4
_NEARLY_ALWAYS = 4, 5
_FEW = 3
_FAMILY = {word: at for at, family in reversed(tuple(enumerate(FAMILIES))) for word in family}
_SIGNS = tuple((re.compile(words), sign) for words, sign in SAME_OBJECTS)


def tails(docs: Mapping[str, int]) -> frozenset[str]:
    """Of goals within each other, the one that can be spared; `docs` tells how many issuers use each.

    A goal that stands mostly behind the same words (拓展|成果 behind 巩固) is their tail; one that has a verb
    more, which few put there, is a variant.
    """
    spared: set[str] = set()
    for text, many in docs.items():
        for at in range(2, len(text) - 3):
            if (tail := text[at:]) in docs:
                spared.add(_spared(text, tail, many, docs[tail]))
    return frozenset(spared - {""})


def _spared(text: str, tail: str, many: int, often: int) -> str:
    """Which of the two can go, "" for none; `many` have the whole text, `often` counts those of the tail."""
    before = text.removesuffix(tail)
    verbs = _ONLY_VERBS.fullmatch(before) is not None
    share, of = _MOSTLY if verbs else _NEARLY_ALWAYS
    if many * of >= often * share and (verbs or not before.endswith("、")):
        return tail
    return text if verbs and many <= _FEW and many * _FEW <= often else ""


def reworded(texts: Sequence[str]) -> frozenset[str]:
    """Goals whose object another one before them has, a little differently put, behind a verb of its family.

    Those that differ in the verb alone are left: they are alternatives.
    """
    known: dict[tuple[int | str, str], dict[str, None]] = defaultdict(dict)
    found: set[str] = set()
    for text in texts:
        verb, rest = _parts(text)
        objects = known[_FAMILY.get(verb, verb), sign(rest)]
        if objects and rest not in objects:
            found.add(text)
        else:
            objects[rest] = None
    return frozenset(found)


def sign(text: str) -> str:
    """What an object is about, whatever the order and the small words: equal for those that say the same."""
    for same, put in _SIGNS:
        text = same.sub(put, text)
    return "".join(sorted(text))


def _parts(text: str) -> tuple[str, str]:
    """The verb (the last one of several, adverbs before it left out), and its object."""
    verb = ""
    while (found := (_SECOND if verb else _VERB).match(text)) and len(text) - found.end() >= 2:
        word, text = found.group(), text[found.end() :].lstrip("和、")
        verb = word if word in lex.VERBS else verb
    return verb, text
