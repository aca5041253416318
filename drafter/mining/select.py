"""From counted candidates to the phrases of a bank: nothing rare, nothing twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from drafter.language.sentences import count_han
from drafter.language.trade_words import EXTRA
from drafter.mining import lexicon as lex
from drafter.mining.doubles import forms
from drafter.mining.fillings import Fillings
from drafter.mining.goal_doubles import PREPARES, reworded, tails
from drafter.mining.goals import bare, is_faulty
from drafter.mining.inside import cut_out
from drafter.mining.lone import Halves, lends
from drafter.mining.rejected import is_rejected
from drafter.mining.relevance import fits_trade, is_core, is_wording
from drafter.mining.sayings import is_name, writers_needed

_ADVERBS = tuple(sorted(lex.ADVERBS - {"规范", "深化", "协同"} | PREPARES, key=len, reverse=True))
_LONG = 18
"""Characters beyond which a goal is a sentence, and worth keeping only if many write it."""
_PREPARES = tuple(PREPARES)
_SHORT = 6
"""Characters of two words or three."""
_OFTEN = 6
"""Issuers from which on words are wide enough that stand by themselves with one alone."""
_WIDE = 2
"""Issuers from which a collocation is kept though it is not education's own."""
_TRADE = frozenset(word for listed in EXTRA.values() for word in listed.split())
_LEANS = re.compile(
    "相(?:结合|配套|衔接|适应)$|相互|有机|统一安排|有待|长期存在|符合条件|制约发展|对口$|明显提升|达标$|到位$|蓬勃|强化|纳入|堤坝|党政$|基本$|参与指导|输送到|创造条件|进行|摆在首位|论文报告会|在思想上|任何理由|免费$|不容忽视|日益增长|(?:公开|倾斜)$|(?<!育人)协同$"
)
"""What a collocation must not hold: it leans on what stood before or behind it."""
_JOINED = re.compile(
    "(?:持续|全面|进一步|不断|切实|着力|大力|深入|有效)强化|明显提升|"
    "(?:相互|有机)(?:结合|融合|促进|衔接|渗透|整合)|.*保持高度一致"
)
"""What leans on both sides, and is looked up for just that; an adverb with its verb."""
_GENERAL = re.compile(
    "(?!(?:教育|教学|教育教学)(?:发展|工作|活动|项目|内容|计划|机构)$)"
    "(?:(?:建设|工作|发展|计划|项目|活动|安全|内容|要求|情况|措施|监测|服务|责任|结果|机构|教学|教育|年限|主管|部门)){2,3}"
)
"""Two words so general that they name nothing."""
_BARE_NAME = re.compile(
    "(?:体系)?(?:建设|改造|培养|培训|提升|提质|振兴|发展|推进|实施|攻坚|统一|三年)(?:工程|行动)|各项..|"
    "[一二三四五六七八九十两]大(?:工程|行动|任务|计划|体系|项目)|(?:若干|具体|重大)(?:意见|方案|要求)|"
    "(?:评价|落实|管理|研究|辅导|前期)工作|(?:服务|综合|培养|保护)机制"
)
"""Names of works, plans and tasks without what they are about."""
_DOES = re.compile(
    "(?:看到|依托|承担|分管|配合|委托|锚定|唯有|武装|突出重点|整体提升|科学定位|建成投用)."
    "|(?:实施|推进|落实)(?!方案|细则|办法|意见|计划|主体|体系|机制|力度|情况|落细)"
)
"""How a term does not begin: with a verb that governs what follows."""
_ONCE = frozenset(
    {"verb-object", "frame", "indicator", "heading", "template", "opening", "closing", "policy", "transition"}
)
_GOALS = frozenset({"verb-object", "heading", "template"})
_PUT_TOGETHER = frozenset({"collocation", "term"})
_QUOTED = re.compile("“[^“”{}]*”")
_QUOTING = frozenset({"frame", "heading", "opening", "closing", "transition"})
"""Kinds in which only what is a slogan itself may stand in “”: other names are one unit's own."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the documents say of one phrase.

    `docs` counts the issuers in whose texts it occurs at all, `alone` those
    with whom it stands by itself, `times` how often it does; `votes` are points
    by topic, `level` is that of a heading. `followed` is the character behind it wherever it occurs, if
    always the same one; `ends` counts the issuers with whom nothing behind it
    could lengthen it.
    """

    kind: str
    text: str
    docs: int
    count: int
    alone: int
    strong: bool
    first_year: int | None = None
    last_year: int | None = None
    sources: tuple[str, ...] = ()
    times: int = 1
    votes: Mapping[str, int] = field(default_factory=dict)
    followed: str = ""
    ends: int = 0
    level: int = 0


