"""Old Word, WPS and ODT files, turned into .docx by LibreOffice where it is there."""

import subprocess
import tempfile
from pathlib import Path

from drafter.errors import DrafterError, cause
from drafter.libreoffice import convert, find_office

PATIENCE = 60
"""Seconds that LibreOffice may take; a plan takes two, a first start ten."""
MEMORY = 400 * 1024 * 1024
"""Bytes of data that it may fill; a plan takes half, an embedded object can ask for any number."""
_SUFFIXES = (".doc", ".wps", ".odt")


def converted(data: bytes, path: Path) -> bytes:
    """The file as .docx. Raises DrafterError where LibreOffice is missing, fails or takes too long."""
    program = find_office()
    if program is None:
        raise DrafterError(
            f"“{path.name}”是 .doc、.wps 或 .odt，要有 LibreOffice 才能读。"
            "请安装 LibreOffice，或用 Word、WPS 打开后另存为 .docx。"
        )
    suffix = path.suffix.lower() if path.suffix.lower() in _SUFFIXES else ".doc"
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        return _as_docx(program, source, path.name)


def _as_docx(program: str, source: Path, name: str) -> bytes:
    try:
        # Nothing of it stays in the user's home, whose fonts this does not need.
        home = {"HOME": str(source.parent)}
        return convert(program, source, "docx", seconds=PATIENCE, memory=MEMORY, settings=home)
    except subprocess.TimeoutExpired:
        raise DrafterError(
            f"LibreOffice 转换“{name}”超过 {PATIENCE} 秒，已停止。请用 Word 或 WPS 打开后另存为 .docx。"
        ) from None
    except FileNotFoundError:
        raise DrafterError(
            f"LibreOffice 转换不了“{name}”，文件可能已损坏。请用 Word 或 WPS 打开后另存为 .docx。"
        ) from None
    except OSError as error:
        raise DrafterError(
            f"启动不了 LibreOffice（{cause(error)}）。请重新安装，或用 Word、WPS 另存为 .docx。"
        ) from None
