"""What is installed works away from the checkout: wheel, sdist, offline bundle, one-folder build."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
INSTALLING = HOUSE / ".ci" / "installing"
PLAN = ("generate", "工作要点", "--org", "柳城县教育局", "--year", "2027", "-o", "要点.docx")
SLOW = bool(os.environ.get("DRAFTER_SLOW"))
WHY = "要联网下载，用时几分钟：设 DRAFTER_SLOW=1 再运行（.ci/run 会运行）"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="paths of a POSIX environment")


def run(*line: str | Path, cwd: Path, **extra: str) -> "subprocess.CompletedProcess[str]":
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env |= {"DRAFTER_HOME": str(cwd / "家"), "PYTHONIOENCODING": "utf-8", **extra}
    done = subprocess.run(
        [str(part) for part in line], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{line}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}"
    return done


def data_files() -> set[str]:
    found: set[str] = set()
    for name in ("templates", "phrasebank"):
        found.update(
            path.relative_to(HOUSE).as_posix() for path in (HOUSE / name).rglob("*") if path.is_file()
        )
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("没有安装 hatchling：pip install '.[test]'")
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=HOUSE, DRAFTER_HOME=str(folder / "家"))
    return folder


def test_the_wheel_carries_templates_and_phrases(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = {
            name.removeprefix("drafter/_bundled/")
            for name in archive.namelist()
            if name.startswith("drafter/_bundled/")
        }
        assert {"drafter/tui/desk.tcss", "drafter/mining/rejected.txt"} <= set(archive.namelist())
        assert not [name for name in archive.namelist() if name.startswith(("tests/", ".ci/"))]
    assert inside == data_files()
    assert len(inside) > 60


def test_the_sdist_carries_everything_that_builds_and_tests(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        inside = {name.partition("/")[2] for name in files.getnames()}
    assert data_files() <= inside
    for name in (".ci/installing/bundle.py", ".ci/installing/install.sh", ".ci/installing/install.bat"):
        assert name in inside
    assert {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "tests/test_installing.py"} <= inside


@pytest.fixture(scope="module")
def clean(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with our wheel in it, the libraries lent by this one, the checkout out of sight."""
    folder = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    asked = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    site = Path(asked.stdout.strip())
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # A .pth file adds the folder but does not run the .pth files in it: an editable drafter stays out.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_the_installed_wheel_makes_a_plan(clean: Path, tmp_path: Path) -> None:
    where = run(clean, "-c", "import drafter; print(drafter.__file__)", cwd=tmp_path).stdout
    assert str(HOUSE) not in where
    run(clean, "-m", "drafter", *PLAN, cwd=tmp_path)
    run(clean, "-m", "drafter", "mine", "要点.docx", "-o", "短语", cwd=tmp_path)
    assert (tmp_path / "要点.docx").read_bytes().startswith(b"PK")
    assert run(clean, "-m", "drafter", "search", "立德树人", cwd=tmp_path).stdout.count("立德树人") > 3
    said = json.loads(run(clean, "-m", "drafter", "doctor", "--json", cwd=tmp_path).stdout)
    items = {item["id"]: item for item in said["items"]}
    assert "_bundled" in items["templates"]["found"] and "_bundled" in items["phrasebank"]["found"]
    assert items["libraries"]["state"] == "ok"


def pythons() -> Iterator[tuple[str, str]]:
    """Version and path of every supported Python of this machine, those of pyenv included."""
    kept = Path.home() / ".pyenv" / "versions"
    for version in ("3.11", "3.12", "3.13"):
        places = [shutil.which(f"python{version}"), *kept.glob(f"{version}.*/bin/python")]
        if f"{sys.version_info[0]}.{sys.version_info[1]}" == version:
            places.insert(0, sys.executable)
        for python in filter(None, places):
            probe = [str(python), "-c", "import ensurepip, venv"]
            if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
                yield version, str(python)
                break


def test_the_versions_of_python_are_told_alike() -> None:
    versions = ("3.11", "3.12", "3.13")
    project = (HOUSE / "pyproject.toml").read_text("utf-8")
    shell = (INSTALLING / "install.sh").read_text("utf-8")
    windows = (INSTALLING / "install.bat").read_bytes()
    for version in versions:
        assert f"Python :: {version}" in project
        assert f"python{version}" in shell
        assert version.encode() in windows
    assert windows.count(b"\r\n") == windows.count(b"\n") > 20
    assert (INSTALLING / "install.sh").stat().st_mode & 0o111 or os.name != "posix"


