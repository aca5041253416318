"""README's commands do what it says: each is run, each command is there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli.__main__ import COMMANDS

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")
LINES = [
    line for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.strip().splitlines()
]
RUN = [part for line in LINES for part in line.split(" && ") if part.startswith("drafter ")]
DESK = ("drafter edit",)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    old = folder / "旧文稿"
    old.mkdir()
    for name in ("甲县", "乙县"):
        items = "".join(
            f"{n}.完善家校社协同育人机制。提高教育教学质量，完善家校社协同育人机制。\n" for n in (1, 2, 3)
        )
        (old / f"{name}.txt").write_text(f"{name}教育局2026年工作要点\n一、加强教育管理\n{items}", "utf-8")
    return folder


def test_the_readme_runs_in_order(desk: Path) -> None:
    env = {**os.environ, "DRAFTER_HOME": str(desk / "home")}
    assert len(RUN) >= 10
    for line in RUN:
        if line.startswith(DESK):
            continue
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(line)],
            cwd=desk,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"drafter {name}\b", README)


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    command = "pip install '.[test]' && pytest"
    assert command in README
    ci = Path(__file__).resolve().parent.parent / ".ci" / "run"
    if not ci.exists():
        pytest.skip("源码包里没有 .ci/run")
    assert command in ci.read_text("utf-8").splitlines()


def test_the_pictures_are_there() -> None:
    for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (Path(__file__).resolve().parent.parent / name).is_file(), name
