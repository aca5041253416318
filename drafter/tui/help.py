"""The help page, made from the table of actions."""

from collections.abc import Mapping
from itertools import groupby

from rich.cells import cell_len

from drafter.tui.actions import ACTIONS, key_label

HEAD = """左边是大纲，中间是正文，右边是短语。写的字自动存盘。

一行是一条或一段。行首写（一）、1. 或（1）就成一条，序号自动重排。
找短语　按 F4，输汉字或拼音首字母，Enter 插到光标处。
填空　　按 Tab 到下一处【待填】，直接输入；Ctrl+B 处处填上。
换句子　光标放到句子里，按 F9 换一种写法，Ctrl+L 锁定不再换。
找问题　按 F5，Enter 跳过去改。
出文件　按 Ctrl+E，Word 文件就在文稿旁边。"""

TAIL = """大纲里　↑↓ 移动，Enter 去写，空格折叠，Delete 删除。
引号、省略号占的宽度不对时，请把终端的“模糊宽度字符”设为窄。
改键　　在用户目录的 desk.yaml 里写，如 keys: {swap: f10}。"""


def help_text(keys: Mapping[str, str]) -> str:
    """What to know, then every action with its key, by group."""
    lines = [HEAD, ""]
    groups: dict[str, list[str]] = {}
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        for action in actions:
            key = key_label(keys.get(action.id, action.key)) or "Ctrl+P"
            groups.setdefault(group, []).append(f"  {key}{' ' * (13 - cell_len(key))}{action.label}")
    for group, rows in groups.items():
        lines += [group, *rows]
    return "\n".join([*lines, "", TAIL])
