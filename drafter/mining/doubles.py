"""What two phrases of a regular kind have in common when a reader would call them the same."""

import re
from collections.abc import Iterator
from itertools import combinations

from drafter.mining import lexicon as lex
from drafter.mining.lists import any_of, words_in

_FILLERS = re.compile("[的和与及、“”以并，]|等")
_FAMILIES = tuple(
    words_in(family)
    for family in (
        """
    加强 强化 深化 推进 推动 促进 加快 完善 健全 优化 改进 建立 建立健全 构建 打造 创新 提高 提升 增强 落实
    做好 抓好 抓实 搞好 狠抓 开展 实施 加大 发展 改善 建设 营造 注重 重视 筑牢 巩固 推广 推行 创建 搭建
    成立 组建 设立 形成 组织 弘扬 践行 树牢 树立 恪守 守牢 保持 坚持 突出 举办 实现 探索 执行 贯彻 贯彻落实
    办好 制定 编制 谋划 全面推进 全面加强 全面落实 拓展 丰富 扎实推进 深入推进 加大力度 擦亮 养成 培养 帮助
    掌握 做强 组织实施 统筹推进 坚决扛牢 坚决扛起 扛牢 扛起 履行 防范 化解 防范化解 积极稳妥 统筹做好
    统筹抓好 学习 学习贯彻 配齐 配足 配强 配好 补充 充实 补齐 解决 采取有力措施 采取有效措施 配备
    """,
        """
    整合 统筹 利用 统筹整合 充分利用 广泛利用 挖掘 开发 开发利用 合理配置
    """,
        """
    开足 开齐 上好 开好 开设
    """,
        """
    新增 增加 扩充 新建 改扩建 建成 扩建 扩大 提供 完成 改造 提质 实施
    """,
        """
    保障 确保 保证
    """,
        """
    维护 守护
    """,
        """
    发挥 彰显
    """,
    )
)
"""Verbs that make no difference before one and the same object; a list is a family."""
_OPENERS = dict.fromkeys(lex.ADVERBS | words_in("探索 尽快 因地制宜 多渠道 着力 各类 各项 力争"), "") | {
    word: str(at) for at, family in reversed(tuple(enumerate(_FAMILIES))) for word in family
}
_LONGEST = max(map(len, _OPENERS))
_GENERAL: dict[str, str] = {
    "heading": any_of(
        r"""
        中小学校? 学校 工作 活动 力度 水平 方面 各方 各类 步伐 建设 机制 制度 体系 整体 队伍 健康发展 结构
        内容
    """
    ),
    "template": any_of(
        r"""
        中小学校? 学校 工作 活动 力度 水平 建设 以上 项目 \{数\}
        [万余个所名项门至] 用于 品牌 各类 各级 每个 每名 学生 技能
        爱好 特长 教
    """
    ),
    "transition": any_of(
        r"""
        ^根据 ^结合 ^遵循 ^按照 ^依据 ^依托 ^在 ^通过 ^采取 ^采用 ^利用 ^借助 ^以 ^立足 ^针对 ^对照 ^本着
        ^不断 ^有效 基础上 过程中 工作中 方面 方式 形式 途径 渠道 手段 原则 要求 规律 特点 实际 需要 情况
        活动 标准 中小学校? 学校 教 工作 体育 看到 总结 肯定 身心 心理 条件 优势 用 开[设好足齐展] 专业 加强
        建设 发展 课 丰富 多[样彩] 自身 多种 有关 相关 学生 成长 美育
    """
    ),
    "opening": any_of(
        r"""
        深入 全面 认真 进一步 切实 更好 学习 贯彻 落实 为了? 特制定 制定 提出 现就? 将?如下 以下 本 此 实施
        国家 、自治区 按照 根据 遵照 紧?紧?围绕 事[项宜] 工作 新时代 学校 要求 关于 坚强 正确 有力 刚刚
        回顾 \{年份\}年 一年 的
    """
    ),
    "closing": any_of(
        r"""
        奋力 努力 不断 扎实 推进 实现 建设 实践 宏伟 蓝图 更大 \{地名\} ^为 强国 民族复兴 伟业 中国式 现代化
        中华人民共和国 中国 新 的 地
    """
    ),
    "frame": any_of(
        r"""
        ^[以将把] 实现 推进 为主[线题]$ 为引领$ 为核心$ 为导向$ 为抓手$ 为重要抓手$ 为重点$ 为目标$ 为指导$
        为根本任务$ 为任务$ 为根本$ 为契机$ 为载体$ 为基础$ 为依托$ 为动力$ 为保障$ 为统领$ 为主体$ 为宗旨$
        为目的$ 为单位$ 为中心$ 为支撑$ 为$ 作为 纳入 列入 摆在 放在 落实到 中小学校? 美?学校 工作 发展 体系
        教 过程 各方面 学生 素养 素质 政府 重要 首要 项 目标 首位 位置 测[评试] 公共 方面 整体
        评估 课程 综合 内容 档案 建设 组织 美育 传承 弘扬 开展 深化 提升 提高 培养 培育 更加 突出 各项
        民族地区 各级各类 人才 的 或?中队 党的 [于在到之中全或]
    """
    ),
    "policy": any_of(
        r"""
        [《》] （.*） 国家 关于
    """
    ),
    "indicator": any_of(
        r"""
        力争 确保 实现 稳定 保持 提升 提高 控制 达到? 超过 不低于 [在至到为] \{数\} [%％] 以上 以内 左右
        学校 公办 在园 幼儿园 紧密型 义务教育 学前 教 适龄 阶段 数 专职 教师 率$ 配备 [小中]学
    """
    ),
}
"""What says nothing of its own in a phrase of the kind."""
_SIDES = {"以": "以", "将": "把", "把": "把"}
"""The two sorts of frames: what one goes by, and what one does with a thing."""
_SAME = tuple(
    (re.compile(words), one)
    for words, one in (
        ("贯穿|融入|渗透", "融"),
        ("^(?:主要|重点|着重)[做抓]了", "做了"),
        (".*诠释.*忠诚.*", "忠诚"),
        (".*[谱书续]写.*[篇华]章", "章"),
        (".*(?:交出|书写).*答卷", "卷"),
        (".*创造.*业绩", "业绩"),
        (".*开创.*局面", "局面"),
        ("规章制度", "制度"),
        ("^坚定信心、.*", "信心"),
        (".*、勇毅前行$", "前行"),
        (".*抓落实$", "落实"),
        ("(?:(?:教育|教学|科学)*(?:教科研|教研|科研|研究)和?)+", "研"),
        ("课程", "课"),
        ("教育教学|教育|教学", "教"),
        ("(?:教师|师资)队伍|教师|师资", "师"),
        ("清正廉洁|勤政廉洁|廉洁奉公|清廉|党风廉政|廉政|廉洁", "廉"),
        ("师德师风|师风", "师德"),
        ("艺术教育|艺术", "美育"),
        ("职[务称]评聘|职称评定", "职称"),
        ("地域|本地|地方", "地"),
        ("作用|功能|优势", "用"),
        ("媒体|形式|手段", "法"),
        ("(?<=\\})(?:措施|部署|要求)", "要求"),
        ("根本任务|政策", "任务"),
        ("必修课教学计划", "必修课"),
    )
)
"""Words that say one thing, and a sign for it."""
_ARTS = "美育"
"""So many papers are about the arts that what they say of them is what others say of all."""
_BARE: dict[str, re.Pattern[str]] = {kind: re.compile(words) for kind, words in _GENERAL.items()}


