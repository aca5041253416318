"""Noun phrases of two words and more, whole on both sides, and terms of one."""

import re
from collections.abc import Iterator, Sequence

from drafter.language.trade_words import EXTRA
from drafter.language.words import Word
from drafter.mining import lexicon as lex
from drafter.mining.clauses import fits
from drafter.mining.letters import END, Clauses, Letters, Told
from drafter.mining.lists import words_in
from drafter.mining.relevance import fits_trade

_NOUN = frozenset(("n", "vn", "an", "l", "j", "i", "ng", "nz", "nt", "nrt", "b", "a", "s", "v"))
_FIRST = frozenset(("n", "an", "l", "j", "i", "nz", "b", "a", "s", "nt", "nrt"))
_TRADE = frozenset(word for listed in EXTRA.values() for word in listed.split())
_TERM = frozenset(("n", "nz", "vn"))
_SAYINGS = frozenset(("l", "i", "j"))
_LOOSE = words_in("""
    在思想上 在思想上政治 各项工作 组成部分 不容忽视 日益增长 瓶颈制约 农民朋友 共同富裕 生态文明
    两个确立 两个维护 四个意识 四个自信 公平而有质量
    也就是说 相辅相成 如期完成 时有发生 这就是 除此之外 产业发展 经济发展
""")
_NO_TERMS = lex.BAD_ENDS | lex.SPOILERS | _LOOSE
NO_NOUNS = words_in("""
    有机 合格 统一 衷心 紧密 密切 中考 分管 主管 挂牌 参与 开发 实施 检验 任教 推进 落实 开展 进行 使用
    办理 解决 处置 支持 相辅相成 相衔接 输送到 领导
""")
_LAST = frozenset(("n", "vn", "an", "l", "j", "i", "nz", "nrt", "s"))
_ATTRIBUTES = words_in("""
    系统 优质 重点 健康 创新 科学 规范 高水平 高质量 整体 集中 联合 协同 分类 分层 均衡 全员 深度 一体化
    良好 多元 常态化
""")
_NOUNS = words_in("教育 教研 科学")
_COMPOUNDS = lex.NOUNLIKE_VERBS - _ATTRIBUTES - _NOUNS - words_in("推进 落实 实施 参与 体现 引导 稳定")
_NO_HEADS = words_in("建成投用 建成使用 开工建设 投入使用 招才引智 配合 依托 计划 凭借 落地见效 走深走实")
_SUFFIXES = frozenset("力性化感观权员园校课室库网站风德")


def _may_stand(word: Word) -> bool:
    if (
        word.text in lex.SPOILERS
        or word.tag not in _NOUN
        or word.text in ("是", "有", "无", "令", "使", "让")
    ):
        return False
    if word.text in lex.ADVERBS and word.text not in _ATTRIBUTES:
        return False
    return word.text not in lex.VERBS or word.text in lex.NOUNLIKE_VERBS or word.text in lex.END_VERBS


def _heads(word: Word) -> bool:
    if len(word.text) == 1 or word.text in _NO_HEADS or _heads_compounds(word):
        return False
    if word.text in _NOUNS:
        return True
    return word.tag in _FIRST and word.text not in lex.VERBS and word.text not in lex.BAD_ENDS


def _heads_compounds(word: Word) -> bool:
    """Whether the word opens a noun phrase only before the second half of a compound (管理|水平)."""
    return len(word.text) > 1 and word.text in _COMPOUNDS


def _closes(word: Word) -> bool:
    if word.text in lex.BAD_ENDS or word.text in NO_NOUNS:
        return False
    if word.text in lex.END_VERBS:
        return (
            word.tag == "vn"
            or word.text in lex.NOUNLIKE_VERBS
            or word.text in ("提升", "建设", "发展", "成长")
        )
    return word.tag in _LAST and (len(word.text) > 1 or word.text in _SUFFIXES)


_BEFORE = words_in("、 ” 》 “ 的 和 与 及 把 将 对 在 以 为 让 使 向 从 由 被 是 要 有 无 并 或 应 须")


