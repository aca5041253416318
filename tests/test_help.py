"""Help pages, usage errors and completion: complete, in Chinese, for every command."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem, ShellComplete

from drafter.cli.__main__ import COMMANDS, program
from drafter.cli.chinese import EXAMPLES
from drafter.cli.usage import explain
from drafter.model.kinds import LEVELS

HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"(?<![-./\w~])[A-Za-z]{2,}")
KNOWN = {
    *COMMANDS,
    *LEVELS,
    *("drafter", "Word", "LibreOffice", "JSON", "DRAFTER_HOME", "Tab", "eval", "config"),
    *("list", "show", "copy", "check", "learn", "bash", "zsh", "fish", "gongwen"),
    *("ldsr", "lideshuren", "short", "normal"),
    *("list", "show", "add", "remove", "favour", "unfavour", "hide", "unhide", "import"),
    *("long", "local", "dask", "Dask", "rjieba", "fingerprint", "HOME", "DRAFTER"),
}
"""English that a Chinese page may hold: names of commands, values, formats and programs."""


def commands() -> dict[str, click.Command]:
    context = click.Context(program, info_name="drafter")
    found = {name: program.get_command(context, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command is not None}


def page(name: str) -> str:
    if not name:
        return program.get_help(program.context_class(program, info_name="drafter"))
    command = commands()[name]
    parent = program.context_class(program, info_name="drafter")
    return command.get_help(command.context_class(command, info_name=name, parent=parent))


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_a_help_page_is_chinese(name: str) -> None:
    text = page(name)
    assert text.startswith(f"用法：drafter {name}".rstrip())
    english = {word for word in WORD.findall(text) if word not in KNOWN}
    assert not english, f"{english} in\n{text}"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_option_is_explained(name: str) -> None:
    for param in commands()[name].params:
        if isinstance(param, click.Option):
            assert param.help and HAN.search(param.help), param.opts
            assert param.help.endswith(("。", "）")), param.opts


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_page_ends_with_a_line_that_is_well_formed(name: str) -> None:
    line = EXAMPLES[name]
    assert page(name).rstrip().endswith(line)
    _, called, *arguments = shlex.split(line)
    assert called == name
    command = commands()[name]
    command.make_context(name, arguments, resilient_parsing=False)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("new 工作要点 --pages 61", "不大于60"),
        ("mine a --jobs 0", "不小于1"),
        ("new 工作要点 --pages x", "不是整数"),
        ("new 工作要点 --year", "漏写了它的值"),
        ("outline --json=1 a", "多写了“=”"),
        ("templates lst", "动作 的值不对"),
        ("outline", "缺少文件"),
        ("new", "缺少文种"),
        ("compare a", "缺少新稿"),
        ("outline a b", "多出了参数 b"),
        ("outline --jsn a", "是否想写 --json"),
        ("genrate", "没有“genrate”这个命令"),
        ("-x", "没有 -x 这个选项"),
        ("completion tcsh", "不在可选范围内"),
    ],
)
def test_a_usage_error_is_one_chinese_sentence(line: str, words: str) -> None:
    with pytest.raises(click.ClickException) as caught:
        program.main(shlex.split(line), prog_name="drafter", standalone_mode=False)
    said = explain(caught.value)
    assert words in said and said.endswith("。") and "\n" not in said
    assert not {w for w in WORD.findall(said) if w not in KNOWN and w not in line}


def offers(arguments: list[str], typed: str) -> list[CompletionItem]:
    return ShellComplete(program, {}, "drafter", "_DRAFTER_COMPLETE").get_completions(arguments, typed)


@pytest.mark.parametrize(
    ("arguments", "typed", "among"),
    [
        ([], "gen", {"generate"}),
        (["new"], "工作", {"工作要点", "工作计划"}),
        (["generate"], "work", {"work-points", "work-plan"}),
        (["export", "--style"], "", {"gongwen"}),
        (["check", "--only"], "mask", {"mask-left"}),
        (["search", "--topic"], "", {"德育与思政"}),
        (["templates", "show"], "teach", {"teachers"}),
        (["templates"], "c", {"copy", "check"}),
        (["new", "--level"], "", set(LEVELS)),
        (["new"], "--y", {"--year"}),
    ],
)
def test_tab_offers(arguments: list[str], typed: str, among: set[str]) -> None:
    assert among <= {item.value for item in offers(arguments, typed)}


def test_tab_is_silent_where_a_file_of_ones_own_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    (tmp_path / "templates" / "kinds").mkdir(parents=True)
    (tmp_path / "templates" / "kinds" / "my.yaml").write_text("id: [", "utf-8")
    assert offers(["new"], "工") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell: str, tmp_path: Path) -> None:
    house = Path(__file__).resolve().parent.parent
    (tmp_path / "drafter").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m drafter "$@"\n')
    (tmp_path / "drafter").chmod(0o755)
    env = {**os.environ, "PYTHONPATH": str(house), "PYTHONIOENCODING": "utf-8"}
    env["PATH"] = f"{tmp_path}:{env['PATH']}"
    made = subprocess.run(["drafter", "completion", shell], env=env, capture_output=True, check=True)
    assert b"_DRAFTER_COMPLETE" in made.stdout and b"%(" not in made.stdout
    if shutil.which(shell) is None:
        pytest.skip(f"本机没有 {shell}，只看了脚本")
    script = tmp_path / "script"
    script.write_bytes(made.stdout)
    if shell != "bash":
        subprocess.run([shell, "-n", str(script)], env=env, check=True)
        return
    ask = (
        f". {script}; COMP_WORDS=(drafter templ); COMP_CWORD=1; _drafter_completion drafter; echo $COMPREPLY"
    )
    done = subprocess.run([shell, "-c", ask], env=env, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "templates"
