"""Faults planted one by one into clean plans of tests/data/checks/planted, and which of them are found.

`python tests/planted.py [WORD]` prints recall by category and what was missed (of categories with WORD).
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document as WordDocument

from drafter.model.finding import Finding
from drafter.pipeline.check import check_file

FOLDER = Path(__file__).parent / "data" / "checks" / "planted"
PLANS: dict[str, tuple[int, str]] = {
    "pj": (2027, "平江县教育局"),
    "ny": (2026, "南阳市教育局"),
    "tx": (2025, "桐乡市振东小学"),
    "lx": (2026, "陇西县教育局"),
    "qx": (2025, "南宁市青秀区教育局"),
    "ks": (2024, "昆山市教育局"),
}
NEAR = 6
"""Characters beside a hole within which a finding tells of what is missing."""


@dataclass(frozen=True)
class Fault:
    """One replacement in one plan; `pair` where either side of a contradiction may be told."""

    category: str
    pair: bool
    plan: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """The plan with the fault in it."""
        clean = plan(self.plan)
        assert self.before in clean, f"{self.category}: {self.plan} has no {self.before}"
        return clean.replace(self.before, self.after, 1)

    @property
    def place(self) -> tuple[int, int]:
        """What differs from the clean plan, in characters of the faulty one; a hole with its neighbours."""
        old, new = plan(self.plan), self.text
        head = next((i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(new))
        room = min(len(old), len(new)) - head
        tail = next((i for i in range(room) if old[-1 - i] != new[-1 - i]), room)
        start, end = head, len(new) - tail
        return (start - NEAR, end + NEAR) if len(new) < len(old) else (start - 1, end + 1)


def plan(name: str) -> str:
    """A clean plan's text."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip()


def faults(group: str = "*") -> Iterator[Fault]:
    """Those of one file, or all. `[name*]` opens a category of contradictions."""
    for path in sorted(FOLDER.glob(f"{group}.faults")):
        category = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                category = line[1 : line.index("]")]
            elif ": " in line and not line.startswith("#"):
                where, _, change = line.partition(": ")
                before, after = change.replace("\\n", "\n").split(" =>", 1)
                yield Fault(
                    category.rstrip("*"), category.endswith("*"), where, before, after.removeprefix(" ")
                )


def findings(text: str, name: str, folder: Path, *, word: bool) -> tuple[Finding, ...]:
    """What the public check finds in a text saved as .docx or .txt."""
    year, org = PLANS[name]
    path = folder / ("plan.docx" if word else "plan.txt")
    if word:
        page = WordDocument()
        for line in text.split("\n"):
            page.add_paragraph(line)
        page.save(str(path))
    else:
        path.write_text(text, encoding="utf-8")
    return tuple(found for item in check_file(path, year=year, org=org).results for found in item.findings)


def found(fault: Fault, told: tuple[Finding, ...]) -> bool:
    """Whether an error or warning stands at the fault (or anywhere, for a contradiction)."""
    lines = [line for line in fault.text.split("\n") if line.strip()]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    low, high = fault.place
    for item in told:
        if item.level == "info":
            continue
        if fault.pair or item.paragraph is None:
            return True
        at = starts[item.paragraph - 1]
        if at + (item.start or 0) < high and at + (item.end or 0) > low:
            return True
    return False


def measure(word: str = "", group: str = "*") -> dict[str, list[tuple[Fault, tuple[Finding, ...], bool]]]:
    """Every fault with what was told of its plan; each third goes through .docx."""
    table: dict[str, list[tuple[Fault, tuple[Finding, ...], bool]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, fault in enumerate(faults(group)):
            if word not in fault.category:
                continue
            told = findings(fault.text, fault.plan, Path(folder), word=number % 3 == 0)
            table.setdefault(fault.category, []).append((fault, told, found(fault, told)))
    return table


def macro(table: dict[str, list[tuple[Fault, tuple[Finding, ...], bool]]]) -> float:
    """The mean of the categories' recalls."""
    return sum(sum(row[2] for row in rows) / len(rows) for rows in table.values()) / len(table)


def _print(word: str) -> None:
    table = measure(word)
    for category, rows in table.items():
        print(f"{category:20} {sum(row[2] for row in rows):3} / {len(rows)}")
        for fault, told, hit in rows:
            if not hit:
                others = "; ".join(f"{item.check} {item.level} {item.excerpt[:20]}" for item in told)
                print(f"    {fault.plan}: {fault.before[-40:]!r} => {fault.after[-60:]!r}  [{others}]")
    total = [row[2] for rows in table.values() for row in rows]
    print(f"{len(total)} faults, {len(table)} categories: macro {macro(table):.3f}, ", end="")
    print(f"micro {sum(total) / len(total):.3f}")


if __name__ == "__main__":
    _print(sys.argv[1] if len(sys.argv) > 1 else "")
