"""The covering notice (印发通知) that hands a plan on: composed, laid out, saved, printed."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.model.draft import Draft, Section
from drafter.pipeline.check import check_draft
from drafter.pipeline.compose import new_draft
from drafter.pipeline.export import rendered
from drafter.reading import read
from drafter.render.document import attachments, document
from drafter.store.drafts import load_draft, save_draft

COUNTY = "柳城县教育局"
TITLE = "柳城县教育局2027年工作要点"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return new_draft("工作要点", COUNTY, 2027, notice=True)


def test_the_notice_stands_before_the_plan_and_is_signed_there(draft: Draft) -> None:
    lines = document(draft).paragraphs
    assert [line.role for line in lines[:6]] == ["title", "addressee", "body", "signature", "date", "title"]
    assert lines[0].text == f"柳城县教育局关于印发《{TITLE}》的通知"
    assert lines[1].text == "各乡镇中心校、县直各学校："
    assert f"《{TITLE}》" in lines[2].text
    assert "落实" in lines[2].text
    assert lines[5].text == TITLE
    assert [line.role for line in lines].count("signature") == 1
    assert document(draft).title == TITLE


def test_the_plan_itself_is_the_same_with_and_without_it(draft: Draft) -> None:
    plain = new_draft("工作要点", COUNTY, 2027)
    assert draft.sections[1:] == plain.sections
    assert plain.notice is None


def test_who_is_addressed_is_a_fact(draft: Draft) -> None:
    other = new_draft("工作要点", COUNTY, 2027, notice=True, facts={"主送机关": "局机关各股室"})
    assert document(other).paragraphs[1].text == "局机关各股室："


def test_an_attachment_of_the_plan_stays_its_own(draft: Draft) -> None:
    table = Section("table", 0, "重点任务责任分工表")
    with_table = replace(draft, sections=(*draft.sections, table))
    assert attachments(with_table) == (table,)
    roles = [line.role for line in document(with_table).paragraphs]
    assert roles.index("attachment-note") > roles.index("date")


def test_the_checks_find_nothing_missing(draft: Draft) -> None:
    assert not [found for found in check_draft(draft) if found.level == "error"]
    assert not [found for found in check_draft(draft) if found.check in ("notice-parts", "title-form")]


def test_in_word_the_plan_begins_on_a_page_of_its_own(draft: Draft, tmp_path: Path) -> None:
    data = rendered(draft, ".docx")
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    titles = re.findall(r'<w:p><w:pPr><w:pStyle w:val="GwTitle"/>.*?</w:p>', body)
    assert ["pageBreakBefore" in title for title in titles] == [False, True]
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    back = read(file).documents[0]
    assert back.title == TITLE
    assert back.addressee == "各乡镇中心校、县直各学校"
    assert len(back.outline) == sum(section.level == 1 for section in draft.sections)


def test_it_is_saved_and_read_back(draft: Draft, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    save_draft(file, draft)
    assert load_draft(file) == draft


def test_a_kind_without_a_notice_says_so() -> None:
    with pytest.raises(DrafterError, match="没有印发通知"):
        new_draft("学校计划", "柳城县实验小学", 2027, notice=True)
