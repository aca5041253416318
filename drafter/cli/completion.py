"""`drafter completion`: the lines that make the Tab key of a shell complete drafter's commands."""

import click
from click.shell_completion import get_completion_class

from drafter.cli.options import chinese, show

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_DRAFTER_COMPLETE"


@chinese(
    "输出让 Tab 键补全命令、选项、文种和版式的脚本。"
    'bash、zsh：把 eval "$(drafter completion bash)" 写进 ~/.bashrc 或 ~/.zshrc（zsh 把 bash 换成 zsh）；'
    "fish：drafter completion fish > ~/.config/fish/completions/drafter.fish。"
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script of the shell."""
    kind = get_completion_class(shell)
    assert kind is not None
    # click's own `source` of bash starts bash to ask its version; the script itself needs nothing.
    script = kind(context.find_root().command, {}, "drafter", VARIABLE)
    show(script.source_template % script.source_vars())