def forms(kind: str, text: str) -> tuple[str, frozenset[str]]:
    """The phrase without what makes no difference, and the same with one or two characters less.

    Two phrases are near-doubles if the form of one is the form, or among the
    shorter forms, of the other.
    """
    if kind == "slogan" and (parts := text.split("、"))[2:]:
        return parts[0] + parts[-1], frozenset()
    if kind not in _BARE:
        bare = _FILLERS.sub("", text) or text
        return bare, frozenset(bare[:2] + less for less in _less(bare[2:], (5, 5)))
    family, rest = _object(text) if kind in ("heading", "template") else (_SIDES.get(text[0], ""), text)
    for same, sign in _SAME:
        rest = same.sub(sign, rest)
    if kind == "template" and "{名称}" in rest:
        return family + rest, frozenset()
    bare = _FILLERS.sub("", _BARE[kind].sub("", rest))
    if not bare:
        return text[-2:] if kind == "transition" else family or text, frozenset()
    key = "".join(sorted(bare))
    less = {family + one for one in _less(key, (5, 6, 9))}
    if kind == "frame":
        less |= {
            family + "".join(sorted(part))
            for at in range(len(bare))
            for part in (bare[:at], bare[at:])
            if len(part) > 5
        }
    if kind == "heading" and "，" in text:
        less.add(forms(kind, text.partition("，")[0])[0])
    if kind == "heading" and _ARTS in bare:
        less.add(family + "".join(sorted(bare.replace(_ARTS, ""))))
    return family + key, frozenset(less)


def _object(text: str) -> tuple[str, str]:
    """The family of the opening verb (the last one, of several), and what follows."""
    family = ""
    while (opener := next(_openers(text), None)) and (_OPENERS[opener] or not family):
        family = _OPENERS[opener] or family
        text = text[len(opener) :].lstrip("和、")
    return family, text


def _openers(text: str) -> Iterator[str]:
    longest = min(_LONGEST, len(text) - 2)
    return (text[:size] for size in range(longest, 0, -1) if text[:size] in _OPENERS)


def _less(key: str, sizes: tuple[int, ...]) -> Iterator[str]:
    """With one, two … characters less, if there are as many as `sizes` say."""
    for gone, fewest in enumerate(sizes, 1):
        if len(key) >= fewest:
            yield from ("".join(left) for left in combinations(key, len(key) - gone))
