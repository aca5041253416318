"""Everything the desk can do, in one table: id, key, Chinese label, pinyin."""

from dataclasses import dataclass

from drafter.language.characters import half
from drafter.language.pinyin import initials_of


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `footer` is its short label in the last line, "" where it is not shown there."""

    id: str
    key: str
    label: str
    pinyin: str
    group: str
    footer: str = ""
    fixed: bool = False

    @property
    def initials(self) -> str:
        """The first letters of the pinyin."""
        return "".join(word[0] for word in self.pinyin.split())


ACTIONS: tuple[Action, ...] = (
    Action("help", "f1", "帮助", "bang zhu", "窗格", "帮助", True),
    Action("outline", "f2", "到大纲", "dao da gang", "窗格", "大纲", True),
    Action("text", "f3", "到正文", "dao zheng wen", "窗格", "正文", True),
    Action("phrases", "f4", "到短语（搜索框）", "dao duan yu sou suo", "窗格", "短语", True),
    Action("findings", "f5", "检查全文，看问题", "jian cha quan wen wen ti", "窗格", "检查", True),
    Action("facts", "f6", "事实：改一处，处处改", "shi shi", "窗格", "", True),
    Action("preview", "f7", "预览：按印出来的样子看", "yu lan", "窗格", "", True),
    Action("palette", "ctrl+p", "全部命令", "quan bu ming ling", "窗格", "命令", True),
    Action("export", "ctrl+e", "导出 Word", "dao chu word", "文稿", "导出", True),
    Action("save", "ctrl+s", "保存，并留一个版本", "bao cun liu ban ben", "文稿", "存版本", True),
    Action("undo", "ctrl+z", "撤销", "che xiao", "编辑", "", True),
    Action("redo", "ctrl+y", "重做", "chong zuo", "编辑", "", True),
    Action("quit", "ctrl+q", "退出（自动保存）", "tui chu", "文稿", "退出", True),
    Action("next-blank", "f8", "下一处待填（正文里也可按 Tab）", "xia yi chu dai tian", "填空"),
    Action("fill", "ctrl+b", "填空：同一项处处填上", "tian kong", "填空"),
    Action("swap", "f9", "换一句：换成下一种写法", "huan yi ju xie fa", "句子"),
    Action(
        "candidates", "ctrl+right_square_bracket", "本句各种写法，标出不同", "ben ju ge zhong xie fa", "句子"
    ),
    Action("verb", "f10", "换动词：光标处的动词还能怎么说", "huan dong ci", "句子"),
    Action("shuffle", "f12", "换一条：本条各句都换种写法", "huan yi tiao ge ju", "句子"),
    Action("lock", "ctrl+l", "锁定或放开本句", "suo ding fang kai ben ju", "句子"),
    Action("by-hand", "", "本句算手写，不再换", "ben ju suan shou xie", "句子"),
    Action("origin", "ctrl+g", "本句出处", "ben ju chu chu", "句子"),
    Action("find", "ctrl+f", "查找", "cha zhao", "编辑"),
    Action("replace", "ctrl+r", "替换（全文）", "ti huan quan wen", "编辑"),
    Action("previous-section", "ctrl+pageup", "上一节", "shang yi jie", "章节"),
    Action("next-section", "ctrl+pagedown", "下一节", "xia yi jie", "章节"),
    Action("rename", "ctrl+t", "改标题", "gai biao ti", "章节"),
    Action("add", "ctrl+n", "在后面新增一节或一条", "xin zeng yi jie yi tiao", "章节"),
    Action("duplicate", "ctrl+d", "复制本节或本条", "fu zhi ben jie ben tiao", "章节"),
    Action("assign", "ctrl+o", "责任单位和时限", "ze ren dan wei shi xian", "章节"),
    Action("up", "ctrl+up", "上移", "shang yi", "章节"),
    Action("down", "ctrl+down", "下移", "xia yi", "章节"),
    Action("drop", "", "删除本节或本条（大纲里按 Delete）", "shan chu ben jie ben tiao", "章节"),
    Action("name-version", "", "留一个起名的版本，如“送审稿”", "liu ban ben qi ming", "文稿"),
    Action("versions", "", "版本：与以前保存的并排比较，退回去", "ban ben bi jiao tui hui", "文稿"),
    Action("statistics", "", "统计：各节字数、常用动词", "tong ji zi shu dong ci", "文稿"),
    Action("notes", "", "批注：领导和科室提的意见，Enter 过去改", "pi zhu yi jian", "文稿"),
    Action("account", "", "滚动说明：改了哪些，还要核对哪些", "gun dong shuo ming he dui", "文稿"),
    Action("filter", "ctrl+k", "短语：只看某个主题、某一类", "duan yu shai xuan zhu ti lei", "短语"),
    Action("favour", "", "短语：收藏，排到最前（短语里按 Ctrl+L）", "duan yu shou cang", "短语"),
    Action("hide", "", "短语：不再出现", "duan yu yin cang bu zai chu xian", "短语"),
    Action("sources", "", "短语：出处（短语里按 Ctrl+G）", "duan yu chu chu", "短语"),
    Action("keep", "", "短语：把选中的文字收进短语库", "duan yu shou jin jia ru", "短语"),
    Action("apply", "", "检查：采纳建议（检查里按空格）", "jian cha cai na jian yi", "检查"),
    Action("silence", "", "检查：本文稿不再报这一处（检查里按 Delete）", "jian cha bu zai bao", "检查"),
    Action("silence-words", "", "检查：所有文稿都不报这几个字", "jian cha suo you wen gao bu bao zi", "检查"),
    Action("silence-check", "", "检查：所有文稿都不查这一项", "jian cha suo you wen gao bu cha", "检查"),
    Action("hear", "", "检查：恢复本文稿不报的", "jian cha hui fu", "检查"),
    Action("more", "", "对选中的短语或问题还能做什么（在那里按 Tab）", "hai neng zuo shen me", "检查"),
    Action("external", "", "用外部编辑器改本节（$EDITOR）", "wai bu bian ji qi", "编辑"),
    Action("theme", "", "换配色：浅色、深色、高对比", "huan pei se qian se shen se", "文稿"),
    Action("start", "", "回到起始页", "hui dao qi shi ye", "文稿"),
)
"""In the order in which help and palette list them."""

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}

KEY_NAMES: dict[str, str] = {"pageup": "PgUp", "pagedown": "PgDn", "up": "↑", "down": "↓", "ctrl": "Ctrl"} | {
    "right_square_bracket": "]",
    "full_stop": ".",
}


NO_KEY = "no-key-"
"""How a binding begins that waits for a key of the user's own."""


def key_label(key: str) -> str:
    """A key as people write it: "ctrl+pageup" → "Ctrl+PgUp"."""
    if key.startswith(NO_KEY):
        return ""
    parts = [KEY_NAMES.get(part, part.upper()) for part in key.split("+")] if key else []
    return "+".join(parts)


def matches(words: str, label: str, pinyin: str) -> bool:
    """Whether every word is in the label, the pinyin, or the initials."""
    spelt = pinyin.replace(" ", "")
    initials = initials_of(pinyin)
    wanted = half(words).lower().split()
    return all(word in label.lower() or word in spelt or word in initials for word in wanted)


def begins(words: str, label: str, pinyin: str) -> bool:
    """Whether the label, the pinyin, or the initials begin with the words: such a choice comes first."""
    initials = initials_of(pinyin)
    wanted = half(words).lower().strip()
    return any(text.startswith(wanted) for text in (label.lower(), pinyin.replace(" ", ""), initials))
