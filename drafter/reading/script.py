"""Traditional to Simplified: pinyin glosses stripped first, then OpenCC."""

import re
from typing import Literal

from drafter.language.script import to_simplified
from drafter.reading.line import Account, Line, put_back

SAMPLE = 200_000
"""Characters that are enough to tell the script of a file."""
LEAST_SHARE = 0.5
"""From this share of tell-tale characters on a file is Traditional; single ones are left to the checks."""

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_HAN = "\u3400-\u9fff"
_GLOSS = re.compile(
    rf"(?<=[{_HAN}])[（(] *(?=[^（()）]{{0,7}}[{_TONED}])[a-züêɡ{_TONED}]{{1,7}} *[）)]", re.IGNORECASE
)
_PLAIN_GLOSS = re.compile(rf"(?<=[{_HAN}])[（(] *[a-zü]{{1,6}} *[）)]")
_TRADITIONAL = re.compile(
    "[這個國來時們對會發動學說產種過後經進電裡實體機當點從業應開還與關樣義黨員師課設務總統級組計強處據農運論條問題長園質資標規劃"
    "導學習構歷導專項鄉辦評選舉禮讓證據離難險養領預項頭類]"
)
_SIMPLIFIED = re.compile(
    "[这个国来时们对会发动学说产种过后经进电里实体机当点从业应开还与关样义党员师课设务总统级组计强处据农运论条问题长园质资标规划"
    "导习构历专项乡办评选举礼让证离难险养领预头类]"
)


def simplify(lines: list[Line], account: Account) -> Literal["simplified", "traditional"]:
    """Strip glosses, turn a Traditional file into Simplified, and tell which it was."""
    strip_glosses(lines, account)
    whole = "\n".join(line.text for line in lines)
    sample = whole[:SAMPLE]
    traditional, simplified = len(_TRADITIONAL.findall(sample)), len(_SIMPLIFIED.findall(sample))
    if not traditional or traditional < LEAST_SHARE * (traditional + simplified):
        return "simplified"
    converted = to_simplified(whole)
    changed = sum(before != after for before, after in zip(whole, converted, strict=False))
    before, after = next(((b, a) for b, a in zip(whole, converted, strict=False) if b != a), ("", ""))
    account.repair(lines[0].number, before, after, f"繁体转为简体，共{changed}字")
    put_back(lines, converted)
    return "traditional"


def strip_glosses(lines: list[Line], account: Account) -> None:
    """Take out pinyin glosses: toned ones everywhere, untoned ones where there are many."""
    whole = "\n".join(line.text for line in lines)
    glosses = _GLOSS.findall(whole) if any(tone in whole for tone in _TONED) else []
    if not glosses:
        return
    first = next(line for line in lines if _GLOSS.search(line.text))
    whole = _GLOSS.sub("", whole)
    count = len(glosses)
    if count >= 5:
        whole, more = _PLAIN_GLOSS.subn("", whole)
        count += more
    account.repair(first.number, glosses[0], "", f"拼音夹注已去掉，共{count}处")
    put_back(lines, whole)
