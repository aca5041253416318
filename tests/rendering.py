"""Pages as they come out of LibreOffice: lines, characters and positions, for tests that count on paper."""

import atexit
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from drafter.libreoffice import find_office

MM = 72 / 25.4
"""Points in a millimetre."""

_OFFICE_FONTS = {
    "方正小标宋简体": ("Noto Serif CJK SC:bold", "FandolSong"),
    "方正小标宋_GBK": ("Noto Serif CJK SC:bold", "FandolSong"),
    "仿宋_GB2312": ("FandolFang R", "FandolFang", "Noto Serif CJK SC"),
    "仿宋": ("FandolFang R", "FandolFang", "Noto Serif CJK SC"),
    "方正仿宋_GBK": ("FandolFang R", "FandolFang", "Noto Serif CJK SC"),
    "楷体_GB2312": ("FandolKai", "Noto Serif CJK SC"),
    "楷体": ("FandolKai", "Noto Serif CJK SC"),
    "方正楷体_GBK": ("FandolKai", "Noto Serif CJK SC"),
    "黑体": ("FandolHei", "Noto Sans CJK SC"),
    "方正黑体_GBK": ("FandolHei", "Noto Sans CJK SC"),
    "宋体": ("FandolSong", "Noto Serif CJK SC"),
    "Times New Roman": ("Liberation Serif",),
}
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "~/.fonts",
    "~/.local/share/fonts",
)


needs_libreoffice = pytest.mark.skipif(
    find_office() is None or shutil.which("fc-list") is None,
    reason="LibreOffice Writer or fontconfig is missing: apt-get install libreoffice-writer fonts-noto-cjk",
)


@dataclass(frozen=True)
class Line:
    """One line of a page: text, fonts, and where it stands in points from the page's top left."""

    text: str
    fonts: tuple[str, ...]
    size: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of the line's middle, which does not depend on the font's measures as its edges do."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Page:
    """One page with its lines from top to bottom, and what stands turned by 90° read as it runs."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float, float, float], ...] = ()
    turned_text: str = ""
    turned_box: tuple[float, float, float, float] = (0, 0, 0, 0)

    def body(self, bottom: float = 35 * MM) -> tuple[Line, ...]:
        """The lines above the 版心's lower edge (35 mm from the bottom)."""
        return tuple(line for line in self.lines if line.bottom <= self.height - bottom + 3)

    def foot(self, bottom: float = 35 * MM) -> tuple[Line, ...]:
        """The lines below the 版心: the page number."""
        return tuple(line for line in self.lines if line.bottom > self.height - bottom + 3)


@lru_cache(maxsize=1)
def _home() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="drafter-soffice-"))
    (folder / "fonts.conf").write_text(_fontconfig(folder), encoding="utf-8")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _families() -> set[str]:
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False)
    return {name.strip() for line in listed.stdout.splitlines() for name in line.split(",")}


def _fontconfig(folder: Path) -> str:
    """A private font set-up in which the fonts of offices stand for what is here."""
    folders = [str(path) for name in _FONT_FOLDERS if (path := Path(name).expanduser()).is_dir()]
    here = _families()
    rules = "".join(_rule(name, choices, here) for name, choices in _OFFICE_FONTS.items())
    reject = "".join(
        f"<rejectfont><glob>*/{name}*</glob></rejectfont>" for name in ("FandolHei-Bold", "FandolSong-Bold")
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        + "".join(f"<dir>{name}</dir>" for name in folders)
        + f"<cachedir>{folder / 'cache'}</cachedir><selectfont>{reject}</selectfont>{rules}</fontconfig>"
    )


def _rule(name: str, choices: tuple[str, ...], here: set[str]) -> str:
    choice = next((one for one in choices if one.split(":")[0] in here), "")
    if not choice:
        return ""
    family, _, weight = choice.partition(":")
    bold = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>' if weight else ""
    return (
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>{bold}</match>'
    )


@lru_cache(maxsize=64)
def pdf(data: bytes, suffix: str = ".docx") -> bytes:
    """The file as LibreOffice prints it."""
    return _TOGETHER.get(data) or soffice_convert(data, "pdf", suffix)


_TOGETHER: dict[bytes, bytes] = {}


def print_together(files: Iterable[bytes]) -> None:
    """Print the .docx files at one start of LibreOffice, which takes longer than any of them."""
    wanted = [data for data in files if data not in _TOGETHER]
    _TOGETHER.update(zip(wanted, _converted(wanted, "pdf", ".docx"), strict=True))


def soffice_convert(data: bytes, to: str, suffix: str = ".docx") -> bytes:
    """The file opened by LibreOffice and saved in another form, or the same."""
    return _converted([data], to, suffix)[0]


def _converted(files: Sequence[bytes], to: str, suffix: str) -> list[bytes]:
    with tempfile.TemporaryDirectory() as name:
        sources, out = [Path(name) / f"page{n}{suffix}" for n in range(len(files))], Path(name) / "out"
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        command = [
            str(find_office()),
            "--headless",
            f"-env:UserInstallation={(_home() / 'profile').as_uri()}",
            *("--convert-to", to, "--outdir", str(out), *map(str, sources)),
        ]
        environment = {**os.environ, "FONTCONFIG_FILE": str(_home() / "fonts.conf")}
        done = subprocess.run(command, env=environment, capture_output=True, timeout=180, check=False)
        made = [out / f"{source.stem}.{to}" for source in sources]
        assert all(one.exists() for one in made), done.stderr.decode(errors="replace")
        return [one.read_bytes() for one in made]


@lru_cache(maxsize=64)
def pages(data: bytes) -> tuple[Page, ...]:
    """The pages of a .docx as LibreOffice lays them out."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(pdf(data))) as document:
        return tuple(_page(page) for page in document.pages)


def _page(page: Any) -> Page:
    rows: list[list[dict[str, Any]]] = []
    turned = sorted((c for c in page.chars if _is_turned(c)), key=lambda c: c["top"])
    shown = (c for c in page.chars if c["text"].strip() and not _is_turned(c))
    for char in sorted(shown, key=lambda c: c["bottom"]):
        middle = (char["top"] + char["bottom"]) / 2
        if rows and abs((rows[-1][0]["top"] + rows[-1][0]["bottom"]) / 2 - middle) < 5:
            rows[-1].append(char)
        else:
            rows.append([char])
    rules = tuple(sorted({(r["x0"], r["top"], r["x1"], r["bottom"]) for r in (*page.lines, *page.rects)}))
    lines = tuple(map(_line, rows))
    return Page(page.page_number, page.width, page.height, lines, rules, _read(turned), _box(turned))


def _is_turned(char: dict[str, Any]) -> bool:
    return not char["upright"]


def _read(chars: list[dict[str, Any]]) -> str:
    return "".join(c["text"] for c in chars).replace(" ", "")


def _box(chars: list[dict[str, Any]]) -> tuple[float, float, float, float]:
    shown = [c for c in chars if c["text"].strip()]
    if not shown:
        return (0, 0, 0, 0)
    sides = [[c[side] for c in shown] for side in ("x0", "top", "x1", "bottom")]
    return (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


def _line(chars: list[dict[str, Any]]) -> Line:
    chars = sorted(chars, key=lambda c: c["x0"])
    return Line(
        text="".join(c["text"] for c in chars),
        fonts=tuple(dict.fromkeys(c["fontname"].split("+")[-1] for c in chars)),
        size=round(max(c["size"] for c in chars), 1),
        left=chars[0]["x0"],
        right=chars[-1]["x1"],
        top=min(c["top"] for c in chars),
        bottom=max(c["bottom"] for c in chars),
    )
