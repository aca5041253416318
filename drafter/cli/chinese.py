"""click in Chinese: help pages, usage errors, and commands that load only when they are called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from drafter.cli.usage import pieces

HELP = "显示这一页说明。"

EXAMPLES = {
    "edit": "drafter edit 草稿.yaml",
    "new": "drafter new 工作要点 --org 柳城县教育局 --year 2027 -o 草稿.yaml",
    "generate": "drafter generate 工作要点 --org 柳城县教育局 --year 2027 -o 工作要点.docx",
    "export": "drafter export 草稿.yaml -o 工作要点.docx",
    "check": "drafter check 工作要点.docx --year 2027 --org 柳城县教育局",
    "roll": "drafter roll 去年.docx --year 2027 -o 草稿.yaml",
    "split": "drafter split 草稿.yaml --by 3月10日前 -o 分发",
    "merge": "drafter merge 草稿.yaml 分发/安全股.docx -o 合稿.yaml",
    "compare": "drafter compare 旧稿.docx 新稿.docx -o 花脸稿.docx",
    "outline": "drafter outline 工作要点.docx",
    "mine": "drafter mine 旧文稿 -o 我的短语库",
    "search": "drafter search 立德树人",
    "bank": "drafter bank import 旧文稿",
    "similar": "drafter similar 工作要点.docx --against 旧文稿",
    "templates": "drafter templates show 工作要点",
    "doctor": "drafter doctor",
    "completion": "drafter completion bash",
}
"""A line that works, for every help page."""


class ReaderGone(Exception):  # noqa: N818  (nothing failed)
    """Whoever read our output (head, less) has left; click would end with 1, which means findings."""


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
        formatter.write_usage(ctx.command_path, pieces(self), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list 选项."""
        with formatter.section("选项"):
            formatter.write_dl(_rows(self, ctx))
        if example := EXAMPLES.get(ctx.info_name or ""):
            with formatter.section("例"):
                formatter.write_text(example)


class Group(click.Group):
    """The program: its commands are imported when one of them is called."""

    context_class = Context

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; a reader that left is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error

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
