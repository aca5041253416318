"""Old Word, WPS, ODT and RTF files, turned into .docx by LibreOffice where it is there."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from drafter.errors import DrafterError

PATIENCE = 60
"""Seconds that LibreOffice may take; a plan takes two, a first start ten."""

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


def converted(data: bytes, path: Path) -> bytes:
    """The file as .docx. Raises DrafterError where LibreOffice is missing, fails or takes too long."""
    office = find_office()
    if office is None:
        raise DrafterError(
            f"“{path.name}”是 .doc、.wps、.odt 或 .rtf，要有 LibreOffice 才能读。"
            "请安装 LibreOffice，或用 Word、WPS 打开后另存为 .docx。"
        )
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        suffix = path.suffix.lower() if path.suffix.lower() in (".doc", ".wps", ".odt", ".rtf") else ".doc"
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        _run(office, source, path.name)
        target = source.with_suffix(".docx")
        if not target.is_file():
            raise DrafterError(
                f"LibreOffice 转换不了“{path.name}”，文件可能已损坏。请用 Word 或 WPS 打开后另存为 .docx。"
            )
        return target.read_bytes()


def _run(office: str, source: Path, name: str) -> None:
    # Settings and caches of the desktop go where the rest goes: nothing of it stays in the user's home.
    own = {f"XDG_{name.upper()}_HOME": str(source.parent / name) for name in ("config", "cache")}
    profile = (source.parent / "profile").as_uri()
    command = [
        office,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
    ]
    try:
        subprocess.run(
            [*command, "--outdir", str(source.parent), str(source)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, **own},
        )
    except subprocess.TimeoutExpired:
        raise DrafterError(
            f"LibreOffice 转换“{name}”超过 {PATIENCE} 秒，已停止。请用 Word 或 WPS 打开后另存为 .docx。"
        ) from None
    except OSError as error:
        raise DrafterError(
            f"启动不了 LibreOffice：{error}。请重新安装，或用 Word、WPS 另存为 .docx。"
        ) from None
