"""One table of ratios against named peers, all measured in one run and by turns.

    python -m tests.benchmarks.table [--turns N] [--only NAME ...]
        [--hsql PROGRAM] [--posting PROGRAM] [--harlequin PROGRAM] [--docxtpl PYTHON]

The peers (or the environment's HSQL, POSTING, HARLEQUIN, DOCXTPL) are other people's programs
in environments of their own: hsql and harlequin come with `pip install harlequin`, posting with
`pip install posting`; DOCXTPL is a Python that has docxtpl. A row whose peer is not there says so.
Figures are processor time, user and system, the least of all turns: the load of the machine does
not count. Only first paint is on the clock.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(HOUSE), str(HOUSE / "tests"), str(HOUSE / "tests" / "benchmarks")]

PEERS = ("hsql", "posting", "harlequin", "docxtpl")
COUNTY = ("--org", "柳城县教育局", "--year", "2027")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ours and theirs (seconds or MB/s), their ratio, and the bound it should keep."""

    name: str
    ours: str
    theirs: str
    ratio: float | None
    bound: float
    at_least: bool = False

    def __str__(self) -> str:
        if self.ratio is None:
            return f"{self.name:<34}skipped: {self.theirs}"
        kept = self.ratio >= self.bound if self.at_least else self.ratio <= self.bound
        sign = "≥" if self.at_least else "≤"
        verdict = "" if kept else "  MISSED"
        measured = f"{self.name:<34}{self.ours:>12}{self.theirs:>24}{self.ratio:>8.2f}"
        return f"{measured}   {sign} {self.bound}{verdict}"


