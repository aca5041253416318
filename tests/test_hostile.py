"""More than 400 files of strangers: the honest ones are read rightly, the others refused in a sentence."""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import hostile_odd
import hostile_saved
import hostile_text
import hostile_word
import hostile_yaml
import pytest
from hostile import Case

SECONDS = 5
MEGABYTES = 500
FAMILIES: dict[str, ModuleType] = {
    "word": hostile_word,
    "odd": hostile_odd,
    "text": hostile_text,
    "saved": hostile_saved,
    "yaml": hostile_yaml,
}

COUNTS = {
    "word": (39, 45, 24),
    "odd": (35, 17, 0),
    "text": (56, 28, 32),
    "saved": (48, 20, 0),
    "yaml": (69, 86, 16),
}
"""Files to be accepted, to be refused, and torn by chance."""


def drive(folder: Path, cases: list[Case]) -> list[dict[str, object]]:
    """Every case read in one process of its own, which is watched for what it opens and starts."""
    listed = []
    for number, case in enumerate(cases):
        place = folder / (f"{number} {case.name.split(': ')[1]}" if case.file == "a.index" else str(number))
        place.mkdir()
        (place / case.file).write_bytes(case.data)
        listed.append((case.name, str(place / case.file)))
    (folder / "cases.json").write_text(json.dumps(listed), "utf-8")
    tests = Path(__file__).resolve().parent
    done = subprocess.run(
        [sys.executable, str(tests / "hostile_driver.py"), str(folder)],
        cwd=tests.parent,
        env={"PYTHONPATH": f"{tests.parent}:{tests}", "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    rows: list[dict[str, object]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(cases), f"stopped in {cases[len(rows)].name}\n{done.stderr[-2000:]}"
    return rows


def judged(case: Case, row: dict[str, object]) -> list[str]:
    """What is wrong with how a case went."""
    words, outcome = str(row["words"]), row["outcome"]
    wanted = {True: "accepted", False: "refused", None: outcome}[case.accept]
    wrong = [] if outcome == wanted else [f"{outcome}, not {wanted}: {words[-300:]}"]
    if outcome == "fault":
        wrong.append("a traceback")
    if case.accept is not None and outcome == wanted:
        wrong += [f"not there: {text[:40]!r}" for text in case.shows if text not in words]
    wrong += [f"leaked: {text!r}" for text in case.hides if text in words]
    wrong += [f"control {char!r}" for char in set(words) if ord(char) < 32 and char not in "\n\t"]
    if outcome == "refused" and ("\n" in words or not words.endswith("。")):
        wrong.append(f"not one sentence: {words[-200:]}")
    if float(str(row["seconds"])) > SECONDS or float(str(row["memory"])) > MEGABYTES:
        wrong.append(f"{row['seconds']} s, {row['memory']} MB")
    return wrong + [str(fault) for fault in row["faults"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("family", FAMILIES)
def test_files_of_strangers(family: str, tmp_path: Path) -> None:
    cases = FAMILIES[family].cases()
    rows = drive(tmp_path, cases)
    faults = {case.name: wrong for case, row in zip(cases, rows, strict=True) if (wrong := judged(case, row))}
    assert not faults, "\n".join(f"{name}: {'; '.join(wrong)}" for name, wrong in faults.items())
    table = Counter((case.accept, str(row["outcome"])) for case, row in zip(cases, rows, strict=True))
    print(family, dict(table))  # by expectation, never one total
    wanted = Counter(case.accept for case in cases)
    assert (wanted[True], wanted[False], wanted[None]) == COUNTS[family]
    assert len({case.name for case in cases}) == len(cases)


def test_half_of_them_are_honest() -> None:
    honest, refused, _ = (sum(column) for column in zip(*COUNTS.values(), strict=True))
    assert honest >= refused >= 120
    assert sum(map(sum, COUNTS.values())) >= 400


def test_the_same_seed_makes_the_same_files() -> None:
    assert hostile_yaml.cases() == hostile_yaml.cases()
    made = [tuple(hostile_text.texts(random.Random(1))) for _ in range(2)]
    assert made[0] == made[1]
