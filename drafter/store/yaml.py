"""Strict YAML in and out: plain data only, nothing that can explode or change its meaning silently.

Anchors, aliases, merge keys, tags, second documents and duplicate keys are refused; depth, nodes
and size are capped. Keys are always text. Plain scalars become null, true/false, whole numbers or
decimals; everything else (`no`, `012`, `12:30:45`, `2027-01-01`) stays the text it is.
"""

import errno
from collections.abc import MutableMapping
from pathlib import Path

from drafter.atomic import read_whole
from drafter.errors import DrafterError, cause

MAX_BYTES = 16 * 1024 * 1024
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a file begins that is zipped (.docx, .xlsx, .zip) or an old Word document."""

Lines = MutableMapping[tuple[str | int, ...], int]
"""Where each value of a file begins: its path of keys and indexes → line, counted from 1."""


def load(path: Path, lines: Lines | None = None) -> object:
    """The data of the file; a DrafterError names file and line of what is wrong with it."""
    return load_text(text_of(path), str(path), lines)


def text_of(path: Path) -> str:
    """The text of the file. Raises DrafterError for what is none, and for more than MAX_BYTES."""
    try:
        data = read_whole(path, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise _too_big(str(path)) from error
        raise DrafterError(f"读不了文件 {path}：{cause(error)}。请检查路径和权限。") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(PACKED):
            raise DrafterError(
                f"{path} 是 Word、Excel 或压缩文件，不是 .yaml 文件。"
                "要接着写 Word 文稿，先用 drafter roll 变成草稿。"
            ) from error
        line = data.count(b"\n", 0, error.start) + 1
        raise DrafterError(f"{path} 第 {line} 行不是 UTF-8 编码的文字，请另存为 UTF-8 后再试。") from error


def load_text(text: str, name: str = "YAML", lines: Lines | None = None) -> object:
    """The data of a YAML text; `name` stands for the file in messages."""
    if len(text) > MAX_BYTES:
        raise _too_big(name)
    from drafter.store.events import build  # PyYAML is loaded where the parsed cache does not do

    return build(text, name, lines)


def dump(data: object) -> str:
    """The data as block-style YAML: keys in the order given, one scalar a line.

    Half characters (lone surrogates), which no file can hold, become "\ufffd".
    """
    from drafter.store.events import written

    try:
        return written(data)
    except UnicodeEncodeError:
        return written(_whole_characters(data))


def _whole_characters(data: object) -> object:
    if isinstance(data, str):
        return data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(data, dict):
        return {_whole_characters(key): _whole_characters(value) for key, value in data.items()}
    return [_whole_characters(item) for item in data] if isinstance(data, list | tuple) else data


def _too_big(name: str) -> DrafterError:
    return DrafterError(f"{name} 超过 {MAX_BYTES // 1024 // 1024} MB，不像是本程序的文件，未读取。")
