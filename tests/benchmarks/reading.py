"""How fast a plain text is read, whether time grows with size alone, and how much memory it takes.

Run: python tests/benchmarks/reading.py. Figures: MB/s (aim: at least 2), the time
of 4 MB over that of 1 MB (aim: at most 4.4), peak memory over file size (aim: at most 30).
"""

import tempfile
import time
import tracemalloc
from pathlib import Path

from drafter.reading import read

PLAN = Path(__file__).parents[1] / "data" / "plan.txt"
ROUNDS = 3


def _text(megabytes: int) -> str:
    body = PLAN.read_text(encoding="utf-8").split("附件：")[0].split("\n", 1)[1]
    unit = len(body.encode())
    return "青禾县教育局2027年工作要点\n" + body * (megabytes * 1_000_000 // unit)


def _seconds(path: Path) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        read(path)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        times = {}
        for size in (1, 2, 4):
            path = Path(folder) / f"{size}.txt"
            path.write_text(_text(size), encoding="utf-8")
            times[size] = _seconds(path)
            print(f"{size} MB: {times[size]:.2f} s, {path.stat().st_size / 1e6 / times[size]:.1f} MB/s")
        print(f"4 MB : 1 MB = {times[4] / times[1]:.2f}")
        tracemalloc.start()
        read(path)
        print(f"memory: {tracemalloc.get_traced_memory()[1] / path.stat().st_size:.1f} x the file")


if __name__ == "__main__":
    main()
