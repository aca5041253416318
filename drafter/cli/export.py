"""`drafter export`: a saved draft as Word, Markdown, text, PDF or task table."""

import gc
from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, needed, say


@chinese("把保存的草稿导出为 .docx、.md、.txt、.pdf（需要 LibreOffice）或 .xlsx（任务分工表）。")
@click.argument("draft", type=FILE)
@click.option("--style", shell_complete=offered("styles"), help="版式名称；不写时用草稿里记的版式。")
@click.option("--base", type=FILE, help="套用本单位已有的信笺 .docx（正文写在【正文】处，没有就写在末尾）。")
@click.option("--comments", is_flag=True, help="把检查结果和草稿里的批注写成 Word 批注。")
@click.option("--origins", is_flag=True, help="把每句的来源写成 Word 批注。")
@click.option("-o", "--output", "out", type=FILE, help="写到哪个文件。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(draft: Path, out: Path | None, **given: Any) -> None:
    """Render a saved draft."""
    from drafter.pipeline.export import export_file

    target = needed(out, "-o", "工作要点.docx")
    # What an export makes it needs to the end: looking for what could be thrown away costs a tenth of it.
    gc.disable()
    try:
        made = export_file(draft, target, **given)
    finally:
        gc.enable()
    say(f"已导出 {target}。" + (f"还有{len(made.blanks)}处待填。" if made.blanks else ""))
    if made.note:
        say(made.note)
