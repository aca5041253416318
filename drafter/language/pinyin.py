"""Pinyin of a phrase, made when it is mined and kept in the bank's lines: searching needs no dictionary."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SLOT = re.compile("\\{[^{}]*\\}")
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")


def pinyin(text: str) -> str:
    """The syllables without tones ("li de shu ren"); read as a phrase, so that 重 is right."""
    return next(syllables_of((text,)))


def syllables_of(texts: Iterable[str]) -> Iterator[str]:
    """The pinyin of every text; what they have in common is looked up once."""
    from pypinyin.seg.mmseg import seg

    for text in texts:
        han = (_NOT_HAN.sub("", part) for part in _SLOT.split(text))
        yield " ".join(_read(piece) for part in han if part for piece in seg.cut(part))


@lru_cache(maxsize=16384)
def _read(piece: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(piece, style=Style.NORMAL, v_to_u=False))


def initials_of(syllables: str) -> str:
    """The first letter of each syllable ("ldsr")."""
    return "".join([syllable[0] for syllable in syllables.split()])
