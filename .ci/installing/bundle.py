"""The offline bundle: drafter's wheel, every wheel it needs, and an install script for each system.

    python .ci/installing/bundle.py [-o FOLDER] [--python 3.11 ...] [--system linux-x86-64 ...]

Run it from a checkout on a machine that reaches PyPI (`pip install ".[installing]"` first).
It writes drafter-VERSION-offline.zip; the same wheels give the same bytes.
On the office machine: unpack, then `sh install.sh`, or double-click `install.bat`.
"""

import argparse
import email
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
PYTHONS = ("3.11", "3.12", "3.13")
SOURCES = ("jieba",)
"""Libraries that publish no wheel; theirs is built here, and is good for every system."""
ENDS = {".sh": b"\n", ".bat": b"\r\n"}
"""What ends a line of a script on the system that runs it."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip, so that the same wheels give the same bytes."""


@dataclass(frozen=True, slots=True)
class System:
    """A system to install on: pip's names for its wheels, and what requirements call it."""

    name: str
    platforms: tuple[str, ...]
    markers: dict[str, str]


def _linux(machine: str) -> System:
    platforms = tuple(f"manylinux{version}_{machine}" for version in ("2014", "_2_17", "_2_28"))
    markers = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
    return System(f"linux-{machine.replace('_', '-')}", platforms, markers | {"platform_machine": machine})


SYSTEMS = (
    _linux("x86_64"),
    _linux("aarch64"),
    System(
        "windows-x86-64",
        ("win_amd64",),
        {
            "sys_platform": "win32",
            "platform_system": "Windows",
            "os_name": "nt",
            "platform_machine": "AMD64",
        },
    ),
)


class Wheels:
    """A folder of wheels that is filled until everything in it has what it needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        _pip("wheel", "--no-deps", "-w", str(folder), str(HERE.parents[1]))
        (self.own,) = folder.glob("drafter-*.whl")
        self._versions = _versions(self.own)

    def complete(self, system: System, python: str) -> None:
        """Fetch what drafter needs on that system, and what that needs, until nothing is missing.

        pip asks the machine it runs on, not the one it fetches for, which requirements
        apply; so each wheel is fetched alone and its own requirements are read here.
        """
        wanted, done = list(_needs(self.own, set(), system, python)), set[tuple[str, str]]()
        while wanted:
            requirement = wanted.pop()
            name = canonicalize_name(requirement.name)
            if (name, str(sorted(requirement.extras))) not in done:
                done.add((name, str(sorted(requirement.extras))))
                wheel = self._wheel(name, requirement, system, python)
                wanted += _needs(wheel, requirement.extras, system, python)

    def _wheel(self, name: str, requirement: Requirement, system: System, python: str) -> Path:
        """The wheel of a library for that system, fetched where it is not here yet."""
        known = self.folder.glob(f"{name.replace('-', '_')}-*-none-any.whl")
        for wheel in known:
            return wheel
        pinned = f"=={self._versions[name]}" if name in self._versions else requirement.specifier
        with tempfile.TemporaryDirectory(prefix="drafter-") as there:
            if name in SOURCES:
                _pip("wheel", "--no-deps", "-w", there, f"{name}{pinned}")
            else:
                places = [part for platform in system.platforms for part in ("--platform", platform)]
                target = ["--python-version", python, "--implementation", "cp", "--only-binary=:all:"]
                _pip("download", "--no-deps", *target, *places, "-d", there, f"{name}{pinned}")
            (wheel,) = Path(there).glob("*.whl")
            return Path(shutil.move(wheel, self.folder / wheel.name))


def bundle(out: Path, pythons: tuple[str, ...], systems: tuple[System, ...]) -> Path:
    """Write the bundle into the folder `out`; its path."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as name:
        wheels = Wheels(Path(name))
        for system in systems:
            for python in pythons:
                print(f"{system.name}, Python {python}", flush=True)
                wheels.complete(system, python)
        out.mkdir(parents=True, exist_ok=True)
        made = out / f"drafter-{wheels.own.name.split('-')[1]}-offline.zip"
        _pack(made, wheels.folder)
    return made


def _versions(wheel: Path) -> dict[str, str]:
    """Versions of all libraries that fit together, as pip chooses them for this machine."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as there:
        report = Path(there) / "report.json"
        _pip("install", "--dry-run", "--ignore-installed", "--report", str(report), str(wheel))
        found = [item["metadata"] for item in json.loads(report.read_text("utf-8"))["install"]]
    return {canonicalize_name(one["name"]): one["version"] for one in found}


def _needs(wheel: Path, extras: set[str], system: System, python: str) -> Iterator[Requirement]:
    """The requirements of a wheel that apply on that system, with those of its extras."""
    environment = system.markers | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        metadata = email.message_from_bytes(archive.read(name))
    for line in metadata.get_all("Requires-Dist") or ():
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate(environment | {"extra": one}) for one in ("", *extras)):
            yield requirement


def _pip(command: str, *arguments: str) -> None:
    line = [sys.executable, "-m", "pip", command, "--quiet", "--disable-pip-version-check", *arguments]
    # What is built here bears one time, so that the same source gives the same bytes.
    subprocess.run(line, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "315532800"})


def _pack(made: Path, wheels: Path) -> None:
    top = made.stem
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for path in (HERE / "install.bat", HERE / "install.sh"):
            _add(archive, path, f"{top}/{path.name}", 0o755)
        for path in sorted(wheels.glob("*.whl")):
            _add(archive, path, f"{top}/wheels/{path.name}", 0o644)


def _add(archive: zipfile.ZipFile, path: Path, name: str, mode: int) -> None:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.external_attr = mode << 16
    entry.create_system = 3
    data = path.read_bytes()
    if path.suffix in ENDS:
        # A checkout on Windows may have turned the ends of lines.
        data = data.replace(b"\r\n", b"\n").replace(b"\n", ENDS[path.suffix])
    archive.writestr(entry, data)


def main() -> None:
    """Read the options, write the bundle, say where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"))
    parser.add_argument("--python", nargs="+", choices=PYTHONS, default=PYTHONS)
    parser.add_argument("--system", nargs="+", choices=[system.name for system in SYSTEMS])
    given = parser.parse_args()
    systems = tuple(one for one in SYSTEMS if not given.system or one.name in given.system)
    made = bundle(given.output, tuple(given.python), systems)
    print(f"{made} ({made.stat().st_size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
