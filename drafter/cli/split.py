"""`drafter split`: one part per department, to fill in."""

from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, needed, say, show, show_json


@chinese("按责任科室把草稿分成若干份 Word，一个科室一份，改好后用 drafter merge 收回。")
@click.argument("draft", type=FILE)
@click.option("--by", default="", help="要求什么时候报回，如 3月10日前。")
@click.option("--style", shell_complete=offered("styles"), help="版式名称；不写时用草稿里记的版式。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
@click.option("-o", "--output", "out", type=FILE, help="写到哪个文件夹。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(draft: Path, out: Path | None, as_json_: bool, **given: Any) -> None:
    """Split and list the parts."""
    from drafter.pipeline.split import as_json, as_text, split_file

    folder = needed(out, "-o", "分发")
    made = split_file(draft, folder, **given)
    if as_json_:
        show_json(as_json(made))
    else:
        show(as_text(made))
    say(f"已写好{len(made.parts)}份。收齐后用 drafter merge {draft} {folder}/*.docx -o 合稿.yaml 合并。")
