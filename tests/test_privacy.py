"""Nothing leaves the machine, nothing is written elsewhere, what is private stays so, 密级 stays out."""

import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from drafts_made import example

from drafter.errors import DrafterError
from drafter.language.secrecy import secrecy
from drafter.libreoffice import find_office
from drafter.pipeline.edit import open_session
from drafter.pipeline.gather import Engine
from drafter.pipeline.mine import mine
from drafter.reading import read
from drafter.store.drafts import save_draft
from drafter.store.folders import Home
from drafter.store.habits import Habits, save_habits

HOUSE = Path(__file__).resolve().parent.parent
COUNTY = (HOUSE / "tests" / "data" / "rolling" / "county.txt").read_text("utf-8")
WALK = (
    "generate 工作要点 --org 柳城县教育局 --year 2027 -o 要点.docx",
    "mine 旧文稿 -o 库",
    "search 立德树人",
    "check 要点.docx --year 2027",
)
WRITE = re.compile(r"(?:openat|open|creat|mkdir|mkdirat|rename|renameat2?|unlink|unlinkat)\((.*)")
PATHS = re.compile(r'"((?:[^"\\]|\\.)*)"')


def test_the_guard_is_up_here_and_in_what_we_start() -> None:
    if os.environ.get("DRAFTER_SLOW"):
        pytest.skip("下载用的那一次运行不设看守")
    with socket.socket() as tried, pytest.raises(RuntimeError, match="network"):
        tried.connect(("192.0.2.1", 9))
    with pytest.raises(RuntimeError, match="looked up"):
        socket.getaddrinfo("example.invalid", 80)
    code = "import socket; socket.socket().connect(('192.0.2.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "the network was reached for" in done.stderr


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder in which a few commands ran, and every system call of theirs on files and sockets."""
    folder = tmp_path_factory.mktemp("traced")
    log = folder.parent / f"{folder.name}.log"
    probe = ["strace", "-o", os.devnull, "true"]
    if not shutil.which("strace") or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("没有 strace，或不让用；套接字的看守照样在")
    (folder / "旧文稿").mkdir()
    for number in range(2):
        (folder / "旧文稿" / f"{number}.txt").write_text(COUNTY, "utf-8")
    (folder / "tmp").mkdir()
    env = {
        **os.environ,
        "DRAFTER_HOME": str(folder / "家"),
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder),
    }
    env |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(HOUSE), "PYTHONIOENCODING": "utf-8"}
    script = " && ".join(f"{sys.executable} -m drafter {line}" for line in WALK)
    calls = "connect,sendto,sendmsg,bind,openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink"
    line = [
        "strace",
        "-f",
        "-qq",
        "-e",
        f"trace={calls}",
        "-e",
        "signal=none",
        "-o",
        str(log),
        "sh",
        "-c",
        script,
    ]
    done = subprocess.run(line, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    return folder, log.read_text("utf-8", "replace").splitlines()


def test_no_command_opens_a_connection(traced: tuple[Path, list[str]]) -> None:
    _, calls = traced
    assert len(calls) > 1000
    assert not [call for call in calls if "AF_INET" in call]


def test_nothing_is_written_elsewhere(traced: tuple[Path, list[str]]) -> None:
    folder, calls = traced
    elsewhere = set()
    for call in calls:
        found = WRITE.search(call)
        if not found or ("open" in call and not re.search("O_WRONLY|O_RDWR|O_CREAT", call)) or "= -1" in call:
            continue
        for name in PATHS.findall(found[1]):
            path = (
                name.encode("latin-1").decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
            )
            if path.startswith("/") and not path.startswith((str(folder), "/dev/", "/proc/")):
                elsewhere.add(path)
    assert not elsewhere
    made = {item.name for item in folder.iterdir()}
    assert made == {"家", "旧文稿", "库", "要点.docx", "tmp"}
    assert not list((folder / "tmp").iterdir())
    assert list((folder / "家" / "cache" / "jieba").iterdir())


@pytest.mark.libreoffice
def test_libreoffice_leaves_nothing_in_the_home(tmp_path: Path) -> None:
    if find_office() is None:
        pytest.skip("没有 LibreOffice，PDF 不能测")
    save_draft(tmp_path / "草稿.yaml", example())
    (tmp_path / "tmp").mkdir()
    env = {**os.environ, "HOME": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(HOUSE)}
    line = [sys.executable, "-m", "drafter", "export", "草稿.yaml", "-o", "稿.pdf"]
    subprocess.run(
        line, cwd=tmp_path, env=env | {"DRAFTER_HOME": str(tmp_path / "家")}, capture_output=True, check=True
    )
    # LibreOffice makes an empty .config whatever it is told; every desktop has one.
    assert {item.name for item in tmp_path.iterdir()} - {".config"} == {"草稿.yaml", "稿.pdf", "tmp", "家"}
    assert not [*(tmp_path / ".config").glob("*"), *(tmp_path / "tmp").iterdir()]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_what_is_ones_own_is_for_oneself_alone(tmp_path: Path) -> None:
    home, path = Home(tmp_path / "家"), tmp_path / "稿" / "草稿.yaml"
    path.parent.mkdir()
    old = os.umask(0o022)
    try:
        save_draft(path, example())
        session = open_session(path, home)
        rescued = session.rescue()
        session.close()
        save_habits(home, Habits("textual-light"))
    finally:
        os.umask(old)
    for file in (rescued, home.path / "recent.json", home.path / "desk.yaml"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    for folder in (home.path, rescued.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家"))
    folder = tmp_path / "文稿"
    folder.mkdir()
    (folder / "公开.txt").write_text(COUNTY, "utf-8")
    secret = COUNTY.replace("柳城县", "青禾县")
    (folder / "涉密.txt").write_text(f"机密★1年\n{secret}独门涉密提法要保住。\n", "utf-8")
    return folder


def test_what_is_marked_with_a_secrecy_level_is_reported_and_not_mined(papers: Path, tmp_path: Path) -> None:
    report = mine([papers], tmp_path / "库")
    assert report.documents == 1
    ((file, why),) = report.skipped
    assert file.endswith("涉密.txt") and "机密" in why and "--secret" in why
    told = "".join(
        path.read_text("utf-8") for path in (tmp_path / "库").iterdir() if path.suffix in (".jsonl", ".md")
    )
    assert "青禾县" not in told


def test_the_user_may_insist_and_a_later_run_forgets_it(papers: Path, tmp_path: Path) -> None:
    assert mine([papers], tmp_path / "库", engine=Engine(secret=True)).documents == 2
    assert mine([papers], tmp_path / "库二").documents == 1
    with pytest.raises(DrafterError, match="密级"):
        mine([papers / "涉密.txt"], tmp_path / "库三")


def test_mining_says_so_on_the_command_line(papers: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "drafter", "mine", str(papers), "-o", str(tmp_path / "库"), "--json"]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(line, cwd=HOUSE, env=env, capture_output=True, encoding="utf-8", check=True)
    assert "涉密.txt" in json.loads(done.stdout)["skipped"][0]["file"]
    assert "密级（机密）" in done.stderr


@pytest.mark.parametrize(
    "mark", ["【机密】", "机　密", "内部资料　秘密", "特急 秘密★6个月", "秘密文件", "本件密级为绝密"]
)
def test_a_mark_is_known_as_offices_write_it(mark: str, tmp_path: Path) -> None:
    file = tmp_path / "文稿.txt"
    file.write_text(f"{mark}\n{COUNTY}", "utf-8")
    assert secrecy(read(file)) in ("绝密", "机密", "秘密")


@pytest.mark.parametrize("line", ["保守国家秘密", "秘密花园", "商业秘密", "内部资料", "秘密：我的成长"])
def test_a_line_about_secrets_is_no_mark(line: str, tmp_path: Path) -> None:
    file = tmp_path / "文稿.txt"
    file.write_text(f"{line}\n{COUNTY}", "utf-8")
    assert secrecy(read(file)) == ""
