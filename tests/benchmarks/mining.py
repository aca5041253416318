"""Mining: speed against jieba alone.

`python -m tests.benchmarks.mining CORPUS` prints ratios for a folder of documents; how much the
phrases cover is what `tests.benchmarks.coverage` tells.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from drafter.mining.passages import passages
from drafter.mining.relevance import is_education
from drafter.pipeline.documents import files_in
from drafter.pipeline.gather import Engine, miner
from drafter.pipeline.mine import mine
from drafter.reading import read


def main(corpus: Path) -> None:
    """Print the ratios."""
    speed(files_in([corpus]))


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
    """The sentences and headings of a file; of a report of a government those that speak of schools."""
    told = [passage.text for document in read(file).documents for passage in passages(document)]
    report = "政府工作报告" in "".join(told[:3]) or any("各位代表" in text for text in told[:5])
    return [text for text in told if not report or is_education(text)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
