"""What a blank for a figure is called: a few words of its own clause."""

import re

from drafter.rolling.counted import COUNTED, FIGURE, clause_start

_TAIL = re.compile(
    "(?:分别|均|各|再|也|要|力争|力求|确保|稳定在|保持在|控制在|达到|达|由|从|为|提高到|提升到|提升至|提高至|增加到|增至|增到|降低到|下降到|降到|降至|不低于|不少于|不高于|超过?|突破|约|近|逾|可|至少|完成|达成|总数|新增|到|在|至|共)+$"
)
_LEAD = re.compile(
    "^(?:起|[一二三四五六七八九十]+[是要]|\\d{4}年\\d{1,2}月(?:底|份|中旬)?前?|\\d{1,2}月(?:底|份|中旬)?前?|20\\d\\d年(?:底|末)?前?|去年|上年度?|今年|年内|现有|现存|全年|今年|力争|确保|争取|计划|要|将|努力|实现|推动|其中|到年底|年底前|全[县市区省旗镇校]|我[县市区省旗镇校]|使|让|把|并|再|及|和)+"
)
_COUNTED_BEFORE = re.compile(
    rf"^.*\d\s*(?:[%％]|[十百千万亿]*[余多来]?(?:{COUNTED})?)(?:以上|左右)?(?:、|和|及|以及)?(?![\d年月日级届A-Za-z])"
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


def label_of(text: str, match: re.Match[str]) -> str:
    """What a figure counts, in a few words: its clause before it, and what follows where that says little."""
    start = match.start("value")
    if match["unit"] == "百分之":
        start = match.start("unit")
    clause = _COUNTED_BEFORE.sub("", _DAYS.sub("", _YEARS.sub("", text[clause_start(text, start) : start])))
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
        one for one in FIGURE.finditer(text, 0, match.start("value")) if one.end() <= match.start("value")
    ]
    if not earlier or re.search("[，。；]", text[earlier[-1].end() : match.start("value")]):
        return ""
    return label_of(text, earlier[-1])
