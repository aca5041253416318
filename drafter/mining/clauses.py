"""Clauses ready for mining: cut at punctuation, without the words that lead in."""

import re
from collections.abc import Iterator

from drafter.language.sentences import count_han

_CUT = re.compile("[，,。！？!?；;：:…—\t\n|]+|(?<![“《])——")
_BRACKET = re.compile("[（(\\[【〔][^（）()\\[\\]【】〔〕]*[）)\\]】〕]")
_LEAD = re.compile(
    "^(?:[一二三四五六七八九十]+是要?|[一二三四五六七八九十]要|首先|其次|再次|最后|同时|此外|另外|为此|因此|一方面|另一方面|与此同时(?=.)|还要?|要(?!求|素|点)|"
    "并且?(?!不|重|举|行)|以及|从而|进而|以便|以期|特别是|尤其是|包括|务必|必须|应当?(?!对|用|急)|需要?|能够|可以?|也|又|更要|更加注重|就|"
    "我们要?|全校要?|学校要?|各校要?|各学校要?|各地要?|各级各类学校要?|各级要?|各单位要?|教育部门要?|[（(]?[0-9一二三四五六七八九十]{1,2}[)）.、．]\\s*)+"
)
_ANY_MARK = re.compile("[“”《》（）‘’\"'\\[\\]()]")
_PLAIN_MARK = re.compile("[\"'\\[\\]()]")
_PAIRS = tuple(
    re.compile(f"[^{pair}]*(?:{pair[0]}[^{pair}]*{pair[1]}[^{pair}]*)*")
    for pair in ["“”", "《》", "（）", "‘’"]
)


def clauses_of(sentence: str) -> Iterator[str]:
    """The clauses of a sentence, brackets and lead-in words taken off, quotation marks balanced."""
    for piece in _CUT.split(_BRACKET.sub("", sentence).replace("＋", "+")):
        clause = _LEAD.sub("", piece.strip(" 、.．·\u3000")).strip()
        if clause and balanced(clause):
            yield clause


def balanced(text: str) -> bool:
    """Whether every quotation mark and title mark that opens is closed, in order."""
    if not _ANY_MARK.search(text):
        return True
    return not _PLAIN_MARK.search(text) and all(pair.fullmatch(text) for pair in _PAIRS)


def fits(text: str, low: int, high: int) -> bool:
    """Whether the text has between `low` and `high` Han characters."""
    return low <= count_han(text) <= high