class Bench:
    """The peers, the turns and a folder to work in."""

    def __init__(self, folder: Path, turns: int, peers: dict[str, str]) -> None:
        self.folder, self.turns, self.peers = folder, turns, peers
        self.env = {**os.environ, "DRAFTER_HOME": str(folder / "home"), "HOME": str(folder)}
        self.env |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)

    def drafter(self, *words: str) -> list[str]:
        """Our program as it is installed, else as a module."""
        installed = Path(sys.executable).with_name("drafter")
        return [*([str(installed)] if installed.exists() else [sys.executable, "-m", "drafter"]), *words]

    def spent(self, command: list[str]) -> float:
        """Processor seconds of a process and its children."""
        process = subprocess.Popen(
            command, cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        assert os.waitstatus_to_exitcode(status) in (0, 1), command
        return usage.ru_utime + usage.ru_stime

    def processes(self, name: str, ours: list[str], peer: str, theirs: list[str], bound: float) -> Row:
        """Two programs by turns, once beforehand so that caches are warm."""
        if peer not in self.peers:
            return Row(name, "", f"no {peer} (--{peer} or {peer.upper()})", None, bound)
        for command in (ours, theirs):
            self.spent(command)
        pairs = [(self.spent(ours), self.spent(theirs)) for _ in range(self.turns)]
        mine, base = min(one for one, _ in pairs), min(other for _, other in pairs)
        return Row(name, f"{mine:.3f} s", f"{peer} {base:.3f} s", mine / base, bound)


def starts(bench: Bench) -> Iterator[Row]:
    """The start of the program, and a search."""
    hsql = [bench.peers.get("hsql", ""), "--version"]
    yield bench.processes("--version", bench.drafter("--version"), "hsql", hsql, 1.2)
    found = bench.drafter("search", "立德树人")
    yield bench.processes("search 立德树人", found, "hsql", hsql, 2.0)


def documents(bench: Bench) -> Iterator[Row]:
    """Export of 20 pages, and a plan from nothing, beside docxtpl rendering the same paragraphs."""
    from export import DOCXTPL, TEMPLATE, plan

    from drafter.pipeline.compose import new_draft
    from drafter.render.document import document
    from drafter.store.drafts import save_draft

    python, folder = bench.peers.get("docxtpl", ""), bench.folder
    if python:
        subprocess.run([python, "-c", TEMPLATE, str(folder / "t.docx")], check=True)
    render = [python, "-c", DOCXTPL, "t.docx", "{}", "b.docx"]
    drafts = (plan(20), new_draft("work-points", COUNTY[1], int(COUNTY[3])))
    save_draft(folder / "d.yaml", drafts[0])
    commands = (
        bench.drafter("export", "d.yaml", "-o", "a.docx", "--force"),
        bench.drafter("generate", "work-points", *COUNTY, "-o", "g.docx", "--force"),
    )
    names = (("export, 20 pages", 1.0), ("generate work-points", 4.0))
    for number, (draft, command, (name, bound)) in enumerate(zip(drafts, commands, names, strict=True)):
        lines = [paragraph.text for paragraph in document(draft).paragraphs]
        (folder / f"{number}.json").write_text(json.dumps(lines), "utf-8")
        theirs = [part.replace("{}", f"{number}.json") for part in render]
        yield bench.processes(name, command, "docxtpl", theirs, bound)


def paints(bench: Bench) -> Iterator[Row]:
    """From the start of a process to the drawn desk, on the clock, by turns."""
    from drafts_made import example
    from killing import Terminal, at_terminal

    from drafter.store.drafts import save_draft

    save_draft(bench.folder / "首屏.yaml", example())
    begin: dict[str, Callable[[], tuple[Terminal, str]]] = {
        "drafter": lambda: (at_terminal(bench.folder / "首屏.yaml", bench.folder / "home"), "命令")
    }
    for peer in ("posting", "harlequin"):
        if program := bench.peers.get(peer):
            env = {"HOME": str(bench.folder), "PYTHONPATH": ""}
            begin[peer] = lambda program=program, env=env: (Terminal([program], env), "Commands")  # type: ignore[misc]
    seconds: dict[str, list[float]] = {name: [] for name in begin}
    for _ in range(bench.turns if len(begin) > 1 else 0):
        for name, start in begin.items():
            if (taken := _painted(*start())) is not None:
                seconds[name].append(taken)
    for peer, bound in (("posting", 0.6), ("harlequin", 0.4)):
        name = f"first paint beside {peer}"
        if peer not in begin:
            yield Row(name, "", f"no {peer} (--{peer} or {peer.upper()})", None, bound)
            continue
        if not seconds[peer] or not seconds["drafter"]:
            yield Row(name, "", f"{peer} ended before it had drawn its desk", None, bound)
            continue
        mine, base = min(seconds["drafter"]), min(seconds[peer])
        yield Row(name, f"{mine:.3f} s", f"{peer} {base:.3f} s", mine / base, bound)


def _painted(terminal: "Terminal", text: str) -> float | None:  # type: ignore[name-defined]  # noqa: F821
    try:
        terminal.wait_for(text)
        return time.monotonic() - float(terminal.began)
    except AssertionError:
        return None
    finally:
        terminal.process.kill()
        terminal.process.wait()
        os.close(terminal.leader)


def mining(bench: Bench) -> Iterator[Row]:
    """Mining with one job beside jieba.posseg cutting the same text, both with nothing remembered."""
    from mining import CUT, MINE, taken, write

    from drafter.pipeline.compose import new_draft
    from drafter.render.document import document
    from drafter.render.text import text

    names = (f"{'甲乙丙丁戊己庚辛'[seed % 8]}{'山川河海湖'[seed % 5]}县教育局" for seed in range(40))
    drafts = (new_draft("work-plan", name, 2027, seed=seed) for seed, name in enumerate(names))
    write(bench.folder / "corpus", [text(document(draft)) for draft in drafts])
    pairs = []
    for turn in range(2):
        home = bench.folder / f"home{turn}"
        (home / "cache").mkdir(parents=True)
        corpus, bank = str(bench.folder / "corpus"), str(home / "bank")
        theirs, _ = taken(CUT, bench.folder, [f"{corpus}.txt", str(bench.folder)], home)
        pairs.append((taken(MINE, bench.folder, [corpus, bank, "1", "0"], home)[0], theirs))
    ours, theirs = min(one for one, _ in pairs), min(other for _, other in pairs)
    yield Row("mining, one job", f"{ours:.2f} s", f"jieba.posseg {theirs:.2f} s", theirs / ours, 0.5, True)


def reading(bench: Bench) -> Iterator[Row]:
    """Megabytes of plain text a second."""
    import reading as other

    path = bench.folder / "4.txt"
    path.write_text(other._text(4), "utf-8")
    speed = path.stat().st_size / 1e6 / other._seconds(path)
    yield Row("reading, 4 MB of text", f"{speed:.1f} MB/s", "1 MB/s", speed, 2.0, True)


def checking(bench: Bench) -> Iterator[Row]:
    """Megabytes of a plan checked a second."""
    from checks import CLEAN, repeated, timed

    from drafter.pipeline.check import context_for
    from drafter.reading import read

    document = repeated(read(CLEAN).documents[0], 32)
    context = context_for(document, year=2027, org=COUNTY[1])
    size = sum(len(line.text.encode()) + 1 for line in document.paragraphs) / 1e6
    speed = size / min(timed(document, context) for _ in range(3))
    yield Row(f"checks, {size:.1f} MB", f"{speed:.2f} MB/s", "1 MB/s", speed, 0.5, True)


PARTS = {
    "starts": starts,
    "documents": documents,
    "paints": paints,
    "mining": mining,
    "reading": reading,
    "checks": checking,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    for peer in PEERS:
        parser.add_argument(f"--{peer}", default=os.environ.get(peer.upper()))
    given = parser.parse_args()
    named = {peer: getattr(given, peer) for peer in PEERS if getattr(given, peer)}
    peers = {peer: found for peer, name in named.items() if (found := shutil.which(name))}
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as name:
        os.environ["DRAFTER_HOME"] = str(Path(name) / "home")
        bench = Bench(Path(name), given.turns, peers)
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        print(f"{'figure':<34}{'drafter':>12}{'peer':>24}{'ratio':>8}   bound   (load {load})")
        for part in given.only:
            for row in PARTS[part](bench):
                print(row, flush=True)


if __name__ == "__main__":
    main()
