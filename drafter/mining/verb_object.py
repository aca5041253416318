"""Verb–object phrases: clauses that open with a verb of doing and close with a complete object."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from drafter.language.words import Word
from drafter.mining import lexicon as lex
from drafter.mining.clauses import balanced, fits
from drafter.mining.letters import Clauses, Letters, Told
from drafter.mining.lists import words_in

_NOUN = ("n", "vn", "an", "l", "j", "i", "s", "ng")
_OUT = ("r", "y", "e", "o", "t", "zg", "ul", "uz", "uv", "nr", "ns", "eng", "m", "q", "x")
_FINE = words_in("""
    各 其他 任何 习近平 中国 中华 中华民族 华夏 一带一路 国家 社会主义 新时代 马克思主义 雷锋 北京师范大学
""")
_MARKS = frozenset("、“”·《》")
_LONG = 6
"""A word longer than this is a set formula, and its phrase may be longer by as much."""
_HAN_ONLY = re.compile("[\u4e00-\u9fff、“”《》·]+")


def verb_objects(clauses: Clauses, *, low: int = 4, high: int = 26) -> Iterator[Told]:
    """The clauses that are verb–object phrases, and those of their parts that are, whole from end to end.

    A clause that joins several phrases with 、 gives each of them too; an
    opening adverb is kept, and the phrase without it is given as well.
    """
    for at, text, words in clauses:
        if (_may_open(words[0]) or "、" in text) and _HAN_ONLY.fullmatch(text):
            yield from ((at, found) for found in _of_clause(text, words, low, high))


def _of_clause(clause: str, words: Sequence[Word], low: int, high: int) -> Iterator[str]:
    parts = _split(words) if "、" in clause else [words]
    spans = [words] if len(parts) == 1 else [words, *parts]
    seen: set[str] = set()
    high += _LONG if any(len(word.text) > _LONG for word in words) else 0
    for span in spans:
        for found in _forms(span):
            text = "".join([word.text for word in found])
            if text not in seen and fits(text, low, high) and balanced(text):
                seen.add(text)
                yield text


def inner_verb_objects(clauses: Clauses, *, low: int = 5, high: int = 16) -> Iterator[Told]:
    """The goal at the end of a longer clause: what follows its subject (学校要|加强校园文化建设)."""
    for match in _INNER.finditer(clauses.line(_LETTERS)):
        at, text = clauses.numbers[match.start()], clauses.text(*match.span())
        if not (fits(text, low, high) and _HAN_ONLY.fullmatch(clauses.texts[at]) and balanced(text)):
            continue
        if is_verb_object(clauses.words[match.start() : match.end()]):
            yield at, text


_AFTER_FOR = words_in(
    "力度 引导 管理 监督 检查 指导 培训 督导 考核 评价 支持 保护 教育 关爱 帮扶 领导 服务 监管 评估 宣传"
)
"""What closes 加强对…的: a noun of doing that may stand without 的."""

_SURE_VERBS = lex.VERBS - lex.NOUNLIKE_VERBS
_LEADERS = words_in("要 应 应当 须 需 并 来 以 能 可 必须 务必 不断 进一步 积极 全面 切实 大力 深入 着力")


def _forms(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The phrase as it stands and without its adverbs, where it is a phrase."""
    start = _adverbs(words)
    core = words[start:]
    if not is_verb_object(core):
        return
    yield words
    if start:
        yield core


def _adverbs(words: Sequence[Word]) -> int:
    at = 0
    while at < len(words) - 2 and words[at].text in lex.ADVERBS and not _verb_then_object(words, at):
        at += 1
    return at


