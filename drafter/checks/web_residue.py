"""网页、文库的残留：“下面是小编为大家整理的”“点击下载”。

从网上复制来的文字常带着导航、广告、版权说明，定稿前要整行删去。

不通过：‹下面是小编›推荐的工作要点，‹供大家参考›。
不通过：‹推荐访问›：教育工作计划
不通过：‹第1页/共11页›
不通过：‹好的，以下是›‹为您起草›的工作要点：
不通过：工作要点⏎‹【篇二】›教育局工作要点
不通过：‹HYPERLINK›"http"
通过：在学校网站首页公布招生计划，推荐阅读优秀书目。
"""

import re
from collections.abc import Iterator

from drafter.checks.lists import occurrences, words
from drafter.checks.sheet import Sheet
from drafter.language.script import simplify_same_length
from drafter.model.finding import Finding, Level

ID = "web-residue"
LEVEL: Level = "error"

_PHRASES = words(
    "下面是小编 小编为大家 小编整理 小编给大家 小编精心 供大家参考 供您参考 "
    "希望对大家有帮助 希望对您有帮助 欢迎大家阅读 欢迎阅读与收藏 推荐访问 相关推荐 "
    "来源：网络 网络整理 网友投稿 免责声明 版权归原作者 版权归作者 如有侵权 当前位置 "
    "您的位置 您现在的位置 范文大全 文秘网 范文网 优质参考范文 当前隐藏内容 "
    "免费下载 点击下载 点击查看 点击阅读 下载本文 下载文档 全文共 精选优质文档 "
    "倾情为你奉上 HYPERLINK _blank 上传人 [BT] 阅读全文 作者：佚名 "
    "关注公众号 分享到： 打印本页 关闭窗口 收藏本站 返回顶部 浏览次数 阅读次数 "
    "阅读量： 点击量： 点击数： 发布人： "
    "文章来源 转载请注明 本文档由 可编辑版 百度文库 原创力文档 道客巴巴 豆丁网 更多精彩 "
    "以上就是 上一篇： 下一篇： 责任编辑： 相关文章 热门文章 会员登录 在线阅读 本页仅供 "
    "仅供学习参考 文库下载 复制链接 "
    "以上内容仅供参考 希望这份 希望以上内容 如需进一步 如需调整 根据您的 您可以根据 为您起草 为您生成 "
    "为您撰写 为您整理 作为人工智能语言模型 作为人工智能助手 扫描二维码关注 推荐文章 查看更多 "
)
_SHAPES = re.compile(
    r"(?=[第首时【（(篇范好当])"
    r"(?:第[ ]*\d+[ ]*页[ ]*[/，]?[ ]*共[ ]*\d+[ ]*页|首页[ ]*[>»›]|(?:(?<=\n)|\A)时间：\d{4}-\d\d-\d\d"
    r"|(?:(?<=\n)|\A)[【（(]?(?:篇|范文)[ ]*[一二三四五六七八九十\d]{1,2}(?:[】）)：:]|$)"
    r"|(?:(?<=\n)|\A)(?:好的|当然)[，！][^\n]*以下是)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Phrases of web pages and document libraries."""
    for start, end, _ in occurrences(sheet.text, _PHRASES, sheet.neighbours):
        yield _flag(sheet, (start, end))
    for match in sheet.search(_SHAPES):
        yield _flag(sheet, match.span())
    yield from _dropped(sheet)


def _dropped(sheet: Sheet) -> Iterator[Finding]:
    """Lines that reading took for noise: whole, where a phrase of the list stands in them."""
    for line in sheet.document.paragraphs:
        if line.role != "dropped":
            continue
        words = simplify_same_length(line.text).replace(":", "：").replace(",", "，")
        if occurrences(words, _PHRASES) or _SHAPES.search(words):
            yield sheet.flag_in(ID, LEVEL, line, (0, len(line.text)), "像是网页或文库的残留，请删去")


def _flag(sheet: Sheet, span: tuple[int, int]) -> Finding:
    return sheet.flag(ID, LEVEL, span, "像是网页或文库的残留，请删去")
