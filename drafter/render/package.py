"""The .docx and .xlsx container: stable bytes, and a seal that tells whether somebody changed the file."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from drafter.atomic import read_whole

SEAL = "docProps/custom.xml"
"""The part that holds the hash of all others."""

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PROPERTY = "drafter-sha256"
_PDF_MARK = b"%drafter-sha256 "
_LARGEST = 64 * 1024 * 1024
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{value}</vt:lpwstr></property>{more}</Properties>"
)
_FURTHER = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
    "<vt:lpwstr>{value}</vt:lpwstr></property>"
)
_KEPT = re.compile(r'name="(drafter-[a-z]+-\d+)"><vt:lpwstr>([^<]*)<')

DECLARED = {
    "[Content_Types].xml": (
        f'<Override PartName="/{SEAL}"'
        ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
    ),
    "_rels/.rels": (
        '<Relationship Id="rIdSeal" Target="docProps/custom.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/custom-properties"/>'
    ),
}
"""How content types and relations name the seal."""


def pack(parts: Mapping[str, bytes], properties: Mapping[str, str] | None = None) -> bytes:
    """The parts as one file, sealed, in the order given; the same parts give the same bytes.

    The caller names the seal in its content types and relations (`DECLARED`).
    `properties` are further document properties, of ASCII letters and digits.
    """
    named = enumerate((properties or {}).items(), 3)
    more = "".join(_FURTHER.format(pid=pid, name=name, value=value) for pid, (name, value) in named)
    sealed = {**parts, SEAL: _CUSTOM.format(name=_PROPERTY, value=_digest(parts), more=more).encode()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in sealed.items():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return stream.getvalue()


def reseal(data: bytes) -> bytes:
    """A file that we have written and then added to, sealed anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kept = dict(_KEPT.findall(parts.pop(SEAL, b"").decode()))
    return pack(parts, kept)


def seal_pdf(data: bytes) -> bytes:
    """The PDF with its hash in a comment behind the end, where every reader passes it over."""
    return data.rstrip() + b"\n" + _PDF_MARK + hashlib.sha256(data.rstrip()).hexdigest().encode() + b"\n"


def written_by_us(path: Path) -> bool:
    """Whether the file is one that we wrote and nobody has changed since."""
    try:
        data = read_whole(path)
    except OSError:
        return False
    if data.startswith(b"%PDF"):
        body, found, mark = data.rpartition(b"\n" + _PDF_MARK)
        return bool(found) and hashlib.sha256(body).hexdigest().encode() == mark.strip()
    return data.startswith(b"PK") and _unchanged(data)


def _unchanged(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                return False
            parts = {name: archive.read(name) for name in archive.namelist()}
    # A damaged file raises almost anything; whatever it is, it is not as we wrote it.
    except Exception:
        return False
    seal = re.search(
        rf'name="{_PROPERTY}"><vt:lpwstr>([0-9a-f]{{64}})<', parts.pop(SEAL, b"").decode("latin-1")
    )
    return seal is not None and seal.group(1) == _digest(parts)


def _digest(parts: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()
