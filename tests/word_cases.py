"""Drafts of every shape, each with what its writer knows of the paper it should become."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from drafts import draft, section
from rulebook import Told

from drafter.model.draft import Block, Draft, Origin, Section

OPENING = (
    "2027年是实施“十五五”规划的第二年。全县教育工作以习近平新时代中国特色社会主义思想为指导，"
    "落实立德树人根本任务，办好人民满意的教育。"
)
LESSON = (
    "落实中小学德育工作指南，每学期至少安排8课时专题教育，学校按月检查记录，股室按学期通报。"
    "家长学校每学期开课不少于2次，参加率达到95%以上。"
)
SAFETY = "每月排查校舍、消防、食品和校车隐患，建立台账，逐项销号，重大隐患当日报告。"
ADDRESSEE = "各乡镇中心校、县直各学校"
COPIES = "县委办公室，县人大常委会办公室，县人民政府办公室，县政协办公室，县纪委监委驻局纪检监察组"
TABLE = "月份\t会议\t承办股室\n3月\t全县教育工作会议\t办公室\n9月\t教师节座谈会\t教师工作股"
WIDE = "序号\t任务\t一季度\t二季度\t三季度\t四季度\t牵头股室\t配合单位\t备注\n" + "\n".join(
    f"{n}\t校舍安全排查\t排查\t整改\t复查\t总结\t安全股\t基建股\t按月报送" for n in range(1, 30)
)


@dataclass(frozen=True)
class Case:
    """A draft, what its writer knows of it, and how it is printed."""

    draft: Draft
    told: Told
    look: Mapping[str, Any] = field(default_factory=dict)


def item(number: int, heading: str, times: int = 1) -> Section:
    """A third-level item with its text running on."""
    return section(f"i{number}", 3, f"{heading}第{number}项", LESSON * times)


def case(title: str, count: int, more: tuple[Section, ...] = (), **told: Any) -> Case:
    """An opening, one section of items, one of two levels, one of plain text."""
    facts = {
        key: str(told[key])
        for key in (
            "addressee",
            "note",
            "copies",
            "issuer",
            "doc_number",
            "serial",
            "secrecy",
            "urgency",
            "signer",
        )
        if told.get(key)
    }
    if told.get("printed"):
        facts["printed"] = "2027-03-08"
    headings = [(1, "坚持立德树人"), (2, "抓好德育工作")]
    headings += [(3, f"上好思政课第{n}项。") for n in range(1, count + 1)]
    headings += [(4, "建好台账。"), (2, "抓好队伍建设"), (1, "守牢安全底线")]
    body = (
        section("open", 0, "", OPENING),
        section(
            "one",
            1,
            "坚持立德树人",
            "",
            (
                section(
                    "two",
                    2,
                    "抓好德育工作",
                    "",
                    (*(item(n, "上好思政课") for n in range(1, count)), last(count)),
                ),
                section("three", 2, "抓好队伍建设", LESSON),
            ),
        ),
        section("four", 1, "守牢安全底线", SAFETY),
    )
    org = str(told.get("org", "柳城县教育局"))
    look = {"sealed": bool(told.get("sealed", True)), "imprint_even": bool(told.get("even"))}
    made = draft(title, (*body, *more), facts=facts, date="2027-03-06", org=org)
    known = Told(
        title,
        body=(OPENING[:20], SAFETY[:20]),
        headings=tuple(headings),
        date="2027年3月6日",
        **told,
    )
    return Case(made, known, look)


def filled(lines: int, note: str = "") -> Case:
    """One section of so many paragraphs of a line each, so that the page ends where the 落款 would be."""
    text = "\n\n".join(["每月排查校舍和消防隐患并逐项销号。"] * lines)
    made = draft(sections=(section("a", 1, "守牢安全底线", text),), facts={"note": note}, date="2027-03-06")
    told = Told(
        made.title,
        body=("每月排查校舍",),
        headings=((1, "守牢安全底线"),),
        date="2027年3月6日",
        note=note,
    )
    return Case(made, told)


def last(count: int) -> Section:
    """The last third-level item, with a fourth-level one below it."""
    made = item(count, "上好思政课")
    return replace(made, sections=(section("deep", 4, "建好台账", SAFETY),))


def table(id: str, title: str, rows: str) -> Section:
    """An attachment that is a table."""
    return replace(section(id, 0, title), blocks=(Block(rows, Origin("typed")),))


FORMAL: dict[str, Any] = {
    "issuer": "柳城县教育局文件",
    "doc_number": "柳教发〔2027〕3号",
    "addressee": ADDRESSEE,
    "copies": COPIES,
    "printed": "2027年3月8日",
    "note": "此件公开发布",
}
NOTICE = "柳城县教育局关于印发《柳城县教育局2027年工作要点》的通知"
LONG = "柳城县教育局关于印发《柳城县2027年义务教育优质均衡发展和学前教育普及普惠工作实施方案》的通知"
SHORT = draft(
    sections=(section("a", 1, "守牢安全底线", f"{SAFETY}全年培训安全员【待填：培训人次】人次。"),),
    date="2027-03-06",
)
CASES = {
    "short, with a blank": Case(
        SHORT,
        Told(
            SHORT.title,
            body=(SAFETY[:20],),
            headings=((1, "守牢安全底线"),),
            date="2027年3月6日",
            blanks=("培训人次",),
        ),
    ),
    "long": case("柳城县教育局2027年工作要点", 40),
    "two-line title, 版头 and 版记": case(NOTICE, 9, whole=("柳城县教育局",), **FORMAL),
    "three-line title, every field of the 版头": case(
        LONG,
        5,
        whole=("柳城县教育局",),
        **{**FORMAL, "serial": "000012", "secrecy": "内部★1年", "urgency": "加急"},
    ),
    "upwards, with 签发人": case(
        "柳城县教育局关于2027年工作打算的报告",
        3,
        whole=("柳城县教育局",),
        **{**FORMAL, "addressee": "县人民政府", "signer": "韦晓明"},
    ),
    "two attachments and a table": case(
        "柳城县教育局2027年工作要点",
        6,
        (
            table("t", "柳城县教育局2027年主要会议安排", TABLE),
            section("m", 0, "柳城县教育局2027年中小学校园安全隐患排查整治台账填报说明和要求", SAFETY),
        ),
        attachments=(
            "柳城县教育局2027年主要会议安排",
            "柳城县教育局2027年中小学校园安全隐患排查整治台账填报说明和要求",
        ),
        copies=COPIES,
        printed="2027年3月8日",
    ),
    "turned tables": case(
        "柳城县教育局2027年工作要点",
        2,
        (
            table("w", "柳城县教育局2027年校园安全隐患排查整治任务推进表", WIDE),
            table("t", "柳城县教育局2027年主要会议安排", TABLE),
        ),
        attachments=(
            "柳城县教育局2027年校园安全隐患排查整治任务推进表",
            "柳城县教育局2027年主要会议安排",
        ),
        turned=("柳城县教育局2027年校园安全隐患排查整治任务推进表",),
        copies=COPIES,
        printed="2027年3月8日",
        even=True,
    ),
    "版记 on an even page": case(NOTICE, 5, whole=("柳城县教育局",), even=True, **FORMAL),
    "a turned table at the end": case(
        "柳城县教育局2027年工作要点",
        9,
        (table("w", "校园安全隐患排查整治任务推进表", WIDE),),
        attachments=("校园安全隐患排查整治任务推进表",),
        turned=("校园安全隐患排查整治任务推进表",),
    ),
    "版记 behind a turned table": case(
        "柳城县教育局2027年工作要点",
        2,
        (table("w", "校园安全隐患排查整治任务推进表", WIDE),),
        attachments=("校园安全隐患排查整治任务推进表",),
        turned=("校园安全隐患排查整治任务推进表",),
        copies=COPIES,
        printed="2027年3月8日",
    ),
    "a 落款 that would begin the page": filled(18),
    "an 附注 that would begin the page": filled(15, "此件公开发布"),
    "unsealed": case("柳城县教育局2027年工作要点", 4, sealed=False),
    "unsealed, a long name": case(
        "2027年教育工作要点", 4, org="柳州市柳城县教育体育和科学技术工作局", sealed=False
    ),
    "sealed, a long name": case("2027年教育工作要点", 4, org="柳州市柳城县教育体育和科学技术工作局"),
}
