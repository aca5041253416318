"""How texts count off what is done: 一是…二是…三是…, 既要…又要…."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from drafter.mining.passages import Passage

_STEPS = (
    ("一是", "二是", "三是"),
    ("一要", "二要", "三要"),
    ("第一，", "第二，", "第三，"),
    ("首先", "其次", "最后"),
)
"""Words that count, each at the head of a clause; whoever goes on after the third counts too."""
_PAIRS = (
    ("一方面", "另一方面"),
    ("既要", "又要"),
    ("既要", "也要"),
    ("不仅要", "还要"),
    ("不仅要", "更要"),
)
"""Words that join two clauses of one sentence."""
_HEAD = "(?:^|(?<=[，。；：:;]))"
_STEP = re.compile(f"{_HEAD}(?:{'|'.join(word for words in _STEPS for word in words)})")
_PAIR = tuple((pair, re.compile(f"{_HEAD}{pair[0]}[^。；]{{2,}}，{pair[1]}")) for pair in _PAIRS)
_PAIRED = re.compile(f"{_HEAD}(?:{'|'.join(sorted({one for one, _ in _PAIRS}))})")
_SLOTS = ("{做法一}", "{做法二}", "{做法三}")


def series(passages: Sequence[Passage]) -> Mapping[int, Sequence[str]]:
    """The series that begin in each of the passages, by its place, what is counted off as slots.

    A series of three goes over sentences of one part.
    """
    found: dict[int, list[str]] = defaultdict(list)
    last, began = "", 0
    path: tuple[str, ...] = ()
    for at, passage in enumerate(passages):
        if passage.path != path:
            last, path = "", passage.path
        for step in _STEP.findall(passage.text):
            words = next(words for words in _STEPS if step in words)
            number = words.index(step)
            if number == 0:
                last, began = step, at
            elif words[number - 1] == last:
                last = step
                if number == 2:
                    found[began].append(_written(words, "；"))
        for pair, pattern in _PAIR if _PAIRED.search(passage.text) else ():
            if pattern.search(passage.text):
                found[at].append(_written(pair, "，"))
    return found


def _written(words: Sequence[str], between: str) -> str:
    return between.join(word + slot for word, slot in zip(words, _SLOTS, strict=False))
