"""`drafter merge`: parts sent in go into their sections."""

import sys
from pathlib import Path

import click

from drafter.cli.options import FILE, chinese, needed, say, show, show_json


@chinese(
    "把科室交回的分稿、自由写的稿子（.docx、.txt）、领导改过的整份 Word 合进草稿，写成新的草稿。"
    "冲突、重复、没交的、拿不准的逐条列出；领导的批注留在草稿里。有冲突时退出码为 1。"
)
@click.argument("draft", type=FILE)
@click.argument("parts", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
@click.option("-o", "--output", "out", type=FILE, help="合并后的草稿（.yaml）。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(draft: Path, parts: tuple[Path, ...], out: Path | None, as_json_: bool, force: bool) -> None:
    """Merge and list."""
    from drafter.pipeline.merge import as_json, as_text, merge_files

    merged = merge_files(draft, parts, needed(out, "-o", "合稿.yaml"), force=force)
    if as_json_:
        show_json(as_json(merged))
    else:
        show(as_text(merged))
    clashes = len(merged.outcome.clashes)
    say(f"已保存 {merged.file}。" + (f"有{clashes}处冲突，草稿里保留原文，请商定后改。" if clashes else ""))
    sys.exit(1 if clashes else 0)
