"""Findings as Word comments, beside the words they are about."""

import io
from collections.abc import Iterable

import docx
from docx.oxml.ns import qn

from drafter.model.document import Paragraph
from drafter.model.finding import LABELS, Finding
from drafter.render.wordtext import WordText

AUTHOR, INITIALS = "drafter 检查", "检"


def with_comments(
    data: bytes | None, paragraphs: tuple[Paragraph, ...], findings: Iterable[Finding]
) -> tuple[bytes, int]:
    """The Word file with a comment a finding, and how many findings found no place in it.

    `data` is the .docx the paragraphs were read from; None makes a plain one of
    the paragraphs themselves.
    """
    word = WordText(data if data is not None else _plain(paragraphs))
    by_number = {paragraph.number: paragraph for paragraph in paragraphs}
    lost = 0
    for finding in findings:
        paragraph = by_number.get(finding.paragraph or 0)
        runs = word.runs(paragraph, finding.start or 0, finding.end or 0) if paragraph else []
        if not runs:
            lost += 1
            continue
        comment = word.word.add_comment(runs, _words(finding), author=AUTHOR, initials=INITIALS)
        comment._comment_elm.attrib.pop(qn("w:date"), None)  # no clock: the same findings give the same file
    return word.save(), lost


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
