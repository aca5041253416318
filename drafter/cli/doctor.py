"""`drafter doctor`: what this machine has and lacks, and what to do about it."""

import click

from drafter.cli.completing import offered
from drafter.cli.options import chinese, show, show_json


@chinese("看看这台电脑缺什么：版本、编码、终端、文件夹、短语库、字体、LibreOffice。有问题时退出码为 1。")
@click.option(
    "--style", default="gongwen", shell_complete=offered("styles"), help="看哪个版式的字体，默认 gongwen。"
)
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
def command(style: str, as_json_: bool) -> int:
    """Look and report; the exit code says whether work can begin."""
    from drafter.pipeline.doctor import as_json, as_text, examine, is_well

    items = examine(style)
    if as_json_:
        show_json(as_json(items))
    else:
        show(as_text(items))
    return 0 if is_well(items) else 1
