"""The 密级 that a document is marked with: such texts go into no shared bank unasked."""

import re

from drafter.model.document import Reading

MARK = re.compile(
    r"^(?:\d{3,8})?(?:密级[:：])?(?P<level>绝密|机密|秘密)(?:[★☆*＊].*|(?:\d+(?:年|个月)|长期)?)$", re.S
)
"""A paragraph, blanks aside, that marks a document (GB/T 9704-2012, 7.2.2): 机密★1年, 密级：秘密."""

LONGEST = 40
"""Characters of a line that can be a mark and no sentence about secrets."""


def secrecy(reading: Reading) -> str:
    """The 密级 that a document of the file is marked with, "" where there is none."""
    marked = (paragraph.text for document in reading.documents for paragraph in document.paragraphs)
    for text in (*marked, *(item.text for item in reading.dropped)):
        found = MARK.match("".join(text.split())) if len(text) < LONGEST else None
        if found:
            return found["level"]
    return ""