def test_the_windows_script_is_what_a_command_prompt_understands() -> None:
    lines = (INSTALLING / "install.bat").read_bytes().decode("utf-8").split("\r\n")
    page = next(at for at, line in enumerate(lines) if line.startswith("chcp 65001"))
    assert all(line.isascii() for line in lines[:page])  # until then the prompt reads them in its own page
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", "\n".join(lines))) == labels
    inside = 0
    for line in lines:
        outside = re.sub(r'"[^"]*"', "", line)
        assert line.count('"') % 2 == 0 and "'.[" not in line, line
        assert line.startswith("rem") or not re.search("%(?:HERE|TARGET|PROBE)%", outside), line
        # In a block a bracket that is not quoted ends it.
        assert not inside or outside.strip() == ")" or not re.search("[()]", outside), line
        inside += (outside.rstrip().endswith("(")) - (outside.strip() == ")")
    assert inside == 0


def test_scripts_get_the_ends_of_lines_that_their_system_wants(tmp_path: Path) -> None:
    found = importlib.util.spec_from_file_location("bundle", INSTALLING / "bundle.py")
    assert found is not None and found.loader is not None
    bundle = sys.modules["bundle"] = importlib.util.module_from_spec(found)
    found.loader.exec_module(bundle)
    for name, turned in (("install.sh", b"a\r\nb\r\n"), ("install.bat", b"a\nb\n")):
        (tmp_path / name).write_bytes(turned)
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            bundle._add(archive, tmp_path / name, name, 0o755)
        with zipfile.ZipFile(tmp_path / f"{name}.zip") as archive:
            end = b"\r\n" if name.endswith(".bat") else b"\n"
            assert archive.read(name) == b"a" + end + b"b" + end


def test_the_version_is_in_the_changelog() -> None:
    version = run(sys.executable, "-m", "drafter", "--version", cwd=HOUSE).stdout.split()[1]
    assert f"## {version}" in (HOUSE / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.skipif(not SLOW, reason=WHY)
def test_the_bundle_installs_with_the_network_cut(tmp_path: Path) -> None:
    if subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode:
        pytest.skip("这里不能建立没有网络的命名空间（unshare -n）")
    found = dict(pythons())
    system = f"linux-{os.uname().machine.replace('_', '-')}"
    line: list[str | Path] = [sys.executable, INSTALLING / "bundle.py", "-o", tmp_path]
    line += ["--system", system, "--python", *found]
    run(*line, cwd=HOUSE, DRAFTER_HOME=str(tmp_path / "家"))
    (made,) = tmp_path.glob("*-offline.zip")
    with zipfile.ZipFile(made) as archive:
        archive.extractall(tmp_path)
    for version, python in found.items():
        home = tmp_path / version
        home.mkdir()
        cut, script = ("unshare", "-n"), tmp_path / made.stem / "install.sh"
        run(*cut, "sh", script, "程序", cwd=home, PYTHON=python, HOME=str(home))
        run(*cut, home / "程序" / "bin" / "drafter", *PLAN, cwd=home)
        assert (home / "要点.docx").read_bytes().startswith(b"PK")
        assert (home / ".local" / "bin" / "drafter").is_symlink()


@pytest.mark.skipif(not SLOW, reason=WHY)
def test_the_one_folder_build_starts(tmp_path: Path) -> None:
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip("没有安装 PyInstaller：pip install '.[installing]'")
    run(sys.executable, INSTALLING / "standalone.py", "-o", tmp_path, cwd=HOUSE, DRAFTER_HOME=str(tmp_path))
    program = tmp_path / "drafter" / "drafter"
    assert run(program, "--version", cwd=tmp_path).stdout.startswith("drafter ")
    run(program, *PLAN, cwd=tmp_path)
    run(program, "mine", "要点.docx", "-o", "短语", cwd=tmp_path)
    assert (tmp_path / "要点.docx").read_bytes().startswith(b"PK")
    items = json.loads(run(program, "doctor", "--json", cwd=tmp_path).stdout)["items"]
    assert all(item["state"] != "bad" for item in items)
    size = sum(path.stat().st_size for path in (tmp_path / "drafter").rglob("*") if path.is_file())
    assert size < 150_000_000
    run("sh", "-n", tmp_path / "drafter" / "起草台.sh", cwd=tmp_path)
    assert "Terminal=true" in (tmp_path / "drafter" / "起草台.desktop").read_text("utf-8")
