"""The characters of a PDF's pages with their places, read in a process that can be lost.

What reads pages is not ours and not written in Python: a hostile page makes it fill any memory, run
for ever or fall. Where the system can divide a process in two, that harms nobody.
"""

import contextlib
import marshal
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_PAGES = 1000
"""Pages of one file; a plan has ten, a year's archive some hundred."""
SECONDS_A_PAGE = 2
"""Processor time; a page takes some hundredths."""
MEMORY = 350 * 1024 * 1024
"""Bytes that all pages may fill beyond what the process has already."""

Glyph = tuple[float, float, float, float, str]
"""Left edge, baseline, right edge and size of a character, in points, and the character."""
Told = list[Glyph] | int | str
"""A page; or the number of pages where there are too many; or "locked", "damaged", and "end" at the end."""


def pages(data: bytes) -> Iterator[Told]:
    """The pages of the PDF one by one; the last item is never a page."""
    import pypdfium2  # noqa: F401  (once for all files, before the process is divided)

    if not hasattr(os, "fork"):
        yield from _told(data)
        return
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _work(data, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as stream:
            found: Told = []
            while isinstance(found, list):
                found = _next(stream)
                yield found
    finally:
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _next(stream: Any) -> Told:
    try:
        found: Told = marshal.load(stream)
    except (EOFError, ValueError, TypeError):
        return "damaged"  # the other half has fallen
    return found


def _work(data: bytes, writer: int) -> None:
    """The other half: say what is found, and never return."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        _bind()
        with os.fdopen(writer, "wb") as stream:
            for found in _told(data):
                marshal.dump(found, stream)
                stream.flush()
    finally:
        os._exit(0)


def _bind() -> None:
    if sys.platform != "linux":
        return
    import resource

    used = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
    with contextlib.suppress(OSError, ValueError):  # a narrower bound stands already
        resource.setrlimit(resource.RLIMIT_DATA, (used + MEMORY, used + MEMORY))


def _told(data: bytes) -> Iterator[Told]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_PAGES:
            yield len(document)
            return
        for number in range(len(document)):
            _hurry()
            yield _characters(document[number], pypdfium2.raw)
    except pypdfium2.PdfiumError as error:
        yield "locked" if "password" in str(error).lower() else "damaged"
    yield "end"


def _hurry() -> None:
    """Begin a page: whoever takes too long for it is ended by the system."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, SECONDS_A_PAGE)


def _characters(page: Any, raw: Any) -> list[Glyph]:
    from ctypes import c_double

    textpage = page.get_textpage()
    found: list[Glyph] = []
    x, y, left, right, bottom, top = (c_double() for _ in range(6))
    for at in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, at)
        if code <= 32 or code in (0xA0, 0x3000, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
            continue
        if not raw.FPDFText_GetCharOrigin(textpage, at, x, y):
            continue
        raw.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
        size = raw.FPDFText_GetFontSize(textpage, at)
        found.append((x.value, y.value, right.value, max(size, 1.0), chr(code)))
    textpage.close()
    return found
