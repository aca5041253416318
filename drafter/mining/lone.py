"""Which phrases may stand in a bank though one issuer alone has them."""

import re
from collections.abc import Collection

from drafter.mining.lists import any_of
from drafter.mining.relevance import is_core, is_plain

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