def lets_begin(word: Word) -> bool:
    """Whether what stands behind the word may be whole: not after a figure, a name, a word cut apart."""
    return word.text in _BEFORE if len(word.text) == 1 or word.tag[0] in "xmqntr" else True


def _is_half(word: Word) -> bool:
    """Whether the word may be the first half of what stands behind it: 创新|体系, 禁毒|斗争."""
    return word.tag == "vn" or word.text in _HALVES


_DOING = lex.ADVERBS | lex.VERBS
_SURE_VERBS = lex.VERBS - lex.NOUNLIKE_VERBS
_HALVES = (lex.NOUNLIKE_VERBS | lex.END_VERBS) - _SURE_VERBS

_LETTERS = Letters(
    stands=_may_stand,
    heads=_heads,
    compounds=_heads_compounds,
    second=lambda word: word.text in lex.COMPOUND_SECONDS,
    noun=lambda word: word.tag == "vn" or (word.text not in lex.VERBS and word.tag != "v"),
    last=lambda word: _closes(word) and (word.text in lex.END_VERBS or word.tag != "v"),
    end=lambda word: word.text in lex.END_VERBS,
    left=lets_begin,
    half=_is_half,
    how=lambda word: word.text in _BEFORE or word.text in _DOING or word.tag in ("d", "ad"),
    right=lambda word: word.tag[0] not in "xmqntrkf" or word.text in "、“的",
    joins=lambda word: word.text in "、和与及",
    term=lambda word: len(word.text) >= 4 and _is_term(word),
)
_HANGING = words_in("""
    领域 地区 阶段 力量 座谈会 行业 不足 上线 部门 问题 情况 范围 岗位 程度 过程 环节 时间 期间 标准 紧日子
    国家 政府 市区 整个 面向 记录
""")
"""What no part of a noun phrase begins with: it hangs on what stands before."""
_CALLED = tuple(
    words_in("""
    学校 小学 初中 高中 幼儿园 高校 院校 教师 学生 校长 儿童 青少年 教育 毕业生 师生 课程 教材 科技人才
    学位 队伍 机构 资源 活动 社团
""")
)
"""Ends of words for people, schools and what schools have: whole nouns, whatever stands behind."""
_CALLS = Letters(
    called=lambda word: word.text.endswith(_CALLED),
    hangs=lambda word: word.text in _HANGING,
)
_CALL = re.compile(f"(?<=[^\\n{_CALLS.having('hangs')}])[{_CALLS.having('called')}]")
_STANDS, _SECOND = (f"[{_LETTERS.having(name)}]" for name in ("stands", "second"))
_HEAD = f"(?:[{_LETTERS.having('heads')}]|[{_LETTERS.having('compounds')}](?={_SECOND}))"
_LAST_ONE = f"[{_LETTERS.having('last')}]"
_RUN = re.compile(f"(?<!{_STANDS}){_STANDS}*?(?P<np>(?={_HEAD}){_STANDS}+)(?!{_STANDS})")
_PHRASE = re.compile(
    f"{_HEAD}(?:[{_LETTERS.having('noun')}]|.(?=[{_LETTERS.having('second')}{_LETTERS.having('end')}])|{_LAST_ONE}(?!.))*"
    f"(?<={_LAST_ONE})"
)
_TERM_OF_ONE = re.compile(f"[{_LETTERS.having('term')}]")
_HALF, _SECONDS = frozenset(_LETTERS.having("half")), frozenset(_LETTERS.having("second"))
_HOW, _FREE_LEFT, _FREE_RIGHT = (
    frozenset((*_LETTERS.having(name), END.text)) for name in ("how", "left", "right")
)
_HEADS, _LASTS = frozenset(_LETTERS.having("heads")), frozenset(_LETTERS.having("last"))
_JOINS, _ENDS = frozenset(_LETTERS.having("joins")), frozenset(_LETTERS.having("end"))


