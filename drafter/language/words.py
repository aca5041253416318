"""Words with their part of speech: the only place that knows jieba."""

import functools
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

EXTRA: dict[str, str] = {
    "n": """
        思政课 家校社 大思政课 教联体 教共体 教育家精神 双减 双优 双高 五育 县域高中 县中 学位 课后服务
        师德师风 意识形态 未成年人 留守儿童 随迁子女 民办学校 民办园 公办园 普惠园 特教 职教 中职 高职
        普高 职业教育 义务教育 学前教育 特殊教育 普通高中 高中阶段 终身教育 继续教育 体教 产教 校企 科教
        食品安全 校园安全 心理健康 营养餐 校园餐 食堂 安全隐患 教育评价 教育督导 教研员 班主任 骨干教师
        学科带头人 名师 名校长 家长学校 家委会 党支部 党组织 党员 主题教育 党风廉政 廉政 形式主义
        官僚主义 共同体 中华民族 普通话 语言文字 美育 德育 智育 劳动教育 体育 劳育 艺术教育 体质健康
        近视 传染病 控辍保学 教育数字化 智慧教育 智慧校园 人工智能 信息化 数字化 校外培训 培训机构
        办学条件 办学行为 办学水平 办学质量 办学体制 教育质量 教学质量 县域 城乡 校际 区域 全过程 全方位
        全领域 集团化 一体化 常态化 规范化 标准化 精细化 制度化 长效机制 体制机制 责任制 主体责任
        一岗双责 网格化 短板 弱项 红线 底线 获得感 满意度 幸福感 安全感 薄弱学校 乡村教师 师资队伍
        教师队伍 干部队伍 人才队伍 后备干部 先进典型 政治建设 思想建设 作风建设 纪律建设 制度建设
        党的建设 习近平 总书记 党中央 国务院 新时代 高质量 高水平 新高考 中高考 中考 高考 学业水平
        综合素质 青少年 幼儿园 师生 特长生 英才 道德 文明 智慧 阳光 范畴 少年 青年 城市 城镇 美 美感
        美丽 作用 需求 需要 爱好 兴趣爱好 成效 修养 行为 负担 氛围 新格局 新进展 新局面 新突破 联合体
        清单 知识 支撑 蓝图 要求 素养 短视频 师德 师范生 小学生 初中生 高中生 大学生 孤儿 困境儿童
        体育锻炼 宣传教育 德 智 音乐会 层次 下一代 关工委 进度 举措 追求 贡献 信心 困惑 手续 预算 质
        学业 学校 学科 惠民 荣誉 山区 海岛 校本 家风 校风 学风 教风 家访 爱国 师范 兴趣 特长 意识
        核心素养 课程标准 课程方案 国家课程 校本课程 地方课程 第二课堂 社团 研学 校园文化 优秀传统文化
    """,
    "b": """
        高素质 现代 本科 多元 多样 多元化 多样化 边远 高雅 格调高雅 公正 卓越 智能化 新时代 老中青 托幼
        多层次 各类 各级 各项 各方 各族 各种 双元 第三方 全学段 五年制
    """,
    "l": """
        健康成长 相结合 相衔接 相适应 独立思考 德艺双馨 清正廉洁 互联互通 互动互联 齐抓共管 立德树人
        以文化人 以美育人 五育并举 优质均衡 普惠普及 普及普惠 扩优提质 提质增效 提质扩容 县管校聘
        办学治校 管党治党 依法治教 依法治校 从严治党 从严治教 德智体美劳 德智体美 意识形态工作责任制
        为党育人 为国育才
    """,
    "v": """
        弘扬 陶冶 普及 杜绝 开阔 汲取 注重 美化 新建 狠抓 搞好 根植 扛牢 压紧 压实 抓好 抓实 抓细 筑牢
        夯实 补齐 配齐 开齐 开足 开齐开足 做好 办好 建好 用好 管好 守牢 擦亮 做优
        做强 做实 做细 健全 完善 优化 强化 深化 细化 建立健全 铸牢 培优 建强 配强 配足 拓宽 厚植 培树
        讲好 选优 严守 严防
        盘活 织密 树牢 树立 抓牢 抓紧 坚定 拓展 畅通 严明 严控 严查 严格 规范 丰富
    """,
}
"""Words of the trade that jieba's dictionary cuts apart or does not know, by tag."""

