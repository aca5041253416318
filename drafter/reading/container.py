"""What a file is by its first bytes, and words for what cannot be read."""

import re

from drafter.errors import DrafterError

_PICTURES = (
    (b"\x89PNG", "图片（PNG）"),
    (b"\xff\xd8\xff", "图片（JPEG）"),
    (b"GIF8", "图片（GIF）"),
    (b"BM", "图片（BMP）"),
    (b"II*\0", "图片（TIFF）"),
    (b"MM\0*", "图片（TIFF）"),
    (b"Rar!", "压缩包（RAR）"),
    (b"7z\xbc\xaf", "压缩包（7z）"),
    (b"\x1f\x8b", "压缩包（gzip）"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"SQLite format 3", "数据库"),
    (b"\0\0\0\x1cftyp", "视频"),
    (b"\0\0\0\x20ftyp", "视频"),
    (b"ID3", "音频"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = "utf-16-le"
_MESSAGE = re.compile(
    rb"(?:[\w-]+:[ \t][^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*)*?(?:mime-version|content-type):[ \t]*[\w]",
    re.IGNORECASE,
)
"""The head of a letter or of a page saved as one file: nothing but fields, one of which tells of MIME."""


def sort_of(data: bytes, suffix: str, where: str) -> str:
    """ "word", "pdf", "html", "rtf", "message", "markdown", "text", or "office" for LibreOffice.

    Raises DrafterError for pictures, archives, programs and password-protected files.
    """
    if data.startswith(b"PK"):
        return _zipped(data, where)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(_OLE):
        return _ole(data, where)
    if data[:256].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    for mark, name in _PICTURES:
        if data.startswith(mark) and (b"\0" in data[:64] or mark == b"GIF8" or not _textual(data)):
            raise DrafterError(f"“{where}”其实是{name}，不是文档，读不了。请找到原来的文档，或另存为 .docx。")
    if suffix not in (".md", ".markdown") and _MESSAGE.match(data[:4096]):
        return "message"
    if suffix in (".docx", ".docm", ".dotx"):
        raise DrafterError(
            f"“{where}”名为 {suffix}，内容却不是 Word 文件。请用 Word 或 WPS 打开后另存为 .docx 再试。"
        )
    if suffix in (".htm", ".html", ".xhtml") or _looks_html(data):
        return "html"
    return "markdown" if suffix in (".md", ".markdown") else "text"


def _zipped(data: bytes, where: str) -> str:
    head = data[:200]
    if b"OFD.xml" in data:
        raise DrafterError(
            f"“{where}”是 OFD 版式文件，读不了。请用 OFD 阅读器另存为 PDF，或找原来的 Word 文件。"
        )
    if b"opendocument.text" in head:
        return "office"
    if b"opendocument" in head or b"epub" in head:
        raise DrafterError(f"“{where}”不是文字文档。请另存为 .docx 再试。")
    return "word"


def _ole(data: bytes, where: str) -> str:
    if "EncryptedPackage".encode(_UTF16) in data or "EncryptionInfo".encode(_UTF16) in data:
        raise DrafterError(f"“{where}”设了打开密码，读不了。请用 Word 或 WPS 打开，去掉密码后另存为 .docx。")
    if "WordDocument".encode(_UTF16) in data:
        return "office"
    if "Workbook".encode(_UTF16) in data or "PowerPoint Document".encode(_UTF16) in data:
        raise DrafterError(f"“{where}”是表格或演示文件，不是文字文档。请另存为 .docx 再试。")
    return "office"


def _textual(data: bytes) -> bool:
    sample = data[:2000]
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) < len(sample) / 50


def _looks_html(data: bytes) -> bool:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) and b"<" in head
