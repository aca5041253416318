"""The words of somebody's Word file at their places, so that few of them can be marked or replaced."""

import copy
import io
import zipfile
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from drafter.errors import DrafterError
from drafter.model.document import Paragraph
from drafter.render.package import FIRST_DAY

_LOOK_AHEAD = 400


class WordText:
    """A .docx whose paragraphs are found by their text, in reading order."""

    def __init__(self, data: bytes) -> None:
        try:
            self.word = docx.Document(io.BytesIO(data))
        except Exception as error:  # python-docx raises ten different types for damaged files
            raise DrafterError("这个 Word 文件打不开，无法写入。请用 Word 另存为 .docx 再试。") from error
        self._elements: list[Any] = list(self.word.element.body.iter(qn("w:p")))
        self._texts = ["".join(run.text or "" for run in _texts(element)) for element in self._elements]
        self._at = 0

    def runs(self, paragraph: Paragraph, start: int, end: int) -> list[Run]:
        """The runs that hold just characters `start` to `end` of the paragraph; [] where they are not found.

        Paragraphs are asked for in reading order. A number that Word makes by
        itself is no part of any run.
        """
        index = self._find(paragraph)
        if index is None:
            return []
        text = self._texts[index]
        offset = text.find(paragraph.text)
        words = paragraph.text[start:end]
        begin = offset + start if offset >= 0 else text.find(words)
        if begin < 0 or text[begin : begin + len(words)] != words or not words:
            return []
        return _isolate(self._elements[index], begin, begin + len(words), self.word)

    def save(self) -> bytes:
        """The file; the same changes give the same bytes."""
        stream = io.BytesIO()
        self.word.save(stream)
        stable = io.BytesIO()
        with zipfile.ZipFile(stream) as old, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, FIRST_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, old.read(name))
        return stable.getvalue()

    def _find(self, paragraph: Paragraph) -> int | None:
        tail = paragraph.text[-12:]
        for index in range(self._at, min(len(self._texts), self._at + _LOOK_AHEAD)):
            text = self._texts[index]
            if paragraph.text in text or (tail in text and abs(len(text) - len(paragraph.text)) < 12):
                self._at = index
                return index
        return None


def _texts(element: Any) -> list[Any]:
    """The w:t of a paragraph in order, deleted ones and text boxes aside."""
    return [
        text
        for text in element.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p"))) is element and not any(text.iterancestors(qn("w:del")))
    ]


def _isolate(element: Any, start: int, end: int, word: Any) -> list[Run]:
    """Split the runs of the paragraph so that some of them hold just those characters, and give these."""
    found: list[Run] = []
    at = 0
    for text in _texts(element):
        words = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if first < last:
            run = text.getparent()
            if len([child for child in run if child.tag == qn("w:t")]) > 1:
                found.append(Run(run, WordParagraph(element, word)))  # a run of several pieces stays whole
                continue
            _cut(run, words[:first], before=True)
            _cut(run, words[last:], before=False)
            _set(text, words[first:last])
            found.append(Run(run, WordParagraph(element, word)))
    return found


def _cut(run: Any, words: str, *, before: bool) -> None:
    """Move `words` into a run of the same looks before or after."""
    if not words:
        return
    twin = copy.deepcopy(run)
    _set(next(child for child in twin if child.tag == qn("w:t")), words)
    (run.addprevious if before else run.addnext)(twin)


def _set(text: Any, words: str) -> None:
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
