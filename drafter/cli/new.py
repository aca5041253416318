"""`drafter new`: a composed draft, saved for the desk."""

from pathlib import Path
from typing import Any

import click

from drafter.cli.options import FILE, chinese, composing, gather, needed, say


@chinese("生成一份草稿并保存，之后用 drafter edit 打开修改。\n\nKIND 是文种，如 工作要点、工作计划。")
@click.argument("kind")
@composing
@click.option("-o", "--output", "out", type=FILE, help="草稿文件（.yaml）。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(kind: str, out: Path | None, force: bool, **given: Any) -> None:
    """Compose and save."""
    from drafter.pipeline.generate import generate

    target = needed(out, "-o", "草稿.yaml")
    result = generate(
        kind,
        needed(given["org"], "--org", "柳城县教育局"),
        needed(given["year"], "--year", "2027"),
        target,
        level=given["level"],
        facts=gather(given["settings"], given["facts_file"]),
        seed=given["seed"],
        bank=given["bank"],
        force=force,
    )
    say(
        f"已保存草稿 {result.file}：{result.draft.title}，{result.characters}字，{len(result.blanks)}处待填。"
    )
    say(f"用 drafter edit {result.file} 打开修改。")
