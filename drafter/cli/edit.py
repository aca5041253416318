"""`drafter edit`: the desk on a draft."""

from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, composed, composing
from drafter.errors import DrafterError


@chinese("打开起草台修改草稿。草稿不存在时，用 --kind、--org、--year 新建。")
@click.argument("draft", type=FILE)
@click.option("--kind", shell_complete=offered("kinds"), help="新建时的文种，如 工作要点。")
@composing
def command(draft: Path, kind: str | None, **given: Any) -> None:
    """Open the desk; create the draft first where it is new."""
    if not draft.exists():
        _create(draft, kind, given)
    from drafter.tui.opening import open_desk

    open_desk(draft, bank=given["bank"])


def _create(draft: Path, kind: str | None, given: dict[str, Any]) -> None:
    missing = [name for name in ("org", "year") if not given[name]] + ([] if kind else ["kind"])
    if missing:
        raise DrafterError(
            f"草稿 {draft} 不存在。新建请写明 {'、'.join('--' + name for name in missing)}，"
            "或不带参数运行 drafter 从起始页新建。"
        )
    from drafter.pipeline.generate import generate

    generate(str(kind), given["org"], given["year"], draft, **composed(given))
