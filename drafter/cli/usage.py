"""Usage errors in one line of Chinese, and the Chinese names of arguments."""

import re

import click

NAMES = {
    "action": "动作",
    "draft": "草稿",
    "file": "文件",
    "files": "文件",
    "kind": "文种",
    "names": "名称",
    "new": "新稿",
    "old": "旧稿",
    "parts": "分稿",
    "paths": "文件或文件夹",
    "shell": "外壳",
    "words": "词语",
}
"""What stands in usage lines for the arguments of commands."""

HINT = "用 --help 查看写法。"

_RANGE = re.compile(r"(\S+) is not in the range (?:(\d+)<=)?x(?:<=(\d+))?")


def name_of(param: click.Parameter) -> str:
    """The parameter as people write it: an option's names, an argument's Chinese name."""
    if param.param_type_name == "option":
        return "/".join(param.opts)
    return NAMES.get(param.name or "", param.human_readable_name)


def pieces(command: click.Command) -> str:
    """What follows the command's name in its usage line."""
    found = ["[选项]"]
    for param in command.params:
        if isinstance(param, click.Argument):
            choices = param.type.choices if isinstance(param.type, click.Choice) else ()
            name = ("|".join(map(str, choices)) or name_of(param)) + ("…" if param.nargs == -1 else "")
            found.append(name if param.required and not choices else f"[{name}]")
    return " ".join(found)


def explain(error: click.ClickException) -> str:
    """A usage error in one line of Chinese: what is wrong and what to do."""
    if isinstance(error, click.NoSuchOption):
        near = f"，是否想写 {error.possibilities[0]}" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}。{HINT}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少{_spaced(name_of(error.param))}。{HINT}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{name_of(error.param)} 的值不对：{_value(error)}。{HINT}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的写法不对：漏写了它的值，或多写了“=”。{HINT}"
    message = error.format_message()
    if "unexpected extra argument" in message:
        return f"多出了参数 {message[message.find('(') + 1 : message.rfind(')')]}。{HINT}"
    return message


def _spaced(name: str) -> str:
    return f" {name}" if name.startswith("-") else name


def _value(error: click.BadParameter) -> str:
    message = error.message
    if "is not a valid integer" in message:
        return f"{message.split(' is not')[0]} 不是整数"
    if "is not one of" in message:
        value, choices = message.split(" is not one of ")
        return f"{value} 不在可选范围内，可用的有 {choices.rstrip('.')}"
    if found := _RANGE.search(message):
        least, most = found[2], found[3]
        return f"{found[1]} 超出范围，应" + "、".join(
            part for part in (f"不小于{least}" if least else "", f"不大于{most}" if most else "") if part
        )
    return message.rstrip("。")
