"""`drafter check`: what should not leave the office."""

import sys
from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, say, show, show_json
from drafter.errors import DrafterError


@chinese("检查草稿或任意文稿（.docx、.txt、.md、.html、.pdf）。有必错问题时退出码为 1。")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--year", type=int, help="按哪一年度判断；不写时由文稿判断。")
@click.option("--org", help="本单位全称，用来判断是否混入外地地名。")
@click.option("--only", shell_complete=offered("checks", labels=False), help="只做这些检查，用逗号分开。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
@click.option("--comments", type=FILE, help="把问题作为批注写进这个 .docx。")
@click.option("--fix", is_flag=True, help="改正机械性的问题，写到 -o。")
@click.option("--covers", type=FILE, help="上级的计划：看它的每一项本稿有没有落实，可用 -o 写成 .xlsx。")
@click.option("--last", type=FILE, help="去年的文稿：新稿与它大半相同时提醒。")
@click.option("-o", "--output", "out", type=FILE, help="改正后的文稿，或落实情况对照表，写到哪个文件。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(files: tuple[Path, ...], as_json_: bool, covers: Path | None, **given: Any) -> None:
    """Check and show."""
    if covers is not None:
        _cover(files, covers, as_json_, given)
        return
    from drafter.pipeline import check

    checked = check.check_files(files, **given, told=say)
    if as_json_:
        show_json(check.as_json(checked))
    else:
        show(check.as_text(checked))
    sys.exit(1 if any(f.level == "error" for item in checked for f in item.findings) else 0)


def _cover(files: tuple[Path, ...], superior: Path, as_json_: bool, given: dict[str, Any]) -> None:
    """Lay the superior's plan beside ours."""
    from drafter.pipeline import covers

    if len(files) != 1:
        raise DrafterError("--covers 一次只能对照一份文稿，请分开运行。")
    found = covers.covers(files[0], superior, given["out"], force=given["force"])
    if as_json_:
        show_json(covers.as_json(found, files[0], superior))
    else:
        show(covers.as_text(found))
    if given["out"]:
        say(f"对照表已写到 {given['out']}。")
