"""One writer a draft: a lock on a file beside it that is never replaced."""

import contextlib
import getpass
import os
import platform
from pathlib import Path

import filelock


class DraftLock:
    """The right to write a draft, held from `take` until `release` or the end of the process.

    The lock is the operating system's: a session that died never blocks the
    next one. `holder` says who has it when it is somebody else; `died` is true
    where the session before this one ended without letting go.
    """

    def __init__(self, path: Path) -> None:
        self._lock = filelock.FileLock(path.with_name(f".{path.name}.lock"), blocking=False)
        self._note = path.with_name(f".{path.name}.holder")
        self.held = False
        self.holder = ""
        self.died = False

    def take(self) -> bool:
        """Try to become the writer; False, and `holder` filled, if another is or the folder is read-only."""
        try:
            self._lock.acquire(blocking=False)
        except filelock.Timeout:
            self.holder = self._read_note() or "另一个窗口"
            return False
        except (OSError, NotImplementedError):
            self.holder = "（所在文件夹不能写入）"
            return False
        self.held, self.died = True, self._note.exists()
        with contextlib.suppress(OSError):
            self._note.write_text(_me(), encoding="utf-8")
        return True

    @property
    def abandoned(self) -> bool:
        """Whether the session that had the draft died with it; the lock is not kept."""
        if not self._note.exists():
            return False
        try:
            with self._lock.acquire(blocking=False):
                return True
        except (OSError, NotImplementedError):  # a Timeout is one: somebody has it
            return False

    def release(self) -> None:
        """Let the next session write."""
        if self.held:
            with contextlib.suppress(OSError):
                self._note.unlink()
            with contextlib.suppress(OSError):
                self._lock.release()
            self.held = False

    def _read_note(self) -> str:
        try:
            text = self._note.read_bytes()[:200].decode("utf-8", "replace")
        except OSError:
            return ""
        return "".join(char for char in text if char.isprintable())


def _me() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "未知用户"
    return f"{user}（{platform.node() or '本机'}，进程 {os.getpid()}）"
