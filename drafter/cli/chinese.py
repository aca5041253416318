"""click in Chinese: help pages, usage errors, and commands that load only when they are called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

HELP = "显示这一页说明。"


class Formatter(click.HelpFormatter):
    """Headings with a full-width colon."""

    def write_heading(self, heading: str) -> None:
        """A heading line."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")


class Context(click.Context):
    """A context whose pages are laid out by our formatter."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help page is Chinese."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Chinese."""
        return _in_chinese(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line 用法."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[选项]")
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list 选项."""
        with formatter.section("选项"):
            formatter.write_dl(_rows(self, ctx))


class Group(click.Group):
    """The program: its commands are imported when one of them is called."""

    context_class = Context

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if name not in self._lazy:
            return None
        command: click.Command = import_module(self._lazy[name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with our words for an unknown command."""
        if args and not args[0].startswith("-") and args[0] not in self._lazy:
            known = "、".join(self._lazy)
            raise click.UsageError(f"没有“{args[0]}”这个命令。可用的命令：{known}。", ctx)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Chinese."""
        return _in_chinese(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line 用法."""
        formatter.write_usage(ctx.command_path, "[选项] 命令 [参数]…", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The lists 选项 and 命令, without importing the commands."""
        with formatter.section("选项"):
            formatter.write_dl(_rows(self, ctx))
        with formatter.section("命令"):
            formatter.write_dl([(name, words) for name, (_, words) in self._lazy.items()])


def _in_chinese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP
    return option


_WORDS = {"TEXT": "文字", "INTEGER RANGE": "整数", "INTEGER": "整数", "PATH": "路径"}


def _rows(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Names and explanations of the options, in Chinese."""
    records = [p.get_help_record(ctx) for p in command.get_params(ctx) if isinstance(p, click.Option)]
    return [(_metavar(name), text.split("  [")[0]) for name, text in filter(None, records)]


def _metavar(name: str) -> str:
    for english, chinese in _WORDS.items():
        name = name.replace(f" {english}", f" {chinese}")
    return name


def explain(error: click.ClickException) -> str:
    """A usage error in one line of Chinese: what is wrong and what to do."""
    hint = "用 --help 查看写法。"
    if isinstance(error, click.NoSuchOption):
        near = f"，是否想写 {error.possibilities[0]}" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}。{hint}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        names = (
            "/".join(error.param.opts)
            if error.param.param_type_name == "option"
            else error.param.make_metavar(error.ctx or click.Context(click.Command("drafter")))
        )
        return f"缺少 {names}。{hint}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = (
            "/".join(error.param.opts)
            if error.param.param_type_name == "option"
            else error.param.human_readable_name
        )
        return f"{name} 的值不对：{_value(error)}。{hint}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的写法不对，是否漏写了它的值？{hint}"
    message = error.format_message()
    if "unexpected extra argument" in message:
        return f"多出了参数 {message[message.find('(') + 1 : message.rfind(')')]}。{hint}"
    return message


def _value(error: click.BadParameter) -> str:
    message = error.message
    if "is not a valid integer" in message:
        return f"{message.split(' is not')[0]} 不是整数"
    if "is not one of" in message:
        value, choices = message.split(" is not one of ")
        return f"{value} 不在可选范围内，可用的有 {choices.rstrip('.')}"
    return message.rstrip("。")
