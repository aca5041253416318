"""How fast the checks are, and samples of what they find in real documents, to be judged by eye.

    python tests/benchmarks/checks.py speed                    # the clean plan, 1× to 256×
    python tests/benchmarks/checks.py sample FOLDER... -n 100  # random findings with their surroundings

The verdicts on a sample are kept as counts in tests/data/checks/precision.tsv.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from drafter.checks import run
from drafter.language.parts import parts_of
from drafter.model.context import Context
from drafter.model.document import Document, Paragraph
from drafter.model.finding import Finding
from drafter.pipeline.check import check_document, context_for
from drafter.reading import read

CLEAN = Path(__file__).resolve().parents[1] / "data" / "checks" / "clean_plan.txt"


def speed() -> None:
    """Seconds and MB/s for documents of growing length; linear means the last column stays level."""
    once = read(CLEAN).documents[0]
    context_for(once)  # loads terms and places
    print(f"{'倍数':>6}{'MB':>9}{'秒':>9}{'MB/s':>9}")
    for times in (1, 4, 16, 64, 256):
        document = repeated(once, times)
        context = context_for(document, year=2027, org="柳城县教育局")
        assert parts_of(document, 2027)
        size = sum(len(line.text.encode()) + 1 for line in document.paragraphs) / 1e6
        best = min(timed(document, context) for _ in range(3 if times < 64 else 1))
        print(f"{times:>6}{size:>9.3f}{best:>9.3f}{size / best:>9.2f}")


def timed(document: Document, context: Context) -> float:
    start = time.process_time()
    run(document, context)
    return time.process_time() - start


def repeated(document: Document, times: int) -> Document:
    """The document `times` over, each round with words of its own so that nothing repeats."""
    lines = [line for line in document.paragraphs if line.role in ("heading", "body", "title")]
    paragraphs: list[Paragraph] = []
    for turn in range(times):
        for line in lines:
            text = line.text if not turn else line.text.replace("，", f"，第{turn}批", 1)
            role = line.role if not turn or line.role == "heading" else "body"
            number = len(paragraphs) + 1
            paragraphs.append(Paragraph(number, number, text, role, line.level, line.lead))
    return Document(title=document.title, paragraphs=tuple(paragraphs), year=2027, org=document.org)


def sample(folders: list[Path], count: int, seed: int) -> None:
    """Random findings, evenly over the checks, each with the words around it."""
    found = [item for folder in folders for item in findings(folder)]
    chooser = random.Random(seed)
    chooser.shuffle(found)
    turns: dict[str, int] = {}
    order: list[tuple[int, int, tuple[str, Finding, Paragraph]]] = []
    for item in found:
        turns[item[1].check] = turns.get(item[1].check, 0) + 1
        order.append((turns[item[1].check], len(order), item))
    for _, _, (where, finding, line) in sorted(order, key=lambda one: one[:2])[:count]:
        start, end = finding.start or 0, finding.end or 0
        around = f"{line.text[max(0, start - 24) : start]}‹{finding.excerpt[:80]}›{line.text[end : end + 24]}"
        print(f"{finding.check}\t{finding.level}\t{where}\t{around}\t{finding.message}")


def findings(folder: Path) -> Iterator[tuple[str, Finding, Paragraph]]:
    """All findings of the .txt and .docx files below a folder, each judged by its own year and unit."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".docx")):
        for document in read(path).documents:
            lines = {line.number: line for line in document.paragraphs}
            for finding in check_document(document).findings:
                yield path.stem[:12], finding, lines[finding.paragraph or 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("speed")
    sampler = commands.add_parser("sample")
    sampler.add_argument("folders", nargs="+", type=Path)
    sampler.add_argument("-n", type=int, default=100)
    sampler.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.command == "speed":
        speed()
    else:
        sample(given.folders, given.n, given.seed)


if __name__ == "__main__":
    main()
