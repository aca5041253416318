"""How time and memory of mining grow with the text.

`python -m tests.benchmarks.growth CORPUS [MEGABYTES ...]`: without sizes 5 and 20;
`20 100` shows how memory grows. The texts are made from
the corpus by `making`, each size is mined with one job in a process of its own,
and figures are that process's user seconds and its peak memory. Bounds: 5 → 20 MB
at most 4.4 ×, 600 MB at 20 MB, 20 → 100 MB less than 2 × the memory.
"""

import os
import resource
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from making import make

_MINE = """
import resource, sys
from pathlib import Path
from drafter.pipeline.gather import miner
from drafter.pipeline.mine import mine
miner()
began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
mine([Path(sys.argv[1])], Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime - began)
"""


def growth(corpus: Path, sizes: tuple[int, ...]) -> None:
    """Print seconds and memory of each size, and what they are to the size before."""
    with tempfile.TemporaryDirectory(prefix="drafter-growth-") as name:
        told = {}
        for size in sizes:
            make(corpus, Path(name) / str(size), size * 1_000_000)
            told[size] = seconds, memory = mined(Path(name), size)
            load = os.getloadavg()[0]
            print(f"{size} MB: {seconds:.1f} s, peak {memory:.0f} MB (load {load:.1f})", flush=True)
    for small, large in pairwise(sizes):
        slower, wider = (after / before for before, after in zip(told[small], told[large], strict=True))
        print(f"{small} → {large} MB: {slower:.2f} × the time, {wider:.2f} × the memory")


def mined(folder: Path, size: int) -> tuple[float, float]:
    """User seconds and peak megabytes of a process that mines the texts; its largest child so far."""
    home = {**os.environ, "DRAFTER_HOME": str(folder / f"home{size}")}
    command = [sys.executable, "-c", _MINE, str(folder / str(size)), str(folder / f"bank{size}")]
    seconds = subprocess.run(command, env=home, stdout=subprocess.PIPE, check=True, text=True).stdout
    return float(seconds), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    growth(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or (5, 20))
