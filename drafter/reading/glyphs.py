"""The characters of a PDF's pages with their places, read in a process of its own.

What draws pages is not ours and not written in Python: a hostile page can make it fill any memory, run
for ever or fall. There it harms nobody.
"""

import marshal
import signal
import sys
from typing import Any, BinaryIO

MOST_PAGES = 1000
"""Pages of one file; a plan has ten, a year's archive some hundred."""
SECONDS_A_PAGE = 2
"""Processor time; a page takes some hundredths."""

Glyph = tuple[float, float, float, float, str]
"""Left edge, baseline, right edge and size of a character, in points, and the character."""


def main() -> None:
    """Write the pages of the PDF on stdin to stdout: a list each, or a word for what is the matter."""
    write(sys.stdin.buffer.read(), sys.stdout.buffer)


def write(data: bytes, out: BinaryIO) -> None:
    """The pages of the PDF, one after the other; "locked", "damaged", or their number if too large."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_PAGES:
            marshal.dump(len(document), out)
            return
        for number in range(len(document)):
            _hurry()
            marshal.dump(_characters(document[number], pypdfium2.raw), out)
    except pypdfium2.PdfiumError as error:
        marshal.dump("locked" if "password" in str(error).lower() else "damaged", out)
    marshal.dump("end", out)


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
