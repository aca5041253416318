"""Another program, run within bounds: so much memory and time, and never left behind."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from threading import Timer

ALONE = bool(getattr(sys, "frozen", False))
"""Whether this is the build that has no Python beside it, whose program is drafter alone."""


@contextlib.contextmanager
def started(
    command: Sequence[str],
    *,
    seconds: float,
    memory: int = 0,
    environment: Mapping[str, str] | None = None,
) -> Iterator["subprocess.Popen[bytes]"]:
    """The program while it runs, its stdout to be read; it and what it started end with the block.

    `memory` bounds its data in bytes (0 for not at all, and only where the system can), `seconds`
    the time by the clock. Raises OSError where it cannot be started.
    """
    child = subprocess.Popen(
        _bound(command, memory),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    clock = Timer(seconds, _end, (child,))
    clock.daemon = True
    clock.start()
    try:
        yield child
    finally:
        clock.cancel()
        _end(child)
        if child.stdout:
            child.stdout.close()


def surroundings() -> dict[str, str]:
    """What this process imports from, never the current folder: it may hold a stranger's code."""
    path = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1", "PYTHONPATH": path}


def _bound(command: Sequence[str], memory: int) -> Sequence[str]:
    """The command under a shell that sets the bound first: set from here, it could come too late."""
    if not memory or sys.platform != "linux" or not shutil.which(command[0]):
        return command
    # A bound that is narrower already stays.
    return ["/bin/sh", "-c", 'ulimit -d "$0" 2>/dev/null; exec "$@"', str(memory // 1024), *command]


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the program with all that it started; LibreOffice is three processes."""
    if child.poll() is not None:
        return
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()
