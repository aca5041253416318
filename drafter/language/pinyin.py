"""Pinyin of a phrase, made when it is mined and kept in the bank's lines: searching needs no dictionary."""

import re

_SLOT = re.compile("\\{[^{}]*\\}")
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")


def pinyin(text: str) -> str:
    """The syllables without tones ("li de shu ren"); read as a phrase, so that 重 is right."""
    from pypinyin import Style, lazy_pinyin

    han = (_NOT_HAN.sub("", part) for part in _SLOT.split(text))
    return " ".join(
        syllable for part in han if part for syllable in lazy_pinyin(part, style=Style.NORMAL, v_to_u=False)
    )


def initials(syllables: str) -> str:
    """The first letter of each syllable ("ldsr")."""
    return "".join(syllable[0] for syllable in syllables.split())
