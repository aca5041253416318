"""Reading what should not be read: refused in one Chinese sentence, while odd but honest files are read."""

import io
import zipfile
from pathlib import Path

import pytest
from trees import headings, read_text
from wordfiles import HEAD, W, paragraph, write
from wordfiles import package as word

from drafter.errors import DrafterError
from drafter.pipeline.outline import outline
from drafter.reading import file, office, package

BODY = paragraph("青禾县教育局工作计划") + paragraph("一、任务") + paragraph("抓好落实。")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _refused(path: Path) -> str:
    with pytest.raises(DrafterError) as caught:
        outline(path)
    message = str(caught.value)
    assert "\n" not in message and "。" in message
    return message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.txt", b"", "空文件"),
        ("空白.txt", b" \n\t\n", "空文件"),
        ("图.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
        ("照片.txt", b"\xff\xd8\xff\xe0" + bytes(100), "图片"),
        ("假.docx", "这不是 Word 文件。".encode(), "不是 Word 文件"),
        ("坏.docx", b"PK\x03\x04" + bytes(100), "已损坏"),
        ("锁.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("表.doc", OLE + "Workbook".encode("utf-16-le"), "表格"),
        ("包.rar", b"Rar!\x1a\x07\x00" + bytes(50), "压缩包"),
        ("程序.txt", b"\x7fELF" + bytes(100), "程序"),
        ("坏.pdf", b"%PDF-1.4\n" + b"x" * 100, "已损坏"),
    ],
)
def test_what_is_no_document_is_refused_with_words(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    assert words in _refused(write(tmp_path, data, name))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert "找不到" in _refused(tmp_path / "没有.txt")
    assert "文件夹" in _refused(tmp_path)


def test_too_large_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "LARGEST_FILE", 10)
    assert "超过" in _refused(write(tmp_path, b"x" * 11, "大.txt"))


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 100_000)
    assert "压缩炸弹" in _refused(write(tmp_path, word(BODY + "<!--" + "x" * 200_000 + "-->")))


def test_a_bomb_among_the_pictures_does_not_matter(tmp_path: Path) -> None:
    data = word(BODY, {"word/media/image1.png": bytes(30_000_000)})
    assert headings(outline(write(tmp_path, data))) == [(1, "一、", "任务")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "抓落实">]>'
        f"<w:document {W}><w:body>{paragraph('一、任务')}<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>"
        "</w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", document.encode(encoding))
    assert "DTD" in _refused(write(tmp_path, out.getvalue()))


def test_tables_nested_without_end(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300
    assert "太深" in _refused(write(tmp_path, word(BODY + deep)))


def test_a_huge_span_and_a_ring_of_styles_are_read(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + paragraph("甲") + "</w:tc>"
    styles = (
        f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = (
        BODY + paragraph("按时完成。", '<w:pStyle w:val="A"/>') + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    )
    (document,) = outline(write(tmp_path, word(body, {"word/styles.xml": styles}))).documents
    assert document.outline[0].text == "抓好落实。\n按时完成。\n甲\t甲"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_torn_file(tmp_path: Path, share: float) -> None:
    data = word(BODY)
    assert "已损坏" in _refused(write(tmp_path, data[: int(len(data) * share)]))


def test_odd_markup_is_read(tmp_path: Path) -> None:
    page = "<p>青禾县教育局工作计划<p>一、任务<p>抓好落实。" + "<!--" * 5000
    assert headings(read_text(tmp_path, page, "a.html")) == [(1, "一、", "任务")]


def test_markup_nested_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>一、任务</p>" + "<div>" * 5000 + "深" + "</div>" * 5000, encoding="utf-8")
    assert "太深" in _refused(path)


def test_what_a_terminal_must_not_see_is_gone(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "一、任务\x1b[2J\u202e\n抓好\x9b落实\u200b。[/bold]\n")
    assert headings(reading) == [(1, "一、", "任务[2J")]
    assert reading.documents[0].outline[0].text == "抓好落实。[/bold]"


def test_many_lines_many_brackets_long_lines(tmp_path: Path) -> None:
    assert headings(read_text(tmp_path, "一、任务\n" + "（" * 50_000 + "\n" + "，" * 50_000))
    assert headings(read_text(tmp_path, "一、任务\n" + "a>" * 40_000 + "\n" + "* " * 40_000))
    assert headings(read_text(tmp_path, "一、任务\n" + "1.x\n" * 20_000))


def test_old_formats_need_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    old = write(tmp_path, OLE + "WordDocument".encode("utf-16-le"), "旧.doc")
    assert "LibreOffice" in _refused(old)


def test_rtf_needs_no_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    text = (
        "".join(f"\\u{ord(char)}?" for char in "一、任务")
        + "\\par "
        + "".join(f"\\u{ord(char)}?" for char in "抓好落实。")
    )
    path = write(tmp_path, f"{{\\rtf1\\ansi {text}\\par}}".encode(), "旧.rtf")
    assert headings(outline(path)) == [(1, "一、", "任务")]
