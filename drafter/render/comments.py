"""Findings and remarks as Word comments, beside the words they are about."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

import docx
from docx.oxml.ns import qn

from drafter.language.characters import clean
from drafter.model.document import Paragraph
from drafter.model.finding import LABELS, Finding
from drafter.render.wordtext import WordText

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")

AUTHOR, INITIALS = "drafter 检查", "检"
"""Who signs what the program itself remarks."""


@dataclass(frozen=True, slots=True)
class Comment:
    """Words beside characters `start` to `end` of a paragraph (its number); `date` is ISO or ""."""

    paragraph: int
    start: int
    end: int
    text: str
    author: str = AUTHOR
    date: str = ""


def with_comments(
    data: bytes | None, paragraphs: tuple[Paragraph, ...], findings: Iterable[Finding | Comment]
) -> tuple[bytes, int]:
    """The Word file with a comment a finding, and how many findings found no place in it.

    Findings and comments come in the order of their places.

    `data` is the .docx the paragraphs were read from; None makes a plain one of
    the paragraphs themselves.
    """
    word = WordText(data if data is not None else _plain(paragraphs))
    by_number = {paragraph.number: paragraph for paragraph in paragraphs}
    lost = 0
    for finding in findings:
        one = finding if isinstance(finding, Comment) else _comment(finding)
        paragraph = by_number.get(one.paragraph)
        runs = word.runs(paragraph, one.start, one.end) if paragraph else []
        if not runs:
            lost += 1
            continue
        initials = INITIALS if one.author == AUTHOR else one.author[:1]
        comment = word.word.add_comment(runs, clean(one.text), author=clean(one.author), initials=initials)
        comment._comment_elm.attrib.pop(qn("w:date"), None)  # no clock: the same findings give the same file
        if _DATE.fullmatch(one.date):
            comment._comment_elm.set(qn("w:date"), one.date)
    return word.save(), lost


def _comment(finding: Finding) -> Comment:
    return Comment(finding.paragraph or 0, finding.start or 0, finding.end or 0, _words(finding))


def _words(finding: Finding) -> str:
    text = f"【{LABELS[finding.level]}】{finding.message}"
    if finding.suggestion:
        text += f"\n建议：{finding.suggestion}"
    return text


def _plain(paragraphs: tuple[Paragraph, ...]) -> bytes:
    """A Word file that holds the paragraphs one after the other."""
    word = docx.Document()
    for paragraph in paragraphs:
        word.add_paragraph("".join(char if char.isprintable() else " " for char in paragraph.text))
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()