def select(seen: Iterable[Seen]) -> Iterator[Seen]:
    """The phrases worth keeping, without near-doubles inside a kind."""
    by_kind: dict[str, list[Seen]] = defaultdict(list)
    told = tuple(seen)
    fillings = Fillings(phrase.text for phrase in told if phrase.kind == "verb-object")
    pieces = _pieces([phrase for phrase in told if phrase.kind == "term"])
    for phrase in told:
        if wide_enough(phrase) and (phrase.kind != "template" or fillings.vary(phrase.text)):
            by_kind[phrase.kind].append(phrase)
    sayings = frozenset(phrase.text for phrase in by_kind["slogan"])
    tails = by_kind.pop("tail", [])
    for kind in sorted({*by_kind, "term"}):
        phrases = by_kind[kind]
        if kind == "term":
            phrases = [phrase for phrase in phrases if phrase.text not in pieces]
        if kind in ("verb-object", "heading"):
            phrases = [phrase for phrase in phrases if phrase.docs > 1 or lends(phrase.text, sayings)]
        if kind in _QUOTING:
            phrases = [phrase for phrase in phrases if sayings.issuperset(_QUOTED.findall(phrase.text))]
        if kind in ("verb-object", "heading"):
            phrases = list(best_forms(phrases))
        if kind == "slogan":
            phrases = [phrase for phrase in phrases if not is_name(phrase.text)]
        if kind == "verb-object":
            yield from _one_of_each(phrases)
        else:
            others = [*_as_terms(tails, told)] if kind == "term" else []
            yield from without_doubles(phrases, others, _of_one(kind, (*phrases, *others), told))


def _as_terms(tails: Iterable[Seen], told: Iterable[Seen]) -> Iterator[Seen]:
    """Parts of noun phrases that so many write that they are terms, though few write them by themselves.

    What nearly all have inside one longer noun is no term; a letter more (中小学校) makes none longer.
    """
    nouns = (phrase for phrase in told if phrase.kind in ("tail", "term"))
    docs = {phrase.text: phrase.docs for phrase in nouns if not phrase.text.endswith("中小学校")}
    many = {phrase.text: phrase for phrase in tails if phrase.docs > _least(phrase)}
    inside = cut_out(docs, docs.keys() & many.keys())
    return (replace(phrase, kind="term") for text, phrase in many.items() if text not in inside)


def _of_one(kind: str, shared: Sequence[Seen], told: Iterable[Seen]) -> Sequence[Seen]:
    """Terms and collocations of one issuer that are put together as those that several share."""
    if kind not in _PUT_TOGETHER:
        return ()
    halves = Halves([phrase.text for phrase in shared])
    makes = halves.make_term if kind == "term" else halves.make
    return [phrase for phrase in told if phrase.kind == kind and phrase.docs == 1 and makes(phrase.text)]


def _pieces(terms: Sequence[Seen]) -> frozenset[str]:
    """Terms that hardly ever stand by themselves or end a noun, and mostly are in one longer term."""
    told = {phrase.text: phrase for phrase in terms if phrase.text not in _TRADE}
    docs = {phrase.text: phrase.docs for phrase in terms}
    inside = cut_out(docs, {text for text, phrase in told.items() if phrase.alone <= _WIDE})
    opens = cut_out(
        docs, {text for text, phrase in told.items() if phrase.ends * 10 <= phrase.docs}, opening=True
    )
    return inside | opens


def may_stand(phrase: Seen) -> bool:
    """Whether the phrase could be wide enough: the others need not be looked for everywhere."""
    if is_rejected("term" if phrase.kind == "tail" else phrase.kind, phrase.text):
        return False
    if phrase.kind in _GOALS and _is_refused(phrase):
        return False
    if phrase.kind in ("collocation", "tail", "term"):
        joined = phrase.kind == "collocation" and _JOINED.fullmatch(phrase.text)
        if (_LEANS.search(phrase.text) and not joined) or (
            _GENERAL.fullmatch(phrase.text) and phrase.text not in _TRADE
        ):
            return False
        if phrase.kind != "collocation" and (_BARE_NAME.fullmatch(phrase.text) or _DOES.match(phrase.text)):
            return False
        return phrase.strong or phrase.alone >= _WIDE or may_lean(phrase.kind, phrase.text)
    if "{名称}" in phrase.text:
        return phrase.alone >= 3
    return phrase.alone >= 2 or phrase.strong


