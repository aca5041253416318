"""From counted candidates to the phrases of a bank: nothing rare, nothing twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from drafter.language.sentences import count_han
from drafter.mining import lexicon as lex
from drafter.mining.rejected import REJECTED

_FILLERS = re.compile("[的和与及、“”以并]|等")
_REACHED = re.compile(
    "\\{数\\}.*|稳定|保持|提升|提高|控制|达到|达|超过|不低于|^(?:力争|确保|实现)|[在至到]$|[在至到](?=\\{)"
)
_PATHOS = re.compile(
    "奋力|扎实|推进|实现|建设|实践|宏伟|蓝图|新|更大|的|\\{地名\\}|^为|篇章|谱写|书写|续写|中华人民共和国|中国"
)
"""What one closing has and the next has not, though they say the same."""
_ADVERBS = tuple(
    sorted(
        lex.ADVERBS - {"统筹", "集中", "规范", "深化", "巩固", "突出", "创新", "协同"}, key=len, reverse=True
    )
)
_WIDE = 2
"""Issuers from which a collocation is kept though it is not education's own."""
_LEANS = re.compile(
    "相(?:结合|配套|衔接|适应)$|相互|输送到|创造条件|进行|不容忽视|日益增长|(?:公开|倾斜)$|(?<!育人)协同$"
)
"""What a collocation must not hold: it leans on what stood before or behind it."""
_FAULTY = re.compile("(?:加强|强化|提升|提高)[^、，]*力度$")
"""Objects that do not go with their verb: 力度 is 加大."""
_FRAMING = re.compile(
    "^[以将把]|美?学校|中?小学|工作|发展|体系|教育教学|教育|过程|各方面|学生|素养|素质|政府|重要|首要|项|目标|主线|根本|"
    "首位|位置|测[评试]|公共|基础|艺术|党的|渗透|贯穿|方面|整体|课程|综合|内容|档案|实践|民族地区|建设|组织|或中队|[的和与及、“”在于到各之中全放摆]"
)
"""What one frame has and the next has not, though they say the same."""
_HOW = re.compile("^(?:" + "|".join(_ADVERBS) + ")+")
_GENERAL = re.compile(
    "(?:(?:建设|工作|发展|计划|项目|活动|安全|内容|要求|情况|措施|监测|服务|责任|结果|机构|教学|教育|年限|主管|部门)){2,3}"
)
"""Two words so general that they name nothing."""
_ONCE = frozenset(
    {"verb-object", "frame", "indicator", "heading", "template", "opening", "closing", "policy", "transition"}
)
_SAYING = re.compile(
    "、|^“[一二三四五六七八九十百双两]|[进到有校]|减负|立德|育人|师德|扣好|^“互联网|计划”$|工程”$|改革”$"
)
_OWN_NAME = re.compile(
    "(?:学校|基地|实验区|实验室|资源库|艺术团|训练营|论坛|平台|网|库|中心|大赛|比赛|展演|作业|环境|课堂|模式|课程|学生看|看发展|成长|发展|大学生.*)”$|[剧戏岛]|规划|‘"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the documents say of one phrase.

    `docs` counts the issuers in whose texts it occurs at all, `alone` those
    with whom it stands by itself, `times` how often it does; `votes` are points
    by topic.
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


def select(seen: Iterable[Seen]) -> Iterator[Seen]:
    """The phrases worth keeping, without near-doubles inside a kind."""
    by_kind: dict[str, list[Seen]] = defaultdict(list)
    for phrase in seen:
        if wide_enough(phrase):
            by_kind[phrase.kind].append(phrase)
    for kind in sorted(by_kind):
        phrases = by_kind[kind]
        if kind in ("verb-object", "heading"):
            phrases = list(best_forms(phrases))
        yield from without_doubles(phrases)


def may_stand(phrase: Seen) -> bool:
    """Whether the phrase could be wide enough: the others need not be looked for everywhere."""
    if phrase.text in REJECTED or _FAULTY.match(phrase.text):
        return False
    if phrase.kind == "collocation":
        if _LEANS.search(phrase.text) or _GENERAL.fullmatch(phrase.text):
            return False
        return phrase.strong or phrase.alone >= _WIDE
    if "{名称}" in phrase.text:
        return phrase.alone >= 3
    return phrase.alone >= 2 or phrase.strong


def wide_enough(phrase: Seen) -> bool:
    """Seen at enough issuers, or of a kind and a subject that may stand alone."""
    if phrase.kind == "collocation":
        return phrase.docs >= 3 and phrase.alone * 12 >= phrase.docs
    if "{名称}" in phrase.text:
        return phrase.alone >= 3
    if phrase.kind == "slogan":
        known = count_han(phrase.text) >= 4 and _SAYING.search(phrase.text) is not None
        return phrase.docs >= 2 or (phrase.strong and known and not _OWN_NAME.search(phrase.text))
    if phrase.alone >= 2:
        return True
    if phrase.kind == "verb-object" and phrase.docs < 2 and not 5 <= count_han(phrase.text) <= 16:
        return False
    return phrase.strong and phrase.kind in _ONCE


def best_forms(phrases: Iterable[Seen]) -> Iterator[Seen]:
    """One form of each phrase: without its opening adverb, unless most writers use it with that one."""
    told = {phrase.text: phrase for phrase in phrases}
    forms: dict[str, list[Seen]] = defaultdict(list)
    for phrase in told.values():
        forms[core(phrase.text, told)].append(phrase)
    for text, group in forms.items():
        plain = told.get(text)
        longer = max(
            (form for form in group if form.text != text),
            key=lambda form: (form.docs, form.text),
            default=None,
        )
        if plain is None or (longer and longer.docs >= 3 and longer.docs * 10 >= plain.docs * 6):
            plain = longer
        if plain:
            yield plain


def core(text: str, told: Mapping[str, object]) -> str:
    """The text without opening adverbs, as long as what remains is a phrase too."""
    while adverb := next(
        (word for word in _ADVERBS if text.startswith(word) and text[len(word) :] in told), None
    ):
        text = text[len(adverb) :]
    return text


def without_doubles(phrases: Iterable[Seen]) -> Iterator[Seen]:
    """The phrases without those that differ from a wider one by fillers or by one or two characters."""
    kept: set[str] = set()
    shorter: set[str] = set()
    for phrase in sorted(phrases, key=lambda seen: (-seen.alone, -seen.docs, -seen.count, seen.text)):
        key = _key(phrase)
        if key in kept or key in shorter:
            continue
        less = _shortened(key)
        if less.isdisjoint(kept):
            kept.add(key)
            shorter |= less
            yield phrase


def _key(phrase: Seen) -> str:
    """The text without what makes no difference; an indicator is its subject."""
    if phrase.kind == "indicator":
        return _REACHED.sub("", phrase.text)
    if phrase.kind == "closing":
        return _PATHOS.sub("", phrase.text)
    if phrase.kind == "frame":
        return _FRAMING.sub("", phrase.text).replace("培育", "培养") or phrase.text
    if "{名称}" in phrase.text:
        return _HOW.sub("", phrase.text)
    return _FILLERS.sub("", phrase.text) or phrase.text


def _shortened(key: str) -> set[str]:
    """For keys of seven and more: every form with one or two characters less, the head kept."""
    if len(key) < 7 or "{" in key:
        return set()
    head, tail = key[:2], key[2:]
    return {head + "".join(left) for gone in (1, 2) for left in combinations(tail, len(tail) - gone)}
