"""Collocations: how things are done and what comes of it: 持续深化, 巩固拓展, 成效明显, 质量稳步提升."""

import re
from collections.abc import Iterator

from drafter.language.words import Word
from drafter.mining import lexicon as lex
from drafter.mining.clauses import fits
from drafter.mining.letters import Clauses, Letters, Told
from drafter.mining.lists import words_in
from drafter.mining.nouns import is_deed, is_noun_phrase
from drafter.mining.pairs import SURE, is_object, plain

_HOW = frozenset(("d", "ad", "vd"))
_DEGREES = words_in("""
    明显 显著 持续 稳步 不断 进一步 更加 日益 全面 大幅 有效 逐步 基本 整体 稳定 深入 扎实 得到 有所
""")
_NO_ADVERBS = words_in("""
    重点 集中 联合 健康 优质 均衡 优先 分别 至少 一律 依然 仍然 还 最 更 较 较为 比较 十分 非常 极大 尚
    单独 共 总体 进步 正在 即将 一直 从未 多 再 又 只要 真正 互相 初步 已经 特别 尤其 甚至 巩固 深化 规范
    突出 创新 系统 多元 协同 坚定 得到 有所 日益 稳定 整体
""")
_NO_VERBS = words_in("补短 应用 达到 具有 学习 工作 作为 包括 帮助 服务 反对 参加 吸收 创新 改革")
_JOINT = lex.VERBS - words_in("""
    达到 具有 做到 工作 作为 包括 举办 反对 参加 吸收 取得 开展 提供 打击 建设 改革 注重 坚持 支持 鼓励
    配备 试点 发展 立足 落实 补短 发挥 当好 确保 形成 带动 完成 明确 做好 抓好 办好
""")
_MAKES = words_in("""
    提高 增强 制定 加强 强化 完善 健全 建立 实施 落实 推进 推动 改善 创建 增加 加大 适应 围绕 执行 严格
""")
"""Verbs whose object often begins with another verb (提高运用能力): joined with few."""
_MENDS = words_in("完善 健全 改进 提升 提高 巩固 深化 优化 落实 实施 规范 强化 加强 扩大")
_NEXT = SURE | words_in("落实 推进 实施 规范 巩固 保护 改造 升级 更新 管控 引领 激励 培养 优化")
_NEXT -= words_in("""
    取得 实现 提供 铸牢 丰富 贯彻 体现 达到 参加 召开 应对 督查 围绕 融入 立足 适应 力争 争取 完成 增进
    辐射 执行
""")
_STATES = words_in("""
    明显 显著 丰硕 鲜明 突出 优良 浓厚 良好 完善 完备 健全 合理 科学 规范 雄厚 稳定 扎实 有力 有效 严格 清晰
    先进 丰富 凸显 齐全 优美
""")


_SAYINGS = frozenset("lizv")
_NO_SAYINGS = words_in("联系电话 开展调查 惩治腐败")
_KNOWN = words_in("""
    圆满完成 顺利完成 超额完成 集中力量 灵活多样 丰富多彩 相互促进 扎扎实实 实实在在 踏踏实实
    奋勇争先 与时俱进 从根本上 发挥作用 解决问题 履行职责 总结经验 密切配合 挖掘潜力
""")
"""Words of the dictionary that say what is done, though they do not open with one of our verbs."""
_HOW_MUCH = lex.ADVERBS | _DEGREES
_DONE_HOW = words_in("成功 一体")
"""Adverbs that spoil a longer phrase, or count in it, but go with a verb."""
_VERBS = (lex.VERBS | {"结合"}) - _NO_VERBS
_FIRST = _JOINT - _MAKES
_SURE = SURE - _NO_VERBS


def _adverb(word: Word) -> bool:
    known = word.text in _HOW_MUCH or word.text == "有机" or word.tag in _HOW
    return word.text in _DONE_HOW or (known and plain(word) and word.text not in _NO_ADVERBS)


