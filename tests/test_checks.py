"""Checking as a whole: years of parts, what is let through, output, --fix, Word comments, the profile."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from drafts_made import TYPED, example
from pages import page

from drafter.checks import CHECKS, run
from drafter.errors import DrafterError
from drafter.language.parts import parts_of
from drafter.model.context import Context
from drafter.model.draft import Block
from drafter.pipeline.check import as_json, as_text, check_document, check_file, check_files, context_for
from drafter.pipeline.fix import fix_document
from drafter.store.drafts import load_draft, save_draft

FAULTY = (
    "柳城县教育局2027年教育工作要点\n"
    "2027年全县教育工作,以党的十九大精神为指导,力争XX所学校通过验收。。\n"
    '一、党建\n（一）抓学习。落实《教育法》、《教师法》,实施"双减"。\n（三）抓组织。健全制度。\n'
    "三、教学\n抓课堂。抓教研。\n四、安全\n抓排查。\n"
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_the_parts_of_a_summary_with_plan_have_their_own_years() -> None:
    document = page(
        "某县教育局2026年工作总结和2027年工作计划\n一、2026年工作总结\n甲。\n二、存在问题\n乙。\n三、2027年工作计划\n丙。"
    )
    assert [(part.first, part.last, part.year, part.looking_back) for part in parts_of(document, 2027)] == [
        (1, 5, 2026, True),
        (6, 7, 2027, False),
    ]


def test_a_half_year_summary_is_judged_by_its_own_year() -> None:
    document = page("2027年上半年工作总结和下半年工作计划\n一、上半年总结\n甲。\n二、下半年打算\n乙。")
    assert [part.year for part in parts_of(document, 2027)] == [2027]


def test_without_a_year_nothing_is_said_about_years() -> None:
    result = check_document(page("教育工作\n以党的十九大精神为指导，办好教育。\n抓落实。"))
    assert result.findings == ()


def test_findings_are_in_reading_order_and_verbatim(faulty: Path) -> None:
    checked = check_file(faulty)
    places = [(f.paragraph, f.start) for f in checked.findings]
    assert places == sorted(places, key=lambda place: (place[0] or 0, place[1] or 0))
    lines = {line.number: line.text for line in checked.results[0].document.paragraphs}
    assert all(lines[f.paragraph or 0][f.start : f.end] == f.excerpt for f in checked.findings)
    assert {"stale-term", "mask-left", "doubled-mark", "numbering-gap"} <= {f.check for f in checked.findings}


def test_only_runs_what_is_asked_for(faulty: Path) -> None:
    (checked,) = check_files((faulty,), only="mask-left，doubled-mark")
    assert {f.check for f in checked.findings} == {"mask-left", "doubled-mark"}
    with pytest.raises(DrafterError, match="mask-left"):
        check_files((faulty,), only="mask-lef")


def test_silenced_and_ignored_findings_stay_silent() -> None:
    document = page("力争XX所学校达标。\n召开XX次会议。")
    loud = run(document, Context(), only=["mask-left"])
    assert len(loud) == 2
    assert run(document, Context(silenced=(loud[0].key,)), only=["mask-left"]) == ()
    assert run(document, Context(ignored=(("mask-left", "*"),)), only=["mask-left"]) == ()
    assert len(run(document, Context(ignored=(("date-form", "XX"),)), only=["mask-left"])) == 2


def test_json_has_the_promised_keys(faulty: Path) -> None:
    data = as_json((check_file(faulty),))
    (item,) = data["files"]
    assert item["year"] == 2027 and item["file"] == str(faulty)
    assert set(item["findings"][0]) == {
        "check", "level", "section", "paragraph", "start", "end", "excerpt", "message", "suggestion",
    }  # fmt: skip


def test_text_shows_line_and_caret(faulty: Path) -> None:
    text = as_text((check_file(faulty),))
    lines = text.splitlines()
    shown = next(i for i, line in enumerate(lines) if "mask-left" in line)
    assert "必错" in text and "第2行" in lines[shown]
    assert lines[shown + 2].strip() == "^^"


def test_control_characters_never_reach_the_terminal() -> None:
    from drafter.pipeline.check import Checked

    result = check_document(page("力争XX所\x1b[31m学校\u202e达标。\n抓落实。"))
    text = as_text((Checked("a.txt", (result,)),))
    assert "\x1b" not in text and "\u202e" not in text


def test_fix_mends_marks_and_numbers_and_nothing_else(faulty: Path, tmp_path: Path) -> None:
    out = tmp_path / "改好.txt"
    check_files((faulty,), fix=True, out=out)
    text = out.read_text(encoding="utf-8")
    assert "（二）抓组织" in text and "二、教学" in text and "三、安全" in text
    assert "《教育法》《教师法》，实施“双减”。" in text and "验收。\n" in text
    assert "XX" in text and "十九大" in text  # what needs a decision stays
    assert faulty.read_text(encoding="utf-8") == FAULTY


def test_fixing_twice_changes_nothing_more() -> None:
    document = page(FAULTY)
    once = fix_document(document, context_for(document))
    assert fix_document(once, context_for(once)) == once


def test_fix_mends_a_draft_and_keeps_its_origins(tmp_path: Path) -> None:
    path, out = tmp_path / "a.yaml", tmp_path / "b.yaml"
    draft = example()
    first, second = draft.sections[1].sections
    spoiled = replace(second, blocks=(Block("落实《教育法》、《教师法》,推进县管校聘。。", TYPED),))
    draft = replace(
        draft,
        sections=(
            draft.sections[0],
            replace(draft.sections[1], sections=(first, spoiled)),
            *draft.sections[2:],
        ),
    )
    save_draft(path, draft)
    check_files((path,), fix=True, out=out)
    fixed = load_draft(out).sections[1].sections
    assert "".join(block.text for block in fixed[1].blocks) == "落实《教育法》《教师法》，推进县管校聘。"
    assert fixed[0] == first
    assert load_draft(path) == draft


def test_a_text_that_is_last_years(tmp_path: Path) -> None:
    old, new = tmp_path / "去年.txt", tmp_path / "今年.txt"
    lines = [f"开展{what}专项检查，全县{n}所学校全部参加。" for n, what in enumerate("甲乙丙丁戊己庚辛", 20)]
    old.write_text("\n".join(["柳城县教育局2026年教育工作要点", *lines]), encoding="utf-8")
    new.write_text(
        "\n".join(["柳城县教育局2027年教育工作要点", *lines]).replace("20所", "25所"), encoding="utf-8"
    )
    (found,) = check_files((new,), last=old, only="unchanged-text")[0].findings
    assert "占100%（8句中有8句）" in found.message
    assert not check_files((new,), only="unchanged-text")[0].findings
    assert not check_files((old,), last=new, only="stale-term")[0].findings


def test_fix_and_comments_in_a_word_file(tmp_path: Path) -> None:
    path, fixed, noted = tmp_path / "a.docx", tmp_path / "b.docx", tmp_path / "c.docx"
    word = docx.Document()
    for line in FAULTY.splitlines():
        paragraph = word.add_paragraph()
        paragraph.add_run(line[:6]).bold = True
        paragraph.add_run(line[6:])
    word.save(str(path))
    check_files((path,), fix=True, out=fixed, comments=noted)
    mended = [paragraph.text for paragraph in docx.Document(str(fixed)).paragraphs]
    assert mended[3] == "（一）抓学习。落实《教育法》《教师法》，实施“双减”。"
    assert docx.Document(str(fixed)).paragraphs[3].runs[0].bold
    commented = docx.Document(str(noted))
    assert [paragraph.text for paragraph in commented.paragraphs] == FAULTY.splitlines()
    texts = [comment.text for comment in commented.comments]
    assert len(texts) == len(check_file(path).findings)
    assert any("掩码" in text for text in texts)


def test_comments_are_the_same_bytes_every_time(faulty: Path, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        check_files((faulty,), comments=tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"fix": True}, "-o"),
        ({"fix": True, "out": Path("x.pdf")}, "后缀"),
        ({"comments": Path("x.txt")}, ".docx"),
    ],
)
def test_bad_requests_are_refused_in_chinese(faulty: Path, arguments: dict[str, object], says: str) -> None:
    with pytest.raises(DrafterError, match=says):
        check_files((faulty,), **arguments)  # type: ignore[arg-type]


def test_nothing_is_overwritten_without_force(faulty: Path, tmp_path: Path) -> None:
    out = tmp_path / "有了.txt"
    out.write_text("旧", encoding="utf-8")
    with pytest.raises(DrafterError):
        check_files((faulty,), fix=True, out=out)
    assert out.read_text(encoding="utf-8") == "旧"


def test_the_profile_names_the_unit_and_what_to_ignore(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "profile.yaml").write_text(
        "org: 柳城县教育局\nschools: [太平镇中心小学]\nwords: [昆山市]\nignore:\n- check: mask-left\n",
        encoding="utf-8",
    )
    document = page("教育工作\n推动昆山市、和顺县教育发展，力争XX所达标。\n抓落实。")
    assert [f.excerpt for f in check_document(document, year=2027).findings] == ["和顺县"]
    (home / "profile.yaml").write_text("ignore:\n- [1]\n", encoding="utf-8")
    with pytest.raises(DrafterError, match="ignore"):
        check_document(document)


def test_every_check_bears_hostile_text() -> None:
    texts = (
        "",
        "。" * 3000,
        "（" * 2000,
        "”“" * 1000,
        "一" * 5000,
        "XX" * 2000,
        "1." * 800,
        "全县" * 1500 + "\n" * 50,
    )
    for text in texts:
        document = page(text or "空")
        run(document, context_for(document, year=2027, org="柳城县教育局"))


def test_the_registry_is_a_plain_dict_of_many() -> None:
    assert len(CHECKS) >= 90
    assert all(check.id == name for name, check in CHECKS.items())


def test_what_was_written_is_said_and_what_is_mended_is_not_listed(tmp_path: Path) -> None:
    path, out, noted = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.docx"
    path.write_text(
        "柳城县教育局2027年工作要点\n培训教师３２００名，抓好管理。。力争XX所学校通过。\n", "utf-8"
    )
    told: list[str] = []
    (left,) = check_files((path,), fix=True, out=out, comments=noted, told=told.append)
    assert "3200名，抓好管理。力争" in out.read_text("utf-8")
    assert told[0] == f"已改2处，写到 {out}。"
    assert told[1].startswith("已写批注") and str(noted) in told[1]
    names = {finding.check for finding in left.findings}
    assert "mask-left" in names and not names & {"doubled-mark", "wide-digit"}
