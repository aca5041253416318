"""Last year's figures: targets become blanks that show the old value, standards and facts stay."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.rolling.kept import Spans, kept_spans, touches
from drafter.rolling.past import is_history, named_years
from drafter.rolling.record import Edit, Finding, Note, Sentence

_COUNTED = (
    "人次|学时|课时|名|人|所|期(?!工程|项目|建设|改造)|场次|场|次|项|篇|件|套|台|辆|栋|幢|间|座|册|册图书|平方米|平米|亩|公里|节|堂|块|支|部|批|轮|户|家|处|对"
    "|门|分|位|条|元|个百分点|个|吨|盏|张|份|例|起|组|片|艘|顶|床|孔|处室|千瓦"
)
_FIGURE = re.compile(
    r"(?<![\d.A-Za-z〔\-—–/第·:：])(?P<value>\d+(?:\.\d+)?(?:[—–\-~～－至]\d+(?:\.\d+)?)?)(?P<unit>\s*(?:[%％‰]|(?:十|百|千|万|亿)*[余多来]?(?:"
    + _COUNTED
    + r")(?!以?岁|级以上)))"
)
_HAN_PERCENT = re.compile("(?P<unit>百分之)(?P<value>[一二三四五六七八九十百点零]+)")
_MADE = (
    "新建|新增|改扩建|改建|扩建|改造|建成|建设|新开工|续建|招聘|招录|补充|引进|培训|培养|评选|表彰|认定|创建|打造|遴选|选派|选聘|举办|组织|开展"
    "|召开|完成|投入|配备|购置|更换|争创|培育|命名|建立|设立|资助|交流|新认定|创成|安排|落实|争取|推荐|申报|选树|聘请|化解|撤并|整合"
)
_HAN_FIGURE = re.compile(
    rf"(?:{_MADE})[^，。；、“”《》]{{0,12}}?(?P<value>[二两三四五六七八九十百千]+|[一二三四五六七八九]?[十百千][一二三四五六七八九十百]*)"
    r"(?P<unit>[余多]?(?:所|名|期(?!工程|项目|建设|改造)|场|人次|人|万元|亿元|栋|间|台|辆|座|个百分点|平方米|万平方米|个学位|个教学班|个(?=名师|名校|教研|实训|示范|试点|特色|幼儿园|学校|项目|基地|工作室)))"
)
_ONE = re.compile(rf"(?:{_MADE})[^，。；、“”《》]{{0,6}}?一(?:所|期|场|栋|座)")
_RULE_BEFORE = re.compile(
    "每(?:天|日|周|月|年|季度?|学期|学年|两周|半月|个?学校|校|生|班|所|人|名|县|乡镇|园|位|半年|场|次|节|个)[^，。；]{0,22}$"
)
_RULE_UNIT = re.compile("(?:课时|学时|分)$")
_RULE_CLAUSE = re.compile("班额|起始年级|距离|周边|工作日|满分|岁")
_STANDARD = re.compile("比例不[低少]于|标准(?!化)|生均|每生|人均")
_LIMITED = re.compile("(?:不少于|不低于|不超过|不得超过|至少|不得少于|最多|以内)$")
_AIMED = re.compile(
    rf"{_MADE}|[%％‰元]|百分|学位|[率达比占提增升降减超投招聘补评选新考训奖招收]|力争|确保|争取|实现|突破|控制|覆盖|惠及|受益|服务|发[放展]|资金|预算"
    "|上线|吸纳|接待|走访|慰问|开[设放]|消除|清零|现[有存]|缺|学生|教师|党员|排查|整治|检查|督导|活动|参[加赛与]|课题|案例|宣讲|巡讲|演练|人次|学校|幼儿园"
)
"""A clause that says what is to be reached; a figure without such words may be a standing one."""
_BOUND = re.compile(
    "占地|建筑面积|校园面积|总面积|创办于|不得|严禁|核载|核定|限(?:[高低]|制|于|在)|预收|押金|罚款|收费|满$|距|保质|间隔"
)
"""What a clause says of a rule's figure: it stays until the rule itself is changed."""
_SHARED = re.compile("(?:比例|占比)[^，。；\\d]{0,16}不(?:低|少|超|高)[^，。；\\d]{0,16}$")
_AREA = re.compile(r"个?(?:年级|工作日|小时|月|方面|维度|阶段|环节|层面|学段|学科)")
_PLACES = re.compile("个?(?:乡镇|镇|乡|街道|县|区|市|旗|社区|村|苏木|学区)")
_SLOGAN = re.compile(
    '(?:大|个|项|条|方面|类)(?:[“"]|工程|行动|重点|体系|主线|任务|要点|举措|能力|关键|中心|基地建设|抓手|目标|管理'
    "|机制|制度|结合|统一|强化|提升|坚持|聚焦|维护|意识|自信|确立|必由|一律|严禁)"
)
_LINE = re.compile(r"[，。；：、（(！？]")
_FEW = re.compile(
    rf"(?:{_MADE}|承办|引入|共建|开发|推出|编写|评出)[^，。；、“”《》]{{0,22}}?(?P<value>[二两三四五六七八九十]+)(?:个|项|次|批|类|处|家|部|套|本|件)"
    "(?!月|方面|阶段|年级|层|维度|“|小时|意识|自信|维护|确立|必由|大|专项|结合|统一|机制|制度|体系|原则|关键|坚持|提升)"
)
_STOP = re.compile("[，。；：（(！？]")
_OTHER = re.compile(
    rf"(?:{_MADE}|达到?|共|约)[^，。；、“”《》\d]{{0,12}}(?P<value>\d+(?:\.\d+)?)"
    r"(?=[余多]?[万千百]?(?!年|月|日|号|时|岁|级|届|度|点|层|楼|版|章|天|代|周|比|对)[\u4e00-\u9fff])"
)
_TAIL = re.compile(
    "(?:分别|均|各|再|也|要|力争|力求|确保|稳定在|保持在|控制在|达到|达|由|从|为|提高到|提升到|提升至|提高至|增加到|增至|增到|降低到|下降到|降到|降至|不低于|不少于|不高于|超过?|突破|约|近|逾|可|至少|完成|达成|总数|新增|到|在|至|共)+$"
)
_LEAD = re.compile(
    "^(?:起|[一二三四五六七八九十]+[是要]|\\d{4}年\\d{1,2}月(?:底|份|中旬)?前?|\\d{1,2}月(?:底|份|中旬)?前?|20\\d\\d年(?:底|末)?前?|去年|上年度?|今年|年内|现有|现存|全年|今年|力争|确保|争取|计划|要|将|努力|实现|推动|其中|到年底|年底前|全[县市区省旗镇校]|我[县市区省旗镇校]|使|让|把|并|再|及|和)+"
)
_COUNTED_BEFORE = re.compile(
    rf"^.*\d\s*(?:[%％]|[十百千万亿]*[余多来]?(?:{_COUNTED})?)(?:以上|左右)?(?:、|和|及|以及)?(?![\d年月日级届A-Za-z])"
)
_YEARS = re.compile(
    r"到?(?:(?:19|20)\d\d\s*年?\s*[—–\-~～至/]+\s*)?(?:19|20)\d\d\s*(?:学年度?|年度?|级|届)(?:第[一二]学期|底|末)?前?"
)
"""A year inside a label would be last year's."""
_DAYS = re.compile(
    r"[（(]?\d{1,2}月(?:份|底|初|[上中下]旬)?(?:\d{1,2}日)?(?:[—–\-~～至到]+(?:\d{1,2}月)?(?:\d{1,2}日)?)?[）)]?(?:之?前)?"
    r"|^.*[）)](?=.)"
)
_BEHIND = re.compile("(?:以上|以下|以内|左右|的|等|实行|被|获|并|均|在(?![编校籍读园岗职])|以).*$")
_YEAR_BEFORE = re.compile(r"(?<!\d)(20\d\d)年[^，。；]{0,8}$")


