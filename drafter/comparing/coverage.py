"""The superior's plan against ours: which of its items ours takes up, where, and what is missing."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from drafter.errors import DrafterError
from drafter.language.tags import ANY_TAG
from drafter.model.document import Document, OutlineNode

Verdict = Literal["covered", "partly", "missing", "unsure"]

LABELS: dict[str, str] = {"covered": "已覆盖", "partly": "部分覆盖", "missing": "未覆盖", "unsure": "待核"}
"""How the verdicts are called for people."""

HIT = 0.62
"""From this weighted share of its word pairs on, a task stands in ours."""
MISS = 0.3
"""Up to this share, it does not; between the two nobody can say from the words alone."""
ABSENT = 0.18
"""Only where ours has no more than this share of any task's words is an item called missing."""

MOST = 1_500_000
"""Tasks of the one times items of the other: two plans of 200 items come to a tenth of it."""

_GENERIC = re.compile(
    "深入|扎实|全面|切实|持续|不断|积极|大力|加快|稳步|进一步|推进|推动|加强|落实|完善|提升|提高|强化|深化|实施|开展|做好|抓好|健全|建立|优化|促进|加大|力度"
    "|工作|机制|体系|水平|能力|质量|建设|管理|制度|教育|学校|学生|全省|全市|全县|全区|我省|我市|我县|我区|各县区|各地|指导|支持|组织|举办|召开|承办|推行|实行|执行|设立|设置|打造|创建|配齐|配备|开设|编制|制定|出台|公开|保障|确保|力争|有效|重点|相关|方案|行动|计划|活动|任务|要求|作用|发展|改革|情况|扩容|守住|守牢|底线|严查|盘活|激活"
)
_NOT_TASK = re.compile("指导思想|总体要求|总体思路|基本原则|组织领导|组织保障|保障措施|工作要求|有关要求")
_TARGETS = re.compile("目标")
_MARKS = re.compile("[，。；：！？\n]")
_BLANK = re.compile("【[^】]*】")
_HAN = re.compile("[^\u4e00-\u9fff]")
_TELLING = 6
"""Word pairs from which on a task says by itself what it is about."""
_MANY = 5
"""Tasks from which on an item is judged by their mean as well."""
_STRAY = 0.15
"""The share of an item's tasks that may be met by chance."""
_HALF = 0.5
_WHOLE = 0.9
"""From this share on a task stands in ours nearly word for word."""
_AKIN = 0.36
"""The share of a task's object that its partner must speak of."""
_LEAST = 3
"""Word pairs that a task must have to be judged."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One item of the superior with its verdict, the place in ours that answers it best, and what is open.

    `share` is how much of the item's tasks ours takes up, 0 to 1; `open` are
    its tasks that ours does not, or may not, take up.
    """

    number: str
    heading: str
    text: str
    verdict: Verdict
    share: float
    where: str = ""
    answer: str = ""
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Item:
    node: OutlineNode

    @property
    def label(self) -> str:
        return f"{self.node.number}{self.node.heading}"

    @cached_property
    def words(self) -> str:
        return _plain(f"{self.node.heading}。{self.node.text}")

    @cached_property
    def pairs(self) -> frozenset[str]:
        return frozenset(telling_pairs(self.words))

    @cached_property
    def topic(self) -> frozenset[str]:
        """What the item is about: the object that its heading names."""
        return frozenset(telling_pairs(self.node.heading))

    @cached_property
    def tasks(self) -> tuple[str, ...]:
        """The clauses that say enough to be looked for; the heading only where it is all there is."""
        text = _plain(self.node.text)
        clauses = [clause.strip() for clause in _MARKS.split(text or self.node.heading)]
        return tuple(clause for clause in clauses if len(set(telling_pairs(clause))) >= _LEAST)


def _plain(text: str) -> str:
    """Without who and when, and without blanks still to be filled."""
    return ANY_TAG.sub("", _BLANK.sub("", text))


def coverage(superior: Document, ours: Document) -> tuple[Covered, ...]:
    """Every item of the superior's plan with its verdict, in its order."""
    theirs = tuple(_items(superior))
    own = tuple(_items(ours, tasks_only=False))
    if sum(1 + len(item.tasks) for item in theirs) * len(own) > MOST:
        raise DrafterError(
            f"两份文稿的条目太多（上级 {len(theirs)} 项，本单位 {len(own)} 项），对照不了。请拆成几份再试。"
        )
    weights = _weights((*theirs, *own))
    everywhere = frozenset(pair for one in own for pair in one.pairs)
    return tuple(_judged(item, own, weights, everywhere) for item in theirs)


