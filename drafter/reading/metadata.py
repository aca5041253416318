"""What a document tells about itself: kind, year, issuing unit, level and date."""

import re
from collections import Counter

from drafter.reading.closing import DATE, ORG_END, iso_date, signed_org
from drafter.reading.segment import Segment
from drafter.reading.titles import kind_of

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|[—\-－–～~至]20\d\d(?:学年|年)|\s*(?:教育|工作|学年|学校))")
_HAN_YEAR = re.compile(r"二[〇○零OＯ]([〇○零OＯ一二三四五六七八九])([〇○零OＯ一二三四五六七八九])(?=年)")
_OPENING_YEAR = re.compile(r"^[^。]{0,12}?(?<!\d)(20\d\d)年(?:[，,是全市县区我]|上半年|教育|度|秋|春)")
_MEETING = re.compile(
    r"[（(—\-－]*\s*((?:19|20|二[〇○零])[\d〇○零一二三四五六七八九]{2}\s*年.{1,3}月.{1,4}日)\s*在.{4,40}(?:会议|大会|会)上?"
)
_QUOTED = re.compile(r"《[^》]{,200}》")
_MASKED = re.compile(r"[XxＸｘ×*＊]|某|\*")
_RECAP = re.compile(r"领导下|取得|圆满|过去|回顾|汇报如下")
_PLAN_PART = re.compile(r"(20\d\d)年(?!.*(?:回顾|总结|情况))")
_PAST_PART = re.compile(r"(?:[一二]、)?(20\d\d)年(?:政府)?(?:工作(?:的)?(回顾|总结)|[，,]是)")
_THIS_YEAR = re.compile(r"(?:做好)?今年.{0,24}(?:是|要求|目标|任务|工作)")
_HAN_DIGITS = str.maketrans("〇○零OＯ一二三四五六七八九", "00000123456789")
_ORG_IN_TITLE = re.compile(
    r"^(?!关于|和|及)(?:中共)?(?P<org>[\u4e00-\u9fff·（）]{2,30}?(?:教育(?:和)?(?:体育|科技)?(?:和)?(?:体育|科技)?(?:局|厅)|教体局|教科体局|教委|教育委员会|教育工委|人民政府办公[室厅]|政府办公[室厅]"
    r"|人民政府|教育部办公厅|教育部|国务院办公厅|国务院|中心(?:学)?校|实验学校|小学|中学|高中|初中|学校|幼儿园|学院|大学|职教中心|教研室|督导室|中心园|集团))"
    r"(?=关于|印发|转发|办公室|教育工作|工作|年度|学年|《|[（(]?(?:19|20|二[〇○零])|$)"
)
_NAMELESS = re.compile(
    r"(?:省|市|县|区|旗|乡|镇|州)?(?:教育(?:和|与)?(?:体育|科技)*局|教体局|教委|人民政府|学校|中心校|幼儿园|小学|中学|党委)"
)
_LEVELS = (
    ("school", r"小学|中学|高中|初中|学校$|幼儿园|学院|大学|职教中心|职校|中心园"),
    ("township", r"中心(?:学)?校|教育组|学区|[乡镇](?:人民政府|教育办)|街道"),
    ("province", r"省|自治区|^(?:北京|天津|上海|重庆)市|教育厅|国务院|教育部|兵团"),
    ("county", r"县|旗|[\u4e00-\u9fff]区"),
    ("city", r"市|州|盟|地区"),
)
_YEARLY = (
    None,
    "工作要点",
    "工作计划",
    "工作总结",
    "总结与计划",
    "半年总结与计划",
    "工作思路",
    "中心校计划",
    "学校计划",
    "幼儿园计划",
    "政府工作报告",
)
"""Kinds that are of one year; an opinion or a programme may name many without being of any."""
_TOLD = ("body", "heading", "addressee")


def body_year(texts: list[str]) -> str | None:
    """The year that the body speaks of: its opening begins with it, or it is the commonest."""
    for text in texts[:4]:
        if found := _OPENING_YEAR.match(text):
            return found[1]
    counts = Counter(year for text in texts for year in _YEAR.findall(_QUOTED.sub("", text)))
    return max(counts, key=lambda year: (counts[year], year), default=None)


