"""A style learnt from a document: what we wrote in it comes out of it."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from papers import DRAFTS

from drafter.errors import DrafterError
from drafter.model.style import Style
from drafter.pipeline.styles import as_text, learned, shown_style
from drafter.pipeline.templates import checked
from drafter.render.document import document
from drafter.render.learn import learn
from drafter.render.word import word
from drafter.store.styles import load_style, standard_path

STANDARD = load_style(standard_path())


def learnt_from(style: Style) -> dict[str, object]:
    return learn(word(document(DRAFTS["long"]), style), STANDARD)


def test_the_standard_departs_in_nothing() -> None:
    assert learnt_from(STANDARD) == {}


def test_margins_and_fonts_and_sizes_are_learnt() -> None:
    title = replace(STANDARD.elements["title"], size=24)
    item = replace(STANDARD.elements["heading1"], bold=True)
    own = replace(
        STANDARD,
        page=replace(STANDARD.page, left=30, right=24),
        fonts={**STANDARD.fonts, "仿宋": "仿宋", "楷体": "楷体"},
        elements={**STANDARD.elements, "title": title, "heading1": item},
    )
    assert learnt_from(own) == {
        "page": {"left": 30.0, "right": 24.0},
        "fonts": {"仿宋": "仿宋", "楷体": "楷体"},
        "elements": {"title": {"size": 24.0}, "heading1": {"bold": True}},
    }


def test_line_distance_and_page_number_are_learnt() -> None:
    number = replace(STANDARD.page_number, form="- {n} -", side="center")
    own = replace(STANDARD, grid=replace(STANDARD.grid, pitch=28.0), page_number=number)
    assert learnt_from(own) == {
        "grid": {"pitch": 28.0},
        "page_number": {"form": "- {n} -", "side": "center"},
    }


def test_a_learnt_style_is_written_loaded_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    source = tmp_path / "本局格式.docx"
    own = replace(STANDARD, page=replace(STANDARD.page, left=30, right=24))
    source.write_bytes(word(document(DRAFTS["long"]), own))
    out = learned(source)
    assert load_style(out).page.left == 30
    assert "订口（毫米）：标准 28，本版式 30（page.left）" in shown_style("本局格式")
    assert "与国家标准一致" in shown_style("gongwen")
    with pytest.raises(DrafterError, match="已有同名"):
        learned(source)


def by_hand(*, size: float = 16, bold: bool | None = None, latin: str = "仿宋_GB2312") -> bytes:
    """A plan as people make it in Word: fonts and sizes set on the words, nothing in styles."""
    file = Docx()
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.left_margin, page.right_margin, page.bottom_margin = map(Mm, (37, 28, 26, 35))

    def line(*pieces: tuple[str, str, float, bool | None]) -> WordParagraph:
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(28)
        for text, font, points, heavy in pieces:
            run = paragraph.add_run(text)
            run.font.name, run.font.size, run.font.bold = latin, Pt(points), heavy
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        return paragraph

    line(("2027年工作要点", "方正小标宋简体", 22, None)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for heading in ("一、抓教师", "二、抓安全"):
        line((heading, "黑体", size, None))
        line(("（一）抓培训", "楷体_GB2312", size, None))
        line(("1.上好思政课。", "仿宋_GB2312", size, bold), ("每校8课时。" * 8, "仿宋_GB2312", size, None))
        line(("每月排查校舍，2027年底前整改到位，" * 4, "仿宋_GB2312", size, None))
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def test_documents_made_by_hand_are_learnt() -> None:
    assert learn(by_hand(), STANDARD) == {"grid": {"pitch": 28.0}}
    made = learn(by_hand(bold=True, latin="Times New Roman"), STANDARD)
    assert made == {
        "grid": {"pitch": 28.0},
        "latin": "Times New Roman",
        "elements": {"heading3": {"bold": True}},
    }
    elements = learn(by_hand(size=14), STANDARD)["elements"]
    assert isinstance(elements, dict)
    assert {name for name, own in elements.items() if own == {"size": 14.0}} >= {"body", "date", "signature"}


def test_styles_are_listed_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    own = tmp_path / "templates" / "styles" / "本局.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("label: 柳城县教育局\nsealed: false\n", encoding="utf-8")
    assert "柳城县教育局  （本局）" in as_text() and "（gongwen）" in as_text()
    checked(own)
    own.write_text("label: 柳城县教育局\nsealed: 也许\n", encoding="utf-8")
    with pytest.raises(DrafterError, match="第2行，sealed"):
        checked(own)


def test_a_departure_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    own = tmp_path / "templates" / "styles" / "本局.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "label: 本局\nlatin: Times New Roman\nturn_tables: 6\nfonts: {仿宋: 仿宋}\n"
        "elements: {heading3: {bold: true}}\npage_number: {side: center}\ngrid: {lines: 22}\n",
        encoding="utf-8",
    )
    assert shown_style("本局").split("\n")[4:] == [
        "  数字和字母的字体：标准 与汉字相同，本版式 Times New Roman（latin）",
        "  表格横排的栏数：标准 8，本版式 6（turn_tables）",
        "  字体：仿宋：标准 仿宋_GB2312，本版式 仿宋（fonts.仿宋）",
        "  三级标题加粗：标准 否，本版式 是（elements.heading3.bold）",
        "  页码位置：标准 单右双左，本版式 居中（page_number.side）",
    ]


def test_files_without_text_and_what_is_no_word_file() -> None:
    stream = io.BytesIO()
    Docx().save(stream)
    for data, words in ((stream.getvalue(), "没有正文"), (b"text", "不是完好")):
        with pytest.raises(DrafterError, match=words):
            learn(data, STANDARD)


def test_a_bad_style_file_is_said_with_file_line_and_key(tmp_path: Path) -> None:
    for text, words in (
        ("page: {left: 500}", "page"),
        ("elements: {heading3: {bolt: true}}", "bolt"),
        ("gaps: {nowhere: 1}", "nowhere"),
        ("grid: {lines: many}", "lines"),
        ("- 1", "不是版式文件"),
        ("font_set: other", "font_set"),
    ):
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DrafterError, match=words):
            load_style(path)
