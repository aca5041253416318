"""The Word file itself: named styles, fonts, outline, blanks, settings."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from drafts import draft, section
from lxml import etree

from drafter.model.draft import Draft
from drafter.reading import read
from drafter.render.document import document
from drafter.render.headline import break_title
from drafter.render.placement import signature_place
from drafter.render.word import word
from drafter.store.styles import load_style, standard_path

STYLE = load_style(standard_path())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plan() -> Draft:
    item = section("i", 3, "补充教师", "招聘“特岗”教师【待填：人数】名。")
    own_line = section("o", 2, "抓师德", "", (item,))
    run_in = section("r", 2, "抓培训", "全员参训。", run_in=True)
    return draft(sections=(section("one", 1, "建强队伍", "", (own_line, run_in)),), date="2027-03-06")


def parts(made: Draft | None = None, style: object = STYLE) -> dict[str, str]:
    data = word(document(made or plan()), style)  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def paragraphs(body: str) -> list[tuple[str, str]]:
    """Style name and text of every paragraph."""
    names = dict(re.findall(r'w:styleId="(\w+)"><w:name w:val="([^"]+)"', parts()["word/styles.xml"]))
    found = []
    for item in etree.fromstring(body.encode()).iter(f"{W}p"):
        style = item.find(f"{W}pPr/{W}pStyle")
        found.append((names[style.get(f"{W}val")], "".join(t.text for t in item.iter(f"{W}t"))))
    return found


def test_every_element_has_its_named_style() -> None:
    assert [one for one in paragraphs(parts()["word/document.xml"]) if one[1]] == [
        ("公文标题", "柳城县教育局2027年工作要点"),
        ("一级标题", "一、建强队伍"),
        ("二级标题", "（一）抓师德"),
        ("公文正文", "1.补充教师。招聘“特岗”教师【待填：人数】名。"),
        ("公文正文", "（二）抓培训。全员参训。"),
        ("署名", "柳城县教育局"),
        ("成文日期", "2027年3月6日"),
    ]


def test_a_run_in_heading_has_its_character_style() -> None:
    body = parts()["word/document.xml"]
    assert '<w:rStyle w:val="GwLead2"/>' in body and '<w:rStyle w:val="GwLead3"/>' in body


def test_headings_make_an_outline() -> None:
    styles = parts()["word/styles.xml"]
    for level in range(4):
        assert f'<w:outlineLvl w:val="{level}"/>' in styles


def test_every_style_names_all_four_fonts_and_no_theme() -> None:
    made = parts()
    fonts = re.findall(r"<w:rFonts [^>]*ascii[^>]*>", made["word/styles.xml"])
    assert len(fonts) > 20
    for font in fonts:
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            assert f'w:{kind}="' in font
    assert not any("heme" in text for text in made.values())
    assert "仿宋_GB2312" in fonts[0]


def test_the_page() -> None:
    made = parts()
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in made["word/document.xml"]
    assert 'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"' in made["word/document.xml"]
    assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in made["word/document.xml"]
    assert "<w:evenAndOddHeaders/>" in made["word/settings.xml"]
    assert 'w:eastAsia="zh-CN"' in made["word/styles.xml"]
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert "— " in made[name] and " PAGE " in made[name]


def test_a_blank_is_a_content_control_with_its_label_and_highlighted() -> None:
    body = parts()["word/document.xml"]
    (control,) = re.findall("<w:sdt>.*?</w:sdt>", body)
    assert '<w:alias w:val="人数"/>' in control and '<w:highlight w:val="yellow"/>' in control
    assert "<w:showingPlcHdr/>" in control


def test_a_long_label_does_not_damage_the_file() -> None:
    made = parts(draft(sections=(section("a", 0, "", f"【待填：{'长' * 90}】。"),)))
    (alias,) = re.findall(r'<w:alias w:val="(长+)"/>', made["word/document.xml"])
    assert len(alias) == 64


def test_every_part_is_whole_xml_and_python_docx_opens_it() -> None:
    from docx import Document as Docx

    for name, text in parts().items():
        etree.fromstring(text.encode()), name
    opened = Docx(io.BytesIO(word(document(plan()), STYLE)))
    assert opened.core_properties.title == "柳城县教育局2027年工作要点"
    assert opened.paragraphs[0].style.name == "公文标题"


def test_words_own_grid_is_an_option() -> None:
    made = parts(style=replace(STYLE, grid=replace(STYLE.grid, kind="word")))
    assert 'w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"' in made["word/document.xml"]
    assert '<w:spacing w:val="-5"/>' not in made["word/styles.xml"]


def test_latin_font_is_an_option() -> None:
    made = parts(style=replace(STYLE, latin="Times New Roman"))
    assert 'w:ascii="Times New Roman"' in made["word/styles.xml"]
    assert all(
        '<w:rFonts w:hint="eastAsia"/>' in run
        for run in re.findall("<w:r>.*?</w:r>", made["word/document.xml"])
    )


@pytest.mark.parametrize(
    ("org", "date", "sealed", "place"),
    [
        ("柳城县教育局", "2027年3月6日", True, (4.0, 4.0)),
        ("柳城县教育局", "2027年12月26日", True, (4.5, 4.0)),
        ("柳州市柳城县教育体育和科学技术工作局", "2027年3月6日", True, (0.0, 6.0)),
        ("柳城县教育局", "2027年3月6日", False, (2.0, 0.0)),
        ("柳城县教育局", "2027年12月26日", False, (5.0, 2.0)),
        ("柳城县教育体育局", "2027年3月6日", False, (2.0, 2.0)),
        ("柳城县教育局", "【待填：成文日期】", True, (4.25, 4.0)),
    ],
)
def test_places_of_signature_and_date(org: str, date: str, sealed: bool, place: tuple[float, float]) -> None:
    assert signature_place(org, date, sealed=sealed) == place


@pytest.mark.parametrize(
    "title",
    [
        "柳城县教育局关于印发《柳城县教育局2027年工作要点》的通知",
        "柳城县2027年义务教育优质均衡发展和学前教育普及普惠工作实施方案",
        "柳州市柳城县大埔镇中心小学2026—2027学年度第二学期学校工作计划",
        "呼和浩特市赛罕区教育局2027年上半年工作总结和下半年工作计划",
        "某" * 50,
        "内蒙古自治区乌兰察布市察哈尔右翼后旗教育体育局关于印发《2027年教育系统重点工作任务分工方案》的通知",
    ],
)
def test_titles_are_broken_at_words(title: str) -> None:
    lines = break_title(title, 20.1, ("柳城县教育局", "工作要点"))
    assert "".join(lines) == title and len(lines) >= 2
    for line in lines:
        assert len(line) >= 4 and line[0] not in "的、》和及"
    joined = "|".join(lines)
    assert not re.search(r"\d\|\d|\d\|年|教\|育|柳城县\|教育局", joined)


def test_the_users_own_breaks_are_kept() -> None:
    assert break_title("柳城县教育局\n2027年工作要点", 20) == ("柳城县教育局", "2027年工作要点")


def test_a_table_of_contents_lists_the_headings_and_is_no_text(tmp_path: Path) -> None:
    style = replace(STYLE, contents=True)
    data = word(document(plan()), style)
    made = parts(style=style)
    assert made["word/document.xml"].count("TOC") >= 3 and "updateFields" in made["word/settings.xml"]
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    (found,) = read(path).documents
    kept = [item.text for item in found.paragraphs if item.role != "dropped"]
    assert kept == [item.text for item in document(plan()).paragraphs]


def test_a_document_with_a_letterhead_is_signed() -> None:
    made = replace(plan(), signed=False)
    assert document(made).paragraphs[-1].role == "body" or document(made).paragraphs[-1].role == "heading"
    formal = replace(made, facts={"doc_number": "柳教发〔2027〕3号"})
    assert [item.role for item in document(formal).paragraphs][-2:] == ["signature", "date"]
