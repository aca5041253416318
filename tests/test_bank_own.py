"""One's own bank from the command line: add, hide, put in front, take old plans in, and say where from."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.bank.lines import save
from drafter.errors import DrafterError
from drafter.model.phrase import Phrase
from drafter.pipeline import processes
from drafter.pipeline.own import add, kept, kind_of, mark, named, remove, take_in, told
from drafter.pipeline.search import QUICK, as_text, is_indexed, search
from drafter.pipeline.similar import corpus

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def command(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "drafter", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return command


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    phrases = (
        Phrase(
            "a", "加强教师队伍建设", "verb-object", docs=9, sources=("甲县教育局·2025·工作要点·一、教师",)
        ),
        Phrase("b", "加强教师队伍建设", "heading", docs=3),
        Phrase("c", "推进教师队伍建设", "verb-object", docs=2),
    )
    save(tmp_path / "bank", phrases)
    return tmp_path / "bank"


def test_a_phrase_added_is_found_first_by_han_and_initials() -> None:
    made = add(
        "打造“石榴籽”课堂", topic="意识形态与民族团结", source="柳城县教育局·2026·工作要点·一、民族团结"
    )
    assert (made.kind, made.topic) == ("verb-object", "ideology")
    assert search("石榴籽").phrases[0].sources == ("柳城县教育局·2026·工作要点·一、民族团结",)
    assert search("slz").phrases[0].id == made.id
    assert [one.id for one in kept().own] == [one.id for one in kept().favourites] == [made.id]
    assert [one.id for one in remove("打造“石榴籽”课堂")] == [made.id]
    assert not (kept().own or kept().favourites or kept().hidden)
    assert search("石榴籽").count == 0


def test_a_phrase_hidden_is_gone_and_comes_back(bank: Path) -> None:
    assert [one.id for one in mark("hide", "加强教师队伍建设", bank)] == ["a", "b"]
    assert [one.id for one in search("教师", bank=bank).phrases] == ["c"]
    assert {one.id for one in kept(bank).hidden} == {"a", "b"}
    mark("unhide", "b", bank)
    assert [one.id for one in search("教师", bank=bank).phrases] == ["b", "c"]


def test_a_favourite_comes_first_until_it_is_none(bank: Path) -> None:
    mark("favour", "推进教师队伍建设", bank)
    assert [one.id for one in search("教师", bank=bank).phrases] == ["c", "a", "b"]
    assert as_text(search("教师", bank=bank)).startswith("★推进教师队伍建设")
    mark("unfavour", "c", bank)
    assert [one.id for one in search("教师", bank=bank).phrases] == ["a", "b", "c"]


def test_what_is_not_there_or_not_ones_own_is_refused(bank: Path) -> None:
    with pytest.raises(DrafterError, match="没有“没有的短语”这一条"):
        mark("hide", "没有的短语", bank)
    with pytest.raises(DrafterError, match="不是自己加入的"):
        remove("推进教师队伍建设", bank)


def test_everything_known_of_a_phrase_is_told(bank: Path) -> None:
    text = told(named("a", bank)[0])
    assert text.splitlines()[1] == "    甲县教育局·2025·工作要点·一、教师"
    assert "9家用过" in text
    assert (
        as_text(search("教师", kind="动宾短语", bank=bank), sources=True).splitlines()[1]
        == text.splitlines()[1]
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("加强教师队伍建设", "verb-object"),
        ("以立德树人为根本", "frame"),
        ("“双减”", "slogan"),
        ("《教师法》", "policy"),
        ("新建幼儿园{数}所", "template"),
        ("教师队伍", "collocation"),
    ],
)
def test_the_kind_of_a_phrase_by_its_look(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def old_plans(folder: Path) -> Path:
    folder.mkdir()
    for name in ("甲县", "乙县"):
        items = "".join(
            f"{n}.完善家校社协同育人机制。提高教育教学质量，完善家校社协同育人机制。\n" for n in (1, 2)
        )
        (folder / f"{name}.txt").write_text(f"{name}教育局2026年工作要点\n一、加强教育管理\n{items}", "utf-8")
    return folder


def test_old_plans_become_phrases_and_sentences(tmp_path: Path) -> None:
    before = search("家校社").count
    report = take_in([old_plans(tmp_path / "旧稿")])
    assert (len(report.files.added), report.sentences) == (2, 1)
    assert report.phrases > 0
    assert search("家校社").count >= before
    seen = {source for one in search("家校社", limit=100).phrases for source in one.sources}
    assert any(source.startswith("乙县教育局·2026·") for source in seen)
    again = take_in([tmp_path / "旧稿"])
    assert (again.files.unchanged, again.phrases) == (2, 0)


def test_the_command_does_all_of_it(run: Run, tmp_path: Path, home: Path) -> None:
    made = run("bank", "add", "打造“石榴籽”课堂", "--kind", "固定提法", "--json")
    assert (made.returncode, json.loads(made.stdout)["phrases"][0]["kind"]) == (0, "slogan")
    assert "排在最前" in made.stderr
    assert run("bank", "hide", "打造“石榴籽”课堂").returncode == 0
    assert json.loads(run("search", "石榴籽", "--json").stdout)["count"] == 0
    listed = json.loads(run("bank", "list", "--json").stdout)
    assert [one["text"] for one in listed["hidden"]] == ["打造“石榴籽”课堂"]
    home.mkdir(exist_ok=True)
    old_plans(home / "archive")
    (tmp_path / "旧稿").mkdir()
    (tmp_path / "旧稿" / "密.txt").write_text("秘密★3年\n丙县教育局2026年工作要点\n一、抓好安全。\n", "utf-8")
    taken = run("bank", "import", "旧稿", "--json")
    assert taken.returncode == 0, taken.stderr
    assert [one["level"] for one in json.loads(taken.stdout)["secret"]] == ["秘密"]
    assert "没有收" in taken.stderr
    found = json.loads(run("search", "家校社", "--sentences", "--json").stdout)
    assert {"query", "count", "phrases", "sentence_count", "sentences"} <= set(found)
    assert found["sentences"][0]["own"] is True
    assert "〔本单位〕" in run("search", "家校社", "--sentences").stdout


def test_ones_own_bank_does_not_pass_for_the_public_corpus(home: Path) -> None:
    known = corpus()
    (home / "phrasebank").mkdir(parents=True)
    (home / "phrasebank" / "fingerprint.bin").write_bytes(b"")
    assert known and corpus().keys() == known.keys()


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["bank", "add"], "bank add"),
        (["bank", "import"], "文件夹"),
        (["bank", "import", "没有的"], "没有的"),
        (["bank", "import", "旧稿", "--bank", "库"], "--bank"),
        (["bank", "hide", "没有的短语"], "没有的短语"),
        (["bank", "add", "一句话。"], "短句"),
        (["bank", "add", "好话", "--kind", "坏类"], "坏类"),
        (["bank", "frobnicate"], "frobnicate"),
        (["search", "教师", "--alternatives"], "教师"),
    ],
)
def test_bad_use_gets_one_clear_line(run: Run, arguments: list[str], names: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert names in done.stderr.strip().splitlines()[-1]


def test_a_damaged_line_is_named_on_stderr_and_the_rest_found(run: Run, bank: Path) -> None:
    path = bank / "verb-object.jsonl"
    path.write_text("{damaged\n" + path.read_text("utf-8"), "utf-8")
    for _ in range(2):
        done = run("search", "教师", "--bank", str(bank), "--json")
        assert json.loads(done.stdout)["count"] == 3
        assert "verb-object.jsonl 第1行 已损坏，跳过" in done.stderr


def test_other_verbs_for_an_object(run: Run, bank: Path) -> None:
    done = run("search", "加强教师队伍建设", "--alternatives", "--bank", str(bank), "--json")
    (one,) = json.loads(done.stdout)["phrases"]
    assert (one["alternative"], one["docs"], one["same_object"]) == ("推进教师队伍建设", 2, True)
    assert (
        "推进教师队伍建设\t2家"
        in run("search", "加强教师队伍建设", "--alternatives", "--bank", str(bank)).stdout
    )


def test_a_command_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who no longer waits goes on at once; the command ends by itself."""
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    words = ("search", "教育", "--limit", "1")
    assert not processes.command(*words, waiting=lambda: False)
    assert processes.command(*words, waiting=lambda: True)
    assert list((tmp_path / "cache").glob("bank-*.sqlite")), "the bundled bank's index is there"
    assert is_indexed(large=QUICK)
    assert processes.python("import sys; print(sys.argv[1])", "立德树人").strip() == "立德树人"


def test_a_process_of_its_own_runs_nothing_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("drafter", "json"):
        (tmp_path / name).mkdir()
        for module in ("__init__", "__main__"):
            (tmp_path / name / f"{module}.py").write_text(f"open('ran-{module}', 'w').close()\n", "utf-8")
    assert processes.command("--version", waiting=lambda: True)
    processes.python("import json, drafter")
    assert not list(tmp_path.glob("ran-*"))
