"""Traditional characters: which they are, and the same text in Simplified (the one home of OpenCC)."""

from functools import cache

_HAN = range(0x4E00, 0xA000)
_IN_NAMES = frozenset("昇濛鍾谿燿堃迺甯炁釐頫浬喆淼琍珮偲祐")
"""Characters that names keep in Simplified text as well."""


def traditional_characters(text: str) -> dict[str, str]:
    """The Traditional characters of the text, each with its Simplified form."""
    foreign = {char for char in set(text) if ord(char) in _HAN and not _in_gb2312(char)} - _IN_NAMES
    return {char: simple for char in sorted(foreign) if (simple := _simplified(char)) != char}


def simplify_same_length(text: str) -> str:
    """The text in Simplified, character by character, so that every place keeps its offset."""
    found = traditional_characters(text)
    return text.translate({ord(old): new for old, new in found.items()}) if found else text


def _in_gb2312(char: str) -> bool:
    """GB 2312 holds the everyday Simplified characters and hardly any Traditional one."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def to_simplified(text: str) -> str:
    """The text in Simplified, by words and not by characters, so that it may come out longer or shorter."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _simplified(char: str) -> str:
    simple = to_simplified(char)
    return simple if len(simple) == 1 else char


@cache
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("t2s")
