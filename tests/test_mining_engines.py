"""Mining by whoever it may be (processes, a cluster, another cutter, the cache): always the same bank."""

import importlib
import importlib.util
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.cli.mine import command
from drafter.comparing import Fingerprint
from drafter.errors import DrafterError
from drafter.language.route import Router
from drafter.language.trade_words import EXTRA, GLUED
from drafter.language.words import Segmenter, segmenter
from drafter.mining.clauses import clauses_of
from drafter.mining.packing import dump, load, pack
from drafter.mining.phrases import Asked, phrases_of
from drafter.pipeline.gather import ALONE, Engine, gather, harvests_of
from drafter.pipeline.mine import FINGERPRINT, mine
from drafter.store.folders import home

pytestmark = pytest.mark.usefixtures("home_without_harvests")

SENTENCES = (
    "弘扬教育家精神，健全师德师风建设长效机制。",
    "深化“县管校聘”改革，推动优质教育资源均衡配置。",
    "持续深化课堂教学改革，切实提高教育教学质量。",
    "新建公办幼儿园{}所，新增学位{}个。",
    "全面贯彻党的教育方针，落实立德树人根本任务。",
    "压实校园安全责任，扎实开展安全隐患排查整治。",
    "合理配置学校美育师资队伍，加强中小学教师队伍建设。",
    "以立德树人为根本任务，将劳动教育纳入人才培养全过程。",
    "健全学生心理健康服务体系，关心关爱留守儿童。",
    "坚持“五育”并举，落实《中华人民共和国教育法》。",
)
HAS_DASK = importlib.util.find_spec("distributed") is not None
NO_DASK = "没有安装 dask：pip install 'drafter[dask]'"
HAS_RJIEBA = importlib.util.find_spec("rjieba") is not None


