"""Options that several commands share, and how they talk."""

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from drafter.cli.chinese import Command
from drafter.errors import DrafterError
from drafter.language.characters import clean
from drafter.model.kinds import LEVELS

_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal obeys; written as \\u0000."""

F = TypeVar("F", bound=Callable[..., Any])

FILE = click.Path(path_type=Path)
"""A path; whether it can be read is said by the part that reads it."""

LEVEL = f"层级：{'，'.join(f'{name} {word}' for name, word in LEVELS.items())}；不写时由单位名称判断。"


def chinese(help_: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with a Chinese help page."""
    return click.command(cls=Command, help=help_)


def say(message: str) -> None:
    """Talk, on stderr; names of files and words of texts bring no control sequence along."""
    click.echo(clean(message), err=True)


_CELLS = 10
"""Squares of a bar of progress: a GBK console has them too."""


def counted(what: str) -> Callable[[int, int], None] | None:
    """A callback that shows on a terminal how far the work has come; None where there is no terminal."""
    if not sys.stderr.isatty():
        return None

    def advance(done: int, total: int) -> None:
        filled = _CELLS * done // total if total else _CELLS
        bar = "■" * filled + "□" * (_CELLS - filled)
        click.echo(f"\r{what} {done}/{total} {bar}", nl=done >= total, err=True)

    return advance


def show(message: str) -> None:
    """Data for people, on stdout, without control sequences."""
    click.echo(clean(message))


def show_json(data: object) -> None:
    """One JSON document on stdout, UTF-8 whatever the console."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    text = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        stream.write(text.encode("utf-8", "replace"))
        stream.flush()


def composing(function: F) -> F:
    """The options of `new`, `generate` and `edit`: unit, year, facts, seed, bank."""
    options = (
        click.option("--org", help="发文单位全称，如 柳城县教育局。"),
        click.option("--year", type=int, help="计划年度，如 2027。"),
        click.option("--level", type=click.Choice(list(LEVELS)), help=LEVEL),
        click.option("--set", "settings", multiple=True, metavar="键=值", help="填一个事实，可写多次。"),
        click.option("--facts", "facts_file", type=FILE, help="事实文件 .yaml（键: 值）或 .xlsx（两列）。"),
        click.option(
            "--length",
            type=click.Choice(["short", "normal", "long"]),
            help="篇幅：short 短，normal 一般，long 长。",
        ),
        click.option("--pages", type=click.IntRange(1, 60), help="篇幅按页数，如 8。"),
        click.option("--notice", is_flag=True, help="前面加印发通知，由它印发本文稿。"),
        click.option("--seed", type=int, help="随机种子；不写时由单位、文种、年度决定。"),
        click.option("--bank", type=FILE, help="只用这个文件夹里的短语库。"),
    )
    for option in reversed(options):
        function = option(function)
    return function


def gather(settings: tuple[str, ...], facts_file: Path | None) -> Mapping[str, str]:
    """The facts of `--facts` with those of `--set` over them."""
    facts: dict[str, str] = {}
    if facts_file is not None:
        from drafter.store.facts import load_facts

        facts.update(load_facts(facts_file))
    for setting in settings:
        key, sign, value = setting.partition("=" if "=" in setting else "＝")
        if not sign or not key.strip():
            raise DrafterError(f"--set 应写成 键=值，现在是“{setting}”。")
        facts[key.strip()] = value.strip()
    return facts


def composed(given: Mapping[str, Any]) -> dict[str, Any]:
    """The options of `composing` as the pipeline takes them."""
    return {
        **{key: given[key] for key in ("level", "seed", "bank", "length", "pages", "notice")},
        "facts": gather(given["settings"], given["facts_file"]),
    }


def needed(value: Any, option: str, example: str) -> Any:
    """The value; an error that names the option where it is missing."""
    if value is None or value == "":
        raise DrafterError(f"缺少 {option}，如 {option} {example}。")
    return value
