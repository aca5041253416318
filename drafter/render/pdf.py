"""A Word file as PDF, made by the LibreOffice of this machine."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from drafter.errors import DrafterError
from drafter.libreoffice import convert, find_office
from drafter.render.package import seal_pdf
from drafter.render.standins import fontconfig

_SECONDS = 300
_FORM = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""PDF with the blank page that stands before an even one, for printing on both sides."""


def pdf(docx: bytes, fonts: Mapping[str, str] | None = None) -> bytes:
    """The pages of a Word file as PDF; raises DrafterError when LibreOffice is missing or fails.

    `fonts` are stand-ins for fonts that are missing here (render/standins.py).
    """
    program = find_office()
    if program is None:
        raise DrafterError(
            "导出 PDF 需要 LibreOffice，本机没有找到。"
            f"请{_how_to_install()}，或先导出 .docx，再用 Word、WPS 另存为 PDF。"
        )
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        source = Path(folder) / "a.docx"
        source.write_bytes(docx)
        return seal_pdf(_convert(program, source, _own_fonts(Path(folder), fonts or {})))


def _own_fonts(folder: Path, fonts: Mapping[str, str]) -> dict[str, str]:
    if not fonts or sys.platform != "linux":
        return {}
    (folder / "fonts.conf").write_text(fontconfig(fonts, folder / "fonts"), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


def _convert(program: str, source: Path, settings: Mapping[str, str]) -> bytes:
    try:
        return convert(program, source, _FORM, seconds=_SECONDS, settings=settings)
    except (OSError, subprocess.SubprocessError) as error:
        raise DrafterError(
            "LibreOffice 没有转换成功，PDF 未生成。请先导出 .docx，再用 Word、WPS 另存为 PDF。"
        ) from error


def _how_to_install() -> str:
    return "安装 libreoffice-writer" if sys.platform == "linux" else "到 libreoffice.org 下载安装"
