"""Collocations: noun phrases of two words and more, whole on both sides."""

from collections.abc import Callable, Iterator, Sequence

from drafter.language.words import Word
from drafter.mining import lexicon as lex
from drafter.mining.clauses import fits
from drafter.mining.lists import words_in
from drafter.mining.relevance import is_wording

_NOUN = frozenset(("n", "vn", "an", "l", "j", "i", "ng", "nz", "nt", "nrt", "b", "a", "s", "v"))
_FIRST = frozenset(("n", "an", "l", "j", "i", "nz", "b", "a", "s", "nt", "nrt"))
_TERM = frozenset(("n", "nz", "vn"))
_SAYINGS = frozenset(("l", "i", "j"))
_LOOSE = words_in("""
    在思想上 在思想上政治 各项工作 组成部分 不容忽视 日益增长 瓶颈制约 农民朋友 共同富裕 生态文明
    也就是说 这就是 除此之外 产业发展 经济发展
""")
_NO_TERMS = lex.BAD_ENDS | lex.SPOILERS | _LOOSE
_NO_NOUNS = words_in("""
    参与 开发 实施 检验 任教 推进 落实 开展 进行 使用 办理 解决 处置 支持 相辅相成 相衔接 输送到 领导
""")
_DEGREES = words_in("""
    明显 显著 持续 稳步 不断 进一步 更加 日益 全面 大幅 有效 逐步 基本 整体 稳定 深入 扎实 得到 有所
""")
_LAST = frozenset(("n", "vn", "an", "l", "j", "i", "nz", "nrt", "s"))
_ATTRIBUTES = words_in("""
    系统 优质 重点 健康 创新 科学 规范 高水平 高质量 整体 集中 联合 协同 分类 分层 均衡 全员 深度
""")
_NOUNS = words_in("教育 学习 教研 科学")
_SUFFIXES = frozenset("力性化感观权员园校课室库网站风德")


def collocations(
    clause: str, segment: Callable[[str], Sequence[Word]], *, low: int = 4, high: int = 14
) -> Iterator[str]:
    """Noun phrases of the clause that nothing lengthens on either side.

    Two noun phrases joined by 的 are given as one as well.
    """
    words = tuple(segment(clause))
    spans = tuple(_spans(words))
    for at, (start, end) in enumerate(spans):
        if not (_free_left(words, start) and _free_right(words, end)):
            continue
        if end - start >= 2 and is_noun_phrase(words[start:end]) and not _shares(words, start, end):
            yield from _told(words[start:end], low, high)
        if (
            at + 1 < len(spans)
            and _joined(words, end, spans[at + 1][0])
            and _free_right(words, spans[at + 1][1])
        ):
            near, far = words[start:end], words[slice(*spans[at + 1])]
            if not _hangs(words, start) and is_noun_phrase(near) and is_noun_phrase(far):
                yield from _told(words[start : spans[at + 1][1]], low + 1, high)


def results(
    clause: str, segment: Callable[[str], Sequence[Word]], *, low: int = 6, high: int = 16
) -> Iterator[str]:
    """A whole clause that says what came of it: 教育质量稳步提升."""
    words = tuple(segment(clause))
    if len(words) < 3 or words[-1].text not in lex.END_VERBS or words[-2].text not in lex.ADVERBS | _DEGREES:
        return
    if is_noun_phrase(words[:-2]):
        yield from _told(words, low, high)


def terms(clause: str, segment: Callable[[str], Sequence[Word]]) -> Iterator[str]:
    """Words of four characters and more that stand by themselves in the dictionary: 立德树人, 义务教育."""
    for word in segment(clause):
        if len(word.text) < 4 or word.text in _NO_TERMS:
            continue
        if word.tag in _SAYINGS or (word.tag in _TERM and is_wording(word.text)):
            yield word.text


def _free_left(words: Sequence[Word], start: int) -> bool:
    """Whether nothing before the span belongs to it: not a figure, a name, or a word we do not know."""
    return start == 0 or words[start - 1].tag[0] not in "xmqntr" or words[start - 1].text in "、”》“的"


def _free_right(words: Sequence[Word], end: int) -> bool:
    return end == len(words) or words[end].tag[0] not in "xmqntrk" or words[end].text in "、“的"


def _shares(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the phrase is the tail of a list whose members share its verb (德育、体育融合)."""
    return start > 0 and words[start - 1].text in "、和与及" and words[end - 1].text in lex.END_VERBS


def _hangs(words: Sequence[Word], start: int) -> bool:
    """Whether the word before makes the noun phrase part of its own clause (有条件的学校, 为导向的制度)."""
    return (
        start > 0
        and words[start - 1].text not in lex.VERBS - {"为", "有"}
        and words[start - 1].text not in ("、", "和")
    )


def _told(words: Sequence[Word], low: int, high: int) -> Iterator[str]:
    text = "".join(word.text for word in words)
    if fits(text, low, high):
        yield text


def _spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of words that may stand in a noun phrase, as long as they go."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _may_stand(words[end]):
            end += 1
        start = next((start for start in range(at, end) if _heads(words[start:end])), end)
        if end > start:
            yield start, end
        at = end + 1


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


def _joined(words: Sequence[Word], end: int, start: int) -> bool:
    return start == end + 1 and words[end].text == "的"


def is_noun_phrase(words: Sequence[Word]) -> bool:
    """Whether the words are one noun phrase: no verb at its head, every verb inside used as a noun."""
    if not words or not _heads(words) or not _closes(words[-1]):
        return False
    return all(_nominal(words, at) for at in range(1, len(words)))


def _heads(words: Sequence[Word]) -> bool:
    first = words[0]
    if len(first.text) == 1:
        return False
    if first.text in lex.NOUNLIKE_VERBS and first.text not in _ATTRIBUTES | _NOUNS:
        return len(words) > 1 and words[1].text in lex.COMPOUND_SECONDS
    if first.text in _NOUNS:
        return True
    return first.tag in _FIRST and first.text not in lex.VERBS and first.text not in lex.BAD_ENDS


def _closes(word: Word) -> bool:
    if word.text in lex.BAD_ENDS or word.text in _NO_NOUNS:
        return False
    if word.text in lex.END_VERBS:
        return (
            word.tag == "vn"
            or word.text in lex.NOUNLIKE_VERBS
            or word.text in ("提升", "建设", "发展", "成长")
        )
    return word.tag in _LAST and (len(word.text) > 1 or word.text in _SUFFIXES)


def _nominal(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text not in lex.VERBS and word.tag != "v":
        return True
    if at == len(words) - 1:
        return word.text in lex.END_VERBS or word.tag != "v"
    return (
        words[at + 1].text in lex.COMPOUND_SECONDS or word.tag == "vn" or words[at + 1].text in lex.END_VERBS
    )
