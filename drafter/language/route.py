"""The likeliest words of a text by a dictionary alone: what jieba gives without its guesses, in one pass."""

import math
import re
from collections.abc import Mapping

_HAN = re.compile("[\u4e00-\u9fd5]+")
_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_BLANK = re.compile(r"(\r\n|\s)")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_NEVER = -math.inf


def split(text: str, scores: Mapping[str, float], unknown: float) -> list[str]:
    """The words of the text; joined they are the text.

    `scores` holds the logarithm of each word's share, minus infinity for
    what merely begins one; `unknown` is the score of a character that is no word. Runs of
    Latin letters and digits that the dictionary does not know stay together,
    other characters stand alone: as jieba has it.
    """
    if _HAN.fullmatch(text):
        return _route(text, scores, unknown)
    found: list[str] = []
    for block in _BLOCK.split(text):
        if not block:
            continue
        if _BLOCK.match(block):
            found += _joined(_route(block, scores, unknown))
        else:
            for piece in _BLANK.split(block):
                found += [piece] if _BLANK.match(piece) else piece
    return found


def _route(run: str, scores: Mapping[str, float], unknown: float) -> list[str]:
    """From the end backwards: the best way on from every character, the longer word where two are as good."""
    get, size = scores.get, len(run)
    best, ends = [0.0] * (size + 1), [0] * size
    for at in range(size - 1, -1, -1):
        end = to = at + 1
        score = get(run[at:end])
        top = (unknown if score is None else score) + best[end]
        while score is not None and end < size:
            end += 1
            score = get(run[at:end])
            if score is not None and (value := score + best[end]) >= top:
                top, to = value, end
        best[at], ends[at] = (top, to) if top != _NEVER else (unknown + best[at + 1], at + 1)
    words, at = [], 0
    while at < size:
        words.append(run[at : ends[at]])
        at = ends[at]
    return words


def _joined(words: list[str]) -> list[str]:
    """Single Latin letters and digits in a row as one word."""
    found: list[str] = []
    open_ = False
    for word in words:
        single = word in _LATIN
        if single and open_:
            found[-1] += word
        else:
            found.append(word)
        open_ = single
    return found
