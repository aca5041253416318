"""Faults planted by another hand than the checks' are found; its clean plans and traps are left alone."""

from pathlib import Path

import pytest
from planted import FOLDER, PLANS, faults, findings, macro, measure, plan

from drafter.pipeline.check import check_file

GROUPS = tuple(sorted(path.stem for path in FOLDER.glob("*.faults")))
TRAPS = FOLDER.parent / "traps.txt"


def test_the_set_is_large_enough() -> None:
    planted = list(faults())
    assert len(planted) >= 450 and len({fault.category for fault in planted}) >= 50


@pytest.mark.parametrize("group", GROUPS)
def test_planted_faults_are_found(group: str) -> None:
    table = measure(group=group)
    missed = [
        f"{fault.category}：{fault.after}" for rows in table.values() for fault, _, hit in rows if not hit
    ]
    assert macro(table) >= 0.90, "\n".join(missed)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("word", [True, False])
def test_clean_plans_are_left_alone(name: str, word: bool, tmp_path: Path) -> None:
    assert findings(plan(name), name, tmp_path, word=word) == ()


def test_words_that_only_look_wrong_are_left_alone() -> None:
    assert check_file(TRAPS, year=2027, org="柳城县教育局").findings == ()
