"""What two phrases of a regular kind have in common when a reader would call them the same."""

import re
from collections.abc import Iterator
from itertools import combinations

from drafter.mining import lexicon as lex
from drafter.mining.indifferent import ALIKE, FAMILIES, GENERAL, SAME, TELLING
from drafter.mining.lists import words_in

_FILLERS = re.compile("[的和与及、“”以并，]|等")
_OPENERS = dict.fromkeys(
    (lex.ADVERBS - {"优先"}) | words_in("探索 尽快 因地制宜 多渠道 着力 各类 各项 力争"), ""
) | {word: str(at) for at, family in reversed(tuple(enumerate(FAMILIES))) for word in family}
_LONGEST = max(map(len, _OPENERS))
_SIDES = {"以": "以", "将": "把", "把": "把"}
"""The two sorts of frames: what one goes by, and what one does with a thing."""
_ARTS = "美育"
"""So many papers are about the arts that what they say of them is what others say of all."""
_MANY = {1: 40, 2: 24, 3: 12}
"""Characters beyond which so many are not left out: the forms would fill the memory."""
_BARE: dict[str, re.Pattern[str]] = {kind: re.compile(words) for kind, words in GENERAL.items()}
_WORDS = {kind: tuple((re.compile(words), sign) for words, sign in told) for kind, told in ALIKE.items()}
_DEEDS = lex.VERBS | lex.END_VERBS
_SIGNS = tuple((re.compile(words), sign) for words, sign in SAME)

_ALIKE = re.compile("中小(?=学)|统筹(?=推进|配置)|一体|(?<=实施)好")
"""What a goal has and the next has not, though they say the same."""


def forms(kind: str, text: str) -> tuple[str, frozenset[str]]:
    """The phrase without what makes no difference, and the same with one or two characters less.

    Two phrases are near-doubles if the form of one is the form, or among the
    shorter forms, of the other. A term within another is one of its own.
    """
    if kind == "slogan" and (parts := text.split("、"))[2:]:
        return parts[0] + parts[-1], frozenset()
    if kind not in _BARE:
        bare = _FILLERS.sub("", _ALIKE.sub("", text) if kind == "verb-object" else _said(kind, text)) or text
        less = frozenset(bare[:2] + less for less in _less(bare[2:], (5, 5)))
        if kind in ("term", "verb-object"):
            less -= _of_others(bare)
        return bare, frozenset(form for form in less if form not in bare) if kind == "term" else less
    family, rest = _object(text) if kind in ("heading", "template") else (_SIDES.get(text[0], ""), text)
    for same, sign in _SIGNS:
        rest = same.sub(sign, rest)
    if kind == "template" and "{名称}" in rest:
        return family + rest, frozenset()
    bare = _FILLERS.sub("", _BARE[kind].sub("", rest))
    if not bare:
        return rest[-2:] if kind == "transition" else family or text, frozenset()
    less = frozenset(family + one for one in _shorter(kind, bare))
    if kind == "heading" and "，" in text:
        less |= {forms(kind, half)[0] for half in text.split("，")}
    return family + _sorted(bare), less


def _of_others(bare: str) -> frozenset[str]:
    """What is left without a word that makes it another matter: 推动教育发展 beside 推动民办教育发展."""
    places = range(2, len(bare) - 1)
    return frozenset(bare[:at] + bare[at + 2 :] for at in places if bare[at : at + 2] in TELLING)


def _said(kind: str, text: str) -> str:
    """The text with one word for each thing, two deeds side by side (开齐|开足) in one order."""
    for words, sign in _WORDS.get(kind, ()):
        text = words.sub(sign, text)
    halves = text[:2], text[2:]
    return "".join(sorted(halves)) if _DEEDS.issuperset(halves) else text


def _shorter(kind: str, bare: str) -> Iterator[str]:
    """Forms that say nearly the same; a frame's also without what stands first or last."""
    yield from _less(_sorted(bare), (5, 6, 9))
    if kind == "frame":
        for at in range(6, len(bare)):
            yield from (_sorted(bare[:at]), _sorted(bare[-at:]))
    if kind == "heading" and _ARTS in bare:
        yield _sorted(bare.replace(_ARTS, ""))


def _sorted(text: str) -> str:
    return "".join(sorted(text))


def _object(text: str) -> tuple[str, str]:
    """The family of the opening verb (the last one, of several), and what follows."""
    family = ""
    while (opener := next(_openers(text), None)) and (_OPENERS[opener] or not family):
        family = _OPENERS[opener] or family
        text = text[len(opener) :].lstrip("和、")
    return family, text


def _openers(text: str) -> Iterator[str]:
    longest = min(_LONGEST, len(text) - 2)
    return (text[:size] for size in range(longest, 0, -1) if text[:size] in _OPENERS)


def _less(key: str, sizes: tuple[int, ...]) -> Iterator[str]:
    """With one, two … characters less, if there are as many as `sizes` say."""
    for gone, fewest in enumerate(sizes, 1):
        if fewest <= len(key) <= _MANY[gone]:
            yield from ("".join(left) for left in combinations(key, len(key) - gone))
