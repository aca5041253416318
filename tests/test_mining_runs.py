"""Mining runs: what is written, whatever the order of files and the number of processes."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank.lines import load
from drafter.cli.mine import command
from drafter.errors import DrafterError
from drafter.mining.harvest import Harvest
from drafter.mining.select import Seen
from drafter.mining.tally import Tally
from drafter.pipeline.documents import files_in
from drafter.pipeline.gather import ALONE, RUN_PARTS, Engine, harvests_of
from drafter.pipeline.mine import as_json, mine
from drafter.pipeline.runs import Runs
from drafter.store.folders import home

pytestmark = pytest.mark.usefixtures("home_without_harvests")

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
"""How files of the older office programs begin, and those with a password."""

PLANS = {
    "甲县.txt": (
        "甲县教育局2025年教育工作要点\n一、加强教师队伍建设\n1.弘扬教育家精神，健全师德师风建设长效机制。深化“县管校聘”改革，"
        "推动优质教育资源均衡配置。\n二、守牢校园安全底线\n1.压实校园安全责任，完善校园安全防控体系。新建公办幼儿园3所。\n"
    ),
    "乙市.txt": (
        "乙市教育局2026年教育工作要点\n一、加强教师队伍建设\n1.大力弘扬教育家精神，完善教师培训管理制度。持续深化“县管校聘”改革，"
        "合理配置学校美育师资队伍。\n二、守牢校园安全底线\n1.进一步压实校园安全责任，扎实开展安全隐患排查整治。新建公办幼儿园12所。\n"
    ),
    "丙区.txt": (
        "丙区教育局2024年工作计划\n一、指导思想\n全面贯彻党的教育方针，落实立德树人根本任务，办好人民满意的教育。\n二、主要措施\n"
        "（一）弘扬教育家精神。建强学校美育师资队伍，提高教育教学质量。以立德树人为根本任务，将劳动教育纳入人才培养全过程。\n"
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans")
    for name, text in PLANS.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_run_reports_and_writes_a_bank(folder: Path, tmp_path: Path) -> None:
    (folder.parent / "empty.txt").write_bytes(b"")
    steps: list[tuple[int, int]] = []
    report = mine([folder, folder.parent / "empty.txt"], tmp_path, progress=lambda *step: steps.append(step))
    phrases, warnings = load(tmp_path)
    assert not warnings
    data = as_json(report)
    assert set(data) == {"documents", "skipped", "phrases", "by_kind", "by_topic", "seconds"}
    assert data["documents"] == 3
    assert data["phrases"] == len(phrases) == sum(data["by_kind"].values()) == sum(data["by_topic"].values())
    assert [Path(one["file"]).name for one in data["skipped"]] == ["empty.txt"]
    assert steps[-1] == (4, 4)
    json.dumps(data, ensure_ascii=False)


def test_phrases_are_counted_by_issuer_wherever_they_stand(folder: Path, tmp_path: Path) -> None:
    mine([folder], tmp_path)
    told = {phrase.text: phrase for phrase in load(tmp_path)[0] if phrase.kind != "heading"}
    assert told["弘扬教育家精神"].docs == 3
    assert told["弘扬教育家精神"].first_year == 2024
    assert told["弘扬教育家精神"].last_year == 2026
    assert told["弘扬教育家精神"].topic == "teachers"
    assert told["“县管校聘”"].docs == 2
    assert told["新建公办幼儿园{数}所"].docs == 2
    assert told["以立德树人为根本任务"].kind == "frame"
    assert told["落实立德树人根本任务"].initials == "lsldsrgbrw"
    assert any(
        "甲县教育局·2025·" in source and "·加强教师队伍建设" in source
        for source in told["弘扬教育家精神"].sources
    )


def test_the_bank_is_the_same_in_any_order_and_with_two_processes(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    mine([folder], tmp_path / "one")
    engines = (ALONE, ALONE, Engine(jobs=2))
    for at, order in enumerate((files[::-1], [files[1], files[0], files[2]], files)):
        shutil.rmtree(home().cache / "harvests")  # or nothing would be read
        mine(order, tmp_path / str(at), engine=engines[at])
        assert written(tmp_path / str(at)) == written(tmp_path / "one")


def test_a_copy_of_a_document_counts_as_the_same_issuer(folder: Path, tmp_path: Path) -> None:
    text = PLANS["甲县.txt"] * 4
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "甲县.txt").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "转载.txt").write_text(text.replace("甲县教育局", "某某"), encoding="utf-8")
    mine([tmp_path / "in"], tmp_path / "out")
    told = {phrase.text: phrase.docs for phrase in load(tmp_path / "out")[0]}
    assert told["弘扬教育家精神"] == 1


@pytest.fixture(scope="module")
def harvests(folder: Path) -> tuple[Harvest, ...]:
    found = [harvests_of(file) for file in sorted(folder.iterdir())]
    return tuple(one for each in found if not isinstance(each, str) for one in each)


def counted(harvests: list[Harvest]) -> list[Seen]:
    with Tally() as tally:
        for one in harvests:
            tally.add(one)
        return list(tally.seen())


def test_counts_do_not_depend_on_the_order_of_adding(harvests: tuple[Harvest, ...]) -> None:
    expected = counted(list(harvests))

    @given(st.permutations(harvests))
    @settings(max_examples=6, deadline=None)
    def check(order: list[Harvest]) -> None:
        assert counted(order) == expected

    check()


@pytest.mark.skipif(os.name == "nt", reason="Windows takes away what is open at the end of the process")
def test_what_ends_mining_leaves_nothing_in_the_temporary_folder(
    harvests: tuple[Harvest, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Tally() as tally, Runs() as runs:
        runs.add([bytes(16)] * RUN_PARTS)
        for one in harvests:
            tally.add(one)
        assert tally.seen()
        assert runs.many() == RUN_PARTS
        assert not list(tmp_path.iterdir())


def test_a_heading_has_the_level_that_most_documents_give_it(tmp_path: Path) -> None:
    bodies = {
        "甲县": "一、教师队伍\n（一）加强师德师风建设\n开展师德承诺，公开监督电话。\n",
        "乙市": "一、抓队伍\n（一）加强师德师风建设\n学习先进典型，评选优秀班主任。\n",
        "丙区": "一、加强师德师风建设\n签订责任书，考核结果进入档案。\n",
    }
    for name, body in bodies.items():
        (tmp_path / f"{name}.txt").write_text(f"{name}教育局2026年教育工作要点\n{body}", encoding="utf-8")
    mine([tmp_path], tmp_path / "bank")
    told = {phrase.text: phrase for phrase in load(tmp_path / "bank")[0] if phrase.kind == "heading"}
    found = told["加强师德师风建设"]
    assert (found.docs, found.level, found.label) == (3, 2, "标题（二级）")
    lines = [json.loads(line) for line in (tmp_path / "bank" / "heading.jsonl").open(encoding="utf-8")]
    assert {line["text"]: line.get("level") for line in lines}["加强师德师风建设"] == 2


def test_what_cannot_be_mined_says_so(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="找不到"):
        mine([tmp_path / "nowhere"], tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DrafterError, match="没有可读的文稿"):
        mine([tmp_path / "empty"], tmp_path / "out")
    (tmp_path / "picture.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with pytest.raises(DrafterError, match="一份文稿也没读成"):
        mine([tmp_path / "picture.docx"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


ODD = {
    "空.txt": (b"", "是空文件"),
    "坏.docx": (b"PK\x03\x04" + bytes(range(256)) * 9, "已损坏或不是 Word 文件"),
    "加密.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "设了打开密码"),
    "图.txt": (b"\x89PNG\r\n\x1a\n" + bytes(64), "其实是图片"),
    "坏.pdf": (b"%PDF-1.4\n" + bytes(range(256)), "已损坏或不是 PDF"),
    "照片.jpg": (b"\xff\xd8\xff", "不是文稿"),
    "程序.bin": (b"MZ" + bytes(99), "不是文稿"),
}


def test_each_odd_file_of_a_folder_is_named_in_one_line_and_the_rest_is_mined(
    folder: Path, tmp_path: Path
) -> None:
    mixed = tmp_path / "in" / "below"
    shutil.copytree(folder, mixed)
    for name, (data, _) in ODD.items():
        (mixed / name).write_bytes(data)
    (mixed / ".hidden").write_bytes(b"x")
    (mixed / "~$甲县.docx").write_bytes(b"x")
    result = CliRunner().invoke(command, [str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0
    said = [line for line in result.stderr.splitlines() if line.startswith("跳过")]
    assert len(said) == len(ODD)
    for name, (_, why) in ODD.items():
        assert sum(f"{name}：" in line and why in line for line in said) == 1
    mine([folder], tmp_path / "alone")
    assert written(tmp_path / "out") == written(tmp_path / "alone")


def test_a_folder_gives_its_documents_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a.txt", "b.DOCX", "c.jpg", ".d.swp", "e.doc", "f.WPS"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.name for file in files_in([tmp_path, tmp_path / "c.jpg"])] == [
        "a.txt",
        "b.DOCX",
        "e.doc",
        "f.WPS",
        "c.jpg",
    ]
