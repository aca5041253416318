"""Work done in a process of its own: what it loads is given back, and the desk stays quick meanwhile.

Not with multiprocessing: its fresh processes need the terminal that the desk has taken for itself.
"""

import subprocess
import sys
from collections.abc import Callable

from drafter.bounded import ALONE, surroundings

_LOOK_EVERY = 0.1
"""Seconds between two looks whether somebody still waits."""


def python(code: str, *given: str) -> str:
    """What a few lines of Python print; OSError or SubprocessError without a process."""
    return subprocess.run(
        [sys.executable, "-c", code, *given],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=20,
        encoding="utf-8",
        env=surroundings(),
    ).stdout


def command(*words: str, waiting: Callable[[], bool]) -> bool:
    """Run a command of drafter; whether it ended while somebody was `waiting`, else it goes on by itself."""
    started = subprocess.Popen(
        [sys.executable, *(() if ALONE else ("-m", "drafter")), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=surroundings(),
    )
    while waiting():
        try:
            started.wait(_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            continue
        return True
    return False
