"""Words with their part of speech: the only place that knows jieba (and rjieba, where it is wanted)."""

import hashlib
import logging
import marshal
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, cast

from drafter.atomic import has_room, private_folder
from drafter.language.route import Router, lines_of, neighbours
from drafter.language.trade_words import EXTRA, GLUED


class Word(NamedTuple):
    """A word and its tag (jieba's letters: n noun, v verb, vn, d adverb, ns place, nr person, x mark …)."""

    text: str
    tag: str


class _Known(dict[str, Word]):
    """Words by their text, tagged by the dictionary when they are first met."""

    def __init__(self, tags: dict[str, str]) -> None:
        super().__init__()
        self._tags = tags

    def __missing__(self, text: str) -> Word:
        word = self[text] = Word(text, self._tags.get(text, "x"))
        return word


class Segmenter:
    """Cuts Chinese text into tagged words, by dictionary alone (no guessing of unknown words)."""

    def __init__(self, cache: Path | None = None, *, fast: bool = False) -> None:
        """Load the dictionary; `cache` is a folder of our own, without it nothing is kept on disk.

        `fast` cuts with rjieba, which is given the same dictionary; ImportError where it is not installed.
        """
        scores, tags, total, inner = _dictionary(cache)
        self._known = _Known(tags)
        router = _Rust(scores, total) if fast else Router(scores, -math.log(total), inner)
        self._router: Router | _Rust = router
        self._cut = lru_cache(maxsize=4096)(self._words)

    def __call__(self, text: str) -> tuple[Word, ...]:
        """The words of the text, in order; joined they are the text."""
        return self._cut(text)

    def many(self, lines: Sequence[str]) -> list[tuple[Word, ...]]:
        """The words of each line, sooner than one by one."""
        if not lines or any("\n" in line or "\r" in line for line in lines):
            return [*map(self, lines)]
        known = self._known.__getitem__
        return [tuple(map(known, words)) for words in self._router.many("\n".join(lines))]

    def _words(self, text: str) -> tuple[Word, ...]:
        return tuple(map(self._known.__getitem__, self._router(text)))


_LAYOUT = 2
"""Counts up when what the cache holds is made otherwise."""

Dictionary = tuple[dict[str, float], dict[str, str], int, frozenset[str]]
"""Logarithms of the words' shares (minus infinity for mere beginnings), tags, total, neighbours."""


def _dictionary(cache: Path | None) -> Dictionary:
    """The dictionary as we use it, from our cache if it is there."""
    if cache is None:
        return _built()
    private_folder(cache)
    if os.name == "posix":
        cache.chmod(0o700)  # a planted dictionary would change every segmentation
    file = cache / f"words-{_stamp()}.marshal"
    with suppress(OSError, ValueError, EOFError, TypeError):
        scores, tags, total, inner = marshal.loads(file.read_bytes())
        return scores, tags, total, inner
    built = _built()
    if not has_room(cache):
        return built
    with suppress(OSError):
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(marshal.dumps(built))
        part.replace(file)
    return built


def _stamp() -> str:
    """Tells one version of the dictionary from another."""
    told = f"{_LAYOUT} {version('jieba')} {sys.version_info[:2]} {EXTRA} {GLUED}"
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def _built() -> Dictionary:
    import jieba

    jieba.setLogLevel(logging.CRITICAL)  # a dictionary that it cannot store is no failure
    cutter: Any = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        cutter.tmp_dir = folder
        cutter.initialize()
    tags = dict(_dictionary_tags(cutter))
    for word in GLUED.split():
        cutter.del_word(word)
    for tag, listed in EXTRA.items():
        for word in listed.split():
            cutter.add_word(word, tag=tag)
            tags[word] = tag
    whole = math.log(cutter.total)
    scores = {word: math.log(many) - whole if many else -math.inf for word, many in cutter.FREQ.items()}
    return scores, {word: tags[word] for word in scores if word in tags}, cutter.total, neighbours(scores)


def _dictionary_tags(cutter: Any) -> Iterator[tuple[str, str]]:
    with cutter.get_dict_file() as file:
        for line in file:
            word, _, tag = line.decode("utf-8").split()
            yield word, tag


class _Rust:
    """rjieba over our dictionary; a word that no text holds makes its total ours, or rare ties differ."""

    def __init__(self, scores: dict[str, float], total: int) -> None:
        engine: Any = import_module("rjieba")
        self._engine = engine.Jieba.empty()
        known = {word: round(math.exp(score) * total) for word, score in scores.items() if score > -math.inf}
        for word, many in known.items():
            self._engine.add_word(word, many, "n")
        self._engine.add_word("\ue000\ue001", total - sum(known.values()), "x")

    def __call__(self, text: str) -> list[str]:
        return cast(list[str], self._engine.cut(text, hmm=False))

    def many(self, lines: str) -> list[list[str]]:
        return lines_of(self(lines))


@lru_cache(maxsize=2)
def segmenter(cache: Path | None = None, *, fast: bool = False) -> Segmenter:
    """The segmenter of this process; loading takes about a second, half of it with a cache."""
    return Segmenter(cache, fast=fast)
