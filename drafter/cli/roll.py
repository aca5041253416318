"""`drafter roll`: last year's document becomes this year's draft."""

import sys
from pathlib import Path
from typing import Any

import click

from drafter.cli.options import FILE, chinese, needed, say, show, show_json


@chinese(
    "把上一年的文稿（或草稿 .yaml）滚动成新一年的草稿：该改的年份、届次、日期改好，"
    "指标留成写着旧值的空，拿不准的逐条列出。有需要核对的内容时退出码为 1。"
)
@click.argument("file", type=FILE)
@click.option("--year", type=int, help="新的计划年度，如 2027。")
@click.option("--from-year", "year_from", type=int, help="原文是哪一年的；不写时由文稿判断。")
@click.option("--org", help="发文单位全称；原文写明时不必给。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
@click.option("-o", "--output", "out", type=FILE, help="草稿文件（.yaml）。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(file: Path, year: int | None, out: Path | None, as_json_: bool, **given: Any) -> None:
    """Roll, save and show."""
    from drafter.pipeline.roll import roll_file
    from drafter.pipeline.rolled import as_json, as_text

    target = needed(out, "-o", "草稿.yaml")
    results = roll_file(file, needed(year, "--year", "2027"), target, **given)
    if as_json_:
        show_json(as_json(results))
    else:
        show(as_text(results))
    for result in results:
        say(f"已保存草稿 {result.file}，用 drafter edit {result.file} 打开修改。")
    sys.exit(1 if any(result.rolled.leftovers for result in results) else 0)
