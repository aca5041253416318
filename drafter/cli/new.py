"""`drafter new`: a composed draft, saved for the desk."""

from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, composed, composing, needed, say


@chinese(
    "生成一份草稿并保存，之后用 drafter edit 打开修改。\n\n"
    "文种如 工作要点、工作计划，全部文种用 drafter templates 查看。"
)
@click.argument("kind", shell_complete=offered("kinds"))
@composing
@click.option("--from", "source", type=FILE, help="由这份计划（草稿或文稿）生成总结、半年总结或下一年计划。")
@click.option("-o", "--output", "out", type=FILE, help="草稿文件（.yaml）。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(kind: str, source: Path | None, out: Path | None, force: bool, **given: Any) -> None:
    """Compose and save."""
    target = needed(out, "-o", "草稿.yaml")
    if source is not None:
        _grow(kind, source, target, force, given)
        return
    from drafter.pipeline.generate import generate

    result = generate(
        kind,
        needed(given["org"], "--org", "柳城县教育局"),
        needed(given["year"], "--year", "2027"),
        target,
        force=force,
        **composed(given),
    )
    say(
        f"已保存草稿 {result.file}：{result.draft.title}，{result.characters}字，{len(result.blanks)}处待填。"
    )
    for note in result.notes:
        say(f"注意：{note}")
    say(f"用 drafter edit {result.file} 打开修改。")


def _grow(kind: str, source: Path, target: Path, force: bool, given: dict[str, Any]) -> None:
    """A draft out of another one."""
    from drafter.pipeline.summarize import as_text, grow

    grown = grow(kind, source, target, year=given["year"], org=given["org"], force=force)
    if grown.leftovers:
        say(as_text(grown))
    say(f"已由 {source} 生成草稿 {grown.file}：{grown.draft.title}。用 drafter edit {grown.file} 打开填写。")
