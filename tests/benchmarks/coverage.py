"""How much of documents kept apart lies in phrases mined from others.

`python -m tests.benchmarks.coverage CORPUS` parts the issuers of a folder of documents by five,
keeps each fifth apart in turn, mines 5, 20, 100 and all documents of the others, and prints, folder
by folder, the share of the Han characters of the sentences about education that lie inside an
occurrence of a phrase of the bank (pieces of four Han characters and more, of two issuers and more).
Every document is measured once.
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from drafter.language.sentences import count_han
from drafter.mining.harvest import Harvest
from drafter.mining.passages import passages
from drafter.mining.relevance import is_education
from drafter.mining.select import select
from drafter.mining.tally import Tally
from drafter.pipeline.documents import files_in
from drafter.pipeline.gather import harvests_of
from drafter.reading import read

SIZES = (5, 20, 100, 10_000)
_PARTS = 5

Harvests = Mapping[Path, tuple[Harvest, ...]]


def main(corpus: Path) -> None:
    """Print a line for each folder: its characters, and the shares for more and more documents."""
    harvests = {file: found for file in files_in([corpus]) if not isinstance(found := harvests_of(file), str)}
    sentences = {file: education_sentences(file) for file in harvests}
    total, inside = Counter[str](), Counter[tuple[str, int]]()
    for held, others in parts(harvests):
        for size in SIZES:
            pieces = pieces_of(mined(random.Random(5).sample(others, min(size, len(others))), harvests))
            for file in held:
                inside[file.parent.name, size] += covered(sentences[file], pieces)
        total.update({file.parent.name: 0 for file in held})
        for file in held:
            total[file.parent.name] += sum(map(count_han, sentences[file]))
    for name, characters in sorted(total.items()):
        if characters:
            shares = "  ".join(f"{inside[name, size] / characters:.3f}" for size in SIZES)
            print(f"{name:24} {characters:7} Han  {shares}")


def parts(harvests: Harvests) -> Iterator[tuple[list[Path], list[Path]]]:
    """The documents of each fifth of the issuers, and those of all the others."""
    issuers = sorted({one.issuer for found in harvests.values() for one in found})
    random.Random(5).shuffle(issuers)
    for at in range(_PARTS):
        held = set(issuers[at::_PARTS])
        apart = [file for file, found in harvests.items() if held & {one.issuer for one in found}]
        yield apart, [file for file, found in harvests.items() if found and file not in apart]


def mined(files: Iterable[Path], harvests: Harvests) -> Iterator[str]:
    """The phrases that the files give, of two issuers and more."""
    with Tally() as tally:
        for file in files:
            for one in harvests[file]:
                tally.add(one)
        yield from (seen.text for seen in select(tally.seen()) if seen.docs >= 2)


def education_sentences(file: Path) -> list[str]:
    """The sentences and headings of a file that speak of schools."""
    told = (passage.text for document in read(file).documents for passage in passages(document))
    return [text for text in told if is_education(text)]


def pieces_of(texts: Iterable[str]) -> set[str]:
    """What stands between slots and marks, four Han characters and more."""
    cut = (piece for text in texts for piece in re.split(r"\{[^}]*\}|[“”《》、，]", text))
    return {piece for piece in cut if count_han(piece) >= 4}


def covered(texts: Iterable[str], pieces: Iterable[str]) -> int:
    """Han characters of the texts that lie in an occurrence of a piece."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        by_key[piece[:4]].append(piece)
    inside = 0
    for text in texts:
        marks = bytearray(len(text))
        for at in range(len(text) - 3):
            for piece in by_key.get(text[at : at + 4], ()):
                if text.startswith(piece, at):
                    marks[at : at + len(piece)] = b"\1" * len(piece)
        inside += sum(mark for char, mark in zip(text, marks, strict=True) if count_han(char))
    return inside


if __name__ == "__main__":
    main(Path(sys.argv[1]))
