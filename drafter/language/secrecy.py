"""The 密级 that a document is marked with: such texts go into no shared bank unasked."""

import re

from drafter.model.document import Reading

MARK = re.compile(
    r"^(?:\d{3,8})?(?:内部(?:资料|文件|材料)|特急|加急|平急|急件)*[，,、；;·]?(?:(?:本件|本文件)?密级[:：为]?)?"
    r"[【〔\[［（(]?(?P<level>绝密|机密|秘密)[】〕\]］）)]?"
    r"(?:[★☆*＊].*|(?:\d+(?:年|个月)|长期)?)[，,、；;·]?(?:特急|加急|平急|急件|文件|资料|件)?$",
    re.S,
)
"""A paragraph, blanks aside, that marks a document (GB/T 9704-2012, 7.2.2): 机密★1年, 密级：秘密.

Also as offices write it: 【机密】, 内部资料　秘密, 秘密　特急, 秘密文件."""

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
