"""Names that are of one year: projects, campaigns, cohorts, yearly themes, tasks done once."""

import re
from collections.abc import Iterator

from drafter.language.terms import Hit
from drafter.rolling.figures import far_ahead
from drafter.rolling.kept import titles, touches
from drafter.rolling.record import Note, Sentence

_COHORT = re.compile(r"(?<!\d)(20\d\d)\s*(?:级|届)")
_SHORT_COHORT = re.compile(
    r"(?<![\d第.])2\d(?:级(?!以)|届|学年)|二[〇○零][一二三四五六七八九〇○零]{2}(?:级|届)|(?<!\d)2\d[—–-]2\d学年"
)
_OPEN_WORK = re.compile(
    "复评|复审|复验|自查|前期(?:手续|工作)|(?:起|首次|开始|全面)(?:使用|启用|实行|施行|采用|纳入)|新版|续签|签约(?:仪式|落地|入驻)|揭榜|结果公布|摇号|竞聘|整体搬迁|(?<!本科)(?<!普高)上线(?=[，。；]|运行|试运行)|新一届|换届|期满|到期|届满|迎(?:国|省|市)(?:检|验|评)|迎评|回头看|首[家所度创]"
    "|(?:反馈|移交|交办|巡[察视]|审计|督[查导])[^，。；]{0,14}(?:问题|意见|事项|隐患)[^，。；]{0,10}(?:整改|清零|销号)"
)
_PROJECT = re.compile(
    "(?:开工|完工|动工|落成|期工程|期项目|工程建设|项目建设|竣工|交付|(?:幼儿园|小学|中学|学校|校区|楼)建设|投入使用|投用|迁建|改扩建|扩建|新建|续建|主体|封顶|验收|启用|建成|改造|筹建|招标|征地|装修|置换|开办|挂牌|(?:秋季?|9月|年内|正式|首次|如期|按期|顺利)招生)"
)
_PLACE = re.compile(
    "[\u4e00-\u9fff]{2,}(?:小学|中学|高中|初中|幼儿园|学校|校区|教学点|职教中心|职校|一中|二中|三中|四中|实小|综合楼|教学楼|宿舍楼|食堂|运动场|体育馆|操场|项目|工程)"
)
_COMMON = re.compile(
    "(?:公办|普惠性?|民办|中心|乡镇|农村|城区|寄宿制|薄弱|义务教育|标准化|九年一贯制|中小|各|全[县市区]|特殊教育|乡村|高|初级?"
    "|完全|小规模|各级各类|示范|一批|等|建设|重点|重大|在建|改造|加固|维修|普通)"
    "(?:小学|中学|高中|初中|幼儿园|学校|校区|食堂|项目|工程)$"
)
_LOCATED = re.compile(
    "[镇乡街村路县城东西南北]中心(?:幼儿园|小学|中学)|[\u4e00-\u9fff]{2}镇|[\u4e00-\u9fff]{2}乡"
)
_CAMPAIGN = re.compile(
    '[“"]?[\u4e00-\u9fff“”·]{2,16}?[”"]?(?:学习教育|集中教育|(?<=[”"])主题教育|(?<=[”"])主题活动|(?<=[”"])主题实践活动|专项行动|专项整治|专项治理|集中整治|三年行动(?:计划)?|两年行动(?:计划)?|百日(?:攻坚|行动|会战|整治)'
    "|攻坚行动|提升行动|整治行动|[春秋夏冬]季行动|护航行动|大排查大整治|大讨论|大走访|集中行动)(?!计划（)"
)
_THEME = re.compile(
    '[“"]?[\u4e00-\u9fff]{2,10}(?:提升|建设|攻坚|深化|落实|巩固|突破|规范|创新|服务|管理|推进|质量|作风|效能|改革|执行|安全|读书|学习|教研|见效|振兴|廉政|规范化|行动|活动|满意)年(?![度级龄限均月初末底前代报鉴])[”"]?(?:活动|行动)?|[“"][^”"，。；]{1,10}年[”"]'
)
_ONCE = re.compile(
    "(?:出台|印发|制定(?:出台|印发)?|修订(?:完善)?|编制|起草|研制)(?!的)[^，。；、]{0,4}(?:《[^》]+》|[^，。；、《]{2,22}(?:办法|方案|规划|细则|意见|条例|章程|指南|三年行动计划|实施意见))"
    "|课题[^。；]{0,16}(?:结题|立项|中期)|(?:启动|成立(?!以来|的|\\d|[一二三四五六七八九十百]+周年)|组建|挂牌|揭牌|筹建|启用|(?<!本科)(?<!特控)(?<!普高)(?<!一本)(?<!控制线)上线(?!率|人数)|开通|首创)(?!仪式)[^，。；、]{2,20}"
)
_INSPECTED = re.compile(
    "(?:迎接|接受|迎检|通过|做好|完成)[^，。；、]{2,24}?(?:督导评估|评估验收|评估认定|验收|国检|省检|复查|复核|视导|专项督导|督导检查|开学检查|目标考核|绩效考核|年度考核|认定工作|创建工作)"
)
_JUDGED = re.compile(
    "(?:国家|省|市|县|区)级?(?!及以[上下]|以[上下])[^，。；]{0,10}(?:核查|评估|验收|认定|督导|检查|复查|评审|考核|抽查|检测|监测|挂牌)|迎检|(?:中期|终期|期满|届满|实地)(?:评估|验收|考核|检查|核查|检测|评审)"
    "|(?:创成|争创|申创|申报|争取|入选|通过|获评|荣获|创建)[^，。；、]{2,24}|(?:批复|报批|竞聘|立项|结题|评审|转正|换届|动工|揭牌|开班|结业)(?=[，。；、\\t]|$)"
    '|(?:启动|开启)(?=[，。；]|$)|[“"]?保[一二三四五六七八九十]争[一二三四五六七八九十]|争先进位|第一方阵|批复[\u4e00-\u9fff]{2,}'
)
_HELD = re.compile(
    "(?:开展|承办|主办|举办|协办|组织|参加|办好)[^，。；、《》]{2,20}?(?:锦标赛|联赛|比赛|征文|竞赛|大赛|运动会|艺术节|展演|博览会|论坛|研讨会|现场会|推进会|培训班)"
)
_AWARD = re.compile('(?:评选|评定|命名|推选|授予|争创)[^，。；“]{0,6}[“"][^”"]{1,14}[”"]')
_DECIDED = re.compile('[“"][^”"]{1,12}(?:[”"](?:工程|计划|行动|活动|项目)|(?:行动|活动|工程|计划)[”"])')


