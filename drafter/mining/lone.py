"""Which phrases may stand in a bank though one issuer alone has them."""

import re
from collections.abc import Collection

from drafter.language.sentences import count_han
from drafter.mining.lists import any_of, words_in
from drafter.mining.relevance import is_core, is_education, is_plain

_QUOTED = re.compile("“[^“”]*”")
_ITS_OWN = re.compile(
    any_of("""
    [一二三四五六七八九十两几数]大(?![班学赛会数力类]) [一二三四五六七八九十两](?:落实|不准|公开|到位|结合)
    海岛 牧区 首都 沿海 边境 林区 矿区 湖区 库区 草原 高原 兵团 农垦 省[内际](?!外) 市际 近邻
    民族团结一家亲 美育教育(?!教学) [一二三四五]年(?:攻坚|提升)?行动 [百千万]所 全盟 面向东盟
    ^(?:制定|研制|制订|编写|编制|出台|印发|发布)(?:并实施|和实施|实施)?《
    """)
)
"""What one place or one office has: numbered programmes, its landscape, its papers; 美育 said twice."""


def lends(text: str, known: Collection[str]) -> bool:
    """Whether a phrase of one issuer is wording for all: its trade is ours, and nothing in it is a name.

    `known` are quoted sayings that several issuers use; another one names what is somebody's own.
    """
    if _ITS_OWN.search(text) or not (is_core(text) or is_plain(text)):
        return False
    return all(quoted in known for quoted in _QUOTED.findall(text))


_LONGEST = 12
"""Han characters of a term beyond which it is one writer's own."""
_NOT_OURS = re.compile("高校|高等|大学|大中|大专|本科|教育部|高考|我|学科专业")
"""What a school or the bureau of a county has nothing to do with, or is somebody's own."""
_VAGUE = tuple(
    words_in("""
    工作 发展 提升 力度 特点 内容 服务 交流 力量 学习 要求 美育 部门 中心 情况 需求 作用 优势 思路 过程
    问题 学生 教师 方式 方法 知识
""")
)
"""What ends nouns that are too wide to be sought for."""


class Halves:
    """What the words of several writers begin and end with: those of one may be put together likewise."""

    def __init__(self, shared: Collection[str]) -> None:
        self._shared = frozenset(shared)
        self._begins = {text[:at] for text in shared for at in range(2, len(text) - 1)}
        self._ends = {text[at:] for text in shared for at in range(2, len(text) - 1)}

    def make(self, text: str) -> bool:
        """Whether the text begins as one of the shared ones and goes on as another ends."""
        places = range(2, len(text) - 1)
        return any(text[:at] in self._begins and text[at:] in self._ends for at in places)

    def make_term(self, text: str) -> bool:
        """Whether the text, or all of it but its first or last words, is known; and is a school's own."""
        if not is_education(text) or count_han(text) > _LONGEST:
            return False
        if text.endswith(_VAGUE) or _NOT_OURS.search(text):
            return False
        longer = any(
            text[at:] in self._shared or text[:-at] in self._shared for at in range(2, len(text) - 3)
        )
        return longer or self.make(text)
