"""`drafter templates`: the skeletons, and how to make one's own."""

from pathlib import Path

import click

from drafter.cli.completing import offered
from drafter.cli.options import chinese, say, show, show_json
from drafter.errors import DrafterError

ACTIONS = "list show copy check learn"


@chinese(
    "骨架：列出文种（list，默认）、查看（show 名称）、复制到自己的文件夹（copy 名称）、检查（check 文件…）。"
    "版式：查看（show gongwen）、从本单位的公文学习（learn 文件.docx）。"
)
@click.argument("action", type=click.Choice(ACTIONS.split()), default="list")
@click.argument("names", nargs=-1, shell_complete=offered("skeletons"))
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON（list）。")
def command(action: str, names: tuple[str, ...], as_json_: bool) -> None:
    """List, show, copy or check."""
    from drafter.pipeline import styles, templates

    if action == "list":
        if as_json_:
            show_json(templates.as_json())
        else:
            show(f"{templates.as_text()}\n\n{styles.as_text()}")
        return
    if not names:
        raise DrafterError(f"templates {action} 后面要写名称，如 drafter templates {action} 工作要点。")
    for name in names:
        if action == "show":
            show(styles.shown_style(name) if name in styles.style_ids() else templates.shown(name))
        elif action == "learn":
            made = styles.learned(Path(name))
            say(f"已学到版式，存为 {made}；导出时用 --style {made.stem}。")
        elif action == "copy":
            say(f"已复制到 {templates.copied(name)}，改好后直接生效。")
        else:
            templates.checked(Path(name))
            say(f"{name}：没有问题。")
