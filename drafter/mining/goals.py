"""Goals that no careful writer would set down: the verb does not go with its object, or is none."""

import re

from drafter.mining import lexicon as lex
from drafter.mining.lists import any_of

_GROWS = "力度|投入|支持|供给|比例|比重|扶持|倾斜|权重|强度|规模|密度|数量|幅度"
_HEADS = "载体|途径|渠道|平台|机制|要求|目标|手段|抓手|保障|基础|举措|保证|前提|关键|标志|环节|格局"
_UNLIKE = re.compile(
    any_of(f"""
    ^加大(?!.*(?:{_GROWS})$) ^(?:加强|强化|提升|提高)[^、]*力度$ ^(?:加强|强化|推行|突出|保证)[^、]*发展$
    ^编制[^、]*(?:制度|机制)$ ^(?:制定|制订|设计)[^、]*机制$ ^(?:发展|突出)[^、]*工作$
    ^(?:保证|发展)[^、]*活动$ ^(?:利用|巩固|突出|提升|提高)[^、]*作用$ ^(?:加强|强化)[^、]*性$
    ^加强[^、]*意识$ ^(?:提升|提高)[^、]*成果$ ^建立[^、]*资源$
    ^(?:完善|健全|优化|改善|提升|提高|丰富)[^、]*建设$ ^深化[^、]*目标$ ^(?:突出|强化)(?:短板|弱项)$
    ^加强[^、]*(?:改善|提高)$ ^(?:促进|推动|推进|实现)[^、]*(?:加快|更快)发展$ 占比率 质量水平$
    ^(?:完善|健全|建立|加强|推动)[^“”]*等(?:各项)?工作$
    """)
)
"""Verbs before what they do not go with (加大 what grows, 加强 no 性, 完善 no 建设), and words said twice."""
_NO_VERB = re.compile(
    any_of(f"""
    ^(?:传承|促进|提高|提升|增强|指导|普及|培养|推动|推进|发展|弘扬)[^、]*的(?:[重主]要|有效|根本|新)?(?:{_HEADS})$
    ^(?:提高|提升|促进|增强|推动|推进|加强)[^、]*的(?:迫切|必然|重要)(?:要求|需要|保障|举措)$
    ^(?!.*[把将]).*摆在 ^开展[^、]*(?<![推促])进行
    ^(?:公开|遴选|补助)[^、]*(?:纳入|向[^、]*(?:倾斜|公示|公布))
    """)
)
"""What looks like a goal and is a noun (促进发展的重要途径), or the subject of another verb."""
_WANTING = re.compile(
    any_of("""
    ^(?:促进|注重|做好|推动|推进|加强|强化|坚持|突出|实现)与[^、]*(?:融合|结合|渗透|衔接|促进)$
    ^采取[^、]*(?:形式|方式|帮扶)$
    ^(?:制定|制订|完善|建立|健全|出台|拓展|明确)(?:相关|有关|具体)?(?:标准|机制|制度|政策|优势|措施|规定|管理)$
    """)
)
"""Goals that want more words: with whom, to what end, of what."""
_ADVERB = "|".join(sorted(lex.ADVERBS - lex.VERBS, key=len, reverse=True))
_ADVERBS = re.compile(f"(?:{_ADVERB}|加快(?=推[进动]|建设|发展|打造|构建|完善))+")
_BYGONE = re.compile("德、?智、?体、?美(?!、?劳)")
"""What was said before 2018, when 劳 was added."""


def is_faulty(text: str) -> bool:
    """Whether an editor would strike the goal, or one half of the heading, whatever adverb it opens with."""
    if _WANTING.search(text):
        return True
    halves = [form for half in text.split("，") for form in (half, bare(half))]
    return any(faults.search(half) for half in halves for faults in (_UNLIKE, _NO_VERB, _BYGONE))


def bare(text: str) -> str:
    """The goal without the adverbs that it opens with."""
    found = _ADVERBS.match(text)
    return text[found.end() :] if found else text
