"""Page styles from YAML: the standard, and a unit's departures from it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError
from drafter.language.characters import clean
from drafter.model.style import Departure, Element, Grid, Page, PageNumber, Style
from drafter.store import parsed
from drafter.store.folders import Home, bundled, find_all
from drafter.store.piece import Piece

STANDARD = "gongwen"
"""The id of the standard's own style."""

FONT_SETS: dict[str, dict[str, str]] = {
    "gb2312": {
        "小标宋": "方正小标宋简体",
        "仿宋": "仿宋_GB2312",
        "楷体": "楷体_GB2312",
        "黑体": "黑体",
        "宋体": "宋体",
    },
    "gbk": {
        "小标宋": "方正小标宋_GBK",
        "仿宋": "方正仿宋_GBK",
        "楷体": "方正楷体_GBK",
        "黑体": "方正黑体_GBK",
        "宋体": "宋体",
    },
    "modern": {"小标宋": "方正小标宋简体", "仿宋": "仿宋", "楷体": "楷体", "黑体": "黑体", "宋体": "宋体"},
}
"""Which fonts the roles stand for: as offices have them, with rare characters, as of Windows 7."""


def standard_path() -> Path:
    """Where the standard's own style lies."""
    return bundled("templates") / "styles" / f"{STANDARD}.yaml"


def find_style(name: str, *, within: Home) -> Style:
    """The style of that id, label or file; raises DrafterError listing the styles there are."""
    if name.endswith((".yaml", ".yml")):
        return load_style(Path(name), within.cache)
    found = find_all("templates", "styles/*.yaml", within=within)
    if name in found:
        return load_style(found[name], within.cache)
    styles = [load_style(path, within.cache) for path in found.values()]
    for style in styles:
        if style.label == name:
            return style
    known = "、".join(found)
    raise DrafterError(f"没有“{name}”这个版式。现有版式：{known}。请换一个，或给出 .yaml 文件的路径。")


def load_style(path: Path, cache: Path | None = None) -> Style:
    """The style of a file, what it does not say being as in the standard."""
    standard = _mapping(standard_path(), cache)
    # The standard is the style of most drafts: read once, it is its own departure.
    own = {} if path == standard_path() else _mapping(path, cache)
    piece = Piece(_merged(standard, own), path)
    fonts = {**FONT_SETS[piece.choice("font_set", tuple(FONT_SETS))], **_texts(piece, "fonts")}
    style = Style(
        id=path.stem,
        label=piece.text("label"),
        page=_page(_inner(piece, "page")),
        grid=_grid(_inner(piece, "grid")),
        fonts=fonts,
        latin=piece.text("latin", ""),
        elements={name: _element(inner, fonts) for name, inner in _each(piece, "elements")},
        page_number=_page_number(_inner(piece, "page_number"), fonts),
        gaps=_counts(piece, "gaps"),
        sealed=piece.flag("sealed", True),
        contents=piece.flag("contents"),
        turn_tables=int(_size(piece, "turn_tables", 0, 100, 0)),
        imprint_even=piece.flag("imprint_even"),
        file=str(path),
    )
    piece.text("id", "")
    piece.close()
    _refuse_unknown(piece, standard)
    return style


def departures(path: Path) -> tuple[Departure, ...]:
    """Every value in which the file differs from the standard, in the file's order."""
    told, own = dict(_flat(_mapping(standard_path()))), dict(_flat(_mapping(path)))
    fonts = {f"fonts.{role}": name for role, name in FONT_SETS["gb2312"].items()}
    standard = {**fonts, **told}
    return tuple(
        Departure(key, _UNSAID.get(key) or _value(before), _value(value))
        for key, value in own.items()
        if key not in ("id", "label") and (before := _before(key, standard)) != value
    )


_UNSAID = {"grid.pitch": "随行数", "latin": "与汉字相同"}
_BY_ELEMENT = {"bold": False, "color": "000000", "align": "both", "indent": 0}


def _before(key: str, standard: Mapping[str, Any]) -> Any:
    return standard.get(key, _BY_ELEMENT.get(key.rpartition(".")[2], ""))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:g}" if isinstance(value, int | float) else str(value) or "（无）"


