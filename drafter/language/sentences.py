"""Sentences and clauses with their marks, and the counting of Han characters."""

import re
from collections.abc import Iterator

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff]")
_NOT_HAN = re.compile("[^\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff]+")
_TOLD = 8
"""Han characters from which a sentence says something of its own."""
CLOSERS = "”’」』）)》〉】\"'"
"""Marks that may stand behind the one that ends a sentence."""
TITLE = re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》")
"""A title in 《》, one within it included."""
_SENTENCE = re.compile(f"[^。！？!?；;\n]*(?:[。！？!?；;]+[{CLOSERS}]*|\n|$)")
_FULL_SENTENCE = re.compile(f"[^。！？!?\n]*(?:[。！？!?]+[{CLOSERS}]*|\n|$)")
_CLAUSE = re.compile(f"[^，,。！？!?；;：:\n]*(?:[，,。！？!?；;：:]+[{CLOSERS}]*|\n|$)")


def count_han(text: str) -> int:
    """How many Han characters (〇 included) the text has; this is how Chinese length is counted."""
    return len(_NOT_HAN.sub("", text))


def is_han(char: str) -> bool:
    """Whether the one character is Han."""
    return _HAN.match(char) is not None


def sentences(text: str, *, semicolons: bool = False) -> tuple[str, ...]:
    """The sentences with their closing marks; joined they are the text again.

    `semicolons` lets ； close a sentence too.
    """
    return tuple(text[start:end] for start, end in sentence_spans(text, semicolons=semicolons))


def sentence_spans(text: str, *, semicolons: bool = False) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends; a closing quotation mark belongs to the sentence before."""
    return tuple(_spans(_SENTENCE if semicolons else _FULL_SENTENCE, text))


def sentence_keys(text: str) -> tuple[str, ...]:
    """The Han characters alone of each sentence with eight or more: equal where only figures differ."""
    keys = (_NOT_HAN.sub("", sentence).lstrip("一二三四五六七八九十") for sentence in sentences(text))
    return tuple(key for key in keys if len(key) >= _TOLD)


def clauses(text: str) -> tuple[str, ...]:
    """The clauses with their marks, cut at ，；：and at the end of sentences."""
    return tuple(text[start:end] for start, end in clause_spans(text))


def clause_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each clause begins and ends."""
    return tuple(_spans(_CLAUSE, text))


def span_around(spans: tuple[tuple[int, int], ...], at: int) -> tuple[int, int]:
    """The span that holds character `at`, the last one if `at` is the text's end."""
    for start, end in spans:
        if start <= at < end:
            return start, end
    return spans[-1] if spans else (0, 0)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        if match.end() > match.start():
            yield match.span()
