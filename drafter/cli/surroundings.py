"""Arguments, file names and output as UTF-8 text, whatever the locale and the console say."""

import os
import sys

MODE = "PYTHONUTF8"
NARROW = ("ascii", "us-ascii", "iso8859-1", "latin-1")
"""Encodings of file names under which no Chinese name can be said."""


def begin() -> None:
    """Make the process fit for Chinese; in a C locale Python is started anew in its UTF-8 mode.

    A GBK console shows a substitute for what it cannot show, and never fails.
    """
    _widen()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _widen() -> None:
    if sys.getfilesystemencoding() not in NARROW or sys.flags.utf8_mode or getattr(sys, "frozen", False):
        return
    if os.name != "posix" or not sys.executable or not sys.orig_argv:
        return
    environment = {**os.environ, MODE: "1"}
    os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)