def _is_deed(word: Word) -> bool:
    """Whether the one word says what is done and how: 坚定不移, 统筹规划, 狠抓落实."""
    if word.text in lex.VERBS:
        return True
    return word.text in _KNOWN or (
        word.tag in _SAYINGS and word.text not in _NO_SAYINGS and is_deed(word.text)
    )


_LETTERS = Letters(
    adverb=_adverb,
    verb=lambda word: word.text in _VERBS and plain(word),
    joint=lambda word: word.text in _FIRST and plain(word),
    makes=lambda word: word.text in _MAKES,
    mends=lambda word: word.text in _MENDS,
    next=lambda word: word.text in _NEXT and plain(word),
    object=is_object,
    state=lambda word: word.text in _STATES,
    sure=lambda word: word.text in _SURE and plain(word),
    **{"and": lambda word: word.text == "和"},
    ends=lambda word: word.text in "、的和与及{",
    deed=lambda word: len(word.text) >= 4 and _is_deed(word),
)
_IN = {name: _LETTERS.having(name) for name in _LETTERS.names}
_HOW_DONE = re.compile(f"[{_IN['adverb']}][{_IN['verb']}]")
_TWO_VERBS = re.compile(
    f"(?:[{_IN['joint']}][{_IN['next']}]|[{_IN['makes']}][{_IN['mends']}])(?!$|[{_IN['ends']}])",
    re.M,
)
_AND = re.compile(f"[{_IN['sure']}][{_IN['and']}][{_IN['sure']}](?!$|[{_IN['ends']}])", re.M)
_IN_STATE = re.compile(f"[{_IN['object']}][{_IN['state']}]$", re.M)
_LONG_DEED = re.compile(f"[{_IN['deed']}]")


def collocations(clauses: Clauses, *, low: int = 4, high: int = 8) -> Iterator[Told]:
    """A verb with its adverb, two verbs that share an object, a noun with its state; long verbs."""
    line = clauses.line(_LETTERS)
    for pattern in (_HOW_DONE, _TWO_VERBS, _AND, _IN_STATE):
        for match in pattern.finditer(line):
            text = clauses.text(*match.span())
            if fits(text, low, high):
                yield clauses.numbers[match.start()], text
    for match in _LONG_DEED.finditer(line):
        yield clauses.numbers[match.start()], clauses.text(*match.span())
    for at, text in enumerate(clauses.texts):
        if text[-1:] in _CLOSE_SO:
            yield from ((at, found.group()) for outcome in _OUTCOMES if (found := outcome.search(text)))


_OUTCOMES = tuple(
    re.compile(f"(?:{pattern})$")
    for pattern in (
        "(?:迈出|迈上|再上|开创|展现|再创|创)(?:新的|新|坚实|更大|历史)+(?:步伐|台阶|局面|作为|气象|面貌|新高|佳绩)",
        "(?:与|距)(?:人民)?群众的?(?:期盼|期待|需求)还?(?:有|存在)(?:一定|不小|较大)?差距",
        "(?:还|仍)(?:有|存在)(?:不少|一些|较多|明显)?(?:短板弱项|短板|弱项|差距|不足|薄弱环节)",
    )
)
_CLOSE_SO = frozenset("伐阶面为象貌高绩距板项足节")
"""How a part that looks back ends: what was reached, and what is wanting."""


_ONE_MIND = re.compile("(?:在思想上政治上行动上)?同以习近平同志为核心的党中央保持高度一致$")


def results(clauses: Clauses, *, low: int = 6, high: int = 16) -> Iterator[Told]:
    """A whole clause that says what came of it: 教育质量稳步提升; and with whom one is of one mind."""
    for at, text, words in clauses:
        if words[-1].text == "高度一致" and (match := _ONE_MIND.search(text)):
            yield at, match.group()
        if len(words) < 3 or words[-1].text not in lex.END_VERBS or words[-2].text not in _HOW_MUCH:
            continue
        if is_noun_phrase(words[:-2]) and fits(text, low, high):
            yield at, text
