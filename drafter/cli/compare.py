"""`drafter compare`: old beside new."""

from pathlib import Path

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, say, show, show_json


@chinese("两份草稿或文稿逐节逐句新旧对照；-o 写成标出增删的 Word（花脸稿），可逐处接受或拒绝。")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
@click.option("--style", shell_complete=offered("styles"), help="花脸稿的版式名称，默认 gongwen。")
@click.option("-o", "--output", "out", type=FILE, help="花脸稿（.docx）。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(old: Path, new: Path, as_json_: bool, out: Path | None, style: str | None, force: bool) -> None:
    """Compare and show."""
    from drafter.pipeline.compare import as_json, as_text, compare_files

    compared = compare_files(old, new, out, style=style, force=force)
    if as_json_:
        show_json(as_json(compared))
    else:
        show(as_text(compared))
    if out is not None:
        say(f"已写好花脸稿 {out}。")
