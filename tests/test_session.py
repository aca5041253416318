"""An editing session: undo over the whole draft, saving, versions, a second session, foreign changes."""

from datetime import datetime
from pathlib import Path

import pytest
from drafts_made import example

from drafter.editing.lines import section_text
from drafter.errors import DrafterError
from drafter.model.finding import Finding
from drafter.pipeline.desk import place_findings
from drafter.pipeline.edit import Place, Session, open_session, start_session
from drafter.render.document import lay_out
from drafter.store.drafts import load_draft
from drafter.store.folders import Home, free_path

WHEN = datetime(2026, 11, 21, 9, 30)
AT = Place("s1", 1, 2)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "家")


@pytest.fixture
def session(tmp_path: Path, home: Home) -> Session:
    return start_session(tmp_path / "要点.yaml", example(), home)


def write(session: Session, text: str, *, merge: bool = False) -> bool:
    return session.retext(AT, text, {}, merge=merge)


def test_a_new_draft_is_on_the_disk_at_once(session: Session, tmp_path: Path) -> None:
    assert load_draft(tmp_path / "要点.yaml") == example()
    assert not session.dirty


def test_undo_and_redo_lead_back_to_the_place(session: Session) -> None:
    assert write(session, "甲。")
    assert write(session, "甲。乙。", merge=True)
    assert write(session, "丙。")
    assert session.undo() == AT
    assert section_text(session.draft, "s1") == "甲。乙。"
    assert session.undo() == AT
    assert session.draft == example()
    assert session.undo() is None
    assert session.redo() == AT
    assert session.redo() == AT
    assert section_text(session.draft, "s1") == "丙。"
    assert session.redo() is None
    session.undo()
    assert write(session, "丁。")
    assert session.redo() is None


def test_saving_writes_only_changes(session: Session) -> None:
    assert not session.save()
    write(session, "甲。")
    assert session.dirty
    assert session.save()
    assert not session.save()
    assert section_text(load_draft(session.path), "s1") == "甲。"


def test_a_second_session_reads_only_and_is_told_who_writes(session: Session, home: Home) -> None:
    other = open_session(session.path, home)
    assert other.read_only
    assert "只读" in other.notice
    assert "进程" in other.notice
    assert not write(other, "甲。")
    assert not other.save()
    other.close()
    session.close(AT, blanks=2, errors=1)
    third = open_session(session.path, home)
    assert not third.read_only
    assert third.notice == ""
    assert third.place() == AT
    third.close()


def test_after_a_crash_the_newest_text_is_opened_with_a_notice(session: Session, home: Home) -> None:
    write(session, "甲。")
    session.save()
    session._lock._lock.release()  # as when the process dies: the note of the holder stays
    again = open_session(session.path, home)
    assert "没有正常退出" in again.notice
    assert section_text(again.draft, "s1") == "甲。"


def test_versions_and_going_back(session: Session) -> None:
    first = session.keep(WHEN)
    write(session, "甲。")
    session.keep(WHEN)
    assert [version.number for version in session.versions()] == [1, 2]
    assert session.restore(first, AT)
    assert session.draft == example()
    session.undo()
    assert section_text(session.draft, "s1") == "甲。"


def test_what_another_program_wrote_is_kept_as_a_version(session: Session) -> None:
    session.path.write_text(session.path.read_text("utf-8").replace("师德", "作风"), encoding="utf-8")
    write(session, "甲。")
    session.save()
    assert "第 1 版" in session.notice
    assert "作风" in session.versions()[0].path.read_text("utf-8")
    assert section_text(load_draft(session.path), "s1") == "甲。"


def test_a_vanished_folder_is_said_and_the_text_is_rescued(tmp_path: Path, home: Home) -> None:
    folder = tmp_path / "临时"
    folder.mkdir()
    session = start_session(folder / "要点.yaml", example(), home)
    write(session, "甲。")
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    with pytest.raises(DrafterError, match="文件夹不存在"):
        session.close()
    assert session.dirty
    old = home.path / "recovery" / session.path.name
    old.parent.mkdir(parents=True)
    old.write_text("上一次存下的", "utf-8")
    copy = session.rescue()
    assert section_text(load_draft(copy), "s1") == "甲。"
    assert (copy.name, copy.stat().st_mode & 0o777) == ("要点（2）.yaml", 0o600)
    write(session, "甲乙。")
    assert session.rescue() == copy, "one copy, with the newest text"
    assert section_text(load_draft(copy), "s1") == "甲乙。"
    write(session, "甲。")
    folder.mkdir()
    session.close()
    assert [file.name for file in old.parent.iterdir()] == [old.name], "the copy goes when the draft is saved"
    assert section_text(load_draft(session.path), "s1") == "甲。"


def test_new_names_never_replace(tmp_path: Path, home: Home, session: Session) -> None:
    with pytest.raises(DrafterError, match="已经有了"):
        start_session(session.path, example(), home)
    with pytest.raises(DrafterError, match="文件夹不存在"):
        start_session(tmp_path / "没有" / "要点.yaml", example(), home)
    assert free_path(session.path).name == "要点（2）.yaml"


def test_a_damaged_file_lets_its_lock_go(tmp_path: Path, home: Home) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text("drafter: 1\nkind: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DrafterError, match="写法有误"):
            open_session(path, home)


def test_a_finding_leads_to_its_place_in_the_text() -> None:
    draft = example()
    text = "【待填：培训人次（人次）】"
    found = []
    for paragraph in lay_out(draft).document.paragraphs:
        if text in paragraph.text:
            at = paragraph.text.index(text)
            found.append(Finding("x", "warn", "x", text, paragraph.number, at, at + len(text)))
    nowhere = Finding("y", "warn", "y", draft.title, 1, 0, 2)
    placed = place_findings(draft, (*found, nowhere))
    for one in placed[:-1]:
        assert one.place is not None
        line = section_text(draft, one.place.section).split("\n")[one.place.row]
        assert line[one.place.column :].startswith(text)
    assert placed[-1].place is None
