"""The dated terms and the administrative divisions that ship with the program, read from their files."""

from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.term import Place


def load_places(path: Path) -> tuple[Place, ...]:
    """Every division of a tab-separated file with the columns level, code, name."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DrafterError(f"读不出行政区划表 {path}：请重新安装，或检查文件是否存在") from error
    return tuple(
        _place(path, number, line) for number, line in enumerate(lines, 1) if number > 1 and line.strip()
    )


def _place(path: Path, number: int, line: str) -> Place:
    cells = line.split("\t")
    if len(cells) != 3:
        raise DrafterError(f"{path} 第{number}行应有级别、代码、名称三列（用制表符分开），请改正")
    return Place(code=cells[1].strip(), name=cells[2].strip(), level=cells[0].strip())
