"""Documents for tests from a few lines of text: the shape that reading gives, without reading."""

import re

from drafter.language.numbering import split_number
from drafter.language.sentences import count_han, sentence_spans
from drafter.model.document import Document, Paragraph, Role

_DATE = re.compile(r"^[\d〇二零一三四五六七八九十○0]{4}[年.\-]\d*[一二三四五六七八九十]*.{0,8}$")
_SIGNATURE = re.compile(r"^[^。，；：]{2,24}(?:局|厅|委员会|学校|小学|中学|幼儿园|中心校|办公室)$")


def page(text: str, *, year: int | None = None, org: str | None = None, kind: str | None = None) -> Document:
    """The document of these lines; a first line that is no heading and has no full stop is the title."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    paragraphs = tuple(_paragraph(lines, index) for index in range(len(lines)))
    title = next((p.text for p in paragraphs if p.role == "title"), None)
    return Document(title=title, paragraphs=paragraphs, year=year, org=org, kind=kind)


def _paragraph(lines: list[str], index: int) -> Paragraph:
    line, last = lines[index], len(lines) - 1
    role, level, lead = _role(lines, index, last)
    return Paragraph(number=index + 1, line=index + 1, text=line, role=role, level=level, lead=lead)


def _role(lines: list[str], index: int, last: int) -> tuple[Role, int, int]:
    line = lines[index]
    if number := split_number(line):
        spans = sentence_spans(line)
        lead = spans[0][1] if len(spans) > 1 or count_han(line) > 45 else len(line)
        return "heading", number.level, lead
    if index == 0 and last > 0 and not re.search("[。；：:，]", line) and count_han(line) > 3:
        return "title", 0, 0
    if re.fullmatch(r"附件\s*\d*", line):
        return "attachment-mark", 0, 0
    if line.startswith("附件：") and index > last - 6:
        return "attachment-note", 0, 0
    if index <= 2 and line.endswith("：") and line.startswith(("各", "局")):
        return "addressee", 0, 0
    if index > last - 4 and _DATE.match(line):
        return "date", 0, 0
    if index > last - 4 and _SIGNATURE.match(line):
        return "signature", 0, 0
    return "body", 0, 0
