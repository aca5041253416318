"""A Word file as PDF, made by the LibreOffice of this machine."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from drafter.errors import DrafterError
from drafter.render.package import seal_pdf
from drafter.render.standins import fontconfig

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_SECONDS = 300
_FORM = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""PDF with the blank page that stands before an even one, for printing on both sides."""


def soffice() -> str | None:
    """The LibreOffice program of this machine, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def pdf(docx: bytes, fonts: Mapping[str, str] | None = None) -> bytes:
    """The pages of a Word file as PDF; raises DrafterError when LibreOffice is missing or fails.

    `fonts` are stand-ins for fonts that are missing here (render/standins.py).
    """
    program = soffice()
    if program is None:
        raise DrafterError(
            "导出 PDF 需要 LibreOffice，本机没有找到。"
            f"请{_how_to_install()}，或先导出 .docx，再用 Word、WPS 另存为 PDF。"
        )
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        source = Path(folder) / "a.docx"
        source.write_bytes(docx)
        return seal_pdf(_convert(program, source, _surroundings(Path(folder), fonts or {})))


def _surroundings(folder: Path, fonts: Mapping[str, str]) -> dict[str, str]:
    # Settings and caches of the desktop go where the rest goes: nothing of it stays in the user's home.
    own = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    if not fonts or sys.platform != "linux":
        return {**os.environ, **own}
    (folder / "fonts.conf").write_text(fontconfig(fonts, folder / "fonts"), encoding="utf-8")
    return {**os.environ, **own, "FONTCONFIG_FILE": str(folder / "fonts.conf")}


def _convert(program: str, source: Path, surroundings: dict[str, str]) -> bytes:
    # A profile of its own: an open LibreOffice of the user's would take the job over and drop it.
    profile = (source.parent / "profile").as_uri()
    command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", _FORM]
    try:
        subprocess.run(
            [*command, "--outdir", str(source.parent), str(source)],
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env=surroundings,
        )
        return source.with_suffix(".pdf").read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        raise DrafterError(
            "LibreOffice 没有转换成功，PDF 未生成。请先导出 .docx，再用 Word、WPS 另存为 PDF。"
        ) from error


def _how_to_install() -> str:
    return "安装 libreoffice-writer" if sys.platform == "linux" else "到 libreoffice.org 下载安装"
