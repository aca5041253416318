"""LibreOffice: where this machine has it, and a file turned into another format by it."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from drafter.bounded import started

_USUAL = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def find_office() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in _USUAL if Path(path).is_file()), None)


def convert(
    program: str,
    source: Path,
    form: str,
    *,
    seconds: int,
    memory: int = 0,
    settings: Mapping[str, str] | None = None,
) -> bytes:
    """The file in another format, written beside `source` by the way.

    `form` is the format as LibreOffice is told it (docx, pdf:writer_pdf_Export…),
    `settings` are environment variables for it, `memory` bounds its data in bytes.
    Raises OSError where it cannot be started or makes nothing, subprocess.TimeoutExpired
    after `seconds`.
    """
    folder = source.parent
    # Settings and caches of the desktop go where the rest goes: nothing of it stays in the user's home.
    own = {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("config", "cache")}
    # A profile of its own: an open LibreOffice of the user's would take the job over and drop it.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore"]
    command += ["--convert-to", form, "--outdir", str(folder), str(source)]
    surroundings = {**os.environ, **own, **(settings or {})}
    with started(command, seconds=seconds, memory=memory, environment=surroundings) as child:
        child.communicate(timeout=seconds)
    return source.with_suffix("." + form.partition(":")[0]).read_bytes()
