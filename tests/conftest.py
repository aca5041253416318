"""For the whole suite: no test, and no program that a test starts, reaches the network."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

GUARD = Path(__file__).resolve().parent / "guard"


def _install() -> None:
    """Guard this process, and every Python that inherits its environment."""
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if str(GUARD) in paths:
        return  # a worker: it inherited the guard
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(GUARD), *paths)))
    found = importlib.util.spec_from_file_location("guard", GUARD / "sitecustomize.py")
    assert found is not None and found.loader is not None
    found.loader.exec_module(importlib.util.module_from_spec(found))


# Building the offline bundle is the one test that needs the network.
if not os.environ.get("DRAFTER_SLOW"):
    _install()


@pytest.fixture(scope="module")
def mining_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder for all of a module's mining: the dictionary is made ready in it once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def home_without_harvests(mining_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That folder with nothing kept of what was mined before."""
    monkeypatch.setenv("DRAFTER_HOME", str(mining_home))
    shutil.rmtree(mining_home / "cache" / "harvests", ignore_errors=True)