def _verb_then_object(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the verb here: 统筹城乡资源 against 统筹推进."""
    return words[at].text in lex.VERBS and words[at + 1].text not in lex.VERBS


def is_verb_object(words: Sequence[Word]) -> bool:
    """Whether the words are a verb of doing with a complete object."""
    return (
        len(words) >= 2
        and words[0].text in lex.VERBS
        and not _is_noun_compound(words)
        and not _leans(words)
        and _closes(words)
        and all(map(_clean, words))
        and not _unknown_run(words)
        and not _dangling(words)
    )


def _is_noun_compound(words: Sequence[Word]) -> bool:
    second = words[1].text
    if second in ("的", "和", "与", "及", "、") and words[0].text in lex.NOUNLIKE_VERBS:
        return second == "的" or not any(word.text in _SURE_VERBS for word in words[2:4])
    if second == "的" or (words[0].text in lex.NOUNLIKE_VERBS and second in lex.COMPOUND_SECONDS):
        return True
    named = words[0].text in _DEEDS and words[-1].text[-2:] in _ARRANGED
    return named and all(word.text in lex.VERBS | lex.END_VERBS for word in words[1:-1])


_DEEDS = words_in("""
    联动 联合 协同 排查 化解 浸润 轮岗 交流 督查 检查 监督 监测 评价 评估 考核 激励 预防 预警 帮扶 资助
    救助 培训
    研训 保障 管理 服务 渗透 融合 衔接 贯通 共享 共建 引领 宣传 动员 培养 选拔 发现 反馈
""")
_ARRANGED = words_in("机制 制度 体系 行动 计划 平台 程序 网络")
"""What several deeds in a row are the name of: 联动监督机制, 轮岗交流制度."""


_CARRY_OUT = words_in("""
    实施 组织实施 推进 启动 制定 制订 落实 开展 完成 深化 抓好 出台 编制 用好 执行 做好 统筹 参与 探索 建立
    推出
""")
_NAMING = words_in("动员 设置 培育 配备 传承 创建 认定 遴选 展示 交流 开设")
_NAMED = words_in("能力 体制 工作 方案 名单 情况 办法 指南 目录 学校 要求 标准")
_MEETS = words_in("落实 明确 达到 满足 适应 体现 贯彻 贯彻落实 执行 强化 严格")
_NO_OBJECTS = words_in("等 到 达到 基于 有")
_WAYS = words_in("方式 形式 渠道 途径 手段")
_TAKE = words_in("采取 采用 运用 创新 利用 探索 丰富 拓展 拓宽")
_PLANS = ("行动", "计划", "工程")
_FAULTS = words_in("问题 短板 矛盾 困难 弱项")
_FOR_OTHERS = words_in("保障 支撑 基础 支持 条件 动力")


def _leans(words: Sequence[Word]) -> bool:
    """Whether the verb is none here (提升|行动计划, 突出|问题), or wants somebody for whom or for what."""
    verb, second, last = words[0].text, words[1].text, words[-1].text
    if second.endswith(_PLANS) and verb not in _CARRY_OUT:
        return True
    if second in _NO_OBJECTS or (verb in _NAMING and second in _NAMED):
        return True
    if verb not in _CARRY_OUT and last.endswith(_PLANS) and len(words) <= 3:
        return True
    if last in _WAYS and verb not in _TAKE and any(word.text == "等" for word in words):
        return True
    if last == "要求" and "的" in {word.text for word in words} and verb not in _MEETS:
        return True
    if verb in ("围绕", "立足", "针对") and last in lex.COMPOUND_SECONDS:
        return True
    return (verb == "突出" and second[:2] in _FAULTS) or (verb == "提供" and last in _FOR_OTHERS)


def _may_open(word: Word) -> bool:
    return word.text in lex.VERBS or word.text in lex.ADVERBS


@cache
def _clean(word: Word) -> bool:
    if word.text in lex.SPOILERS:
        return False
    if word.text in _MARKS or word.text in _FINE or word.text in lex.NUMBER_WORDS:
        return True
    return not (
        word.tag in _OUT or (word.tag.startswith("nr") and word.text not in lex.VERBS and word.tag != "nrt")
    )


def _closes(words: Sequence[Word]) -> bool:
    last = words[-1]
    if last.text in lex.BAD_ENDS:
        return False
    if last.text == "”":
        return len(words) > 3
    if last.text == "》":
        return True
    if last.text in lex.END_VERBS:
        return len(words) > 2 or last.tag in ("l", "i")
    if last.tag == "nt":
        return len(last.text) > 3 and last.text[-1] not in "部局厅委会院司处学校党"
    return last.tag in _NOUN and (
        len(last.text) > 1 or last.text in "力性化感观权员园校课室库网站风德魂心力度业链圈"
    )


def _unknown_run(words: Sequence[Word]) -> bool:
    """Single characters in a row: a name or a word the dictionary cuts apart."""
    run = 0.0
    for word in words:
        single = (
            len(word.text) == 1
            and word.text not in _MARKS
            and word.tag not in ("c", "uj", "p", "d", "f", "u")
        )
        named = single and word.tag == "n" and word.text not in "音体美德智劳校园"
        run = run + 1 + named / 2 if single else 0
        if run >= 3:
            return True
    return False


def _dangling(words: Sequence[Word]) -> bool:
    """Whether the clause hangs on something outside: 的 before a mark, 等 in the middle, a bare 上/中/下."""
    texts = [word.text for word in words]
    if any(a == "的" and b in ("、", "的", "和") for a, b in pairwise(texts)):
        return True
    if "对" in texts and "的" not in texts[texts.index("对") :] and texts[-1] not in _AFTER_FOR:
        return True
    if texts[1] in ("、", "和", "与", "及") and len(texts) < 4:
        return True
    if texts[1] in ("、", "和", "及") and not (texts[2] in lex.VERBS or words[2].tag.startswith("v")):
        return True
    if "为" in texts[-3:-1] or ("提供" in texts[1:] and "为" not in texts):
        return True
    if texts[1] == "以" and not {"为", "的"} <= set(texts[3:-1]):
        return True
    return texts[-1] in ("、", "“", "《") or texts[1] in ("在", "后", "前", "时")


def _split(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Parts joined by 、 where each of them opens with a verb (and its adverbs)."""
    parts: list[list[Word]] = [[]]
    depth = 0
    for at, word in enumerate(words):
        depth += (word.text in "“《") - (word.text in "”》")
        if word.text == "、" and depth == 0 and _opens(words[at + 1 :]):
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts]


def _opens(words: Sequence[Word]) -> bool:
    start = _adverbs(words) if len(words) > 2 else 0
    return (
        len(words) - start >= 2
        and words[start].text in lex.VERBS
        and words[start].text not in lex.NOUNLIKE_VERBS
        and words[start + 1].text not in ("、", "和", "与", "的", "等")
    )


_LETTERS = Letters(
    sure=lambda word: word.text in _SURE_VERBS,
    leads=lambda word: word.text in _LEADERS or word.tag in ("n", "vn", "nt", "j"),
)
_INNER = re.compile(f"(?<=[{_LETTERS.having('leads')}])[{_LETTERS.having('sure')}].+")
