"""Strict YAML in and out: plain data only, nothing that can explode or change its meaning silently.

Anchors, aliases, merge keys, tags, second documents and duplicate keys are refused; depth, nodes
and size are capped. Keys are always text. Plain scalars become null, true/false, whole numbers or
decimals; everything else (`no`, `012`, `12:30:45`, `2027-01-01`) stays the text it is.
"""

import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Protocol

import yaml

from drafter.errors import DrafterError

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 40
MAX_NODES = 400_000

Lines = MutableMapping[tuple[str | int, ...], int]
"""Where each value of a file begins: its path of keys and indexes → line, counted from 1."""

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def load(path: Path, lines: Lines | None = None) -> object:
    """The data of the file; a DrafterError names file and line of what is wrong with it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_big(str(path))
        data = path.read_bytes()
    except OSError as error:
        raise DrafterError(f"读不了文件 {path}：{error.strerror or error}。请检查路径和权限。") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DrafterError(f"{path} 第 {line} 行不是 UTF-8 编码的文字，请另存为 UTF-8 后再试。") from error
    return load_text(text, str(path), lines)


def load_text(text: str, name: str = "YAML", lines: Lines | None = None) -> object:
    """The data of a YAML text; `name` stands for the file in messages."""
    if len(text) > MAX_BYTES:
        raise _too_big(name)
    try:
        return _Builder(name, lines).build(text)
    except yaml.MarkedYAMLError as error:
        raise _fault(name, error.problem_mark, f"YAML 写法有误（{error.problem}）") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise DrafterError(
            f"{name} 不是完好的 YAML 文件：含有不可读的字符。请用备份或较早的版本。"
        ) from error


def dump(data: object) -> str:
    """The data as block-style YAML: keys in the order given, one scalar a line.

    Half characters (lone surrogates), which no file can hold, become "\ufffd".
    """
    try:
        return _dump(data)
    except UnicodeEncodeError:
        return _dump(_whole_characters(data))


def _dump(data: object) -> str:
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "default_flow_style": False}
    return str(yaml.dump(data, Dumper=_Dumper, width=1 << 30, **options))


def _whole_characters(data: object) -> object:
    if isinstance(data, str):
        return data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(data, dict):
        return {_whole_characters(key): _whole_characters(value) for key, value in data.items()}
    return [_whole_characters(item) for item in data] if isinstance(data, list | tuple) else data


class _Mark(Protocol):
    """A place in a YAML text."""

    line: int


class _Dumper(yaml.CSafeDumper):
    """The C dumper without anchors, which our own reader refuses."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _too_big(name: str) -> DrafterError:
    return DrafterError(f"{name} 超过 {MAX_BYTES // 1024 // 1024} MB，不像是本程序的文件，未读取。")


def _fault(name: str, mark: _Mark | None, what: str) -> DrafterError:
    where = f"{name} 第 {mark.line + 1} 行" if mark is not None else name
    return DrafterError(f"{where}：{what}。请改正后再试。")


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark is not None else 1


def _scalar(event: yaml.ScalarEvent) -> object:
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.match(text):
        return int(text)
    return float(text) if _DECIMAL.match(text) else text


class _Open:
    """A mapping or list that is still being filled."""

    def __init__(self, value: dict[str, object] | list[object], path: tuple[str | int, ...]) -> None:
        self.value = value
        self.path = path
        self.key: str | None = None


class _Builder:
    """Builds plain data from parser events, refusing what is not plain."""

    def __init__(self, name: str, lines: Lines | None) -> None:
        self.name = name
        self.lines = lines
        self.stack: list[_Open] = []
        self.root: object = None
        self.nodes = 0
        self.documents = 0

    def build(self, text: str) -> object:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise _fault(self.name, event.start_mark, "一个文件里只能有一份内容（多了一个“---”）")
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
        return self.root

    def _node(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise _fault(self.name, event.start_mark, "不支持锚点和引用（& 和 *）")
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _fault(self.name, event.start_mark, "不支持类型标记（!）")
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _fault(self.name, event.start_mark, f"内容超过 {MAX_NODES} 项")
        if isinstance(event, yaml.ScalarEvent):
            if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
                self._key(event)
            else:
                self._place(_scalar(event), event)
            return
        self._open({} if isinstance(event, yaml.MappingStartEvent) else [], event)

    def _key(self, event: yaml.ScalarEvent) -> None:
        top, key = self.stack[-1], str(event.value)
        if event.implicit[0] and key == "<<":
            raise _fault(self.name, event.start_mark, "不支持合并键（<<）")
        if key in top.value:
            raise _fault(self.name, event.start_mark, f"“{key[:40]}”写了两次")
        top.key = key

    def _open(self, value: dict[str, object] | list[object], event: yaml.NodeEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _fault(self.name, event.start_mark, f"嵌套超过 {MAX_DEPTH} 层")
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            raise _fault(self.name, event.start_mark, "键只能是文字")
        self.stack.append(_Open(value, self._place(value, event)))

    def _place(self, value: object, event: yaml.NodeEvent) -> tuple[str | int, ...]:
        path: tuple[str | int, ...] = ()
        if not self.stack:
            self.root = value
        else:
            top = self.stack[-1]
            if isinstance(top.value, list):
                path = (*top.path, len(top.value))
                top.value.append(value)
            elif top.key is not None:
                path = (*top.path, top.key)
                top.value[top.key] = value
                top.key = None
        if self.lines is not None:
            self.lines[path] = _line(event)
        return path
