"""Word as a medium of review: edited and remarked on in LibreOffice, read back, remarks written out again."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from drafts import draft, section
from office import worked_on
from rendering import needs_libreoffice
from word_cases import CASES

from drafter.model.draft import Draft, Note
from drafter.pipeline.export import export, export_file
from drafter.pipeline.merge import as_json, merge_files
from drafter.store.drafts import load_draft, save_draft

MORAL = "配齐思政课教师。抓好集体备课。"
SPORT = "每天安排一节体育课。"
DRILL = "每学期组织两次应急演练。"
WATCH = "上下学时段校门口有人值守。"


def plan() -> Draft:
    moral = section("moral", 3, "上好思政课", MORAL)
    sport = section("sport", 3, "保证体育时间", SPORT)
    return draft(
        sections=(
            section("open", 0, "", "做好2027年全县教育工作。"),
            section("students", 1, "促进学生发展", "", (moral, sport)),
            section("safety", 1, "守牢安全底线", f"{DRILL}\n\n{WATCH}"),
        ),
        date="2027-03-06",
    )


def texts(made: Draft) -> dict[str, str]:
    return {item.id: "".join(block.text for block in item.blocks) for item in made.walk()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "草稿.yaml"
    save_draft(path, plan())
    return path


@needs_libreoffice
@pytest.mark.libreoffice
def test_what_was_done_by_hand_in_libreoffice_comes_back(file: Path, tmp_path: Path) -> None:
    sent = tmp_path / "稿.docx"
    export(plan(), sent)
    back = worked_on(
        sent.read_bytes(),
        ("Replaced", "每天安排一节体育课", "每天安排一节体育课和一次大课间"),
        ("Added", "组织两次应急演练", "开学第一周排查校舍。"),
        ("Deleted", "上下学时段校门口"),
        ("Remarked", "集体备课", "王局长", "写明多久一次"),
    )
    (tmp_path / "改.docx").write_bytes(back)
    merged = merge_files(file, [tmp_path / "改.docx"], tmp_path / "合.yaml")
    assert texts(merged.draft) == texts(plan()) | {
        "sport": "每天安排一节体育课和一次大课间。",
        "safety": f"{DRILL}开学第一周排查校舍。",
    }
    told = as_json(merged)
    assert [(one["section"], one["what"]) for one in told["changed"]] == [
        ("2.保证体育时间", "text"),
        ("二、守牢安全底线", "text"),
    ]
    assert not told["clashes"] and not told["doubts"]
    assert [(n["section"], n["excerpt"], n["text"], n["who"]) for n in told["notes"]] == [
        ("1.上好思政课", "集体备课", "写明多久一次", "王局长")
    ]


def comments(path: Path) -> list[tuple[str, str]]:
    return [(one.author, one.text) for one in docx.Document(str(path)).comments]


def test_notes_are_written_as_comments_and_come_back_as_they_were(file: Path, tmp_path: Path) -> None:
    notes = (
        Note("moral", "集体备课", "写明多久一次", "王局长", "2027-02-01T09:30:00Z"),
        Note("safety", "这句话已经删去", "换一种说法", "李副局长"),
        Note("", "", "标题要不要加“全县”", ""),
    )
    save_draft(file, replace(plan(), notes=notes))
    out = tmp_path / "稿.docx"
    export_file(file, out, comments=True)
    ours = [one for one in comments(out) if not one[0].startswith("drafter")]
    assert ours == [
        ("附注", "标题要不要加“全县”"),
        ("王局长", "写明多久一次"),
        ("李副局长", "换一种说法"),
    ]
    merged = merge_files(file, [out], tmp_path / "合.yaml")
    assert texts(merged.draft) == texts(plan())
    assert merged.draft.notes[0] == notes[0]
    assert [note.text for note in merged.notes] == []


def test_the_same_notes_give_the_same_file(file: Path, tmp_path: Path) -> None:
    save_draft(file, replace(plan(), notes=(Note("moral", "集体备课", "多久一次", "王局长"),)))
    one, other = tmp_path / "一.docx", tmp_path / "二.docx"
    for out in (one, other):
        export_file(file, out, comments=True, origins=True)
    assert one.read_bytes() == other.read_bytes()
    assert load_draft(file).notes


@pytest.mark.parametrize("name", ["upwards, with 签发人", "turned tables", "two-line title, 版头 and 版记"])
@pytest.mark.parametrize("contents", ["false", "true"])
def test_what_nobody_touched_comes_back_without_a_word(name: str, contents: str, tmp_path: Path) -> None:
    file, sent, style = (tmp_path / one for one in ("草稿.yaml", "稿.docx", "版式.yaml"))
    save_draft(file, CASES[name].draft)
    style.write_text(f"label: 本局\ncontents: {contents}\nimprint_even: true\n", encoding="utf-8")
    export_file(file, sent, style=str(style))
    merged = merge_files(file, [sent], tmp_path / "合.yaml")
    told = as_json(merged)
    assert merged.draft == load_draft(file)
    assert not (told["changed"] or told["doubts"] or told["clashes"] or told["notes"])
