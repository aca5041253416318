"""`drafter similar`: how much of a document stands verbatim in others."""

from pathlib import Path

import click

from drafter.cli.options import FILE, chinese, show, show_json


@chinese(
    "看一份文稿有多少与别的文稿逐字相同（连续13个汉字以上）。"
    "不写 --against 时，与自己的旧稿（DRAFTER_HOME/archive）和随程序的语料比。"
)
@click.argument("file", type=FILE)
@click.option("--against", multiple=True, type=FILE, help="与哪些文件或文件夹比，可写多次。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
def command(file: Path, against: tuple[Path, ...], as_json_: bool) -> None:
    """Compare and show."""
    from drafter.pipeline.similar import as_json, as_text, similar

    found = similar(file, against)
    if as_json_:
        show_json(as_json(found))
    else:
        show(as_text(found))
