"""The shapes of figures in a sentence: digits and numerals with what they count."""

import re

from drafter.rolling.kept import Spans

COUNTED = (
    "人次|学时|课时|名|人|所|期(?!工程|项目|建设|改造)|场次|场|次|项|篇|件|套|台|辆|栋|幢|间|座|册|册图书|平方米|平米|亩|公里|节|堂|块|支|部|批|轮|户|家|处|对"
    "|门|分|位|条|元|个百分点|个|吨|盏|张|份|例|起|组|片|艘|顶|床|孔|处室|千瓦"
)
FIGURE = re.compile(
    r"(?<![\d.A-Za-z〔\-—–/第·:：])(?P<value>\d+(?:\.\d+)?(?:[—–\-~～－至]\d+(?:\.\d+)?)?)(?P<unit>\s*(?:[%％‰]|(?:十|百|千|万|亿)*[余多来]?(?:"
    + COUNTED
    + r")(?!以?岁|级以上)))"
)
HAN_PERCENT = re.compile("(?P<unit>百分之)(?P<value>[一二三四五六七八九十百点零]+)")
MADE = (
    "新建|新增|改扩建|改建|扩建|改造|建成|建设|新开工|续建|招聘|招录|补充|引进|培训|培养|评选|表彰|认定|创建|打造|遴选|选派|选聘|举办|组织|开展"
    "|召开|完成|投入|配备|购置|更换|争创|培育|命名|建立|设立|资助|交流|新认定|创成|安排|落实|争取|推荐|申报|选树|聘请|化解|撤并|整合"
)
HAN_FIGURE = re.compile(
    rf"(?:{MADE})[^，。；、“”《》]{{0,12}}?(?P<value>[二两三四五六七八九十百千]+|[一二三四五六七八九]?[十百千][一二三四五六七八九十百]*)"
    r"(?P<unit>[余多]?(?:所|名|期(?!工程|项目|建设|改造)|场|人次|人|万元|亿元|栋|间|台|辆|座|个百分点|平方米|万平方米|个学位|个教学班|个(?=名师|名校|教研|实训|示范|试点|特色|幼儿园|学校|项目|基地|工作室)))"
)
ONE = re.compile(rf"(?:{MADE})[^，。；、“”《》]{{0,6}}?一(?:所|期|场|栋|座)")
LINE = re.compile(r"[，。；：、（(！？]")
FEW = re.compile(
    rf"(?:{MADE}|承办|引入|共建|开发|推出|编写|评出)[^，。；、“”《》]{{0,22}}?(?P<value>[二两三四五六七八九十]+)(?:个|项|次|批|类|处|家|部|套|本|件)"
    "(?!月|方面|阶段|年级|层|维度|“|小时|意识|自信|维护|确立|必由|大|专项|结合|统一|机制|制度|体系|原则|关键|坚持|提升)"
)
STOP = re.compile("[，。；：（(！？]")
OTHER = re.compile(
    rf"(?:{MADE}|达到?|共|约)[^，。；、“”《》\d]{{0,12}}(?P<value>\d+(?:\.\d+)?)"
    r"(?=[余多]?[万千百]?(?!年|月|日|号|时|岁|级|届|度|点|层|楼|版|章|天|代|周|比|对)[\u4e00-\u9fff])"
)


def clause_of(text: str, match: re.Match[str]) -> str:
    """The figure's clause, its unit included."""
    end = re.compile("[，。；：！？]|$").search(text, match.end())
    return text[clause_start(text, match.start("value"), STOP) : end.start() if end else len(text)]


def clause_start(text: str, at: int, marks: re.Pattern[str] = LINE) -> int:
    """Where the clause begins that holds character `at`."""
    found = [match.end() for match in marks.finditer(text, 0, at)]
    return max(found, default=0)


def judged_figures(text: str) -> Spans:
    """Where stand the figures that `find_figures` looks at, whatever it finds of them."""
    patterns = (FIGURE, HAN_PERCENT, HAN_FIGURE, FEW, OTHER)
    return tuple(match.span("value") for pattern in patterns for match in pattern.finditer(text))
