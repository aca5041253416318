"""The help page, made from the table of actions."""

from collections.abc import Mapping
from itertools import groupby

from rich.cells import cell_len

from drafter.tui.actions import ACTIONS, key_label

HEAD = """起一份　起始页按 Enter 新建，填单位和年度，Ctrl+S 生成。

左边是大纲，中间是正文，右边是短语。写的字自动存盘。

一行是一条或一段。行首写（一）、1. 或（1）就成一条，序号自动重排。
找短语　F4，输汉字或拼音首字母，Enter 插到光标处，Tab 还能做什么。
填空　　Tab 到下一处【待填】，直接输入；Ctrl+B 处处填上。
换写法　光标放到句子里，F9 换一句，Ctrl+] 各种写法一起看，F10 换动词，
　　　　F12 换整条；Ctrl+L 锁定（下划线），锁定的和手写的不换。
走动　　Ctrl+PgDn 下一节，Ctrl+PgUp 上一节。
找问题　F5，Enter 过去改，空格采纳建议，Del 不再报；批注排在最前。
退回去　Ctrl+Z 撤销；Ctrl+S 留版本，以后可以并排比较、退回。
出文件　Ctrl+E，Word 文件就在文稿旁边。"""

TAIL = """大纲里　↑↓ 移动，Enter 去写，空格折叠，Delete 删除；Ctrl+↑ Ctrl+↓ 挪位置。
　　　　空 待填，错 必错，批 批注，短、长 与一般篇幅比。
引号、省略号占的宽度不对时，请把终端的“模糊宽度字符”设为窄。
改键　　在用户文件夹的 desk.yaml 里写，如 keys: {swap: f10}。"""


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
