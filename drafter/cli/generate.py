"""`drafter generate`: from a unit and a year to a finished file in one step."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, composed, composing, needed, say
from drafter.errors import DrafterError


@chinese(
    "一步生成文稿：选定文种、单位和年度，生成、检查并写成文件。\n\n"
    "文种如 工作要点、工作计划，全部文种用 drafter templates 查看。"
)
@click.argument("kind", shell_complete=offered("kinds"))
@composing
@click.option(
    "--style", default="gongwen", shell_complete=offered("styles"), help="版式，默认是国标公文格式 gongwen。"
)
@click.option("-o", "--output", "out", type=FILE, help="写到哪个文件（.docx、.md、.txt、.yaml）。")
@click.option("--facts-template", "template", type=FILE, help="不生成文稿，只写一份待填的事实文件 .yaml。")
@click.option("--from", "source", type=FILE, help="上年的草稿（.yaml）；事实文件里列出上年的值。")
@click.option("--force", is_flag=True, help="覆盖已有文件。")
def command(
    kind: str,
    out: Path | None,
    style: str,
    force: bool,
    template: Path | None,
    source: Path | None,
    **given: Any,
) -> None:
    """Compose, check and render; exit 1 where an error-level finding is left."""
    from drafter.pipeline.generate import generate as run

    if template is not None:
        _write_template(kind, template, source, force, given)
        return
    if source is not None:
        raise DrafterError(
            "--from 与 --facts-template 一起用；由上年的计划生成新文稿请用 drafter new --from。"
        )
    target = needed(out, "-o", "工作要点.docx")
    result = run(*_named(kind, given), target, style=style, force=force, **composed(given))
    say(f"已生成 {target}：{result.draft.title}，{result.characters}字。")
    for note in result.notes:
        say(f"  注意：{note}")
    for blank in result.blanks:
        say(f"  待填：{blank}")
    if result.blanks:
        say(f"共{len(result.blanks)}处待填，可用 --set 或 --facts 给出，也可在 Word 里直接填写。")
    for finding in result.errors:
        say(f"  必错：{finding.message}（{finding.excerpt}）")
    sys.exit(1 if result.errors else 0)


def _named(kind: str, given: Mapping[str, Any]) -> tuple[str, str, int]:
    """Kind, unit and year; an error where one is missing."""
    org = needed(given["org"], "--org", "柳城县教育局")
    return kind, org, needed(given["year"], "--year", "2027")


def _write_template(
    kind: str, template: Path, source: Path | None, force: bool, given: Mapping[str, Any]
) -> None:
    from drafter.pipeline.interview import write_template

    count = write_template(*_named(kind, given), template, force=force, source=source, **composed(given))
    say(f"已写好 {template}：{count}项事实，填好后用 --facts {template} 生成。")
