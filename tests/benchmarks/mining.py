"""Mining: speed against jieba alone, and how time and memory grow.

    python -m tests.benchmarks.mining CORPUS [--turns N] [--sizes MEGABYTES ...]

prints every ratio that mining is held to. Speed is told as multiples of what jieba.posseg (without
guesses) takes to cut the same text, everything done by turns and in processes of their own that start
with nothing remembered but the dictionary: once over all the text of the corpus, once over its
sentences about education alone, of which every clause is mined. One job is measured in processor
seconds, two by the clock, so that two are told rightly on a quiet machine only. Growth is what
`growth` measures; `--sizes 20 100` takes a quarter of an hour, `--sizes` alone leaves it out.
How much the phrases cover is what `coverage` tells.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from growth import growth

from drafter.mining.passages import passages
from drafter.mining.relevance import is_education
from drafter.pipeline.documents import files_in
from drafter.reading import read

_SPENT = """
import os, sys, time
from pathlib import Path
def spent():
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system
"""
MINE = f"""{_SPENT}
if __name__ == "__main__":
    from drafter.pipeline.gather import Engine, miner
    from drafter.pipeline.mine import mine
    engine = Engine(int(sys.argv[3]), fast=bool(int(sys.argv[4])))
    miner(fast=engine.fast)
    before, began = spent(), time.perf_counter()
    mine([Path(sys.argv[1])], Path(sys.argv[2]), engine=engine)
    print(spent() - before, time.perf_counter() - began)
"""
CUT = f"""{_SPENT}
import jieba, jieba.posseg
jieba.setLogLevel(60)
jieba.dt.tmp_dir = sys.argv[2]
list(jieba.posseg.cut("预热", HMM=False))
texts = Path(sys.argv[1]).read_text("utf-8").split("\\n")
before, began = spent(), time.perf_counter()
for text in texts:
    list(jieba.posseg.cut(text, HMM=False))
print(spent() - before, time.perf_counter() - began)
"""
WAYS = {
    "one job": (1, False, 0.5),
    "two jobs": (2, False, 0.9),
    "one job, rjieba": (1, True, 1.0),
    "two jobs, rjieba": (2, True, 1.0),
}
"""Jobs, whether rjieba cuts, and the ratio that should be reached."""


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[5, 20])
    given = parser.parse_args()
    files = files_in([given.corpus])
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as name:
        folder = Path(name)
        for what, parts in (("all text", whole_texts(files)), ("education alone", education_texts(files))):
            size = write(folder / what, parts)
            print(f"{what}: {size / 1e6:.1f} MB in {len(parts)} files")
            for line in speed(folder, what, given.turns):
                print(line, flush=True)
    if given.sizes:
        growth(given.corpus, tuple(given.sizes))


def speed(folder: Path, what: str, turns: int) -> Iterator[str]:
    """A line for every way of mining: its ratio in each turn, the middle one, and the bound."""
    found: dict[str, list[float]] = {way: [] for way in WAYS}
    for turn in range(turns):
        cut = taken(CUT, folder, [str(folder / f"{what}.txt"), str(folder)], folder / "home")
        for way, (jobs, fast, _) in WAYS.items():
            home = folder / f"{what}-{way}-{turn}"
            (home / "cache").mkdir(parents=True)
            words = [str(folder / what), str(home / "bank"), str(jobs), str(int(fast))]
            mined = taken(MINE, folder, words, home)
            found[way].append(cut[jobs > 1] / mined[jobs > 1])
    for way, ratios in found.items():
        told = " ".join(f"{one:.2f}" for one in ratios)
        middle, bound = statistics.median(ratios), WAYS[way][2]
        missed = "" if middle >= bound else "  MISSED"
        load = f"load {os.getloadavg()[0]:.1f}"
        yield f"  {way:<18}{middle:.2f} × jieba.posseg  (≥ {bound}; {told}; {load}){missed}"


def taken(code: str, folder: Path, words: Sequence[str], home: Path) -> tuple[float, float]:
    """Processor seconds of a process and its children, and seconds by the clock."""
    script = folder / "script.py"
    script.write_text(code, "utf-8")
    env = {**os.environ, "DRAFTER_HOME": str(home)}
    told = subprocess.run(
        [sys.executable, str(script), *words], env=env, stdout=subprocess.PIPE, check=True, text=True
    )
    spent, clock = map(float, told.stdout.split())
    return spent, clock


def write(folder: Path, parts: Sequence[str]) -> int:
    """Write the parts as files of a folder, and all of them beside it as one; their size in bytes."""
    folder.mkdir()
    for number, part in enumerate(parts):
        (folder / f"{number:04}.txt").write_text(part, encoding="utf-8")
    return folder.with_name(f"{folder.name}.txt").write_bytes("\n".join(parts).encode())


def whole_texts(files: Sequence[Path]) -> list[str]:
    """Every document: its title, and its sentences and headings a line each."""
    documents = (document for file in files for document in read(file).documents)
    return [
        "\n".join([one.title or "", *(passage.text for passage in passages(one))]).strip()
        for one in documents
    ]


def education_texts(files: Sequence[Path]) -> list[str]:
    """The sentences about education as plans of 20,000 characters."""
    texts = [text for file in files for text in education_sentences(file)]
    whole = "\n".join(["某县教育局教育工作要点", *texts])
    return [whole[at : at + 20_000] for at in range(0, len(whole), 20_000)]


def education_sentences(file: Path) -> list[str]:
    """The sentences and headings of a file; of a report of a government those that speak of schools."""
    told = [passage.text for document in read(file).documents for passage in passages(document)]
    report = "政府工作报告" in "".join(told[:3]) or any("各位代表" in text for text in told[:5])
    return [text for text in told if not report or is_education(text)]


if __name__ == "__main__":
    main()