def find_figures(sentence: Sentence) -> Iterator[Finding]:
    """Every figure that depends on the year: a blank for a target, a note where it may well stay."""
    # What stands between two ； speaks of years of its own.
    start = 0
    for part in re.split("(?<=；)", sentence.text):
        for found in _in_part(replace(sentence, text=part)):
            yield replace(found, start=found.start + start, end=found.end + start)
        start += len(part)


def _in_part(sentence: Sentence) -> Iterator[Finding]:
    if is_history(sentence):
        yield from _told(sentence)
        return
    text, spans = sentence.text, kept_spans(sentence.text)
    taken: list[tuple[int, int]] = []
    for match in sorted(
        (*_FIGURE.finditer(text), *_HAN_PERCENT.finditer(text), *_HAN_FIGURE.finditer(text)),
        key=lambda found: found.start("value"),
    ):
        start, end = match.span("value")
        if touches(spans, start, end) or touches(tuple(taken), start, end):
            continue
        if far_ahead(sentence, start):
            continue
        taken.append((start, end))
        yield from _figure(sentence, match)
    yield from _others(sentence, (*spans, *taken))


def _others(sentence: Sentence, taken: Spans) -> Iterator[Note]:
    """Figures without a unit that says what they are, and small numbers in words."""
    text = sentence.text
    for other in _OTHER.finditer(text):
        if not touches(taken, *other.span("value")) and not far_ahead(sentence, other.start("value")):
            yield Note(*other.span("value"), "figure", f"原为{other['value']}，请按{sentence.to}年的安排核对")
    for few in _FEW.finditer(text):
        if not touches(taken, *few.span("value")):
            yield Note(*few.span("value"), "figure", "数量请按新一年的安排核对")
    if not sentence.back:
        for one in _ONE.finditer(text):
            yield Note(*one.span(), "figure", "数量请按新一年的安排核对")