def _mapping(path: Path, cache: Path | None = None) -> Mapping[str, Any]:
    value = _clean(parsed.load(path, cache))
    if not isinstance(value, Mapping):
        raise DrafterError(f"{path} 不是版式文件：应是“键: 值”的一组内容。请对照 {STANDARD}.yaml 修改。")
    return value


def _clean(value: object) -> object:
    """The values without control characters, which no Word file and no terminal may get."""
    if isinstance(value, Mapping):
        return {clean(str(key)): _clean(inner) for key, inner in value.items()}
    return clean(value) if isinstance(value, str) else value


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(under)
    for key, value in over.items():
        old = made.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            made[key] = _merged(old, value)
        else:
            made[key] = value
    return made


def _flat(values: Mapping[str, Any], before: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in values.items():
        name = f"{before}{key}"
        found += _flat(value, f"{name}.") if isinstance(value, Mapping) else [(name, value)]
    return found


def _refuse_unknown(piece: Piece, standard: Mapping[str, Any]) -> None:
    for key in ("elements", "gaps"):
        for name in piece.mapping(key):
            if name not in standard[key]:
                piece.fail(f"不认识的 {name}，可用的有：{'、'.join(standard[key])}", key)


def _inner(piece: Piece, key: str) -> Piece:
    return Piece(piece.mapping(key), piece.file, (*piece.where, key))


def _each(piece: Piece, key: str) -> list[tuple[str, Piece]]:
    return [(name, _inner(_inner(piece, key), name)) for name in piece.mapping(key)]


def _texts(piece: Piece, key: str) -> dict[str, str]:
    inner = _inner(piece, key)
    return {name: inner.text(name) for name in piece.mapping(key)}


def _counts(piece: Piece, key: str) -> dict[str, int]:
    inner = _inner(piece, key)
    return {name: int(_size(inner, name, 0, 60, 0)) for name in piece.mapping(key)}


def _size(piece: Piece, key: str, low: float, high: float, default: float | None = None) -> float:
    value = piece.number(key)
    if value is None:
        value = default if default is not None else piece.fail(f"缺少必填的 {key}")
    if not low <= value <= high:
        piece.fail(f"{key} 应在 {low:g} 到 {high:g} 之间，现在是 {value:g}", key)
    return value


def _page(piece: Piece) -> Page:
    names = ("width", "height", "top", "left", "right", "bottom")
    width, height, *margins = (_size(piece, name, 0, 1000) for name in names)
    page = Page(width, height, *margins)
    if page.text_width < 2000 or page.text_height < 2000:
        piece.fail("页边距太大，版心放不下文字")
    piece.close()
    return page


def _grid(piece: Piece) -> Grid:
    lines, chars = int(_size(piece, "lines", 5, 60)), int(_size(piece, "chars", 10, 80))
    kind, pitch = piece.choice("kind", ("lines", "word")), piece.number("pitch")
    if pitch is not None and not 10 <= pitch <= 80:
        piece.fail(f"pitch（行距）应在 10 到 80 磅之间，现在是 {pitch:g}", "pitch")
    grid = Grid(lines, chars, kind, pitch)
    piece.close()
    return grid


def _role(piece: Piece, fonts: Mapping[str, str]) -> str:
    return piece.choice("font", tuple(fonts))


def _element(piece: Piece, fonts: Mapping[str, str]) -> Element:
    element = Element(
        font=_role(piece, fonts),
        size=_size(piece, "size", 5, 100),
        bold=piece.flag("bold"),
        color=piece.text("color", "000000").lstrip("#"),
        align=piece.choice("align", ("left", "center", "right", "both"), "both"),
        indent=_size(piece, "indent", 0, 10, 0),
    )
    piece.close()
    return element


def _page_number(piece: Piece, fonts: Mapping[str, str]) -> PageNumber:
    form = piece.text("form")
    if "{n}" not in form:
        piece.fail("form 里要有 {n}，页码写在那里", "form")
    number = PageNumber(
        form=form,
        font=_role(piece, fonts),
        size=_size(piece, "size", 5, 40),
        below=_size(piece, "below", 0, 40),
        inset=_size(piece, "inset", 0, 10),
        side=piece.choice("side", ("outside", "center", "right", "none")),
    )
    piece.close()
    return number