def may_lean(kind: str, text: str) -> bool:
    """Whether words may be worth keeping that stand alone with one issuer, within more with others."""
    return kind in ("collocation", "term") and len(text) <= _SHORT


def _is_refused(goal: Seen) -> bool:
    return is_faulty(goal.text) or is_rejected(goal.kind, bare(goal.text))


def wide_enough(phrase: Seen) -> bool:
    """Seen at enough issuers, or of a kind and a subject that may stand alone."""
    if phrase.kind in ("collocation", "tail", "term"):
        often = phrase.docs >= _OFTEN and phrase.ends >= _WIDE
        lone = phrase.strong and phrase.docs >= 3 and phrase.alone * 30 >= phrase.docs
        free = phrase.alone >= _WIDE or lone or often
        whole = phrase.kind != "term" or count_han(phrase.followed) == 0 or phrase.text in _TRADE
        return free and whole and phrase.docs >= _least(phrase)
    if "{名称}" in phrase.text:
        return phrase.alone >= 3
    if phrase.kind == "slogan":
        return phrase.docs >= writers_needed(phrase.text) and (phrase.docs > 1 or phrase.strong)
    if phrase.kind == "verb-object" and count_han(phrase.text) > _LONG and phrase.docs < 3:
        return False
    if phrase.alone >= 2:
        return True
    if phrase.kind == "verb-object" and phrase.docs < 2 and not 5 <= count_han(phrase.text) <= 16:
        return False
    return phrase.strong and phrase.kind in _ONCE


def _least(phrase: Seen) -> int:
    """Issuers that a few words need to stand: the fewer, the surer they belong to education."""
    if phrase.kind == "collocation" or is_core(phrase.text):
        return 2
    if is_wording(phrase.text) or phrase.text in _TRADE:
        return 3
    return 3 if fits_trade(phrase.text) else 1000


def best_forms(phrases: Iterable[Seen]) -> Iterator[Seen]:
    """One form of each phrase: without its opening adverb, unless most writers use it with that one.

    A verb that only prepares for another one (探索建立) is left off wherever it can be.
    """
    told = {phrase.text: phrase for phrase in phrases}
    forms: dict[str, list[Seen]] = defaultdict(list)
    for phrase in told.values():
        forms[core(phrase.text, told)].append(phrase)
    for text, group in forms.items():
        plain = told.get(text)
        longer = max(
            (form for form in group if form.text != text and not form.text.startswith(_PREPARES)),
            key=lambda form: (form.docs, form.text),
            default=None,
        )
        if plain is None or (longer and longer.docs >= 3 and longer.docs * 10 >= plain.docs * 6):
            plain = longer
        if plain:
            yield plain


def core(text: str, told: Mapping[str, object]) -> str:
    """The text without opening adverbs, as long as what remains is a phrase too."""
    rest = text
    while adverb := next((word for word in _ADVERBS if rest.startswith(word)), None):
        rest = rest[len(adverb) :]
        text = rest if rest in told else text
    return text


def _one_of_each(goals: Iterable[Seen]) -> Iterator[Seen]:
    """Goals of which none is the tail of another one, or says of nearly the same object the same."""
    told = tuple(goals)
    spared = tails({goal.text: goal.docs for goal in told})
    left = tuple(without_doubles(goal for goal in told if goal.text not in spared))
    spared = reworded([goal.text for goal in left])
    return (goal for goal in left if goal.text not in spared)


def without_doubles(*ranks: Iterable[Seen]) -> Iterator[Seen]:
    """The phrases without those that a reader would take for a wider one, which may be of a rank before."""
    kept: set[str] = set()
    shorter: set[str] = set()
    for phrase in chain.from_iterable(sorted(phrases, key=_rank) for phrases in ranks):
        form, less = forms(phrase.kind, phrase.text)
        if form not in kept and form not in shorter and less.isdisjoint(kept):
            kept.add(form)
            shorter |= less
            yield phrase


def _rank(seen: Seen) -> tuple[int, int, int, str]:
    """The widest first: terms by where they occur at all, the rest by where they stand alone."""
    wide = (seen.docs, seen.alone) if seen.kind == "term" else (seen.alone, seen.docs)
    return -wide[0], -wide[1], -seen.count, seen.text
