"""Old beside new: no character of either is lost, and what is told is what changed."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from drafts import draft, section
from drafts_made import drafts
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.comparing.differences import compare, differences
from drafter.comparing.pieces import Piece, pieces
from drafter.comparing.segments import segments
from drafter.errors import DrafterError
from drafter.model.draft import Draft
from drafter.pipeline.compare import as_json, as_text, compare_files
from drafter.reading import read
from drafter.render.document import document
from drafter.store.drafts import save_draft

OLD = draft(
    sections=(
        section("a", 1, "促进学生发展", sections=(section("a1", 3, "上好思政课", "配齐教师。抓好备课。"),)),
        section("b", 1, "守牢安全底线", "每学期开展2次应急演练。逐校排查隐患。"),
        section("c", 1, "加强组织保障", "落实经费。"),
    ),
)
NEW = draft(
    title="柳城县教育局2027年教育工作要点",
    sections=(
        section(
            "a",
            1,
            "促进学生发展",
            sections=(
                section("a0", 3, "保证体育时间", "每天一节体育课。"),
                section("a1", 3, "上好思政课", "配齐教师。"),
            ),
        ),
        section("b", 1, "守牢安全底线", "每学期开展4次应急演练。逐校排查隐患。"),
    ),
)
TEXTS = st.text(st.sampled_from("学校教师安全工作，。2027%\tab"), max_size=20)


def files(folder: Path, one: Draft, other: Draft) -> tuple[Path, Path]:
    paths = folder / "旧.yaml", folder / "新.yaml"
    for path, made in zip(paths, (one, other), strict=True):
        save_draft(path, made)
    return paths


@given(TEXTS, TEXTS)
def test_segments_hold_both_texts(old: str, new: str) -> None:
    made = segments(old, new)
    assert "".join(one.text for one in made if one.what != "insert") == old
    assert "".join(one.text for one in made if one.what != "delete") == new


def test_a_figure_changes_as_a_whole_and_confetti_is_joined() -> None:
    made = segments("完成投资12.5万元。", "完成投资13.5万元。")
    assert [(one.what, one.text) for one in made] == [
        ("same", "完成投资"),
        ("delete", "12.5"),
        ("insert", "13.5"),
        ("same", "万元。"),
    ]


@settings(max_examples=40, deadline=None)
@given(drafts(), drafts())
def test_pairs_hold_both_documents(one: Draft, other: Draft) -> None:
    old, new = pieces(document(one)), pieces(document(other))
    pairs = compare(old, new)
    assert [pair.old for pair in pairs if pair.old] == list(old)
    assert [pair.new for pair in pairs if pair.new] == list(new)
    for pair in pairs:
        kept = "".join(s.text for s in pair.segments if s.what != "insert")
        assert kept == (pair.old.text if pair.old else "")
        kept = "".join(s.text for s in pair.segments if s.what != "delete")
        assert kept == (pair.new.text if pair.new else "")


@settings(max_examples=20, deadline=None)
@given(drafts())
def test_a_document_does_not_differ_from_itself(made: Draft) -> None:
    same = pieces(document(made))
    assert not differences(compare(same, same))


def test_what_is_told_is_what_changed(tmp_path: Path) -> None:
    compared = compare_files(*files(tmp_path, OLD, NEW))
    told = [(one.kind, one.section or one.was_in, one.before, one.after) for one in compared.differences]
    assert told == [
        ("replaced", "", OLD.title, NEW.title),
        ("inserted", "1.保证体育时间", "", "1.保证体育时间。"),
        ("inserted", "1.保证体育时间", "", "每天一节体育课。"),
        ("renumbered", "2.上好思政课", "1.", "2."),
        ("deleted", "2.上好思政课", "抓好备课。", ""),
        ("replaced", "二、守牢安全底线", "每学期开展2次应急演练。", "每学期开展4次应急演练。"),
        ("deleted", "三、加强组织保障", "三、加强组织保障", ""),
        ("deleted", "三、加强组织保障", "落实经费。", ""),
    ]
    assert "1." not in [one["before"] for one in as_json(compared)["differences"] if one["change"] == "moved"]
    assert "序号随位置变动 1 处" in as_text(compared)


def test_a_paragraph_that_moved_is_told_once() -> None:
    first, second = Piece("逐校排查安全隐患。", "一"), Piece("落实教育经费投入。", "二")
    third = Piece("配齐思政课教师队伍。", "三")
    told = differences(compare((first, second, third), (second, third, first)))
    assert [(one.kind, one.after) for one in told] == [("moved", first.text)]


def body(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read("word/document.xml").decode()


def lines(xml: str) -> list[str]:
    """The paragraphs of a Word file's XML, empty ones left out."""
    found = [
        "".join(re.findall(r"<w:(?:t|delText)[ >][^<]*?>?([^<>]*)</w:(?:t|delText)>", item))
        for item in re.findall(r"<w:p>.*?</w:p>", xml)
    ]
    return [line for line in found if line]


def test_accepted_it_is_the_new_text_and_refused_the_old(tmp_path: Path) -> None:
    out = tmp_path / "花脸稿.docx"
    compare_files(*files(tmp_path, OLD, NEW), out=out)
    xml = body(out)
    assert "<w:ins " in xml and "<w:del " in xml and "w:date" not in xml
    accepted = re.sub(r"<w:del [^>]*[^/]>.*?</w:del>", "", xml)
    refused = re.sub(r"<w:ins [^>]*[^/]>.*?</w:ins>", "", xml)
    assert lines(accepted) == [item.text for item in document(NEW).paragraphs]
    assert lines(refused) == [item.text for item in document(OLD).paragraphs]
    (back,) = read(out).documents
    assert [node.heading for node in back.outline] == ["促进学生发展", "守牢安全底线"]


def test_the_same_texts_give_the_same_file(tmp_path: Path) -> None:
    paths = files(tmp_path, OLD, NEW)
    compare_files(*paths, out=tmp_path / "甲.docx")
    compare_files(*paths, out=tmp_path / "乙.docx")
    assert (tmp_path / "甲.docx").read_bytes() == (tmp_path / "乙.docx").read_bytes()


def test_documents_of_any_form_are_compared(tmp_path: Path) -> None:
    old, _ = files(tmp_path, OLD, NEW)
    new = tmp_path / "新.txt"
    new.write_text("\n".join(item.text for item in document(OLD).paragraphs).replace("2次", "3次"), "utf-8")
    told = compare_files(old, new).differences
    assert [(one.before, one.after) for one in told] == [
        ("每学期开展2次应急演练。", "每学期开展3次应急演练。")
    ]


def test_only_word_can_be_marked(tmp_path: Path) -> None:
    paths = files(tmp_path, OLD, NEW)
    with pytest.raises(DrafterError, match=r"\.docx"):
        compare_files(*paths, out=tmp_path / "花脸稿.txt")
