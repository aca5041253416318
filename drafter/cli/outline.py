"""`drafter outline`: how the program reads a document."""

from pathlib import Path

import click

from drafter.cli.options import FILE, chinese, show, show_json


@chinese("查看程序怎样读一份文稿：标题、单位、年度、层次，以及去掉和改动了什么。")
@click.argument("file", type=FILE)
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
def command(file: Path, as_json_: bool) -> None:
    """Read and show."""
    from drafter.pipeline.outline import as_json, as_text, outline

    reading = outline(file)
    if as_json_:
        show_json(as_json(reading))
    else:
        show(as_text(reading))
