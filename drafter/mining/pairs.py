"""Pairs of words that writers put together again and again: 教育质量, 交流轮岗, 改善民生."""

import re
from collections.abc import Iterator

from drafter.language.words import Word
from drafter.mining import lexicon as lex
from drafter.mining.clauses import fits
from drafter.mining.letters import Clauses, Letters, Told
from drafter.mining.lists import words_in
from drafter.mining.nouns import BARE, NO_NOUNS, lets_begin

_NOUN = frozenset(("n", "vn", "an", "j", "l", "nz", "i", "b", "a", "nt", "nrt", "ng", "k"))
_OBJECT = frozenset(("n", "vn", "an", "j", "l", "nz"))
_HEAD = frozenset(("n", "an", "l", "j", "nz", "b", "a"))
SURE = lex.VERBS - lex.NOUNLIKE_VERBS
"""Verbs that are seldom the first half of a noun."""
_GOVERNORS = SURE - words_in("达到 具有 做到 作为 包括 帮助 举办 反对 发挥 形成 参加 吸收")
_NAMES = words_in("行动 工程 计划 基地 比例 课程 题材 作品 试点 学校 高校 单位 部门 人员 教师 学生")
"""What makes a verb before it the first half of a name (提升行动), or wants more words (鼓励学校)."""
_NO_COMPOUNDS = lex.ADVERBS | words_in("落实 推进 保障 支持 防控 教育 学习 实施 引导 配置")
_NO_MODIFIERS = words_in("引领 组织 培养 推进 进行 予以 贯彻 发展 输送到")
_NO_DEEDS = words_in("""
    有关 相关 包括 作为 具有 进行 予以 得到 纳入 提供 奠定 取得 能够 应当 不得 关于 没有 成为 来自 用于
    列入 低于 高于 开展 工作 教育
""")
_DEEDS = SURE - words_in("关爱 帮扶 排查 整治 贯通 改革 资助 联动 衔接 改造 提升 扩容 推广 监管")
"""Verbs that govern what stands behind them, but for those that are as often names of what is done."""


def plain(word: Word) -> bool:
    """Whether the word is one that a phrase for everybody may hold."""
    return len(word.text) > 1 and word.text not in lex.SPOILERS and word.text not in lex.NUMBER_WORDS


_LEANING = lex.BAD_ENDS | BARE
_NO_FIRST_HALVES = lex.ADVERBS | lex.VERBS | _NO_MODIFIERS
_NO_NAMES = _DEEDS | _NO_DEEDS | _LEANING
_NO_LAST_HALVES = _LEANING | NO_NOUNS
_COMPOUNDS = lex.NOUNLIKE_VERBS - _NO_COMPOUNDS


def is_object(word: Word) -> bool:
    """Whether the word is a noun that needs nothing before it."""
    whole = plain(word) and word.text not in _LEANING and not word.text.startswith("相")
    return whole and word.tag in _OBJECT and word.text not in lex.VERBS


def _modifier(word: Word) -> bool:
    """A verb that makes the first half of a noun: 实践|活动, 招生|规模."""
    verbal = word.tag == "vn" or word.text in lex.NOUNLIKE_VERBS or word.text in lex.END_VERBS
    return verbal and plain(word) and word.text not in _NO_FIRST_HALVES


def _doing(word: Word) -> bool:
    """A verb that may be the first half of a name for something done: 交流|轮岗, 免费|开放."""
    verbal = word.tag in ("v", "vn") and plain(word) and len(word.text) == 2
    return verbal and word.text not in _NO_NAMES


def _deed(word: Word) -> bool:
    """A verb that may close a noun: 成果|转化."""
    verbal = word.tag == "vn" or word.text in lex.END_VERBS
    return verbal and plain(word) and word.text not in _NO_LAST_HALVES


_LETTERS = Letters(
    governor=lambda word: word.text in _GOVERNORS and plain(word),
    object=is_object,
    goal=lambda word: is_object(word) and word.text not in _NAMES and word.text not in lex.COMPOUND_SECONDS,
    head=lambda word: (
        word.tag in _HEAD and is_object(word._replace(tag="n")) and word.text not in lex.ADVERBS
    ),
    noun=lambda word: word.tag in _NOUN or word.tag in ("m", "q"),
    leaning=lambda word: not (lets_begin(word) or word.tag in _NOUN),
    modifier=_modifier,
    compounds=lambda word: word.text in _COMPOUNDS and plain(word),
    doing=_doing,
    deed=_deed,
    second=lambda word: word.text in lex.COMPOUND_SECONDS and len(word.text) > 1,
    ends=lambda word: word.text in "、的和与及",
    slot=lambda word: word.text == "{",
    joins=lambda word: word.text in ("和", "与"),
)
_IN = {name: _LETTERS.having(name) for name in _LETTERS.names}
_VERB_OBJECT = re.compile(f"[{_IN['governor']}][{_IN['goal']}](?=[{_IN['slot']}]|$)", re.M)
_COUNTED = re.compile(f"[{_IN['governor']}][{_IN['noun']}]{{1,3}}[{_IN['goal']}](?=[{_IN['slot']}])")
_DEED = re.compile(f"(?<![{_IN['leaning']}])[{_IN['doing']}][{_IN['deed']}](?=$|[{_IN['ends']}])", re.M)
_NOUN_NOUN = re.compile(
    f"(?<![{_IN['noun']}{_IN['leaning']}])"
    f"(?:[{_IN['head']}][{_IN['object']}{_IN['deed']}]|[{_IN['modifier']}][{_IN['object']}{_IN['deed']}]"
    f"|[{_IN['compounds']}][{_IN['second']}])"
    f"(?![{_IN['noun']}])"
)
_BOTH = re.compile(
    f"(?<![{_IN['noun']}{_IN['leaning']}])[{_IN['object']}][{_IN['joins']}][{_IN['object']}](?=$|[{_IN['ends']}])",
    re.M,
)


def noun_pairs(clauses: Clauses) -> Iterator[Told]:
    """Two words that are one noun, with nothing before or behind that belongs to it."""
    yield from _told(clauses, _NOUN_NOUN, _DEED, _BOTH)


def goal_pairs(clauses: Clauses) -> Iterator[Told]:
    """A verb with the one word that it governs, or with all those before a figure (新增公办学位{数}个)."""
    yield from _told(clauses, _VERB_OBJECT)
    counted = _told(clauses, _COUNTED, low=5, high=12)
    yield from ((at, goal) for at, goal in counted if "{数}" in clauses.texts[at])


def _told(clauses: Clauses, *patterns: re.Pattern[str], low: int = 4, high: int = 8) -> Iterator[Told]:
    line = clauses.line(_LETTERS)
    for pattern in patterns:
        for match in pattern.finditer(line):
            text = clauses.text(*match.span())
            if fits(text, low, high):
                yield clauses.numbers[match.start()], text
