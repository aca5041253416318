"""Web pages: their text blocks in reading order, navigation and share bars cut."""

import re
from collections.abc import Iterator
from typing import Any

from drafter.errors import DrafterError
from drafter.reading.decode import decode
from drafter.reading.line import Account, Line, Source
from drafter.reading.plain import make_line, safe

DEEPEST = 250
"""Nested elements; libxml2 itself stops at 256, and no office page nests a tenth of it."""

MOST_TAGS = 600_000
"""Tags of one page, and MOST_ATTRIBUTES of one tag: libxml2 compares each attribute with all before it."""
MOST_ATTRIBUTES = 10_000

_TAG = re.compile(r"""<[A-Za-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
_QUOTED = re.compile(r""""[^"]*+"|'[^']*+'""")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SILENT_WORDS = (
    "script style head title noscript template iframe object embed svg math select option button"
    " input textarea form audio video canvas map area link meta"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_NAVIGATION = frozenset(("nav", "header", "footer", "aside", "menu"))
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|crumbs?|share|bdshare|sharebar|social|related|relate|recommend|hot-?list"
    r"|sidebar|side-?bar|footer|foot|copyright|toolbar|comments?|pager|pagination|advert|ads?|qrcode|login|topbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS_WORDS = (
    "p div section article main li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tbody thead tfoot tr td"
    " th blockquote pre hr center address figure figcaption caption body html"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_HEADINGS = {"h1": -1, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 4}
_BLANKS = re.compile(r"[ \t\f\v]*[\r\n][ \t\r\n\f\v]*| {2,}")


def page_source(data: bytes, where: str, account: Account) -> Source:
    """The lines of an .html file. Raises DrafterError for pages that nest without end."""
    text, encoding = _text(data, where)
    if text.count("<") > MOST_TAGS or any(map(_is_flood, _TAG.finditer(text))):
        raise DrafterError(f"“{where}”里的标记多得不像正常网页，不读。请在浏览器里打开，复制正文存为 .txt。")
    root = _tree(text, where)
    walker = _Walker(account)
    if root is not None:
        walker.walk(root)
    walker.flush()
    return Source(encoding, walker.lines)


def _text(data: bytes, where: str) -> tuple[str, str]:
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii", "ignore").lower() if found else ""
    if name in ("gb2312", "gbk", "gb18030", "big5"):
        name = "gb18030" if name.startswith("gb") else name
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            pass
    return decode(data, where)


def _is_flood(tag: re.Match[str]) -> bool:
    """Whether the tag has attributes without end, quoted or not, with values or without."""
    if tag.end() - tag.start() < 2 * MOST_ATTRIBUTES:
        return False
    bare = _QUOTED.sub('"', tag[0])
    return len(bare.split()) + bare.count('"') + bare.count("/") > 2 * MOST_ATTRIBUTES


def _tree(text: str, where: str) -> Any | None:
    from lxml import etree

    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    text = _DECLARATION.sub("", safe(text.replace("\f", " ")))
    if not text.strip():
        return None
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DrafterError(
            f"“{where}”不是完整的网页，读不出来。请在浏览器里打开，复制正文存为 .txt。"
        ) from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise DrafterError(f"“{where}”的元素套得太深（超过 {DEEPEST} 层），不像是正常网页，不读。")
    return root


class _Walker:
    """Gathers the text of blocks; inline elements join, block elements and <br> divide."""

    def __init__(self, account: Account) -> None:
        self.lines: list[Line] = []
        self._account = account
        self._pieces: list[str] = []
        self._line = 1
        self._outline = 0
        self._cell: tuple[int, int, int] | None = None
        self._tables = 0

    def walk(self, element: Any) -> None:
        """An element with all below it; the tail behind it is its parent's."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT:
            return
        if tag in _NAVIGATION or _marked(element):
            self._skip(element)
            return
        if tag == "table" and self._cell is None and _is_data(element):
            self.flush()
            self._table(element)
            return
        block = tag in _BLOCKS
        if block or tag == "br":
            self.flush()
            self._line = element.sourceline or self._line
        if tag in _HEADINGS:
            self._outline = _HEADINGS[tag]
        self._inside(element, tag)
        if block:
            self.flush()
        if tag in _HEADINGS:
            self._outline = 0

    def flush(self) -> None:
        """End the line."""
        text = _BLANKS.sub(" ", safe("".join(self._pieces)))
        self._pieces = []
        line = make_line(self._line, text)
        if line is not None:
            line.cell, line.outline = self._cell, self._outline
            self.lines.append(line)

    def _inside(self, element: Any, tag: str) -> None:
        if tag == "pre":
            for row in "".join(element.itertext()).split("\n"):
                self._pieces = [row]
                self.flush()
            return
        if tag in ("rt", "rp"):
            return
        self._pieces.append(element.text or "")
        for child in element:
            self.walk(child)
            self._pieces.append(child.tail or "")

    def _table(self, table: Any) -> None:
        number = self._tables
        self._tables += 1
        for at, row in enumerate(_rows(table)):
            for column, part in enumerate(child for child in row if child.tag in ("td", "th")):
                self._cell = (number, at, column)
                self._line = part.sourceline or self._line
                self._inside(part, "td")
                self.flush()
        self._cell = None

    def _skip(self, element: Any) -> None:
        self.flush()
        text = _BLANKS.sub(" ", " ".join(element.itertext())).strip()
        line = make_line(element.sourceline or self._line, safe(text))
        if line is not None:
            self._account.drop(line, "网页导航")


def _marked(element: Any) -> bool:
    """Whether class or id say that the element is no text; an element that holds most of the page is text."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag in ("html", "body", "table", "td", "tr") or not names.strip() or not _MARKED.search(names):
        return False
    text = "".join(element.itertext())
    return len(text) < 2000 and text.count("。") < 5


def _is_data(table: Any) -> bool:
    """Whether a table holds data: more than one column, and no page that it only lays out."""
    if table.find(".//table") is not None:
        return False
    rows = [[child for child in row if child.tag in ("td", "th")] for row in _rows(table)]
    if all(len(row) <= 1 for row in rows):
        return False
    return not any(len("".join(cell.itertext())) > 1500 for row in rows for cell in row)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)
