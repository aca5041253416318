"""`drafter search`: look phrases up."""

from pathlib import Path

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, show, show_json


@chinese("查短语。词语可以是汉字、拼音首字母（ldsr），多个词用空格分开，须同时出现。")
@click.argument("words", nargs=-1, required=True)
@click.option("--topic", shell_complete=offered("topics"), help="只查这个主题，如 德育与思政。")
@click.option("--kind", shell_complete=offered("phrase_kinds"), help="只查这一类，如 动宾短语。")
@click.option("--bank", type=FILE, help="只用这个文件夹里的短语库。")
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, help="最多显示多少条，默认 20。")
@click.option("--year", type=int, help="按这一年判断提法是否过时。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
def command(
    words: tuple[str, ...],
    topic: str | None,
    kind: str | None,
    bank: Path | None,
    limit: int,
    year: int | None,
    as_json_: bool,
) -> None:
    """Search and show."""
    from drafter.pipeline.search import as_json, as_text, search

    hits = search(" ".join(words), topic=topic, kind=kind, bank=bank, limit=limit, year=year)
    if as_json_:
        show_json(as_json(hits))
    else:
        show(as_text(hits))
