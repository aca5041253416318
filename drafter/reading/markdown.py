"""Markdown: its marks taken off, headings and tables kept as what they are."""

import re

from drafter.reading.line import Line
from drafter.reading.plain import plain_lines

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"[-*+]\s+(?=\S)|>\s?")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$|```.*$|~~~.*$|:?-{3,}:?(?:\s*\|\s*:?-{3,}:?)*$")
_BOLD = re.compile(r"(?<![*_])(\*\*|__)(?=[^\s*_])([^*_\n]{1,200}?)(?<=[^\s*_])\1(?![*_])")
_LINK = re.compile(
    r"!?\[([^\]\n]{0,200})\]\((?:https?:|mailto:|#|\.{0,2}/)[^)\s]{0,500}(?:\s\"[^\"\n]*\")?\)"
)
_ROW = re.compile(r"\|(.*)\|$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")


def markdown_lines(text: str) -> list[Line]:
    """The non-empty lines of a Markdown text without its marks; masks (***) stay."""
    lines: list[Line] = []
    tables, row = -1, 0
    for line in plain_lines(text):
        if table := _ROW.match(line.text):
            if _RULE.match(table[1].strip()):
                continue
            tables, row = (tables + 1, 0) if not lines or lines[-1].cell is None else (tables, row + 1)
            lines += _cells(line, table[1], tables, row)
        elif not _RULE.match(line.text) and _bare(line).text.strip():
            lines.append(line)
    return lines


def _bare(line: Line) -> Line:
    text = line.text
    if heading := _HEADING.match(text):
        line.outline = -1 if len(heading[1]) == 1 else min(len(heading[1]) - 1, 4)
        text = heading[2]
    elif bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    line.text = line.raw = _plain(text)
    return line


def _cells(line: Line, row: str, table: int, at: int) -> list[Line]:
    cells = [_plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", row)]
    return [
        Line(line.number, cell, cell, cell=(table, at, column)) for column, cell in enumerate(cells) if cell
    ]


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text) if "](" in text else text
    text = _BOLD.sub(r"\2", text) if "**" in text or "__" in text else text
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
