"""The shape of the house: who may import whom, where each library lives, what `--version` loads."""

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent / "drafter"
STAGES = {"reading", "mining", "bank", "compose", "editing", "rolling", "merging", "comparing"}
STAGES |= {"checks", "render", "store"}
RANK = {"__init__": 0, "errors": 0, "language": 2, **dict.fromkeys(STAGES, 3)}
RANK |= {"atomic": 1, "bounded": 1, "libreoffice": 2, "model": 1}
RANK |= {"pipeline": 4, "cli": 5, "tui": 5, "__main__": 6}
HOMES = {
    "jieba": {"language/words.py"},
    "rjieba": {"language/words.py"},
    "yaml": {"store"},
    "jinja2": {"compose/fill.py"},
    "docx": {"reading", "render"},
    "textual": {"tui"},
    "sqlite3": {"bank"},
    "click": {"cli"},
}
FILES = sorted(HOUSE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            if node.module == "drafter":
                yield from (f"drafter.{alias.name}" for alias in node.names)
            else:
                yield node.module


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_only_what_stands_below_it(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        if not name.startswith("drafter."):
            continue
        there = name.split(".")[1]
        if there in ("__version__", here):
            continue
        below = RANK[there] < RANK[here] or (here == "cli" == room(path) and there == "tui")
        assert below, f"{path.relative_to(HOUSE)} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_each_library_has_one_home(path: Path) -> None:
    place = path.relative_to(HOUSE).as_posix()
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or any(place == home or place.startswith(f"{home}/") for home in homes), (
            f"{place} imports {name}"
        )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_rooms_stay_small_and_say_what_they_are(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= 300
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name} is too long"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["templates"]])
def test_light_commands_load_no_heavy_library(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom drafter.cli.__main__ import main\n"
        f"sys.argv = ['drafter', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "heavy = {'textual', 'jieba', 'docx'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_desk_paints_before_it_loads_what_only_later_work_needs() -> None:
    code = (
        "import sys\nimport drafter.tui.app\n"
        "later = {'yaml', 'jieba', 'docx', 'jinja2', 'sqlite3', 'drafter.bank', 'drafter.checks'}\n"
        "assert not later & set(sys.modules), later & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("tool", [["ruff", "check", "."], ["mypy", "--cache-dir", ""]], ids=["ruff", "mypy"])
def test_the_house_is_clean(tool: list[str], tmp_path: Path) -> None:
    if importlib.util.find_spec(tool[0]) is None:
        pytest.skip(f"没有安装 {tool[0]}：pip install '.[test]'")
    command = [str(tmp_path) if part == "" else part for part in tool]
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=HOUSE.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
