"""Pairs of words that writers put together again and again: 持续深化, 教育质量, 改善民生."""

import re
from collections.abc import Iterator

from drafter.language.words import Word
from drafter.mining import lexicon as lex
from drafter.mining.clauses import fits
from drafter.mining.collocations import BARE
from drafter.mining.letters import Clause, Letters
from drafter.mining.lists import words_in

_NOUN = frozenset(("n", "vn", "an", "j", "l", "nz", "i", "b", "a", "nt", "nrt", "ng", "k"))
_OBJECT = frozenset(("n", "vn", "an", "j", "l", "nz"))
_HEAD = frozenset(("n", "an", "l", "j", "nz", "b", "a"))
_HOW = frozenset(("d", "ad", "vd"))
_SURE = lex.VERBS - lex.NOUNLIKE_VERBS
_NO_ADVERBS = words_in("""
    重点 集中 联合 健康 优质 均衡 优先 相互 分别 至少 一律 依然 仍然 还 最 更 较 较为 比较 十分 非常 极大 尚
    单独 共 总体 进步 正在 即将 一直 从未 多 再 又 只要 真正 互相 初步 已经 基本 特别 尤其 甚至 巩固 深化 规范
    突出 创新 系统 多元 协同 坚定
""")
_NAMES = words_in("行动 工程 计划 基地 比例 课程 题材 作品 试点 学校 高校 单位 部门 人员 教师 学生")
"""What makes a verb before it the first half of a name (提升行动), or wants more words (鼓励学校)."""
_NO_VERBS = words_in("达到 具有 做到 发展 学习 工作 作为 包括 帮助 服务 举办 反对 发挥 形成 参加 吸收")


def _plain(word: Word) -> bool:
    return len(word.text) > 1 and word.text not in lex.SPOILERS and word.text not in lex.NUMBER_WORDS


def _adverb(word: Word) -> bool:
    known = word.text in lex.ADVERBS or word.tag in _HOW
    return known and _plain(word) and word.text not in _NO_ADVERBS


def _object(word: Word) -> bool:
    whole = _plain(word) and word.text not in lex.BAD_ENDS | BARE and not word.text.startswith("相")
    return whole and word.tag in _OBJECT and word.text not in lex.VERBS


_NO_COMPOUNDS = lex.ADVERBS | words_in("落实 推进 保障 支持 防控 教育 学习 实施 引导 配置")
_NO_MODIFIERS = words_in("引领 组织 培养 推进 进行 予以 贯彻 发展 输送到")


def _modifier(word: Word) -> bool:
    """A verb that makes the first half of a noun: 实践|活动, 招生|规模."""
    verbal = word.tag == "vn" or word.text in lex.NOUNLIKE_VERBS or word.text in lex.END_VERBS
    return verbal and _plain(word) and word.text not in lex.ADVERBS | lex.VERBS | _NO_MODIFIERS


def _deed(word: Word) -> bool:
    """A verb that may close a noun: 成果|转化."""
    verbal = word.tag == "vn" or word.text in lex.END_VERBS
    return verbal and _plain(word) and word.text not in lex.BAD_ENDS | BARE


_LETTERS = Letters(
    adverb=_adverb,
    verb=lambda word: word.text in lex.VERBS - _NO_VERBS and _plain(word),
    sure=lambda word: word.text in _SURE and _plain(word),
    object=_object,
    goal=lambda word: _object(word) and word.text not in _NAMES and word.text not in lex.COMPOUND_SECONDS,
    head=lambda word: word.tag in _HEAD and _object(word._replace(tag="n")) and word.text not in lex.ADVERBS,
    noun=lambda word: word.tag in _NOUN or word.tag in ("m", "q"),
    modifier=_modifier,
    compounds=lambda word: word.text in lex.NOUNLIKE_VERBS - _NO_COMPOUNDS and _plain(word),
    deed=_deed,
    second=lambda word: word.text in lex.COMPOUND_SECONDS and len(word.text) > 1,
    slot=lambda word: word.text == "{",
)
_IN = {name: _LETTERS.having(name) for name in _LETTERS.names}
_ADVERB_VERB = re.compile(f"[{_IN['adverb']}][{_IN['verb']}]")
_VERB_OBJECT = re.compile(f"[{_IN['sure']}][{_IN['goal']}](?=[{_IN['slot']}]|$)")
_NOUN_NOUN = re.compile(
    f"(?<![{_IN['noun']}])"
    f"(?:[{_IN['head']}][{_IN['object']}{_IN['deed']}]|[{_IN['modifier']}][{_IN['object']}{_IN['deed']}]"
    f"|[{_IN['compounds']}][{_IN['second']}])"
    f"(?![{_IN['noun']}])"
)


def pairs(clause: Clause, *, low: int = 4, high: int = 8) -> Iterator[tuple[str, str]]:
    """The pairs, told as adverb (with its verb), verb-object, or noun (with another, by themselves).

    A pair is a phrase only if several issuers have it.
    """
    line = _LETTERS(clause.words)
    for kind, pattern in (
        ("adverb", _ADVERB_VERB),
        ("verb-object", _VERB_OBJECT),
        ("noun", _NOUN_NOUN),
    ):
        for match in pattern.finditer(line):
            one, two = clause.words[match.start() : match.end()]
            text = one.text + two.text
            if fits(text, low, high):
                yield kind, text
