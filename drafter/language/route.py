"""The likeliest words of a text by a dictionary alone: what jieba gives without its guesses, in one pass."""

import math
import re
from collections.abc import Container, Mapping, Sequence
from itertools import chain

from drafter.language.characters import pairs_of

_HAN = re.compile("[\u4e00-\u9fd5]+")
_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_BLANK = re.compile(r"(\r\n|\s)")
_ODD = re.compile(r"[a-zA-Z0-9\s]")
"""What a line holds that is not cut piece by piece alone."""
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_NEVER = -math.inf
_CLOSE = 1e-7
"""Scores that differ by less count as equal where the sum of a longer run is rounded."""
_REMEMBERED = 200_000
"""Pieces whose words are remembered; most come again."""


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
        self._inner = neighbours(scores) if inner is None else inner
        self._known = _Pieces(scores, unknown)

    def many(self, text: str) -> list[list[str]]:
        """The words of each line of the text; all are cut in one go, which takes half the time."""
        found = lines_of(self._pieces(text))
        for at, line in enumerate(text.split("\n")):
            if "" in found[at] or _ODD.search(line):
                found[at] = self(line)
        return found

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
        found = self._pieces(run)
        return found if "" not in found else _route(run, self._scores, self._unknown)[0]

    def _pieces(self, text: str) -> list[str]:
        """The words piece by piece: no word goes over two characters that none has side by side."""
        inner = self._inner
        cuts = [at for at, pair in enumerate(pairs_of(text), 1) if pair not in inner]
        pieces = map(text.__getitem__, map(slice, [0, *cuts], [*cuts, len(text)]))
        return [*chain.from_iterable(map(self._known.__getitem__, pieces))]


def lines_of(words: Sequence[str]) -> list[list[str]]:
    """The words parted at line ends, which are words of their own."""
    ends = [at for at, word in enumerate(words) if word == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    return [[*words[start:end]] for start, end in zip(starts, [*ends, len(words)], strict=True)]


class _Pieces(dict[str, tuple[str, ...]]):
    """The words of pieces; ("",) where what follows may decide between two ways that are as good."""

    def __init__(self, scores: Mapping[str, float], unknown: float) -> None:
        super().__init__()
        self._scores, self._unknown = scores, unknown

    def __missing__(self, piece: str) -> tuple[str, ...]:
        words, sure = _route(piece, self._scores, self._unknown)
        if len(self) >= _REMEMBERED:
            self.clear()
        return self.setdefault(piece, tuple(words) if sure else ("",))


def neighbours(scores: Mapping[str, float]) -> frozenset[str]:
    """All two characters that stand side by side in a word, where both may belong to one."""
    words = [word for word, score in scores.items() if score > _NEVER]
    pairs = {pair for word in words for pair in pairs_of(word)}
    return frozenset(pair for pair in pairs if _BLOCK.fullmatch(pair))


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
