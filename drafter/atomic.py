"""Whole files or none: a file is written completely beside its place, then moved into it."""

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from drafter.errors import DrafterError, cause

PREFIX = ".dr-"
"""How the names of our unfinished files begin; short, because names of 254 bytes exist."""

MODE = 0o644
"""The mode of a file that was not there before (the user's umask is taken off)."""


PRIVATE = 0o600
"""The mode of what is nobody else's business: recovery copies, what was open lately, settings."""


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Make `path` hold exactly `data`; on any failure the old file stands untouched.

    A symbolic link stays one (its target is replaced), the mode of an existing
    file is kept; `private` files are for the user alone. The data is on the disk
    when this returns. Raises DrafterError when the folder is missing, not
    writable or full, or the name is no file's.
    """
    path = Path(path)
    try:
        _replace(_target(path), data, private)
    except OSError as error:
        raise DrafterError(_explain(path, error)) from error


def private_folder(folder: Path) -> Path:
    """Make the folder, and those above it that are missing, for the user alone; OSError if it cannot be."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sweep(folder: Path) -> int:
    """Delete unfinished files that a crash left in `folder`; the number deleted."""
    count = 0
    for leftover in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            leftover.unlink()
            count += 1
    return count


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


def _replace(target: Path, data: bytes, private: bool) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    handle, name = tempfile.mkstemp(prefix=PREFIX, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(PRIVATE if private else _mode(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync(target.parent)


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
