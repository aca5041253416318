"""Rich Text (.rtf): its paragraphs and tables, read without any other program."""

import codecs
import re
from dataclasses import dataclass, replace

from drafter.reading.line import Line, Source
from drafter.reading.plain import make_line, safe

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})?\d* ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_SIGNS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "line": "\n",
}
_SYMBOLS = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\u00a0", b"_": "-"}
_BREAKS = frozenset({"par", "sect", "page", "column"})
_ASIDE = frozenset(
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "annotation",
        "fldinst",
        "themedata",
        "datastore",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "latentstyles",
        "bkmkstart",
        "bkmkend",
        "nonshppict",
        "sp",
        "filetbl",
        "revtbl",
        "tc",
        "xe",
        "upr",
    }
)
"""Groups whose words are not the text."""
_WITHIN = frozenset({"shpinst", "shptxt", "listtext", "pntext", "ud"})
"""Groups of a kind that old readers pass over, and that hold text all the same."""
_PAGES = {134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949"}
"""Code page of a font by its character set (Rich Text Format 1.9.1, \\fcharset)."""


@dataclass(slots=True)
class _Group:
    """What holds until the brace closes."""

    aside: bool = False
    hidden: bool = False
    fonts: bool = False
    font: int = 0
    after: int = 1
    fresh: bool = True
    starred: bool = False


def rtf_source(data: bytes) -> Source:
    """The paragraphs in reading order; what is not understood is passed over, as the format wants it."""
    reader = _Reader()
    at = 0
    while at < len(data) and (found := _TOKEN.match(data, at)):
        at = found.end() + reader.take(found)
    reader.end_paragraph()
    return Source("rtf", reader.lines)


class _Reader:
    """Takes token after token and gathers lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._group = _Group()
        self._outer: list[_Group] = []
        self._page = "gb18030"
        self._charsets: dict[int, str] = {}
        self._text: list[str] = []
        self._bytes = bytearray()
        self._skip = self._number = 0
        self._in_table = False
        self._table = self._row = self._column = 0
        self._gap = False

    def take(self, found: re.Match[bytes]) -> int:
        """One token; the number of raw bytes behind it that are none."""
        word, number, byte, symbol, brace, plain = found.groups()
        if word:
            return self._word(word.decode(), int(number) if number else None)
        if brace:
            self._brace(brace)
        elif byte:
            self._put_bytes(bytes.fromhex(byte.decode()))
        elif plain:
            self._put_bytes(plain)
        elif symbol == b"*":
            self._group.starred = True
        elif symbol in (b"\r", b"\n"):
            self.end_paragraph()
        elif symbol:
            self._put(_SYMBOLS.get(symbol, ""))
        return 0

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            self._outer.append(self._group)
            self._group = replace(self._group, fresh=True, starred=False)
        elif self._outer:
            self._group = self._outer.pop()

    def _word(self, word: str, number: int | None) -> int:
        group = self._group
        if group.fresh and (word in _ASIDE or (group.starred and word not in _WITHIN)):
            group.aside, group.fonts = True, word == "fonttbl"
        group.fresh = False
        if word == "bin":
            return max(number or 0, 0)
        if word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self._skip = group.after
        elif self._skip:
            self._skip -= 1
        elif word in _SIGNS:
            self._put(_SIGNS[word])
        elif not group.aside and (word in _BREAKS or word in ("cell", "nestcell", "row", "nestrow")):
            self._break(word)
        else:
            self._set(word, number)
        return 0

    def _set(self, word: str, number: int | None) -> None:
        """Words that change how the following is read."""
        group = self._group
        self._flush()
        if word == "uc":
            group.after = min(max(number or 0, 0), 8)
        elif word == "f":
            group.font = number or 0
        elif word == "fcharset" and group.fonts:
            self._charsets[group.font] = _PAGES.get(number or 0, "")
        elif word == "ansicpg" and number:
            self._page = _known(f"cp{number}")
        elif word in ("v", "deleted"):
            group.hidden = number != 0
        elif word == "plain":
            group.hidden = False
        elif word == "pard":
            self._in_table = False
        elif word == "intbl":
            self._in_table = True

    def _break(self, word: str) -> None:
        self.end_paragraph()
        if word == "cell":
            self._column += 1
        elif word == "row":
            self._row, self._column = self._row + 1, 0

    def _put(self, text: str) -> None:
        self._flush()
        if not (self._group.aside or self._group.hidden):
            self._text.append(text)

    def _put_bytes(self, given: bytes) -> None:
        """Bytes of text; those that stand in for a character that came by its number are left out."""
        left = given[self._skip :]
        self._skip = max(0, self._skip - len(given))
        self._group.fresh = False
        if not (self._group.aside or self._group.hidden):
            self._bytes += left

    def _flush(self) -> None:
        if self._bytes:
            page = self._charsets.get(self._group.font) or self._page
            self._text.append(self._bytes.decode(page, "replace"))
            self._bytes.clear()

    def end_paragraph(self) -> None:
        """What was gathered becomes a line, or several where the writer broke it."""
        self._flush()
        self._number += 1
        text = "".join(self._text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._text.clear()
        if not self._in_table and self._row:
            self._table, self._row, self._column = self._table + 1, 0, 0
        cell = (self._table, self._row, self._column) if self._in_table else None
        self._gap = self._gap or not text.strip()
        for piece in safe(text).split("\n"):
            line = make_line(self._number, piece.replace("\t", " ") if cell else piece, gap=self._gap)
            if line is not None:
                line.cell, self._gap = cell, False
                self.lines.append(line)


def _known(page: str) -> str:
    """The code page, gb18030 for 936 and for what Python does not know."""
    if page == "cp936":
        return "gb18030"
    try:
        return codecs.lookup(page).name
    except LookupError:
        return "gb18030"