def noun_phrases(clauses: Clauses, *, low: int = 4, high: int = 14) -> Iterator[Told]:
    """Noun phrases of the clauses that nothing lengthens on either side."""
    line = clauses.line(_LETTERS)
    for match in _RUN.finditer(line):
        start, end = match.span("np")
        if end - start < 2 or not (_free_left(line, start) and line[end] in _FREE_RIGHT):
            continue
        if _PHRASE.fullmatch(line, start, end) and not _shares(line, start, end):
            text = clauses.text(start, end)
            if fits(text, low, high):
                yield clauses.numbers[start], text


def noun_tails(clauses: Clauses, *, low: int = 4, high: int = 14) -> Iterator[Told]:
    """What noun phrases end with, and those behind a figure or a name: nothing lengthens them behind."""
    line = clauses.line(_LETTERS)
    for match in _RUN.finditer(line):
        start, end = match.span("np")
        if end - start < 2 or line[end] not in _FREE_RIGHT or line[end - 1] not in _LASTS:
            continue
        for at in range(start + _free_left(line, start), end - 1):
            begins = (at == start or line[at] not in _SECONDS) and clauses.words[at].text not in _HANGING
            if begins and _PHRASE.fullmatch(line, at, end) and fits(text := clauses.text(at, end), low, high):
                yield clauses.numbers[at], text


def names(clauses: Clauses, *, low: int = 4, high: int = 8) -> Iterator[Told]:
    """What people, schools and their things are called, wherever in a noun phrase: 农村中小学, 公办学校."""
    line = clauses.line(_LETTERS)
    for match in _CALL.finditer(clauses.line(_CALLS)):
        start, end = match.start() - 1, match.end()
        whole = line[start] in _HEADS and line[end - 1] in _LASTS
        if whole and fits(text := clauses.text(start, end), low, high):
            yield clauses.numbers[start], text


BARE = words_in("""
    领域 情况 不足 地区 阶段 部门 行业 紧缺 短缺 问题 进行 予以 作为 输送到 定位 不容忽视 日益增长
    开放 纲要 规定 范围 岗位 程度 过程 环节 条件 时间 期间 标准 全部 部分 群众 人民 学校 单位 幼儿
    学生 教师 高校 财政 国家 财产 中心 团体 限定性 主管 实际 院校 工作
""")
"""Words that are no object by themselves: they lean on what stands before them."""


def terms(clauses: Clauses) -> Iterator[Told]:
    """Words of four characters and more that stand by themselves in the dictionary: 立德树人, 义务教育."""
    for match in _TERM_OF_ONE.finditer(clauses.line(_LETTERS)):
        yield clauses.numbers[match.start()], clauses.text(*match.span())


def is_deed(text: str) -> bool:
    """Whether the dictionary has an adverb or a verb, and what it goes with, as one word: 深入实施."""
    opens = text[:2] in _SURE_VERBS and text not in _TRADE
    return opens or (text[:2] in lex.ADVERBS and text[2:] in _SURE_VERBS)


def _is_term(word: Word) -> bool:
    if word.text in _NO_TERMS or is_deed(word.text):
        return False
    return word.tag in _SAYINGS or (word.tag in _TERM and fits_trade(word.text))


def _free_left(line: str, start: int) -> bool:
    """Whether nothing before the span belongs to it: no figure, name, unknown word, or half of a noun."""
    if line[start - 1] not in _HALF:
        return line[start - 1] in _FREE_LEFT
    return line[start] not in _SECONDS and line[start - 2] in _HOW


def _shares(line: str, start: int, end: int) -> bool:
    """Whether the phrase is the tail of a list whose members share its verb (德育、体育融合)."""
    return end - start == 2 and line[start - 1] in _JOINS and line[end - 1] in _ENDS


def is_noun_phrase(words: Sequence[Word]) -> bool:
    """Whether the words are one noun phrase: no verb at its head, every verb inside used as a noun."""
    return _PHRASE.fullmatch(_LETTERS(words)) is not None
