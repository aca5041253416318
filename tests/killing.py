"""A desk in a terminal of its own, typed into and killed: how much of what was typed is lost."""

import contextlib
import fcntl
import os
import pty
import random
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
PLAIN = """
import sys
from pathlib import Path
from drafter.tui.opening import open_desk
open_desk(Path(sys.argv[1]))
"""
NEVER_SAVES = f"import drafter.tui.desk as desk\ndesk.EVERY = 1e6\n{PLAIN}"
WRITES_IN_PLACE = f"""
import drafter.atomic as atomic, time
def slowly(path, data):
    with open(path, "wb", buffering=0) as file:
        for start in range(0, len(data), 200):
            file.write(data[start:start + 200])
            time.sleep(0.05)
atomic.write_atomically = slowly
{PLAIN}"""


@dataclass(frozen=True, slots=True)
class Typed:
    """One character and when it was sent."""

    char: str
    when: float


class Terminal:
    """A program on a pseudo-terminal, and all that it draws."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], columns: int = 100, rows: int = 30
    ) -> None:
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            command,
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env={**os.environ, "PYTHONPATH": str(HOUSE), "TERM": "xterm-256color", **env},
            start_new_session=True,
        )
        os.close(follower)
        self.drawn, self.pressed = b"", 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            while data := os.read(self.leader, 65536):
                self.drawn += data

    def wait_for(self, text: str, seconds: float = 60, since: int = 0) -> str:
        """Until one of the texts, parted by |, was drawn; which one."""
        end = time.monotonic() + seconds
        while True:
            drawn = self.drawn[since:].decode("utf-8", "ignore")
            if found := [one for one in text.split("|") if one in drawn]:
                return found[0]
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"“{text}” was never drawn: {self.drawn[-500:]!r}")
            time.sleep(0.02)

    def press(self, keys: str, until: str = "") -> str:
        """Send keys and wait until one of the texts, parted by |, is drawn; which one."""
        since = len(self.drawn)
        self.pressed += keys.count("\x1b") or len(keys)
        self.type(keys)
        return self.wait_for(until, since=since)

    def type(self, text: str) -> None:
        """Send text as keys."""
        os.write(self.leader, text.encode())

    def end(self, how: signal.Signals) -> int:
        """Send a signal and wait for the end."""
        self.process.send_signal(how)
        code = self.process.wait(30)
        os.close(self.leader)
        return code

    def hang_up(self) -> int:
        """Close the terminal window."""
        os.close(self.leader)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGHUP)
        return self.process.wait(30)


def at_terminal(path: Path, home: Path, code: str = PLAIN, **env: str) -> Terminal:
    """A desk on a terminal of its own."""
    return Terminal([sys.executable, "-c", code, str(path)], {"DRAFTER_HOME": str(home), **env})


@contextlib.contextmanager
def desk(path: Path, home: Path, code: str = PLAIN, **env: str) -> Iterator[Terminal]:
    """A desk that is ready to be typed into."""
    terminal = at_terminal(path, home, code, **env)
    try:
        terminal.wait_for("已保存")
        yield terminal
    finally:
        with contextlib.suppress(ProcessLookupError):
            terminal.process.kill()
        terminal.process.wait()


def type_until_killed(
    terminal: Terminal, seconds: float, chance: random.Random, first: int = 0
) -> tuple[list[Typed], float]:
    """Type Han characters, each once, as fast as a typist can, then kill -9; what was typed, and the end."""
    typed: list[Typed] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        char = chr(0x4E00 + first + len(typed))
        terminal.type(char)
        typed.append(Typed(char, time.monotonic()))
        time.sleep(chance.uniform(0.01, 0.06))
    killed = time.monotonic()
    terminal.end(signal.SIGKILL)
    return typed, killed


def age_of_loss(typed: list[Typed], killed: float, kept: str) -> float:
    """How long before the end the oldest lost character was typed; 0 where nothing is lost."""
    return max((killed - one.when for one in typed if one.char not in kept), default=0.0)