def far_ahead(sentence: Sentence, at: int | None = None) -> bool:
    """Whether the words (or those before `at`) name only years beyond the new one, whose targets stay."""
    years = [year for year, place in named_years(sentence.text) if at is None or place < at]
    return bool(years) and min(years) > sentence.to


def _told(sentence: Sentence) -> Iterator[Note]:
    """Figures of a sentence that names last year stay true and are listed; older ones are history."""
    years = [year for year, _ in named_years(sentence.text)]
    if sentence.frm and max(years) == sentence.frm - 1:
        for match in _FIGURE.finditer(sentence.text):
            yield Note(match.start(), match.end(), "figure", f"{max(years)}年的数，请核对是否换成更近的数")


def _figure(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    text, value = sentence.text, match["value"]
    start, end = match.span("value")
    clause = text[_clause_start(text, start) : start]
    if value == "0" or (
        value in ("1", "一") and "\t" not in text and match["unit"] in ("次", "个", "批", "项")
    ):
        return
    if year := _YEAR_BEFORE.search(text[:start]):
        said = int(year[1])
        if said > sentence.to or (sentence.frm and said < sentence.frm - 1):
            return
        if sentence.frm and said == sentence.frm - 1:
            yield Note(start, match.end(), "figure", f"{said}年的数，请核对是否换成更近的数")
            return
    if advice := _stays(text, clause, match):
        if advice != "rule":
            yield Note(start, match.end(), "figure", advice)
        return
    if "\t" not in text and not _AIMED.search(_clause_of(text, match)):
        yield Note(start, match.end(), "figure", "看不出是不是指标，请核对是否随年度变化")
        return
    label = label_of(text, match)
    blank = f"【待填：{label}，原为{value}】"
    old = value + match["unit"] if match.start("unit") >= end else match["unit"] + value
    message = f"{label}：原为{old}，请填{sentence.to}年的数"
    yield Edit(start, end, blank, "上年的数不能照搬", "figure", message)


def _stays(text: str, clause: str, match: re.Match[str]) -> str:
    """Why a figure is no target of the year: "rule" (silently), or what to check; "" for a target."""
    unit = match["unit"].strip()
    after = text[match.end("value") :]
    if unit in ("%", "％") and match["value"] == "100":
        return "100%的指标一般不变，请核对"
    if _AREA.match(after):
        return "rule"
    if _PLACES.match(after):
        return "涉及的范围，请核对"
    if _SLOGAN.match(after):
        return "概括的数要与正文列举的一致，请核对"
    money = "元" in unit
    wide = text[_clause_start(text, match.start("value"), _STOP) : match.start("value")]
    if not _RULE_BEFORE.search(clause) and _RULE_BEFORE.search(wide):
        return "像是固定要求的数，请核对是否调整"
    if _RULE_BEFORE.search(clause) or (_RULE_CLAUSE.search(clause) and unit not in ("%", "％", "个百分点")):
        return "标准数值，请核对是否调整" if money else "rule"
    if _STANDARD.search(clause) and unit not in ("%", "％", "个百分点"):
        return "标准数值，请核对是否调整"
    if re.match("人以[上下内](?=[\u4e00-\u9fff])", unit + after.removeprefix(match["unit"])):
        return "划范围的数，请核对是否调整"
    if _BOUND.search(wide) or _SHARED.search(wide):
        return "限定的数，请核对是否调整"
    if _RULE_UNIT.search(unit) or (
        _LIMITED.search(clause) and unit in ("次", "项", "篇", "条", "个", "人", "名")
    ):
        return "rule" if _RULE_UNIT.search(unit) else "最低要求的数，请核对是否调整"
    return ""


def label_of(text: str, match: re.Match[str]) -> str:
    """What a figure counts, in a few words: its clause before it, and what follows where that says little."""
    start = match.start("value")
    if match["unit"] == "百分之":
        start = match.start("unit")
    clause = _COUNTED_BEFORE.sub("", _DAYS.sub("", _YEARS.sub("", text[_clause_start(text, start) : start])))
    before = _TAIL.sub("", _LEAD.sub("", clause).strip("“”"))
    before = re.sub("[【】\\s“”（）()*×]", "", before)[-18:]
    if len(before) >= 3 and match["unit"].strip() in ("%", "％", "个百分点"):
        return before
    end = max(match.end(), match.end("value"))
    after = re.match("[\u4e00-\u9fff]{0,12}", text[end:])
    words = re.sub("^(?:以上|以下|以内|左右)的?", "", after.group() if after else "")
    words = _BEHIND.sub("", words)
    before = re.sub("^周?岁以[上下]", "", before)
    label = before if len(before) >= 6 else before + words[:10]
    return label or _label_before(text, match) or f"{match['unit'].strip()}数"


def _label_before(text: str, match: re.Match[str]) -> str:
    """“由57%提高到60%”: the second figure counts what the first does."""
    earlier = [
        one for one in _FIGURE.finditer(text, 0, match.start("value")) if one.end() <= match.start("value")
    ]
    if not earlier or re.search("[，。；]", text[earlier[-1].end() : match.start("value")]):
        return ""
    return label_of(text, earlier[-1])


def _clause_of(text: str, match: re.Match[str]) -> str:
    """The figure's clause, its unit included."""
    end = re.compile("[，。；：！？]|$").search(text, match.end())
    return text[_clause_start(text, match.start("value"), _STOP) : end.start() if end else len(text)]


def _clause_start(text: str, at: int, marks: re.Pattern[str] = _LINE) -> int:
    found = [match.end() for match in marks.finditer(text, 0, at)]
    return max(found, default=0)


def judged_figures(text: str) -> Spans:
    """Where stand the figures that `find_figures` looks at, whatever it finds of them."""
    patterns = (_FIGURE, _HAN_PERCENT, _HAN_FIGURE, _FEW, _OTHER)
    return tuple(match.span("value") for pattern in patterns for match in pattern.finditer(text))
