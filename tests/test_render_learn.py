"""A style learnt from a document: what we wrote in it comes out of it."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Docx
from papers import DRAFTS

from drafter.errors import DrafterError
from drafter.model.style import Style
from drafter.pipeline.styles import learned, shown_style
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
    assert "page.left：标准 28，本版式 30.0" in shown_style("本局格式")
    assert "与国家标准一致" in shown_style("gongwen")
    with pytest.raises(DrafterError, match="已有同名"):
        learned(source)


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
