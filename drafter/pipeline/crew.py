"""The same work on several files at once: processes of this machine that never outlive the one that asked."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Thread, active_count, current_thread, main_thread

from drafter.errors import DrafterError

_AT_ONCE = 8
"""Files that a process is given at once, at most."""
_TURNS = 16
"""Times that a process is given some, at least, so that all end at about the same time."""
_LOOK_EVERY = 0.2
"""Seconds between two looks whether anybody still listens."""

Work = Callable[[Path], bytes | str]


def shared_out(
    work: Work, files: Sequence[Path], jobs: int, ready: Callable[[], object]
) -> Iterator[bytes | str]:
    """What `work` gives for each file, in their order, found by so many processes.

    `ready` loads what `work` needs: once for all where processes begin as copies of this one. Whoever
    stops asking ends them, in the middle of a file too. DrafterError where one of them came to grief.
    """
    jobs = min(jobs, len(files))
    copied = _may_copy()
    context = get_context("fork" if copied else "spawn")
    wanted, line = context.Pipe(duplex=False)
    if copied:
        ready()
    pool = ProcessPoolExecutor(jobs, context, _hired, (wanted, line if copied else None, work))
    try:
        with _left_to_us():
            found = pool.map(_do, files, chunksize=max(1, min(_AT_ONCE, len(files) // (jobs * _TURNS))))
        yield from found
        pool.shutdown()
    except BrokenProcessPool:
        raise DrafterError(
            "挖掘用的一个进程意外结束，多半是内存不足。请关闭其他程序，或把 --jobs 改小再试。"
        ) from None
    finally:
        line.close()
        pool.shutdown(cancel_futures=True)
        wanted.close()


def _may_copy() -> bool:
    """Whether a copy of this process is a sound one: on Linux, where no other thread may hold a lock."""
    return sys.platform == "linux" and active_count() == 1


@contextmanager
def _left_to_us() -> Iterator[None]:
    """What is started here does not hear Ctrl+C, which is for the process that asked; it hears it afterwards.

    Where signals can be held back they are, and new processes inherit that; else one that comes now is lost.
    """
    if current_thread() is not main_thread():
        yield
    elif hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, heard)


_sending = Lock()
"""Held by a process of the crew but while it works on a file: only then may it be ended from within."""
_task: list[Work] = []


def _hired(wanted: Connection, line: Connection | None, work: Work) -> None:
    """Make a process one of the crew, which does `work` until nobody holds the other end of the line."""
    if line:
        line.close()  # its copy of what only the one that asked may hold
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _sending.acquire()
    _task.append(work)
    Thread(target=_end_without, args=(wanted,), daemon=True).start()


def _do(file: Path) -> bytes | str:
    _sending.release()
    try:
        return _task[0](file)
    finally:
        _sending.acquire()


def _end_without(wanted: Connection) -> None:
    """End this process when it is no longer wanted: not while it sends, or who listens waits for ever."""
    with suppress(EOFError, OSError):
        wanted.recv_bytes()
    parent = parent_process()
    while not _sending.acquire(timeout=_LOOK_EVERY) and parent and parent.is_alive():
        pass
    os._exit(1)