def telling_pairs(text: str) -> tuple[str, ...]:
    """The pairs of neighbouring Han characters that carry meaning; those of generic words are left out."""
    kept = _GENERIC.sub(" ", text)
    runs = _HAN.sub(" ", kept).split()
    return tuple(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def _items(document: Document, *, tasks_only: bool = True) -> Iterator[_Item]:
    def walk(node: OutlineNode) -> Iterator[_Item]:
        if tasks_only and _NOT_TASK.search(node.heading):
            return
        if not node.children or (node.text and not tasks_only):
            yield _Item(node)
        for child in node.children:
            yield from walk(child)

    for node in document.outline:
        yield from walk(node)


def _weights(items: tuple[_Item, ...]) -> dict[str, float]:
    """How much a pair tells: the rarer among all items, the more."""
    seen = Counter(pair for item in items for pair in item.pairs)
    return {pair: math.log(1 + len(items) / count) for pair, count in seen.items()}


def _share(wanted: frozenset[str], found: frozenset[str], weights: dict[str, float]) -> float:
    whole = sum(weights.get(pair, 1.0) for pair in wanted)
    return sum(weights.get(pair, 1.0) for pair in wanted & found) / whole if whole else 0.0


def _judged(
    item: _Item, own: tuple[_Item, ...], weights: dict[str, float], everywhere: frozenset[str]
) -> Covered:
    tasks = item.tasks or (item.node.heading,)
    sought = [frozenset(telling_pairs(task)) for task in tasks]
    best = _partner(item, sought, own, weights)
    shares = [max((_share(pairs, one.pairs, weights) for one in own), default=0.0) for pairs in sought]
    hits = sum(share >= HIT for share in shares) / len(shares)
    lost = sum(share <= MISS for share in shares) / len(shares)
    beside = max(own, key=lambda one: _share(item.pairs, one.pairs, weights)).pairs if own else frozenset()
    gone = sum(
        share <= ABSENT and not pairs & beside for share, pairs in zip(shares, sought, strict=True)
    ) / len(shares)
    total = sum(shares) / len(shares)
    names = (*sought, frozenset(telling_pairs(item.node.heading)))
    named = max(_share(pairs, everywhere, weights) for pairs in names)
    verdict = _verdict(hits, lost, gone, named)
    if verdict == "unsure" and len(tasks) >= _MANY:
        verdict = _of_many(_met(item, own, weights), hits, lost, total, max(shares))
    if verdict == "missing" and _TARGETS.search(item.node.heading):
        verdict = "unsure"
    if verdict in ("covered", "partly") and not _same_matter(item, sought, own, weights):
        verdict = "unsure"
    answered = best is not None and verdict != "missing"
    return Covered(
        number=item.node.number,
        heading=item.node.heading,
        text=item.node.text,
        verdict=verdict,
        share=round(total, 2),
        where=best.label if best and answered else "",
        answer=best.words[:120] if best and answered else "",
        open=tuple(task for task, share in zip(tasks, shares, strict=True) if share < HIT),
    )


def _met(item: _Item, own: tuple[_Item, ...], weights: dict[str, float]) -> tuple[float, float]:
    """How much of the item's object one heading of ours names, and one item of ours speaks of."""
    topic = item.topic or item.pairs
    headed = max((_share(topic, one.topic, weights) for one in own), default=0.0)
    return headed, max((_share(topic, one.pairs, weights) for one in own), default=0.0)


def _of_many(met: tuple[float, float], hits: float, lost: float, total: float, most: float) -> Verdict:
    """Of an item with many tasks: their mean tells, where the few of a short one would not."""
    headed, spoken = met
    if spoken <= MISS and hits <= _STRAY and total <= MISS and most < _WHOLE:
        return "missing"
    if lost > _STRAY and ((headed >= HIT and hits > 0) or hits >= _HALF):
        return "partly"
    return "unsure"


def _partner(
    item: _Item, sought: list[frozenset[str]], own: tuple[_Item, ...], weights: dict[str, float]
) -> _Item | None:
    """The item of ours that answers best: it speaks of the same object, or takes up a task nearly whole."""
    topic = item.topic or item.pairs
    least = 2 if len(sought) >= _MANY else 1
    akin = [
        one
        for one in own
        if _share(topic, one.pairs, weights) >= _AKIN
        or sum(_share(pairs, one.pairs, weights) >= HIT for pairs in sought) >= least
    ]
    return max(
        akin,
        key=lambda one: _share(topic, one.topic, weights) + _share(item.pairs, one.pairs, weights),
        default=None,
    )


def _same_matter(
    item: _Item, sought: list[frozenset[str]], own: tuple[_Item, ...], weights: dict[str, float]
) -> bool:
    """Whether what answers the tasks speaks of the item's own matter: one number to call is like another."""
    topic = frozenset(telling_pairs(item.node.heading))
    if not topic or all(len(pairs) >= _TELLING for pairs in sought):
        return True
    answering = [one for one in own if any(_share(pairs, one.pairs, weights) >= HIT for pairs in sought)]
    found = sum(any(_share(pairs, one.pairs, weights) >= HIT for one in answering) for pairs in sought)
    return found > 1 or any(topic & one.pairs for one in answering)


def _verdict(hits: float, lost: float, gone: float, named: float) -> Verdict:
    """Sure only where nearly all tasks speak for it; anything between is for a person.

    `lost` is the share of tasks that hardly stand in ours, `gone` of those that
    do not at all; `named` is the most of a task's words that ours has anywhere:
    other words for the same thing nearly always leave one of them standing.
    """
    if hits >= 0.8 and lost == 0:
        return "covered"
    if hits == 0 and named <= ABSENT:
        return "missing"
    if hits >= 0.3 and gone >= 0.2:
        return "partly"
    return "unsure"
