"""Which clauses belong in an education bank: education itself and wording of any office, no economics."""

import re
from functools import lru_cache

from drafter.mining.lexicon import ECONOMY
from drafter.mining.lists import any_of

_EDUCATION = re.compile(
    any_of("""
    教育(?!费附加) 学校 学生 教师 校园 幼儿园 学前 中小学 学位(?!授权|点) 高中 职校 职教 办学 育人 思政课
    课堂 班主任 师德 教研 德育 美育 智育 青少年 家校 课程 课后 校外培训 培训机构 立德树人 招生 中考 高考
    学区 产教 校企 职普 教联体 教共体 送教 控辍 辍学 义教 (?<!双控)双减 体教 师资 校长 未成年人 留守儿童
    随迁子女 近视 教学 教材 学科(?!建设|集群) 少先队 共青团 校舍 校车 书香 阅读
    """)
)
_GENERAL = re.compile(
    any_of("""
    党的(?:建设|领导|政治建设|创新理论|纪律|自我革命) 党建 党组织 党员 党风 廉 腐 作风 四风 形式主义
    官僚主义 中央八项规定 意识形态 主题教育 学习教育
    政治(?:判断力|站位|建设|责任|能力|纪律|机关|生态|忠诚) 两个确立 两个维护 四个意识 四个自信
    依法(?!征|打击) 法治(?!政府) 普法 学法 纪律 规矩 理论武装 政绩观 民族团结 中华民族共同体 普通话
    语言文字 核心价值观 优秀传统文化 志愿服务 食品安全 消防 隐患 风险 应急
    安全(?:责任|教育|防线|管理|防范|底线|意识|感|稳定) 底线 督查 督办 问责 考核 激励 担当 执行力 落实
    闭环 清单 台账 调研 调查研究 一线 实干 实效 实绩 干部 人才 信访 舆情 矛盾 纠纷 体制机制 长效机制
    协同 统筹 过紧日子 资金 经费 监管 减负 获得感 满意度 群众 民生 宣传 典型 品牌 数字化 信息化 人工智能
    网络安全 保密 重点领域 突出问题 难点 短板 弱项 目标任务 重点任务 责任 制度 监督 心理
    """)
)
_CORE = re.compile(
    any_of("""
    党的(?:建设|政治建设|创新理论|纪律|自我革命) 党建 党组织 党员 党风 廉 四风 作风 形式主义 官僚主义
    中央八项规定 意识形态 主题教育 学习教育 政绩观
    政治(?:判断力|站位|建设|责任|能力|纪律|机关|生态|忠诚) 从严治党 两个维护 四个意识 普法
    法治(?:思维|教育|宣传|意识|素养) 理论武装 理论学习 民族团结 中华民族共同体 普通话 语言文字
    核心价值观 优秀传统文化 志愿服务 食品安全(?!城市) 校 矛盾纠纷 心理 调查研究
    """)
)
_ECONOMY = re.compile(ECONOMY)
_STATE = re.compile(
    any_of("""
    流域 安居工程 营销 中试 闲置 服务业 计生 宏观政策 地质 文化公园 家政 竞技 惩戒 城乡建设
    环境(?:保护|问题|综合治理) 户籍 空气 检验检测 临床 佛教 氮 监测对象 专利 民主监督 民主党派 兵员 战争
    招投标 总基调 存量 增量政策 拥护者 各界 关键技术 投入运营 教育司 (?<!政治)(?<!教育)生态(?!环境育人) 臭氧
    污染 兴边 劳务 内需 返贫 育儿 休假 国资 交易 国际 境外 对外 招引
    人才(?:高地|集聚|节点|政策|平台|飞地|公寓|中心|引进) 台胞 血液 广播 避难 三公 三保 化债 欠薪 债 资源配置
    要素 海(?!岛) (?<![周身])边(?![远界]) 保护地 万达 (?<!振)兴(?![趣奋盛]) 全民 国土 品牌强 质量强
    标准化战略 供给侧 结构性 血 防控体系 保障房 物价 婚 幸福之 经营 产权 民警 县区 镇域 指标(?!到校)
    营造.{0,4}环境 争先 赶超 发展大局 高质量发展 现代化(?!教育) 政府 市民 居民 村 乡镇 街道 社区(?!教育)
    基层治理 社会治理 社会治安 市域 平安建设 城乡融合 执法 司法 法院 审批 行政 立法 诉讼 律师 药品 毒品
    国家重大 重大项目 项目建设 市场 商(?!量) 工程建设 建筑 交通 生产 应急管理体系 救灾 防灾 减灾 洪 火灾
    森林 边境 军 国防 退役 就业 创业 产业 农 城市 设施 医 药 (?<![培素营涵修滋])养(?!成)
    (?<![守抓把稳兜])住(?![宿校]) 水(?![平准]) 电(?!教) (?<![风勇志清])气(?![氛质象]) (?<!校)车
    (?<!思)路(?!径) 桥(?!梁) 港 科技 创新驱动 开放 金 税 资本 改革开放 国有 民营 区域 乡村 战略 体育场 健身
    赛事 运动会 贫困 低收入 保险 社会保障 救助 福利 残疾 生育 人口 信用 价格 保供 档案 史志 统战 宗教 侨
    工会 妇联 关工委 强军 代表 建议 提案 统计 规上 大厅 热线 12345 一网 网格 (?<!预)警(?!示) 国家安全
    公共安全 粮 物资 民兵 防空 爱国卫生 疫情 疫苗 卫生 健康中国 博物 图书馆 剧院 影视 出版 广电 新闻 融媒
    """)
)


