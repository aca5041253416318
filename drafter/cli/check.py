"""`drafter check`: what should not leave the office."""

import sys
from pathlib import Path
from typing import Any

import click

from drafter.cli.options import FILE, chinese, show, show_json


@chinese("检查草稿或任意文稿（.docx、.txt、.md、.html、.pdf）。有必错问题时退出码为 1。")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--year", type=int, help="按哪一年度判断；不写时由文稿判断。")
@click.option("--org", help="本单位全称，用来判断是否混入外地地名。")
@click.option("--only", help="只做这些检查，用逗号分开。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
@click.option("--comments", type=FILE, help="把问题作为批注写进这个 .docx。")
@click.option("--fix", is_flag=True, help="改正机械性的问题，写到 -o。")
@click.option("-o", "--output", "out", type=FILE, help="改正后写到哪个文件。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(files: tuple[Path, ...], as_json_: bool, **given: Any) -> None:
    """Check and show."""
    from drafter.pipeline import check

    checked = check.check_files(files, **given)
    if as_json_:
        show_json(check.as_json(checked))
    else:
        show(check.as_text(checked))
    sys.exit(1 if any(f.level == "error" for item in checked for f in item.findings) else 0)