def find_names(sentence: Sentence, hits: tuple[Hit, ...] = ()) -> Iterator[Note]:
    """Every name of the sentence that may be over, with what to do about it."""
    if sentence.back:
        return
    text = sentence.text
    taken = [match.span() for match in titles(text)]
    # Known campaigns and papers are judged as dated terms, with their successors.
    taken += [(hit.start, hit.end) for hit in hits if hit.term.valid_to]
    for pattern, check, message in (
        (_THEME, "campaign", "年度主题的名称，请换成{to}年的"),
        (_CAMPAIGN, "campaign", "活动或行动的名称：已结束的删去或改为巩固成果，延续的照写"),
        (_ONCE, "once", "一次办完的事：已办完的删去，或改为落实、深化"),
        (_INSPECTED, "once", "检查、验收已经过去的请删去，仍要迎接的照写"),
        (_HELD, "once", "赛事、会议的名称和安排，请核对{to}年是否举办"),
        (_JUDGED, "once", "创建、评审、验收一类的事，已办完的请删去，仍要办的照写"),
        (_OPEN_WORK, "once", "当年的事，请核对{to}年是否还有"),
        (_AWARD, "campaign", "评选的名称，请核对{to}年是否还评"),
        (_DECIDED, "campaign", "工程或活动的名称，请核对{to}年是否延续"),
    ):
        for match in pattern.finditer(text):
            if check == "once" or not touches(tuple(taken), *match.span()):
                taken.append(match.span())
                yield Note(*match.span(), check, message.format(to=sentence.year_to))
    yield from _cohorts(sentence)
    yield from _short_cohorts(sentence)
    if not sentence.head and not far_ahead(sentence):
        yield from _projects(sentence)


def _cohorts(sentence: Sentence) -> Iterator[Note]:
    for match in _COHORT.finditer(sentence.text):
        year = int(match[1])
        if sentence.year_from is None or sentence.year_from - 6 <= year <= sentence.year_from + 4:
            on = f"，按原文顺推是{year + sentence.step}{match.group()[-1]}" if sentence.step else ""
            yield Note(*match.span(), "cohort", f"年级、届次逐年变化{on}，请核对说的是哪一届")


def _short_cohorts(sentence: Sentence) -> Iterator[Note]:
    for match in _SHORT_COHORT.finditer(sentence.text):
        yield Note(*match.span(), "cohort", "年级、届次逐年变化，请核对说的是哪一届")


def _projects(sentence: Sentence) -> Iterator[Note]:
    start = 0
    for clause in re.split("(?<=[，；。])", sentence.text):
        named = [
            m for m in _PLACE.finditer(clause) if _LOCATED.search(m.group()) or not _COMMON.search(m.group())
        ]
        if named and _PROJECT.search(clause):
            words = clause.rstrip("，；。")
            yield Note(
                start,
                start + len(words),
                "project",
                "具体项目：已完成的删去或移入回顾，续建的照写，新项目另补",
            )
        start += len(clause)
