"""Full and half width: Chinese punctuation beside Han, half-width digits and letters."""

import re

from drafter.language.characters import NARROW

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Han characters, for use inside a regular expression's brackets."""
_CJK = HAN + "“”‘’〝〞《》〈〉（）【】〔〕「」『』、。，；：！？…—％"
_BLANK = "[ \u00a0\u3000]*"

_ALNUM = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_POINT = re.compile("(?<=[0-9０-９])．(?=[0-9０-９])")
_MARKS = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_MARK = re.compile(
    # The mark first and what stands before it afterwards: so only marks are looked at.
    rf"[,:;!?](?:(?<=[{_CJK}].){_BLANK}(?![/\\])|(?<=[\w%)>'°℃\x22].){_BLANK}(?=[{HAN}“《（])"
    rf"|(?<=[%％℃][,;]){_BLANK})"
)
_PAIR = re.compile(r"[(（]([^()（）\n]{0,300})[)）]")
_LONE = re.compile(
    rf"[(](?:(?<=[{_CJK}][(])(?=[{_CJK}\w])(?![\d.,~～—–-]{{1,30}}\))|(?=[{HAN}“《]))|[)](?<=[{_CJK}][)])"
)
_DIGITS = re.compile(r"[\d\s,.:/~～\-—–－+]*")
_QUOTES = str.maketrans({"〝": "“", "〞": "”", "＂": '"', "﹙": "（", "﹚": "）"})


def halve(text: str) -> tuple[str, int]:
    """Full-width digits, letters and decimal points as half-width ones, and how many there were."""
    text, points = _POINT.subn(".", text) if "．" in text else (text, 0)
    found = points + sum(len(run) for run in _ALNUM.findall(text))
    return (_ALNUM.sub(lambda run: run[0].translate(NARROW), text), found) if found else (text, 0)


def widen(text: str) -> tuple[str, int]:
    """Half-width , : ; ! ? ( ) beside Han as full-width ones, and how many there were.

    Times (11:35), ratios (1:1), versions (2.0), addresses and brackets that
    hold nothing but digits and dashes stay as they are.
    """
    text, count = text.translate(_QUOTES) if any(char in text for char in "〝〞＂﹙﹚") else text, 0
    if any(char in text for char in ",:;!?"):
        text, count = _MARK.subn(_mark, text)
    if "(" in text or ")" in text:
        before = text.count("(") + text.count(")")
        for _ in range(2):
            text = _PAIR.sub(_pair, text)
        text = _LONE.sub(lambda found: "（" if found[0] == "(" else "）", text)
        count += before - text.count("(") - text.count(")")
    return text, count


def _mark(found: re.Match[str]) -> str:
    return _MARKS[found[0][0]]


def _pair(found: re.Match[str]) -> str:
    inner = found[1]
    if _DIGITS.fullmatch(inner):
        return found[0]
    text, start, end = found.string, found.start(), found.end()
    around = text[max(start - 1, 0) : start] + text[end : end + 1] + inner
    wide = any("\u3400" <= char <= "\u9fff" or char in "“”《》，。、；：" for char in around)
    return f"（{inner}）" if wide else found[0]
