"""The sentences of a document with the headings above them and where they stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.language.sentences import sentences
from drafter.model.document import Document, OutlineNode

_PAST = re.compile("回顾|总结|成效|成绩|完成情况|工作情况|主要做法|取得|上半年工作|工作开展|过去")
_NEXT = re.compile("计划|打算|思路|安排|措施|任务|下半年|下一步|建议|要求|展望|目标")


class Passage(NamedTuple):
    """One sentence or heading.

    `path` holds the headings above it, outermost first. `place` is heading,
    opening, closing or body; `past` tells that the part looks back.
    """

    text: str
    path: tuple[str, ...] = ()
    place: str = "body"
    level: int = 0
    past: bool = False


def passages(document: Document) -> Iterator[Passage]:
    """All sentences and headings of the document, in reading order."""
    looks_back = document.kind in ("工作总结", "政府工作报告")
    yield from _sentences(document.preface, (), "opening", looks_back)
    for node in document.outline:
        yield from _walk(node, (), looks_back)
    yield from _sentences(document.closing, (), "closing", False)


def _walk(node: OutlineNode, path: tuple[str, ...], past: bool) -> Iterator[Passage]:
    past = _looks_back(node.heading, past)
    if node.heading:
        yield Passage(node.heading, path, "heading", node.level, past)
    here = (*path, node.heading)
    yield from _sentences(node.text, here, "body", past)
    for child in node.children:
        yield from _walk(child, here, past)


def _looks_back(heading: str, past: bool) -> bool:
    if _NEXT.search(heading):
        return False
    return past or _PAST.search(heading) is not None


def _sentences(text: str, path: tuple[str, ...], place: str, past: bool) -> Iterator[Passage]:
    for sentence in sentences(text, semicolons=True):
        if stripped := sentence.strip():
            yield Passage(stripped, path, place, 0, past)
