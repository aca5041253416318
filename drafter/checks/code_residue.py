"""转码残留：乱码、网页代码、拼音夹注、字叠字。

不通过：推动教‹(jiào)›育公平。
不通过：加强管理‹&nbsp;›提高质量‹<br>›
不通过：‹锟斤拷›提升办学水平。
不通过：全面提升‹教教育育›质量。
不通过：推进‹学学校校›建设。
通过：扎扎实实抓好方方面面工作，教育（jy）平台上线。
通过：《道德与法治（A）》教材配齐。
"""

import re
from collections.abc import Iterator

from drafter.checks.lists import words
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "code-residue"
LEVEL: Level = "error"

_CODE = re.compile(
    r"(?=[&<锟烫屯\ufffdïâÃ（(\\\[#])(?:&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|hellip|ensp|emsp|#\d+);?"
    r"|</?(?:p|br|div|span|a|strong|b|font|table|td|tr|img|li|ul)\b[^<>\n]{0,80}/?>"
    r"|锟斤拷|烫烫烫|屯屯屯|\ufffd+|ï»¿|â€[œ\u009d™]|Ã[\u0080-\u00bf]"
    r"|(?<=[\u4e00-\u9fff])[（(][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[）)]"
    r"|\\u[0-9a-f]{4}|\[/?[a-z]{1,6}\]|(?:(?<=\n)|\A)#{1,6}[ ])"
)
_MANY = 30
_STUTTER = re.compile(r"(?<!方方)([\u4e00-\u9fff])\1([\u4e00-\u9fff])\2")
_WORDS = frozenset(
    words(
        "贯彻 教学 公益 规则 推动 促进 意见 研究 检查 领导 干部 党员 信息 网络 平台 资源 环境 生活 时间 全面 "
        "教育 学校 学生 教师 工作 管理 质量 发展 建设 安全 全县 全市 全区 加强 "
        "推进 提升 提高 完善 落实 制度 改革 水平 机制 活动 开展 实施 保障 党建 "
        "队伍 课程 教学 校园 服务 责任 评价 督导 经费 项目 目标 任务 重点 措施 "
        "深入 组织 领导 培训 检查 监督 学习 思想 政治 文化 体育 健康 规范 创新 "
        "特色 优质 均衡 城乡 义务 高中 幼儿 职业 特殊 社会 家庭 人民 满意 规划 "
        "计划 方案 意见 通知 情况 问题 整改 考核 招生 考试 资助 食品 卫生 "
    )
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Markup, broken encodings, pinyin glosses, and words whose characters were doubled."""
    found = [match.span() for match in sheet.search_raw(_CODE)]
    for span in found if len(found) <= _MANY else found[:1]:
        many = f"（全文{len(found)}处）" if len(found) > _MANY else ""
        yield sheet.flag(ID, LEVEL, span, f"转码或网页代码的残留，请删去{many}")
    for match in sheet.search(_STUTTER):
        word = match[1] + match[2]
        if word in _WORDS:
            yield sheet.flag(ID, LEVEL, match.span(), f"字重叠了，应为“{word}”", word)
