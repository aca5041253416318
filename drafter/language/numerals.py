"""Numbers as headings carry them: 一、 （一） 1. （1）."""

DIGITS = "零一二三四五六七八九"
"""The Chinese digits by their value."""


def format_number(level: int, ordinal: int) -> str:
    """The number of GB/T 9704—2012, 7.3.3 for a level 1..4: 一、 （一） 1. （1）."""
    if level == 1:
        return f"{han_numeral(ordinal)}、"
    if level == 2:
        return f"（{han_numeral(ordinal)}）"
    return f"{ordinal}." if level == 3 else f"（{ordinal}）"


def han_numeral(n: int) -> str:
    """A whole number from 0 to 9999 in Chinese numerals: 10 is 十, 21 is 二十一, 101 is 一百零一."""
    if not 0 <= n <= 9999:
        raise ValueError(f"no numeral for {n}")
    if n == 0:
        return DIGITS[0]
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return words[1:] if words.startswith("一十") else words
