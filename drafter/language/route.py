"""The likeliest words of a text by a dictionary alone: what jieba gives without its guesses, in one pass."""

import math
import re
from collections.abc import Container, Mapping

from drafter.language.characters import pairs_of

_HAN = re.compile("[\u4e00-\u9fd5]+")
_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_BLANK = re.compile(r"(\r\n|\s)")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_NEVER = -math.inf
_CLOSE = 1e-7
"""Scores that differ by less count as equal where the sum of a longer run is rounded."""
_REMEMBERED = 200_000
"""Pieces whose words are remembered; they are two or three characters long, and most come again."""


class Router:
    """Cuts texts into words; joined they are the text."""

    def __init__(
        self, scores: Mapping[str, float], unknown: float, inner: Container[str] | None = None
    ) -> None:
        """`scores` holds the logarithm of each word's share, minus infinity for what merely begins one.

        `unknown` is the score of a character that is no word; `inner` are the `neighbours` of the
        words, where the caller has them.
        """
        self._scores, self._unknown = scores, unknown
        self._inner = (neighbours(scores) if inner is None else inner).__contains__
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> list[str]:
        """The words of the text.

        Runs of Latin letters and digits that the dictionary does not know stay
        together, other characters stand alone: as jieba has it.
        """
        if _HAN.fullmatch(text):
            return self._run(text)
        found: list[str] = []
        for block in _BLOCK.split(text):
            if not block:
                continue
            if _BLOCK.match(block):
                found += _joined(self._run(block))
            else:
                for piece in _BLANK.split(block):
                    found += [piece] if _BLANK.match(piece) else piece
        return found

    def _run(self, run: str) -> list[str]:
        """The words of a run, piece by piece: no word goes over two characters that none has side by side."""
        known, start = self._known, 0
        found: list[str] = []
        for at, inside in enumerate(map(self._inner, pairs_of(run)), 1):
            if not inside:
                found += known.get(run[start:at]) or self._learn(run[start:at])
                start = at
        found += known.get(run[start:]) or self._learn(run[start:])
        return found if "" not in found else _route(run, self._scores, self._unknown)[0]

    def _learn(self, piece: str) -> tuple[str, ...]:
        """The words of a piece; ("",) where what follows may decide between two ways that are as good."""
        words, sure = _route(piece, self._scores, self._unknown)
        if not sure:
            words = [""]
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        return self._known.setdefault(piece, tuple(words))


def neighbours(scores: Mapping[str, float]) -> frozenset[str]:
    """All two characters that stand side by side in a word."""
    words = [word for word, score in scores.items() if score > _NEVER]
    return frozenset(pair for word in words for pair in pairs_of(word))


def _route(run: str, scores: Mapping[str, float], unknown: float) -> tuple[list[str], bool]:
    """From the end backwards: the best way on from every character, the longer word where two are as good.

    Also whether the best was always better by more than what rounding may make of a longer run.
    """
    get, size = scores.get, len(run)
    best, ends = [0.0] * (size + 1), [0] * size
    sure = True
    for at in range(size - 1, -1, -1):
        end = to = at + 1
        score = get(run[at:end])
        top = (unknown if score is None else score) + best[end]
        while score is not None and end < size:
            end += 1
            score = get(run[at:end])
            if score is not None:
                value = score + best[end]
                sure = sure and not -_CLOSE < value - top < _CLOSE
                if value >= top:
                    top, to = value, end
        best[at], ends[at] = (top, to) if top != _NEVER else (unknown + best[at + 1], at + 1)
    words, at = [], 0
    while at < size:
        words.append(run[at : ends[at]])
        at = ends[at]
    return words, sure


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
