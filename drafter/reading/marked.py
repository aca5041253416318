"""A Word file as somebody sent it back: its lines as they stand, bookmarks, comments, properties."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.reading.file import bytes_of
from drafter.reading.line import Account
from drafter.reading.package import Package, get, name_of
from drafter.reading.word import GONE, Walker

_CORE = {"lastModifiedBy": "by", "modified": "when", "creator": "creator"}


@dataclass(frozen=True, slots=True)
class Marked:
    """One line: its text, the bookmarks that begin in it, the table it is a cell of."""

    text: str
    marks: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its words, who made it, when (ISO, as the file tells it), on which words of a line."""

    text: str
    author: str
    when: str
    excerpt: str
    line: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a Word file holds beside its looks. `by` and `when` tell the last saving, "" where unknown."""

    lines: tuple[Marked, ...]
    properties: dict[str, str]
    by: str
    when: str
    remarks: tuple[Remark, ...]


def read_word(path: Path) -> WordFile:
    """The file with all changes accepted. Raises DrafterError for what is no Word file, or a hostile one."""
    package = Package(bytes_of(path), path.name)
    root = package.tree(package.main)
    body = next((child for child in root if name_of(child) == "body"), None) if root is not None else None
    if body is None:
        raise package.damaged()
    walker = _Marking(package, path.name, Account())
    walker.blocks(body, None)
    core = _core(package)
    lines = tuple(
        Marked(line.raw, walker.marks.get(line.number, ()), line.cell)
        for line in walker.lines
        if not line.why
    )
    return WordFile(
        lines, _properties(package), core.get("by", ""), core.get("when", ""), walker.remarks(package)
    )


@dataclass
class _Range:
    words: str = ""
    number: int = 0
    open: bool = True


class _Marking(Walker):
    """Walks as reading does, and gathers bookmarks and the ranges of comments by paragraph."""

    def __init__(self, package: Package, where: str, account: Account) -> None:
        super().__init__(package, where, account)
        self.marks: dict[int, tuple[str, ...]] = {}
        self.ranges: dict[str, _Range] = {}

    def _paragraph(self, element: Any, cell: tuple[int, int, int] | None) -> None:
        number = self._number + 1
        names: list[str] = []
        self._scan(element, number, names)
        if names:
            self.marks[number] = tuple(names)
        super()._paragraph(element, cell)

    def _scan(self, element: Any, number: int, names: list[str]) -> None:
        for child in element:
            name = name_of(child)
            if name == "bookmarkStart":
                names.append(get(child, "name"))
            elif name == "commentRangeStart":
                self.ranges[get(child, "id")] = _Range(number=number)
            elif name == "commentRangeEnd" and (ended := self.ranges.get(get(child, "id"))):
                ended.open = False
            elif name == "commentReference":
                self.ranges.setdefault(get(child, "id"), _Range(number=number, open=False))
            elif name == "t":
                for one in self.ranges.values():
                    one.words += (child.text or "") if one.open else ""
            elif name not in GONE and name not in ("drawing", "pict", "AlternateContent", "object"):
                self._scan(child, number, names)

    def remarks(self, package: Package) -> tuple[Remark, ...]:
        """The comments in the order of the text."""
        root = package.beside("comments.xml")
        known = {get(item, "id"): item for item in root} if root is not None else {}
        texts = {line.number: line.raw for line in self.lines}
        made = []
        for key, place in self.ranges.items():
            if (item := known.get(key)) is not None and (words := _words(item)):
                line = texts.get(place.number, "")
                made.append(Remark(words, get(item, "author"), get(item, "date"), place.words or line, line))
        return tuple(made)


def _words(comment: Any) -> str:
    paragraphs = (
        "".join(part.text or "" for part in item.iter() if name_of(part) == "t")
        for item in comment
        if name_of(item) == "p"
    )
    return "\n".join(text for text in paragraphs if text.strip())


def _properties(package: Package) -> dict[str, str]:
    root = package.tree("docProps/custom.xml")
    found: dict[str, str] = {}
    for item in root if root is not None else ():
        found[item.get("name", "")] = "".join(item.itertext())
    return found


def _core(package: Package) -> dict[str, str]:
    root = package.tree("docProps/core.xml")
    return {
        _CORE[name]: (item.text or "").strip()
        for item in (root if root is not None else ())
        if (name := name_of(item)) in _CORE
    }
