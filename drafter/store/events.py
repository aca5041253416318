"""Plain data from the events of a YAML text, and back: the only code that touches PyYAML."""

import re
from collections.abc import Callable, MutableMapping
from typing import Any, Protocol

import yaml

from drafter.errors import DrafterError

MAX_DEPTH = 40
MAX_NODES = 400_000

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z")
_DIGITS = frozenset("0123456789")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def build(text: str, name: str, lines: MutableMapping[tuple[str | int, ...], int] | None) -> object:
    """The data of the text; a DrafterError names `name` and the line of what is wrong."""
    try:
        return _Builder(name, lines).build(text)
    except yaml.MarkedYAMLError as error:
        raise _fault(name, error.problem_mark, f"YAML 写法有误（{_said(error.problem or '')}）") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise DrafterError(
            f"{name} 不是完好的 YAML 文件：含有不可读的字符。请用备份或较早的版本。"
        ) from error


_PROBLEMS = {
    "mapping values are not allowed": "一行里多了一个冒号，有冒号的文字要加引号",
    "could not find expected ':'": "键后面缺少半角冒号和空格",
    "did not find expected ',' or": "括号里缺逗号，或括号没有配对",
    "did not find expected key": "缩进没有对齐，或引号没有配对",
    "did not find expected '-'": "列表的缩进没有对齐",
    "did not find expected": "缩进没有对齐，或引号、括号没有配对",
    "found character that cannot start": "用了制表符或不能这样开头的符号，请改用空格或加引号",
    "found unexpected end of stream": "引号没有配对",
    "found unexpected document": "引号没有配对",
    "found invalid Unicode": "转义写法不成立",
    "found unknown escape": "转义写法不成立",
    "found undefined tag": "不支持类型标记（!）",
    "block sequence entries are not allowed": "“-”的位置不对，请另起一行",
}
"""How libyaml's complaints begin, and what to tell the user."""


def _said(problem: str) -> str:
    return next((said for start, said in _PROBLEMS.items() if problem.startswith(start)), problem)


def written(data: object) -> str:
    """The data as block-style YAML; UnicodeEncodeError where it holds half characters."""
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "default_flow_style": False}
    return str(yaml.dump(data, Dumper=_Dumper, width=1 << 30, **options))


class _Mark(Protocol):
    """A place in a YAML text."""

    line: int


class _Dumper(yaml.CSafeDumper):
    """The C dumper without anchors, which our own reader refuses."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _fault(name: str, mark: _Mark | None, what: str) -> DrafterError:
    where = f"{name} 第 {mark.line + 1} 行" if mark is not None else name
    return DrafterError(f"{where}：{what}。请改正后再试。")


class _Open:
    """A mapping or list that is still being filled; `key` waits for its value."""

    __slots__ = ("key", "path", "value")

    def __init__(self, value: dict[str, object] | list[object], path: tuple[str | int, ...]) -> None:
        self.value = value
        self.path = path
        self.key: str | None = None

    @property
    def next(self) -> tuple[str | int, ...]:
        """The place of the value that comes next."""
        return (*self.path, len(self.value) if isinstance(self.value, list) else self.key or "")


class _Builder:
    """Builds plain data from parser events, refusing what is not plain."""

    def __init__(self, name: str, lines: MutableMapping[tuple[str | int, ...], int] | None) -> None:
        self.name = name
        self.lines = lines
        self.stack: list[_Open] = []
        self.root: object = None
        self.nodes = 0
        self.documents = 0

    def build(self, text: str) -> object:
        # A plan of 200 pages has twenty thousand events: types are compared whole, commonest first.
        next_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event)
            elif kind is yaml.SequenceStartEvent:
                self._open([], event)
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self.stack.pop()
            elif kind is yaml.AliasEvent:
                self._refuse(event)
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    raise _fault(self.name, event.start_mark, "一个文件里只能有一份内容（多了一个“---”）")
        return self.root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self.nodes += 1
        if event.anchor is not None or event.tag is not None or self.nodes > MAX_NODES:
            self._refuse(event)
        top, text = self.stack[-1] if self.stack else None, event.value
        if top is not None and top.key is None and type(top.value) is dict:
            self._key(top, text, event)
            return
        value = _plain(text) if event.implicit[0] else text
        if self.lines is not None:
            self._note(event)
        self._put(top, value)

    def _key(self, top: _Open, key: str, event: yaml.ScalarEvent) -> None:
        if key == "<<" and event.implicit[0]:
            raise _fault(self.name, event.start_mark, "不支持合并键（<<）")
        if key in top.value:
            raise _fault(self.name, event.start_mark, f"“{key[:40]}”写了两次")
        top.key = key

    def _open(self, value: dict[str, object] | list[object], event: Any) -> None:
        self.nodes += 1
        if event.anchor is not None or event.tag is not None or self.nodes > MAX_NODES:
            self._refuse(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _fault(self.name, event.start_mark, f"嵌套超过 {MAX_DEPTH} 层")
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and type(top.value) is dict:
            raise _fault(self.name, event.start_mark, "键只能是文字")
        path: tuple[str | int, ...] = ()
        if self.lines is not None:
            path = self._note(event)
        self._put(top, value)
        self.stack.append(_Open(value, path))

    def _put(self, top: _Open | None, value: object) -> None:
        if top is None:
            self.root = value
        elif isinstance(top.value, list):
            top.value.append(value)
        elif top.key is not None:
            top.value[top.key] = value
            top.key = None

    def _note(self, event: yaml.Event) -> tuple[str | int, ...]:
        """Write down on which line the value that comes now begins."""
        path = self.stack[-1].next if self.stack else ()
        if self.lines is not None:
            self.lines[path] = event.start_mark.line + 1 if event.start_mark is not None else 1
        return path

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            raise _fault(self.name, event.start_mark, "不支持锚点和引用（& 和 *）")
        if event.tag is not None:
            raise _fault(self.name, event.start_mark, "不支持类型标记（!）")
        raise _fault(self.name, event.start_mark, f"内容超过 {MAX_NODES} 项")


def _plain(text: str) -> object:
    """What a scalar without quotes means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[-1] not in _DIGITS:
        return text
    if _WHOLE.match(text):
        return int(text)
    return float(text) if _DECIMAL.match(text) else text
