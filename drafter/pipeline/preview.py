"""A draft as plain pages: what stands on which page, near enough to judge length and breaks by."""

from drafter.language.characters import width
from drafter.model.document import Paragraph
from drafter.model.draft import Draft
from drafter.render.document import document

LINES, CHARACTERS = 22, 28
"""A page of GB/T 9704—2012 (5.2.3): 22 lines of 28 characters."""

NOT_FIRST = "，。、；：？！…）》〉」』】”’"


def preview(draft: Draft) -> str:
    """Numbered, indented and broken into pages as in print; the last line says how many pages."""
    pages, shown = _pages(draft), []
    for number, page in enumerate(pages, 1):
        shown += [*page, f"{'—' * 11}　第{number}页　{'—' * 11}"]
    return "\n".join([*shown, f"约{len(pages)}页。字体和精确分页以导出的 Word 为准。"])


def page_count(draft: Draft) -> int:
    """About how many pages the draft has in print."""
    return len(_pages(draft))


def _pages(draft: Draft) -> list[list[str]]:
    rows = [row for paragraph in document(draft).paragraphs for row in _rows(paragraph)]
    return [rows[at : at + LINES] for at in range(0, len(rows), LINES)] or [[]]


def _rows(paragraph: Paragraph) -> list[str]:
    if paragraph.role == "title":
        room = max(0, int((CHARACTERS - width(paragraph.text) * 22 / 16) / 2))
        return ["　" * room + paragraph.text, ""]
    if paragraph.role in ("signature", "date"):
        return ["　" * max(0, int(CHARACTERS - width(paragraph.text) - 4)) + paragraph.text]
    indent = "" if paragraph.role == "addressee" else "　　"
    return _broken(indent + paragraph.text)


def _broken(text: str) -> list[str]:
    rows, row, used = [], "", 0.0
    for char in text:
        size = width(char)
        if used + size > CHARACTERS and char not in NOT_FIRST:
            rows.append(row)
            row, used = "", 0.0
        row, used = row + char, used + size
    return [*rows, row]
