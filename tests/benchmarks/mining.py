"""Mining: speed against jieba alone, growth, coverage of documents kept apart.

`python -m tests.benchmarks.mining CORPUS` prints ratios and the learning curve.
`CORPUS` is a folder of documents; those of one issuer are kept apart together.
"""

import random
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from drafter.language.sentences import count_han
from drafter.mining.harvest import Harvest
from drafter.mining.passages import passages
from drafter.mining.relevance import is_education
from drafter.mining.select import select
from drafter.mining.tally import Tally
from drafter.pipeline.documents import files_in
from drafter.pipeline.gather import Engine, harvests_of, miner
from drafter.pipeline.mine import mine
from drafter.reading import read


def main(corpus: Path) -> None:
    files = files_in([corpus])
    harvests = {file: found for file in files if not isinstance(found := harvests_of(file), str)}
    speed(files)
    for group in sorted({file.parent for file in harvests if file.stat().st_size > 5000}):
        for many in (5, 20, 100, len(harvests)):
            share, entries = kept_apart(group, many, harvests)
            print(f"{group.name}: {share:.3f} covered by {entries} pieces mined from {many} documents")


def speed(files: Sequence[Path]) -> None:
    """Mining with one job and with two, as multiples of the speed of jieba.posseg over the same text."""
    import jieba.posseg

    miner()
    texts = [text for file in files for text in education_sentences(file)]
    list(jieba.posseg.cut("预热", HMM=False))
    began = time.perf_counter()
    for text in texts:
        list(jieba.posseg.cut(text, HMM=False))
    alone = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = "\n".join(["某县教育局教育工作要点", *texts])
        parts = [whole[at : at + 20_000] for at in range(0, len(whole), 20_000)]
        for number, part in enumerate(parts):
            (folder / f"{number:04}.txt").write_text(part, encoding="utf-8")
        for jobs in (1, 2):
            began = time.perf_counter()
            mine([folder], folder / "out", engine=Engine(jobs))
            print(f"{jobs} jobs: {alone / (time.perf_counter() - began):.2f} × jieba.posseg ({alone:.1f} s)")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def education_sentences(file: Path) -> list[str]:
    told = [passage.text for document in read(file).documents for passage in passages(document)]
    report = "政府工作报告" in "".join(told[:3]) or any("各位代表" in text for text in told[:5])
    return [text for text in told if not report or is_education(text)]


def kept_apart(group: Path, many: int, harvests: dict[Path, tuple[Harvest, ...]]) -> tuple[float, int]:
    """Share of the Han characters of ten documents of the group that lie in pieces mined from others."""
    rng = random.Random(5)
    own = [
        file for file in harvests if file.parent == group and harvests[file] and file.stat().st_size > 5000
    ]
    held = rng.sample(own, min(10, max(1, len(own) // 3)))
    issuers = {one.issuer for file in held for one in harvests[file]}
    others = [file for file in harvests if not issuers & {one.issuer for one in harvests[file]}]
    chosen = rng.sample(others, min(many, len(others)))
    with tempfile.TemporaryDirectory() as name, Tally(Path(name)) as tally:
        for file in chosen:
            for one in harvests[file]:
                tally.add(one)
        pieces = pieces_of(seen.text for seen in select(tally.seen()) if seen.docs >= 2)
    return covered([text for file in held for text in education_sentences(file)], pieces), len(pieces)


def pieces_of(texts: Iterable[str]) -> set[str]:
    """What stands between slots and marks, four Han characters and more."""
    cut = (piece for text in texts for piece in re.split(r"\{[^}]*\}|[“”《》、，]", text))
    return {piece for piece in cut if count_han(piece) >= 4}


def covered(texts: Iterable[str], pieces: set[str]) -> float:
    by_key: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        by_key[piece[:4]].append(piece)
    total = inside = 0
    for text in texts:
        marks = bytearray(len(text))
        for at in range(len(text) - 3):
            for piece in by_key.get(text[at : at + 4], ()):
                if text.startswith(piece, at):
                    marks[at : at + len(piece)] = b"\1" * len(piece)
        total += count_han(text)
        inside += sum(mark for char, mark in zip(text, marks, strict=True) if count_han(char))
    return inside / max(total, 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
