"""The way to the desk from the command line: quickly, since an old machine waits for every object made."""

import gc
from pathlib import Path


def open_desk(path: Path | None = None, *, bank: Path | None = None) -> None:
    """Open the desk on a draft, or at its start screen; see `run_desk`.

    The collector rests until the first paint: nothing that is loaded by then ever becomes waste.
    """
    gc.disable()
    try:
        from drafter.tui.app import run_desk

        run_desk(path, bank=bank)
    finally:
        gc.enable()