GLUED = """
    不断丰富 不断创新 不断加强 不断完善 不断扩大 不断改进 不断更新 严厉打击 严厉查处 严密控制
    严格执行 严格控制 严格监督 严格管理
    严格考核 严格遵守 严肃查处 依法严惩 依法打击 依法查处 依法治理 充分体现 充分保证 充分利用
    充分反映 充分发挥 充分考虑 充分认识
    充分调动 充分运用 全力支持 全面完成 全面实施 全面实现 全面推广 全面推行 全面提高 全面落实
    全面解决 共同完成 共同开发 共同提高
    切实做好 切实加强 切实增强 切实落实 加快调整 努力争取 努力做到 努力学习 努力完成 努力实现
    努力提高 合理安排 合理布局 合理配置
    坚决执行 坚决拥护 坚决贯彻 大力加强 大力发展 大力开展 大力推广 大力提倡 大力提高 大力支持
    始终保持 定期检查 广泛传播 广泛应用
    广泛开展 广泛支持 持续保持 深入开展 深入研究 深刻领会 深化改革 灵活运用 科学安排 积极争取
    积极关注 积极参与 积极开展 积极探索
    积极支持 稳步发展 精心培养 精心安排 精心组织 精心设计 统筹办理 统筹安排 继续加强 继续执行
    继续抓好 自觉遵守 认真学习 认真完成
    认真总结 认真执行 认真落实 认真贯彻 进一步提高 逐步完善 逐步形成 逐步推广 逐步推进 逐步提高
    采取有效 良好氛围 贯彻落实 顺利开展
    开发利用 文化氛围 中国化 安全工程 全面推进 优先发展 普及教育 加强对 推进校 教育人 学校园 教育教
"""
"""Entries of jieba's dictionary that glue an adverb to its verb; taken out, so that the verb is seen."""


class Word(NamedTuple):
    """A word and its tag (jieba's letters: n noun, v verb, vn, d adverb, ns place, nr person, x mark …)."""

    text: str
    tag: str


class Segmenter:
    """Cuts Chinese text into tagged words, by dictionary alone (no guessing of unknown words)."""

    def __init__(self, cache: Path | None = None) -> None:
        """Load the dictionary; `cache` is a folder of our own, without it nothing is kept on disk."""
        import jieba

        jieba.setLogLevel(logging.WARNING)
        self._cutter: Any = jieba.Tokenizer()
        folder = _private(cache)
        self._cutter.tmp_dir = str(folder)
        self._cutter.initialize()
        if cache is None:
            shutil.rmtree(folder, ignore_errors=True)
        self._tags = dict(_dictionary_tags(self._cutter))
        for word in GLUED.split():
            self._cutter.del_word(word)
        for tag, listed in EXTRA.items():
            for word in listed.split():
                self._cutter.add_word(word, tag=tag)
                self._tags[word] = tag

        self._cut = functools.lru_cache(maxsize=1024)(self._words)

    def __call__(self, text: str) -> tuple[Word, ...]:
        """The words of the text, in order; joined they are the text."""
        return self._cut(text)

    def _words(self, text: str) -> tuple[Word, ...]:
        tags = self._tags
        return tuple(Word(word, tags.get(word, "x")) for word in self._cutter.cut(text, HMM=False))


def _private(cache: Path | None) -> Path:
    """A folder that only we can write: a planted dictionary cache would change every segmentation."""
    if cache is None:
        return Path(tempfile.mkdtemp(prefix="drafter-"))
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        cache.chmod(0o700)
    return cache


def _dictionary_tags(cutter: Any) -> Iterator[tuple[str, str]]:
    with cutter.get_dict_file() as file:
        for line in file:
            word, _, tag = line.decode("utf-8").split()
            yield word, tag


@functools.cache
def segmenter(cache: Path | None = None) -> Segmenter:
    """The segmenter of this process; loading takes about a second."""
    return Segmenter(cache)
