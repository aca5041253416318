"""A mapping of a YAML file that is read key by key, and says file, line and key of what is wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from drafter.errors import DrafterError
from drafter.store import yaml

T = TypeVar("T")
Path_ = tuple[str | int, ...]


class Piece:
    """One mapping at a place of a file; `close()` refuses the keys that nobody asked for."""

    def __init__(self, value: object, file: Path, where: Path_ = ()) -> None:
        self.file, self.where = file, where
        self._value: Mapping[str, Any] = (
            value if isinstance(value, Mapping) else self.fail("这里应是“键: 值”的一组内容")
        )
        self._asked: list[str] = []

    def fail(self, what: str, key: str | int | None = None) -> Any:
        """Raise the error that names file, line and place."""
        where = self.where if key is None else (*self.where, key)
        place = ".".join(str(part) for part in where) or "（整个文件）"
        raise DrafterError(f"{self.file}：第{line_of(self.file, where)}行，{place}：{what}。")

    def _take(self, key: str, default: Any, type_: type | tuple[type, ...], name: str) -> Any:
        self._asked.append(key)
        value = self._value.get(key)
        if value is None:
            return default if default is not ... else self.fail(f"缺少必填的 {key}")
        if isinstance(value, bool) and type_ is not bool:
            self.fail(f"{key} 应是{name}（是否加上引号？）", key)
        return value if isinstance(value, type_) else self.fail(f"{key} 应是{name}", key)

    def text(self, key: str, default: Any = ...) -> str:
        """A string; numbers are taken as they are written."""
        return str(self._take(key, default, (str, int, float), "一段文字"))

    def optional(self, key: str) -> str | None:
        """A string, or None where it is not given."""
        value = self._take(key, None, (str, int, float), "一段文字")
        return None if value is None else str(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        return bool(self._take(key, default, bool, "true 或 false"))

    def integer(self, key: str) -> int | None:
        """A whole number, or None."""
        value = self._take(key, None, int, "整数")
        return None if value is None else int(value)

    def number(self, key: str) -> float | None:
        """A number, or None."""
        value = self._take(key, None, (int, float), "数字")
        return None if value is None else float(value)

    def texts(self, key: str, default: Any = ()) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one."""
        value = self._take(key, default, (list, tuple, str), "列表")
        items = [value] if isinstance(value, str) else value
        for index, item in enumerate(items):
            if not isinstance(item, str):
                Piece({}, self.file, (*self.where, key)).fail("应是一段文字（含冒号时请加引号）", index)
        return tuple(items)

    def pieces(self, key: str, read: Callable[["Piece"], T], default: Any = ()) -> tuple[T, ...]:
        """A list of mappings, each read by `read`."""
        items = self._take(key, default, (list, tuple), "列表")
        return tuple(read(Piece(item, self.file, (*self.where, key, i))) for i, item in enumerate(items))

    def values(self, key: str, default: Any = ...) -> tuple[Any, ...]:
        """A list whose items may be of several forms."""
        return tuple(self._take(key, default, (list, tuple), "列表"))

    def mapping(self, key: str, default: Any = ...) -> Mapping[str, Any]:
        """A mapping as it stands."""
        value: Mapping[str, Any] = self._take(key, default, Mapping, "“键: 值”的一组内容")
        return value

    def __contains__(self, key: str) -> bool:
        return key in self._value

    def only(self) -> tuple[str, Any]:
        """Key and value of a mapping of one key, unread; ("", None) of any other."""
        return next(iter(self._value.items())) if len(self._value) == 1 else ("", None)

    def choice(self, key: str, among: tuple[str, ...], default: Any = ...) -> str:
        """One of a few words."""
        value = self.text(key, default)
        return value if value in among else self.fail(f"{key} 只能是 {'、'.join(among)}", key)

    def close(self) -> None:
        """Refuse unknown keys, naming the nearest known one."""
        for key in self._value:
            if key not in self._asked:
                import difflib  # only a fault needs it

                near = difflib.get_close_matches(str(key), self._asked, 1, 0.5)
                hint = f"，是否想写“{near[0]}”" if near else f"，可用的有：{'、'.join(self._asked)}"
                self.fail(f"不认识的键“{key}”{hint}", str(key))


def line_of(file: Path, where: Path_) -> int:
    """The line (from 1) on which the place, or the nearest known place around it, stands."""
    lines: dict[Path_, int] = {}
    yaml.load(file, lines)
    return next((lines[where[:n]] for n in range(len(where), -1, -1) if where[:n] in lines), 1)
