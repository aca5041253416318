"""Word's paragraph styles: which of them number, which are titles, headings or a table of contents."""

from dataclasses import dataclass, replace
from typing import Any

from drafter.reading.package import Package, get, name_of

LONGEST_CHAIN = 20
"""Styles that a style may be based on in turn; a ring of them is damage."""


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of a paragraph style. `outline` is 1..9 for a heading, -1 for a title, 0 for text."""

    name: str = ""
    based: str = ""
    list_id: str = ""
    depth: int = 0
    outline: int = 0

    @property
    def joins(self) -> bool:
        """Whether lines broken by hand are one text: a title is broken only for its looks."""
        return self.outline < 0 or self.name == "附件标题"

    @property
    def contents(self) -> bool:
        """Whether it is a line of a table of contents."""
        return self.name.startswith(("toc ", "TOC ")) or self.name in ("目录", "toc")


def load_styles(package: Package) -> dict[str, Style]:
    """The paragraph styles by id, what they inherit filled in."""
    root = package.beside("styles.xml")
    if root is None:
        return {}
    raw = {get(element, "styleId"): _style(element) for element in root if name_of(element) == "style"}
    return {key: _inherited(style, raw) for key, style in raw.items()}


def numbering_of(properties: Any) -> tuple[str, int] | None:
    """(list id, depth) that paragraph properties state, None where they state none."""
    for child in properties:
        if name_of(child) == "numPr":
            values = {name_of(part): get(part, "val") for part in child}
            depth = values.get("ilvl", "0")
            return values.get("numId", ""), int(depth) if depth.isdigit() else 0
    return None


def outline_of(properties: Any) -> int:
    """The outline level 1..9 that paragraph properties state, 0 for none."""
    for child in properties:
        if name_of(child) == "outlineLvl":
            value = get(child, "val")
            return int(value) + 1 if value.isdigit() and int(value) < 9 else 0
    return 0


def _style(element: Any) -> Style:
    style = Style()
    for child in element:
        name = name_of(child)
        if name == "name":
            style = replace(style, name=get(child, "val"))
        elif name == "basedOn":
            style = replace(style, based=get(child, "val"))
        elif name == "pPr":
            list_id, depth = numbering_of(child) or ("", 0)
            style = replace(style, list_id=list_id, depth=depth, outline=outline_of(child))
    if style.name in ("Title", "标题", "公文标题"):
        style = replace(style, outline=-1)
    return style


def _inherited(style: Style, raw: dict[str, Style]) -> Style:
    found, parent = style, style
    for _ in range(LONGEST_CHAIN):
        if not parent.based or parent.based not in raw:
            break
        parent = raw[parent.based]
        if not found.list_id:
            found = replace(found, list_id=parent.list_id, depth=found.depth or parent.depth)
        if not found.outline:
            found = replace(found, outline=parent.outline)
    return found
