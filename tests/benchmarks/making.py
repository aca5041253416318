"""Texts as large as one likes for measuring: real sentences with words changed for others of their kind.

`python -m tests.benchmarks.making CORPUS OUT MEGABYTES` writes plans of about 20 KB each, one a made-up
issuer. A third of the nouns, verbs and adverbs is drawn anew, so that most clauses stand nowhere else.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from drafter.language.words import Word, segmenter
from drafter.mining.passages import passages
from drafter.mining.relevance import is_education
from drafter.pipeline.documents import files_in
from drafter.reading import read

_CHANGED = 0.3
_KINDS = frozenset(("n", "v", "vn", "d", "a", "ad", "l"))
_SIZE = 20_000
_LEVELS = ("县", "市", "区")


def sentences_of(corpus: Path) -> list[tuple[Word, ...]]:
    """The sentences about education of all documents, cut into words."""
    cut = segmenter()
    documents = (document for file in files_in([corpus]) for document in read(file).documents)
    told = (passage.text for document in documents for passage in passages(document))
    return [cut(text) for text in dict.fromkeys(told) if is_education(text)]


def plans(corpus: Path, size: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Names and texts of plans, together about `size` bytes."""
    rng = random.Random(seed)
    sentences = sentences_of(corpus)
    counts = Counter(word for words in sentences for word in words if word.tag in _KINDS)
    drawers = {}
    for kind in sorted(_KINDS):
        known = sorted(word for word in counts if word.tag == kind)
        drawers[kind] = (
            [word.text for word in known],
            list(accumulate(counts[word] for word in known)),
        )
    written = number = 0
    while written < size:
        name = f"{rng.choice(drawers['n'][0])}{number}{rng.choice(_LEVELS)}"
        lines = [f"{name}教育局{rng.randint(2015, 2026)}年工作要点"]
        room = _SIZE
        while room > 0:
            lines.append(_changed(rng.choice(sentences), drawers, rng))
            room -= len(lines[-1].encode())
        text = "\n".join(lines)
        written += len(text.encode())
        number += 1
        yield f"{number:05}.txt", text


def _changed(
    words: tuple[Word, ...], drawers: dict[str, tuple[list[str], list[int]]], rng: random.Random
) -> str:
    found = []
    for word in words:
        if word.tag in drawers and rng.random() < _CHANGED:
            listed, weights = drawers[word.tag]
            found.append(rng.choices(listed, cum_weights=weights)[0])
        else:
            found.append(word.text)
    return "".join(found)


def make(corpus: Path, out: Path, size: int) -> None:
    """Write plans of about `size` bytes into the folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name, text in plans(corpus, size):
        (out / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), int(float(sys.argv[3]) * 1_000_000))
