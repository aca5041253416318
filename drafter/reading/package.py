"""A .docx package read with care: no bomb, no entity, no picture is ever unpacked."""

import io
import struct
import zipfile
import zlib
from typing import Any

from drafter.errors import DrafterError

LARGEST_PART = 96 * 1024 * 1024
"""Bytes of one unpacked XML part. The largest archive of plans met has 3 MB; a bomb unpacks to gigabytes."""
MOST_MARKS = 2_000_000
"""Tags and attributes of one part, some 200 bytes of memory each; a year's archive has a tenth of it."""
MOST_PARTS = 20_000
"""Entries of the package; Word writes some twenty, and one for each picture."""

_USUAL_MAIN = "word/document.xml"

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    OSError,
    UnicodeError,
    ValueError,
    OverflowError,
    MemoryError,
)


class Package:
    """The XML parts of a .docx by name."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = self._zip.namelist()
        except _DAMAGE:
            raise self.damaged() from None
        if len(names) > MOST_PARTS:
            raise DrafterError(f"“{where}”里有 {len(names)} 个部件，不像是公文，不读。")
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in names}
        self.main = _USUAL_MAIN if self.has(_USUAL_MAIN) else self._related()

    def damaged(self) -> DrafterError:
        """The error for a package that cannot be unpacked or parsed."""
        return DrafterError(
            f"“{self._where}”已损坏或不是 Word 文件，读不出来。请用 Word 或 WPS 打开后另存为 .docx 再试。"
        )

    def has(self, name: str) -> bool:
        """Whether there is a part of that name, case aside."""
        return name.lstrip("/").lower() in self._names

    def beside(self, name: str) -> Any | None:
        """The root element of a part that stands beside the main one."""
        return self.tree(self.main.rpartition("/")[0] + "/" + name)

    def tree(self, name: str) -> Any | None:
        """The root element of a part, None where there is none. Raises DrafterError for hostile ones."""
        if not self.has(name):
            return None
        return self._parse(self._read(self._names[name.lstrip("/").lower()]))

    def _related(self) -> str:
        """The main part that the package names: SharePoint and other programs have their own name for it."""
        root = self.tree("_rels/.rels")
        for relation in root if root is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return _USUAL_MAIN

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except _DAMAGE:
            raise self.damaged() from None
        if len(data) > LARGEST_PART:
            raise DrafterError(
                f"“{self._where}”解开后超过 {LARGEST_PART // 1048576} MB，可能是压缩炸弹，不读。"
            )
        if data.count(b"<") + data.count(b"=") > MOST_MARKS:
            raise DrafterError(f"“{self._where}”里的标记多得不像公文，可能是压缩炸弹，不读。请拆成几份。")
        return data

    def _parse(self, data: bytes) -> Any:
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            tree = etree.fromstring(data, parser).getroottree()
        except etree.XMLSyntaxError as error:
            if "depth" in str(error).lower():
                raise DrafterError(f"“{self._where}”里表格或框套得太深（超过 256 层），不读。") from None
            raise self.damaged() from None
        except ValueError:
            raise self.damaged() from None
        if tree.docinfo.internalDTD is not None:
            raise DrafterError(
                f"“{self._where}”里有自定义实体（DTD），正常的 Word 文件没有，为安全起见不读。"
            )
        return tree.getroot()


def name_of(element: Any) -> str:
    """An element's name without its namespace, so that strict and transitional files read alike."""
    return str(element.tag).rpartition("}")[2]


def get(element: Any, name: str) -> str:
    """An attribute by its name without namespace, "" where it is missing."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
