"""The build for machines without Python: one folder with everything in it, started by a double click.

    python .ci/installing/standalone.py [-o FOLDER]

Run it from a checkout on the system it is for, as old a one as any it shall run on
(`pip install ".[installing]"` first). It writes FOLDER/drafter/: on Linux double-click
起草台.desktop or run 起草台.sh, on Windows double-click drafter.exe.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

DESKTOP = """[Desktop Entry]
Type=Application
Name=起草台
Comment=教育局年度工作文稿的离线起草台
Exec=sh -c 'exec "$(dirname "$1")/drafter"' sh %k
Terminal=true
Categories=Office;
"""

STARTER = """#!/bin/sh
# 双击或在终端里运行都可以：不在终端里时，自己打开一个。
here=$(cd "$(dirname "$0")" && pwd)
if [ -t 0 ] && [ -t 1 ]; then
  exec "$here/drafter" "$@"
fi
known="x-terminal-emulator gnome-terminal mate-terminal deepin-terminal konsole xfce4-terminal xterm"
for terminal in $known; do
  if command -v "$terminal" >/dev/null 2>&1; then
    case $terminal in
      xterm) exec xterm -u8 -fa Monospace -e "$here/drafter" "$@" ;;
      gnome-terminal | mate-terminal) exec "$terminal" -- "$here/drafter" "$@" ;;
      *) exec "$terminal" -e "$here/drafter" "$@" ;;
    esac
  fi
done
echo "错误：没有找到终端程序，请打开终端再运行 $here/drafter。" >&2
exit 2
"""


def standalone(out: Path) -> Path:
    """Build into the folder `out`; the folder of the program."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as work:
        options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(out), "--workpath", work]
        subprocess.run(
            [sys.executable, "-m", "PyInstaller", *options, str(HERE / "drafter.spec")], check=True
        )
    made = out / "drafter"
    if os.name == "posix":
        for name, text in (("起草台.desktop", DESKTOP), ("起草台.sh", STARTER)):
            (made / name).write_text(text, "utf-8")
            (made / name).chmod(0o755)
    return made


def main() -> None:
    """Read the options, build, say where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"))
    made = standalone(parser.parse_args().output)
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    print(f"{made} ({size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
