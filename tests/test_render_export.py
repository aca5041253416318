"""Export: every form, the rule about existing files, stable bytes."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from drafts import draft, section

from drafter.errors import DrafterError
from drafter.model.draft import Block, Draft, Origin, Section
from drafter.pipeline.export import export, export_file, rendered
from drafter.render.package import written_by_us
from drafter.store.drafts import save_draft

SAFETY = section("s", 3, "排查隐患", "开展大排查。", owner="安全股", partners=("团委",), deadline="12月底前")
TEACH = section("t", 3, "补充教师", "招聘教师【待填：人数】名。")


def plan() -> Draft:
    parts = (section("one", 1, "守住底线", "", (section("two", 2, "抓安全", "", (SAFETY, TEACH)),)),)
    return draft(sections=parts, date="2027-03-06")


def test_text_is_indented_as_one_pastes_it() -> None:
    lines = rendered(plan(), ".txt").decode().split("\n")
    assert lines[:4] == [
        "柳城县教育局2027年工作要点",
        "",
        "\u3000\u3000一、守住底线",
        "\u3000\u3000（一）抓安全",
    ]
    assert lines[4] == "\u3000\u30001.排查隐患。开展大排查。"
    assert lines[-2].strip() == "2027年3月6日" and lines[-2].startswith("\u3000" * 10)


def test_an_empty_cell_keeps_its_column() -> None:
    rows = "序号\t任务\t牵头\t备注\n1\t\t安全股\t\n2\t校舍排查\t\t按月报"
    attached = Section("w", 0, "任务推进表", (Block(rows, Origin("typed")),))
    made = draft(sections=(section("one", 1, "守住底线", "抓安全。"), attached))
    lines = rendered(made, ".txt").decode().split("\n")
    assert [line for line in lines if "\t" in line] == rows.split("\n")
    assert "| 1 |  | 安全股 |  |\n| 2 | 校舍排查 |  | 按月报 |" in rendered(made, ".md").decode()


def test_the_signer_is_called_so() -> None:
    made = draft(
        sections=(section("one", 1, "守住底线", "抓安全。"),),
        facts={"issuer": "柳城县教育局文件", "doc_number": "柳教报〔2027〕3号", "signer": "韦晓明"},
    )
    for suffix in (".txt", ".md"):
        assert "签发人：韦晓明" in rendered(made, suffix).decode()


def test_markdown_has_clean_headings() -> None:
    made = rendered(plan(), ".md").decode().split("\n\n")
    assert made[:3] == ["# 柳城县教育局2027年工作要点", "## 一、守住底线", "### （一）抓安全"]
    assert made[3] == "**1.排查隐患。**开展大排查。"


def test_markdown_signs_are_escaped() -> None:
    made = rendered(draft(sections=(section("a", 0, "", "增长5*3_<b>。"),)), ".md").decode()
    assert r"增长5\*3\_\<b>。" in made


def test_the_task_table_has_a_row_an_owned_item() -> None:
    from openpyxl import load_workbook

    page = load_workbook(io.BytesIO(rendered(plan(), ".xlsx"))).active
    assert page is not None
    rows = list(page.iter_rows(values_only=True))
    assert rows[1] == ("序号", "重点任务", "工作事项", "具体措施", "责任股室", "配合单位", "完成时限")
    assert rows[2] == (1, "抓安全", "排查隐患", "开展大排查。", "安全股", "团委", "12月底前")
    assert len(rows) == 3
    assert page.freeze_panes == "A3" and page.auto_filter.ref == "A2:G3"


def test_a_formula_stays_text() -> None:
    from openpyxl import load_workbook

    item = section("x", 3, "=1+1", "-2。")
    made = rendered(draft(sections=(section("one", 1, "守", "", (item,)),)), ".xlsx")
    page = load_workbook(io.BytesIO(made)).active
    assert page is not None and page["C3"].value == "'=1+1" and page["C3"].data_type == "s"


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".md", ".txt", ".yaml"])
def test_the_same_draft_gives_the_same_bytes(suffix: str) -> None:
    assert rendered(plan(), suffix) == rendered(plan(), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_we_wrote_may_be_replaced(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"要点{suffix}"
    export(plan(), out)
    assert written_by_us(out)
    export(draft(title="另一个"), out)
    assert written_by_us(out)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_somebody_changed_is_not_replaced(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"要点{suffix}"
    export(plan(), out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "word/document.xml" if suffix == ".docx" else "xl/workbook.xml"
    parts[part] += b" "
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    before = out.read_bytes()
    with pytest.raises(DrafterError, match="可能已有人改动"):
        export(plan(), out)
    assert out.read_bytes() == before
    export(plan(), out, force=True)
    assert written_by_us(out)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04 broken", b"%PDF-1.4", "文字".encode()])
def test_foreign_files_are_not_ours(tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "要点.docx"
    out.write_bytes(content)
    assert not written_by_us(out)
    with pytest.raises(DrafterError):
        export(plan(), out)
    assert out.read_bytes() == content


def test_a_text_needs_force(tmp_path: Path) -> None:
    out = tmp_path / "要点.txt"
    export(plan(), out)
    with pytest.raises(DrafterError, match="--force"):
        export(plan(), out)
    export(plan(), out, force=True)


def test_what_cannot_be_written_is_said_first(tmp_path: Path) -> None:
    for out, words in (
        (tmp_path / "没有" / "a.docx", "文件夹不存在"),
        (tmp_path / "a.doc", "不会写"),
        (tmp_path / "a", "没有扩展名"),
    ):
        with pytest.raises(DrafterError, match=words):
            export(plan(), out)
    (tmp_path / "夹.docx").mkdir()
    with pytest.raises(DrafterError, match="文件夹"):
        export(plan(), tmp_path / "夹.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["夹.docx"]


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "真.docx", tmp_path / "链.docx"
    export(plan(), real)
    real.chmod(0o600)
    link.symlink_to(real)
    export(draft(title="新题"), link)
    assert link.is_symlink() and written_by_us(real)
    if os.name == "posix":
        assert real.stat().st_mode & 0o777 == 0o600


def test_a_saved_draft_is_exported_and_its_blanks_named(tmp_path: Path) -> None:
    path = tmp_path / "稿.yaml"
    save_draft(path, plan())
    assert export_file(path, tmp_path / "稿.docx").blanks == ("人数",)


def test_hostile_characters_do_no_harm(tmp_path: Path) -> None:
    text = "控制\x00\x0b\x1b[31m符\u202e号\ud800与\ufffe𠮷字&<w:p>“引”。"
    made = draft(title="题\x01目", sections=(section("a", 0, "", text + "长" * 10_000 + "。"),))
    for suffix in (".docx", ".md", ".txt", ".xlsx"):
        export(made, tmp_path / f"a{suffix}")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert "𠮷字&amp;&lt;w:p&gt;“引”" in body and "\x1b" not in body


def test_findings_and_origins_become_comments(tmp_path: Path) -> None:
    from docx import Document as Docx

    path, out = tmp_path / "稿.yaml", tmp_path / "稿.docx"
    save_draft(path, plan())
    export_file(path, out, comments=True, origins=True)
    notes = [note.text for note in Docx(str(out)).comments]
    assert sum("来源：自己撰写" in note for note in notes) == 2
    assert any("人数" in note for note in notes)
    assert written_by_us(out)
    export_file(path, out, origins=True)
    with pytest.raises(DrafterError, match="批注"):
        export_file(path, tmp_path / "稿.txt", comments=True)
