"""`drafter mine`: a phrase bank from files and folders."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from drafter.cli.options import FILE, chinese, counted, needed, say, show_json
from drafter.errors import DrafterError


@chinese("从文件和文件夹里的旧文稿挖掘短语库。")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", "out", type=FILE, help="短语库写到哪个文件夹。")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="同时用几个进程，默认 1。")
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", help="在本机挖，或在 Dask 集群上挖。"
)
@click.option("--scheduler", default="", metavar="地址", help="Dask 调度器的地址；不写就在本机临时起一个。")
@click.option("--fast", is_flag=True, help="用 rjieba 分词：更快，结果相同。")
@click.option("--fingerprint", "marks", is_flag=True, help="另写 fingerprint.bin，供 similar 比对。")
@click.option("--secret", is_flag=True, help="标有密级的文件也挖（默认不挖，只列出）。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
def command(paths: tuple[Path, ...], out: Path | None, as_json_: bool, marks: bool, **given: Any) -> None:
    """Mine and report."""
    from drafter.pipeline.gather import Engine
    from drafter.pipeline.mine import as_json, mine

    dask = given["engine"] == "dask"
    if given["scheduler"] and not dask:
        raise DrafterError("--scheduler 要和 --engine dask 一起用。")
    engine = Engine(given["jobs"], dask, given["scheduler"], given["fast"], given["secret"])
    report = mine(paths, needed(out, "-o", "短语库"), engine=engine, marks=marks, progress=_progress())
    if as_json_:
        show_json(as_json(report))
    for file, why in report.skipped:
        say(f"跳过 {file}：{why}")
    say(f"读了{report.documents}份文稿，得到{report.phrases}条短语，已写入 {out}。")


def _progress() -> Callable[[int, int], None] | None:
    """A callback that shows progress on a terminal, else None."""
    shown = counted("已读")
    if shown is None:
        return None

    def advance(done: int, total: int) -> None:
        shown(done, total)
        if done == total:
            say("正在汇总……")

    return advance
