"""Whole files or none: read within a bound, or written completely beside their place and moved into it."""

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import BinaryIO

from drafter.errors import DrafterError, cause

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be deleted anyway
    fcntl = None  # type: ignore[assignment]

PREFIX = ".dr-"
"""How the names of our unfinished files begin; short, because names of 254 bytes exist."""

MODE = 0o644
"""The mode of a file that was not there before (the user's umask is taken off)."""


PRIVATE = 0o600
"""The mode of what is nobody else's business: recovery copies, what was open lately, settings."""


LARGEST = 64 * 1024 * 1024
"""Bytes that one file may have, unless said otherwise; a plan has some 20 KB."""


SPARED = 32 * 1024 * 1024
"""Bytes of a disk that are left to the user; a document has some tens of thousands."""


def has_room(folder: Path) -> bool:
    """Whether what only saves time may be kept in `folder`: the last room of a disk is not for that."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    return shutil.disk_usage(there).free >= SPARED


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Make `path` hold exactly `data`; on any failure the old file stands untouched.

    A symbolic link stays one (its target is replaced), the mode of an existing
    file is kept; `private` files are for the user alone. The data is on the disk
    when this returns. Raises DrafterError when the folder is missing, not
    writable or full, or the name is no file's.
    """
    write_together({Path(path): data}, private=private)


def write_together(files: Mapping[Path, bytes], *, private: bool = False) -> None:
    """The same for several files: none takes its place before all of them are on the disk."""
    with contextlib.ExitStack() as unfinished:
        ready = []
        for path, data in files.items():
            try:
                target = _target(path)
                ready.append((path, unfinished.enter_context(_written(target, data, private)), target))
            except OSError as error:
                raise DrafterError(_explain(path, error)) from error
        for path, name, target in ready:
            try:
                name.replace(target)
            except OSError as error:
                raise DrafterError(_explain(path, error)) from error
    for folder in dict.fromkeys(target.parent for _, _, target in ready):
        _sync(folder)


@contextlib.contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """An empty file beside `path`, for what a library fills by name; moved to `path` at the end.

    On any failure it is gone and the old file stands; what a crash leaves is swept away by the next
    writer. For what may be made again only: nothing waits for the disk. OSError if it cannot be written.
    """
    _swept(path.parent)
    handle, name = _begin(path.parent)
    with os.fdopen(handle, "wb") as stream:
        if fcntl is None:
            stream.close()  # Windows moves no open file
        try:
            yield name
            name.replace(path)
        finally:
            name.unlink(missing_ok=True)


def read_whole(path: Path, most: int = LARGEST) -> bytes:
    """The bytes of a file; OSError as of `open_file`, and where there are more than `most`."""
    with open_file(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def open_file(path: Path) -> BinaryIO:
    """A file opened to be read; OSError where it is none: a pipe never answers, a device never ends."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    stream = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        stream.close()
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return stream


def private_folder(folder: Path) -> Path:
    """Make the folder, and those above it that are missing, for the user alone; OSError if it cannot be."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sweep(folder: Path) -> int:
    """Delete unfinished files that a crash left in `folder`; the number deleted.

    Whoever still writes holds a lock on the file, so that only the dead lose theirs.
    """
    count = 0
    for leftover in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError), _taken(leftover):
            leftover.unlink()
            count += 1
    return count


@cache
def _swept(folder: Path) -> int:
    """What a crash left in the folder goes once in a session, before the first file is written there."""
    return sweep(folder)


@contextlib.contextmanager
def _taken(path: Path) -> Iterator[None]:
    """Hold an unfinished file that nobody writes any more; BlockingIOError where somebody does."""
    if fcntl is None:
        yield
        return
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _begin(folder: Path) -> tuple[int, Path]:
    """A new unfinished file, locked so that nobody sweeps it away."""
    while True:
        handle, name = tempfile.mkstemp(prefix=PREFIX, dir=folder)
        if fcntl is None or _locked(handle):
            return handle, Path(name)
        os.close(handle)


def _locked(handle: int) -> bool:
    """Lock our new file; False where a sweeper was quicker and has deleted it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network drive without locks
        return True
    return os.fstat(handle).st_nlink > 0


def check_target(path: Path) -> None:
    """Raise DrafterError now when `path` could not be written, before any long work is begun."""
    target = _target(Path(path))
    folder = target.parent
    if not folder.exists():
        raise DrafterError(_explain(path, FileNotFoundError(errno.ENOENT, "")))
    if not folder.is_dir():
        raise DrafterError(_explain(path, NotADirectoryError(errno.ENOTDIR, "")))
    if target.is_dir():
        raise DrafterError(_explain(path, IsADirectoryError(errno.EISDIR, "")))
    if not os.access(folder, os.W_OK):
        raise DrafterError(_explain(path, PermissionError(errno.EACCES, "")))


def _target(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise DrafterError(f"路径不成立：{path}。请检查有没有循环的链接，换一个文件名再试。") from error


@contextlib.contextmanager
def _written(target: Path, data: bytes, private: bool) -> Iterator[Path]:
    """The unfinished file beside its place, on the disk; gone afterwards where it has not been moved."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    _swept(target.parent)
    handle, unfinished = _begin(target.parent)
    with os.fdopen(handle, "wb") as stream:
        try:
            stream.write(data)
            stream.flush()
            os.fsync(handle)
            unfinished.chmod(PRIVATE if private else _mode(target))
            if fcntl is None:
                stream.close()  # Windows moves no open file
            yield unfinished
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink()


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return MODE & ~umask


def _sync(folder: Path) -> None:
    # Windows cannot open a folder, some network drives cannot sync one; the rename stands all the same.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explain(path: Path, error: OSError) -> str:
    reasons = {
        errno.ENOENT: f"文件夹不存在：{path.parent}。请先建好文件夹，或换一个位置再试。",
        errno.ENOTDIR: f"不是文件夹：{path.parent}。请换一个位置再试。",
        errno.EISDIR: f"这是一个文件夹，不能当文件写：{path}。请在后面加上文件名。",
        errno.ENOSPC: f"磁盘已满，没有写成：{path}。原文件未动，请清出空间或换一个位置再试。",
        errno.EDQUOT: f"磁盘配额已用完，没有写成：{path}。原文件未动，请清出空间或换一个位置再试。",
        errno.EFBIG: f"超过了文件大小限制，没有写成：{path}。原文件未动，请换一个位置再试。",
        errno.ENAMETOOLONG: f"文件名太长：{path.name[:40]}…。请换一个短些的文件名。",
        errno.EROFS: f"磁盘只读，没有写成：{path}。请换一个位置再试。",
    }
    denied = f"没有写入权限或文件正被占用：{path}。原文件未动，请关闭占用它的程序，或换一个位置再试。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        return denied
    return reasons.get(error.errno or 0, f"没有写成：{path}（{cause(error)}）。请换一个位置再试。")