def write_plans(folder: Path, seed: int = 3, many: int = 9) -> Path:
    """Plans of several issuers made of the same sentences in other orders."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(many):
        told = rng.sample(SENTENCES, 7)
        text = "".join(one.format(rng.randint(2, 9), rng.randint(100, 900)) for one in told)
        title = f"{'甲乙丙丁戊己庚辛壬'[number % 9]}县教育局{rng.randint(2019, 2026)}年工作要点"
        (folder / f"{number:02}.txt").write_text(f"{title}\n一、主要任务\n{text}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_plans(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def alone(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("alone")
    mine([plans], out, marks=True)
    return written(out)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_words_are_those_of_jieba() -> None:
    import jieba

    cutter = jieba.Tokenizer()
    cutter.initialize()
    for word in GLUED.split():
        cutter.del_word(word)
    for listed in EXTRA.values():
        for word in listed.split():
            cutter.add_word(word)
    ours = Segmenter(home().cache / "jieba")

    @given(st.text("教育质量发展美诸方面步道 \r\nab9.%-+#、，。《》“”{}数X１", max_size=24))
    @settings(max_examples=300, deadline=None)
    def check(text: str) -> None:
        assert [word.text for word in ours(text)] == list(cutter.cut(text, HMM=False))

    check()
    for sentence in SENTENCES:
        assert [word.text for word in ours(sentence)] == list(cutter.cut(sentence, HMM=False))


@given(
    st.lists(st.text("教育质量发展美诸方面步道 \r\nab9.%-+#、，《“”{}数X１γ射线", max_size=12), max_size=6)
)
@settings(max_examples=200, deadline=None)
def test_many_lines_are_cut_as_each_alone(lines: list[str]) -> None:
    for fast in (False, HAS_RJIEBA):
        cut = segmenter(fast=fast)
        assert cut.many(lines) == [cut(line) for line in lines]


def test_clauses_that_are_looked_through_together_give_what_each_gives() -> None:
    clauses = [clause for sentence in SENTENCES for clause in clauses_of(sentence)]
    asked = [Asked(clause, True, True, opens=True) for clause in clauses]
    asked += [Asked(clause, False, False) for clause in clauses]
    alone = [phrases_of([one], segmenter())[0] for one in asked]
    assert phrases_of(asked, segmenter()) == alone
    assert sum(map(len, alone)) > len(clauses)


def test_a_beginning_of_a_word_is_no_word() -> None:
    scores = {"甲": float("-inf"), "甲乙": -1.0, "乙": -2.0}
    assert Router(scores, -9.0)("甲乙甲") == ["甲乙", "甲"]


@pytest.mark.skipif(not HAS_RJIEBA, reason="没有安装 rjieba：pip install 'drafter[fast]'")
def test_rjieba_cuts_the_same_words_and_gives_the_same_bank(
    plans: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    slow, fast = Segmenter(home().cache / "jieba"), Segmenter(home().cache / "jieba", fast=True)
    for text in (*SENTENCES, "美诸方面的教育互相渗透", "郴州段等一批公共服务上水平项目", "AI＋教育2.0版"):
        assert slow(text) == fast(text)
    mine([plans], tmp_path, marks=True, engine=Engine(fast=True))
    assert written(tmp_path) == alone


def with_odd_ones(folder: Path) -> Path:
    """Many plans, and among them files that cannot be read: more than one batch of them."""
    write_plans(folder, many=30)
    for number in range(1, 30, 4):
        (folder / f"{number:02}.txt").write_bytes(b"" if number % 3 else b"\0\1\2" * 99)
    return folder


@pytest.mark.parametrize(
    "kind",
    ["processes", pytest.param("cluster", marks=pytest.mark.skipif(not HAS_DASK, reason=NO_DASK))],
)
def test_whoever_shares_the_work_it_is_the_same_bank_and_the_same_files_are_named(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_odd_ones(tmp_path / "in")
    expected = mine([folder], tmp_path / "alone", marks=True)
    part = sorted(folder.iterdir())[:11]
    mine(part, tmp_path / "part")
    shutil.rmtree(home().cache / "harvests")
    with shared(kind) as engine:
        monkeypatch.chdir(folder.parent)  # the workers of a cluster stand elsewhere
        report = mine([Path(folder.name)], tmp_path / "out", marks=True, engine=engine)
    assert written(tmp_path / "out") == written(tmp_path / "alone")
    assert [(Path(file).name, why) for file, why in report.skipped] == [
        (Path(file).name, why) for file, why in expected.skipped
    ]
    mine(part, tmp_path / "kept")
    assert written(tmp_path / "kept") == written(tmp_path / "part")


@contextmanager
def shared(kind: str) -> Iterator[Engine]:
    """Two processes, or a cluster of two workers."""
    if kind == "processes":
        yield Engine(jobs=2)
        return
    distributed: Any = importlib.import_module("distributed")
    here = {"host": "127.0.0.1", "dashboard_address": None}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, **here) as cluster:
        yield Engine(dask=True, scheduler=cluster.scheduler_address)


def test_processes_begin_anew_where_another_thread_runs(
    plans: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(mine, [plans], tmp_path, marks=True, engine=Engine(jobs=2)).result()
    assert written(tmp_path) == alone


@pytest.mark.skipif(not HAS_DASK, reason=NO_DASK)
def test_a_cluster_without_workers_is_named(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.pipeline.cluster._WAIT", 0.5)
    distributed: Any = importlib.import_module("distributed")
    with (
        distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None) as cluster,
        pytest.raises(DrafterError, match="没有工作进程：请先运行 dask worker"),
    ):
        mine([plans], tmp_path / "out", engine=Engine(dask=True, scheduler=cluster.scheduler_address))


@pytest.mark.skipif(os.name != "posix", reason="要用 POSIX 的进程组和信号")
@pytest.mark.parametrize("when", ["已读 0/", "■"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_when_mining_is_broken_off(tmp_path: Path, when: str, how: signal.Signals) -> None:
    """Ctrl+C goes to every process of the terminal, a kill to the first one alone."""
    from killing import Terminal

    folder, scratch = write_plans(tmp_path / "in", many=100), tmp_path / "scratch"
    scratch.mkdir()
    words = ["mine", str(folder), "-o", str(tmp_path / "out"), "--jobs", "2"]
    with Terminal([sys.executable, "-m", "drafter", *words], {"TMPDIR": str(scratch)}) as terminal:
        terminal.wait_for(when)
        (os.killpg if how == signal.SIGINT else os.kill)(terminal.process.pid, how)
        code = terminal.process.wait(60)
        ended = time.monotonic() + 30
        while lives(terminal.process.pid) and time.monotonic() < ended:
            time.sleep(0.05)
        assert not lives(terminal.process.pid)
    assert not (tmp_path / "out").exists()
    if how == signal.SIGINT:  # a process that starts while the first one is killed may say what it misses
        assert b"Traceback" not in terminal.drawn
        assert code == 130
        assert not list(scratch.iterdir())


def lives(group: int) -> bool:
    """Whether any process of the group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not HAS_DASK, reason=NO_DASK)
