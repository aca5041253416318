"""Plain text: its non-empty lines with their numbers, safe to show and to search."""

import html
import re

from drafter.reading.line import Account, Line

_BREAKS = re.compile("\r\n|\r|\n")
_SOFT = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udfff]"
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_LEAD = re.compile(r"[\s\u00a0\u3000]*")


def safe(text: str) -> str:
    """Text without control characters, direction overrides and invisible marks, fit for a terminal."""
    return _UNSAFE.sub("", text) if _UNSAFE.search(text) else text


def plain_lines(text: str) -> list[Line]:
    """The non-empty lines of a text; form feeds and line separators divide lines too."""
    lines: list[Line] = []
    gap = False
    for number, row in enumerate(_BREAKS.split(text), 1):
        for part in _SOFT.split(row) if _SOFT.search(row) else (row,):
            clean = safe(part)
            if line := make_line(number, clean, gap=gap):
                lines.append(line)
                gap = False
            else:
                gap = True
    return lines


def make_line(number: int, text: str, *, gap: bool = False) -> Line | None:
    """A line of a source, or None where there is nothing but blanks."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    body = text[start:].rstrip(" \t\u00a0\u3000\r\n")
    if not body:
        return None
    indent = sum(2 if char == "\u3000" else 1 for char in text[:start])
    return Line(number, body, body, indent=indent, gap=gap)


def unescape(lines: list[Line], account: Account) -> None:
    """Entities left over from a web page (&nbsp; &quot;) become what they mean."""
    found, first, before = 0, 0, ""
    for line in lines:
        if "&" in line.text and (entities := _ENTITY.findall(line.text)):
            line.text = safe(html.unescape(html.unescape(line.text))).replace("\u00a0", " ").strip()
            found, first, before = found + len(entities), first or line.number, before or entities[0]
            if not line.text:
                account.drop(line, "网页代码")
    if found:
        account.repair(first, before, safe(html.unescape(before)), f"网页字符还原，共{found}处")
