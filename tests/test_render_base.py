"""A document written into a letterhead that the unit already has."""

import io
import zipfile

import pytest
from docx import Document as Docx
from docx.shared import Mm
from drafts import draft, section
from rendering import MM, needs_libreoffice, pages

from drafter.errors import DrafterError
from drafter.render.document import document
from drafter.render.wordbase import MARK, word_on_base
from drafter.store.styles import load_style, standard_path

STYLE = load_style(standard_path())
PLAN = draft(
    sections=(section("a", 1, "抓好开学", "把课堂主阵地守牢，把实践大课堂用好，让学生增长见识。" * 30),),
    date="2027-03-06",
)


def letterhead(mark: bool = True) -> bytes:
    made = Docx()
    made.sections[0].page_width, made.sections[0].page_height = Mm(210), Mm(297)
    made.sections[0].left_margin, made.sections[0].right_margin = Mm(30), Mm(24)
    made.sections[0].header.paragraphs[0].text = "单位徽记"
    made.add_paragraph("柳城县教育局信笺")
    if mark:
        made.add_paragraph(MARK)
        made.add_paragraph("地址：柳城县大埔镇")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def texts(data: bytes) -> list[str]:
    return [item.text for item in Docx(io.BytesIO(data)).paragraphs if item.text]


def test_the_text_goes_to_the_mark() -> None:
    found = texts(word_on_base(document(PLAN), STYLE, letterhead()))
    assert found[:2] == ["柳城县教育局信笺", "柳城县教育局2027年工作要点"]
    assert found[-1] == "地址：柳城县大埔镇" and MARK not in found


def test_without_a_mark_it_goes_to_the_end() -> None:
    found = texts(word_on_base(document(PLAN), STYLE, letterhead(mark=False)))
    assert found[0] == "柳城县教育局信笺" and found[-1] == "2027年3月6日"


def test_the_same_bytes_and_twice_the_same_letterhead() -> None:
    once = word_on_base(document(PLAN), STYLE, letterhead())
    assert once == word_on_base(document(PLAN), STYLE, letterhead())
    again = word_on_base(document(PLAN), STYLE, once)
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert archive.read("[Content_Types].xml").decode().count("gwfooter1") == 1
    Docx(io.BytesIO(again))


@pytest.mark.parametrize("base", [b"", b"PK\x03\x04", b"text"])
def test_what_is_no_word_file_is_said(base: bytes) -> None:
    with pytest.raises(DrafterError, match="--base"):
        word_on_base(document(PLAN), STYLE, base)


@needs_libreoffice
@pytest.mark.libreoffice
def test_paper_and_head_are_the_letterheads_and_the_grid_is_ours() -> None:
    first = pages(word_on_base(document(PLAN), STYLE, letterhead()))[0]
    assert first.lines[0].text == "单位徽记"
    full = [line for line in first.body() if line.size == 16 and line.right > 185 * MM]
    assert min(line.left for line in full) == pytest.approx(30 * MM, abs=2)
    assert 28 in [len(line.text) for line in full]
    assert first.lines[-1].text == "—1—"