def year_of(segment: Segment, kind: str | None) -> int | None:
    """The document's own year: title, opening, body in that order, unless the body speaks of another one."""
    title = _arabic(segment.title or "")
    texts = [
        segment.lines[at].text for at in range(len(segment.lines)) if segment.roles.get(at, "body") in _TOLD
    ]
    years = _years(title)
    opening = next((found[1] for text in texts[:4] if (found := _OPENING_YEAR.match(text))), None)
    if years:
        own = years[0] if "学年" in title else max(years)
        if opening and opening != own and _contradicted(own, opening, kind, texts):
            return int(opening)
        return int(own)
    if kind == "政府工作报告":
        return _report_year(segment, texts) or (int(opening) if opening else None)
    heads = [found[1] for head in segment.heads.values() if (found := _PLAN_PART.search(head.heading))]
    if heads and kind in (None, "总结与计划", "半年总结与计划"):
        return int(max(heads))
    if opening:
        return int(opening)
    if kind not in _YEARLY:
        return None
    first = [year for text in texts[:3] for year in _years(_QUOTED.sub("", text))[:1]]
    counts = Counter(year for text in texts for year in _years(_QUOTED.sub("", text)))
    return int(first[0]) if first else int(counts.most_common(1)[0][0]) if counts else None


def _contradicted(own: str, opening: str, kind: str | None, texts: list[str]) -> bool:
    """Whether the body as a whole speaks of another year than the title (a title changed by hand)."""
    whole = "".join(texts)
    if own + "年" in whole or whole.count(opening) < 2:
        return False
    looking_back = kind not in ("工作总结", "半年总结与计划") and _RECAP.search(
        texts[0][:80] if texts else ""
    )
    return not looking_back


def _report_year(segment: Segment, texts: list[str]) -> int | None:
    """The year a government's report is of: it looks back on the year before."""
    for line in segment.lines[: segment.body + 1][:20]:
        if found := _MEETING.search(line.text):
            return int(_arabic(found[1])[:4])
    heads = [found[1] for head in segment.heads.values() if (found := _PLAN_PART.search(head.heading))]
    if heads:
        return int(max(heads))
    past = next((found for text in texts[:12] if (found := _PAST_PART.match(text))), None)
    told = past and (past[2] or any(_THIS_YEAR.match(text) for text in texts))
    return int(past[1]) + 1 if past and told else None


def org_of(segment: Segment) -> str | None:
    """The issuing unit: who signed, else who heads the title; None where masked."""
    signed = [at for at, role in sorted(segment.roles.items()) if role == "signature"]
    names = [segment.lines[at].text.replace(" ", "") for at in signed]
    names += [
        name
        for at, role in segment.roles.items()
        if role == "date" and (name := signed_org(segment.lines[at].text))
    ]
    for title in (segment.title or "", *segment.named):
        if found := _ORG_IN_TITLE.match(title):
            names.append(found["org"])
    for name in names:
        if ORG_END.search(name) and not _MASKED.search(name) and not _NAMELESS.fullmatch(name):
            return name
    return None


def level_of(org: str | None) -> str | None:
    """The level of a unit by its name: province, city, county, township or school."""
    if not org:
        return None
    return next((level for level, pattern in _LEVELS if re.search(pattern, org)), None)


def date_of(segment: Segment) -> str | None:
    """The date of signing as ISO, None where it is masked or not told; never a web page's."""
    dated = [at for at, role in sorted(segment.roles.items()) if role == "date"]
    for at in reversed(dated):
        if date := iso_date(segment.lines[at].text):
            return date
    for line in segment.lines[: min(segment.body, 12)]:
        if found := _MEETING.match(line.text):
            return iso_date(found[1])
        if re.fullmatch(rf"[（(]\s*{DATE.pattern}[^。]{{0,20}}[）)]", line.text):
            return iso_date(line.text)
    return None


def kind_by_heads(segment: Segment) -> str | None:
    """The kind that the headings tell where no title does."""
    heads = " ".join(head.heading for head in segment.heads.values() if head.level == 1)
    if re.search(r"上半年", heads) and re.search(r"下半年", heads):
        return "半年总结与计划"
    opening = " ".join(line.text for line in segment.lines[: segment.body][:6])
    if "代表" in opening and re.search(r"代表.{0,12}(?:人民)?政府.{0,6}向大会|政府工作报告", opening):
        return "政府工作报告"
    if re.search(r"20\d\d年.*(?:总结|回顾|情况)", heads) and re.search(r"(?:打算|思路|计划|安排)", heads):
        return "总结与计划"
    return None


def titled_kind(segment: Segment) -> str | None:
    """The kind by the title, else by the headings."""
    return kind_of(segment.title) or kind_by_heads(segment)


def _years(text: str) -> list[str]:
    return _YEAR.findall(_arabic(text))


def _arabic(text: str) -> str:
    return _HAN_YEAR.sub(lambda found: "20" + found[0][2:4].translate(_HAN_DIGITS), text)
