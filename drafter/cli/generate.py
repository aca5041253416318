"""`drafter generate`: from a unit and a year to a finished file in one step."""

import sys
from pathlib import Path
from typing import Any

import click

from drafter.cli.options import FILE, chinese, composing, gather, needed, say


@chinese("一步生成文稿：选定文种、单位和年度，生成、检查并写成文件。\n\nKIND 是文种，如 工作要点、工作计划。")
@click.argument("kind")
@composing
@click.option("--style", default="gongwen", help="版式，默认是国标公文格式 gongwen。")
@click.option("-o", "--output", "out", type=FILE, help="写到哪个文件（.docx、.md、.txt、.yaml）。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(kind: str, out: Path | None, style: str, force: bool, **given: Any) -> None:
    """Compose, check and render; exit 1 where an error-level finding is left."""
    from drafter.pipeline.generate import generate as run

    target = needed(out, "-o", "工作要点.docx")
    result = run(
        kind,
        needed(given["org"], "--org", "柳城县教育局"),
        needed(given["year"], "--year", "2027"),
        target,
        level=given["level"],
        facts=gather(given["settings"], given["facts_file"]),
        seed=given["seed"],
        bank=given["bank"],
        style=style,
        force=force,
    )
    say(f"已生成 {target}：{result.draft.title}，{result.characters}字。")
    for blank in result.blanks:
        say(f"  待填：{blank}")
    if result.blanks:
        say(f"共{len(result.blanks)}处待填，可用 --set 或 --facts 给出，也可在 Word 里直接填写。")
    for finding in result.errors:
        say(f"  必错：{finding.message}（{finding.excerpt}）")
    sys.exit(1 if result.errors else 0)
