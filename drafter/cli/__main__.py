"""The command `drafter`: one line for every error, and exit codes in one place."""

import gc
import os
import signal
import sys
from contextlib import suppress

import click

from drafter import __version__
from drafter.cli.chinese import Group, ReaderGone
from drafter.cli.surroundings import begin
from drafter.cli.usage import explain
from drafter.errors import DrafterError, cause
from drafter.language.characters import clean

COMMANDS = {
    "edit": ("drafter.cli.edit", "打开起草台（不带参数的 drafter 打开起始页）"),
    "new": ("drafter.cli.new", "生成草稿，供起草台修改"),
    "generate": ("drafter.cli.generate", "一步生成文稿（.docx、.md、.txt、.yaml）"),
    "export": ("drafter.cli.export", "把草稿导出为 Word 等格式"),
    "check": ("drafter.cli.check", "检查草稿或任意文稿"),
    "roll": ("drafter.cli.roll", "把上一年的文稿滚动成新一年的草稿"),
    "split": ("drafter.cli.split", "按责任科室分成若干份，一个科室一份 Word"),
    "merge": ("drafter.cli.merge", "把科室交回的稿子、领导改过的 Word 合进草稿"),
    "compare": ("drafter.cli.compare", "两份文稿新旧对照，可出花脸稿"),
    "outline": ("drafter.cli.outline", "查看程序怎样读一份文稿"),
    "mine": ("drafter.cli.mine", "从旧文稿中挖掘短语库"),
    "search": ("drafter.cli.search", "查短语、近义说法和自己旧稿里的整句"),
    "bank": ("drafter.cli.bank", "自己的短语：加入、收藏、隐藏，收进自己的旧稿"),
    "similar": ("drafter.cli.similar", "看与别的文稿有多少逐字相同"),
    "templates": ("drafter.cli.templates", "查看、复制、检查骨架"),
    "doctor": ("drafter.cli.doctor", "看看这台电脑缺什么，怎么办"),
    "completion": ("drafter.cli.completion", "让 Tab 键补全命令、文种和选项"),
}

LONGEST = 600
"""Characters of an error's line."""

YOUNG = 100_000
"""Objects made before cycles are looked for: a command lives for a second, a tenth of which that took."""


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"drafter {__version__}")
        ctx.exit()


@click.group(
    cls=Group,
    lazy=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    help="教育工作要点、工作计划的离线起草台。不带命令时打开起草台。",
)
@click.option(
    "--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="显示版本。"
)
@click.pass_context
def program(ctx: click.Context) -> None:
    """Open the desk at its start screen where no command is given."""
    if ctx.invoked_subcommand is None:
        from drafter.tui.opening import open_desk

        open_desk()


def main() -> None:
    """Run the command line; the last stderr line of a failure says what to do."""
    gc.set_threshold(YOUNG)
    begin()
    _listen()
    try:
        _run()
    finally:
        _finish()


def _listen() -> None:
    """A system that ends us, or a terminal that closes, lets us clear away first, as Ctrl+C does."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # so that it was silent until now
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)


def _run() -> None:
    try:
        code = program.main(prog_name="drafter", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        _stop(f"缺少参数。用 {error.ctx.command_path if error.ctx else 'drafter'} --help 查看写法。")
    except click.ClickException as error:
        _stop(explain(error))
    except DrafterError as error:
        _stop(str(error))
    except (click.Abort, KeyboardInterrupt):
        _stop("已取消。", 130)
    except (ReaderGone, BrokenPipeError):
        _fall_silent()
    except RecursionError:
        _stop("内容嵌套过深，无法处理，请检查所给的文件。")
    except MemoryError:
        _stop("内存不足，请关闭其他程序或换小一些的文件再试。")
    except UnicodeError:
        _stop("参数或文件名里有认不出的字（多半是 GBK 编码的旧文件名），请把文件改个名字再试。")
    except OSError as error:
        _stop(f"读写失败：{error.filename or '文件'}（{cause(error)}），请检查路径、权限和磁盘空间。")
    finally:
        gc.freeze()  # all goes with the process: nobody need look through it for cycles


def _fall_silent() -> None:
    """Nobody reads: nothing is left to say, and the interpreter must not say it either."""
    _mute(1)
    sys.exit(0)


def _mute(stream: int) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def _finish() -> None:
    """Write out what still waits, while a failure can be told."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _mute(1)
    except OSError as error:
        _mute(1)
        _stop(f"结果写不出去（{cause(error)}）。请清出空间，或换一个地方再试。")
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:
        _mute(2)


def _stop(message: str, code: int = 2) -> None:
    with suppress(OSError):
        click.echo(f"错误：{_brief(clean(' '.join(message.splitlines())))}", err=True)
    sys.exit(code)


def _brief(message: str) -> str:
    """One line that can be taken in: of what somebody gave us at length, the beginning and the end."""
    return message if len(message) <= LONGEST else f"{message[: LONGEST // 2]}……{message[-LONGEST // 3 :]}"


if __name__ == "__main__":
    main()