def test_a_scheduler_that_does_not_answer_is_named(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.pipeline.cluster._WAIT", 0.2)
    with pytest.raises(DrafterError, match=r"连不上 Dask 调度器 tcp://127\.0\.0\.1:9"):
        mine([plans], tmp_path / "out", engine=Engine(dask=True, scheduler="tcp://127.0.0.1:9"))


def test_counts_do_not_depend_on_how_the_sentences_are_split(
    plans: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any split of the same files over folders and calls of the cache gives the same bank."""
    files = sorted(plans.iterdir())
    expected = tmp_path_factory.mktemp("whole")
    mine(files, expected)

    @given(st.permutations(files), st.integers(0, len(files)))
    @settings(max_examples=5, deadline=None)
    def check(order: list[Path], known: int) -> None:
        out = tmp_path_factory.mktemp("split")
        for file in (home().cache / "harvests").iterdir():
            file.unlink()
        if known:
            mine(order[:known], out / "part")
        mine(order[known:] + order[:known], out / "all")
        assert written(out / "all") == written(expected)

    check()


def test_mining_again_reads_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_plans(tmp_path / "in")
    mine([folder], tmp_path / "first")
    read: list[str] = []

    def spy(file: Path, *rest: object, **more: object) -> bytes | str:
        read.append(file.name)
        return gather(file)

    monkeypatch.setattr("drafter.pipeline.gather.gather", spy)
    mine([folder], tmp_path / "again")
    assert not read
    changed = folder / "03.txt"
    changed.write_text(changed.read_text("utf-8") + "丰富学生课外生活。\n", encoding="utf-8")
    (folder / "04.txt").unlink()
    mine([folder], tmp_path / "changed")
    assert read == ["03.txt"]
    shutil.rmtree(home().cache / "harvests")
    mine([folder], tmp_path / "scratch")
    assert written(tmp_path / "changed") == written(tmp_path / "scratch")
    assert written(tmp_path / "again") == written(tmp_path / "first")


def test_a_damaged_cache_is_not_believed(plans: Path, tmp_path: Path) -> None:
    mine([plans], tmp_path / "first")
    kept = sorted((home().cache / "harvests").iterdir())
    kept[0].write_bytes(b"{}")
    kept[1].write_bytes(kept[1].read_bytes()[:-7])
    kept[2].write_bytes(b"")
    mine([plans], tmp_path / "again")
    assert written(tmp_path / "again") == written(tmp_path / "first")


def test_harvests_survive_packing(plans: Path) -> None:
    for file in sorted(plans.iterdir()):
        found = harvests_of(file)
        assert not isinstance(found, str)
        sheaves = tuple(pack(one) for one in found)
        assert load(dump(sheaves, (b"ab", b""))) == (sheaves, (b"ab", b""))
        with pytest.raises(ValueError):
            load(dump(sheaves)[:-1])


def test_the_fingerprint_is_that_of_the_texts(plans: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    mine([plans], tmp_path)
    assert FINGERPRINT not in written(tmp_path)
    known = Fingerprint.load(alone[FINGERPRINT])
    assert known is not None
    assert "弘扬教育家精神健全师德师风" in known
    assert "一二三四五六七八九十一二三" not in known


def test_options_that_do_not_fit_are_refused(plans: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(plans), "-o", str(tmp_path / "o"), "--scheduler", "tcp://a:1"])
    assert isinstance(result.exception, DrafterError)
    assert "--engine dask" in str(result.exception)
    assert Engine(jobs=1) == ALONE