_SHARED = re.compile(
    any_of("""
    ^高质量发展 公共服务 ^基础设施 就业创业 创新创业 创业就业 ^科技创新 科技成果转化 教育科技人才 ^资源配置
    社会实践 ^卫生健康 ^国家战略 ^全民健身 ^体育运动 ^交流合作 ^合作交流 ^学龄人口 产业学院 产教 ^科教 托幼
    ^老年教育 ^社会保障$ ^经济社会发展$ ^科技成果 ^设施设备$ ^电信网络诈骗
    ^现代化建设$ ^中国式现代化$ ^安全生产$ ^国家安全教育$ ^科研院所$ ^哲学社会科学$
    """)
)
"""Words of other trades that plans of education use as their own."""


_BYGONE = re.compile(
    any_of("""
    普九 两基 三限 科学发展观 商业贿赂 行风评议 半工半读 现代远程教育 一费制 学杂费 荣辱观 三教统筹 扫盲
    和谐社会 先进性教育 择校生 两免一补 五五普法 农科教 法制教育 创先争优
    """)
)
_TOO_MANY = 5
_HIGHER = re.compile("大学(?!生|习|问)|学院|科研|高校|研究生|高等教育|政府")


def is_education(text: str) -> bool:
    """Whether the text speaks of schools and what happens there."""
    return _EDUCATION.search(text) is not None


def is_general(text: str) -> bool:
    """Whether the text has wording that any office uses."""
    return _GENERAL.search(text) is not None


def suits(clause: str, sentence: str, *, education_document: bool) -> bool:
    """Whether a clause of that sentence is worth a place in the bank.

    In a document about education everything is, economics aside; elsewhere a
    clause must speak of education itself, or be wording that any office uses
    and no single trade.
    """
    if education_document:
        return True
    if _ECONOMY.search(clause):
        return False
    if is_education(clause):
        return not _HIGHER.search(clause)
    wanted = is_general(clause) or (is_education(sentence) and not _ECONOMY.search(sentence))
    return wanted and _STATE.search(clause) is None


def is_plain(clause: str) -> bool:
    """Whether the clause names no trade but education, and nothing that is a whole government's."""
    return _ECONOMY.search(clause) is None and _STATE.search(clause) is None


def is_core(clause: str) -> bool:
    """Whether the clause speaks of education, or of party, conduct, law: enough to be kept if seen once."""
    return is_education(clause) or _CORE.search(clause) is not None


def is_wording(clause: str) -> bool:
    """Whether the clause is wording that any office uses, or of education."""
    return is_core(clause) or (is_general(clause) and _STATE.search(clause) is None)


@lru_cache(maxsize=16384)
def fits_trade(noun: str) -> bool:
    """Whether a noun in a sentence about education may be of use in a school plan."""
    if is_wording(noun) or _SHARED.search(noun):
        return True
    return is_plain(noun)


def is_dated(text: str) -> bool:
    """Whether a document speaks of so many bygone matters that its wording needs somebody else's."""
    return len(set(_BYGONE.findall(text))) >= _TOO_MANY


def is_education_document(title: str, sentences: int, hits: int) -> bool:
    """Whether a whole document is about education: by its title or by two fifths of its sentences."""
    if re.search("政府工作报告", title):
        return False
    return is_education(title) or (sentences > 0 and hits / sentences >= 0.4)
