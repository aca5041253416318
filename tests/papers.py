"""Eight drafts that together hold every element of an official document."""

from dataclasses import replace

from drafts import TYPED, draft, section

from drafter.model.draft import Block, Draft, Section

SENTENCES = (
    "把立德树人贯穿教育教学全过程，把课堂主阵地守牢，把实践大课堂用好，让学生在真实情境中增长见识和才干。"
    "健全学校家庭社会协同育人机制，办好家长学校，开好家长会，形成目标一致的育人合力。"
)


def items(count: int, times: int = 2) -> tuple[Section, ...]:
    return tuple(
        section(f"i{n}", 3, "加强德育工作", SENTENCES * times, owner="德育股", deadline="12月底前")
        for n in range(count)
    )


def plan(title: str, count: int, *more: Section, **options: object) -> Draft:
    body = (
        section("open", 0, "", SENTENCES),
        section("one", 1, "坚持立德树人", "", (section("two", 2, "抓好德育", "", items(count)),)),
        section("three", 1, "加强组织领导", SENTENCES),
    )
    made = draft(title, (*body, *more), date="2027-03-06")
    return replace(made, **options)  # type: ignore[arg-type]


FORMAL = {
    "issuer": "柳城县教育局文件",
    "doc_number": "柳教发〔2027〕3号",
    "addressee": "各乡镇中心校、县直各学校，局机关各股室",
    "copies": "县委办公室，县人大常委会办公室，县人民政府办公室，县政协办公室，各乡镇人民政府",
    "printed": "2027-03-08",
    "note": "此件公开发布",
}
TABLE = Block("月份\t会议\t承办股室\n3月\t全县教育工作会议\t办公室\n9月\t教师节座谈会\t教师股", TYPED)
DRAFTS: dict[str, Draft] = {
    "short": draft(sections=(section("a", 1, "抓好开学", SENTENCES),), date="2027-03-06"),
    "long": plan("柳城县教育局2027年工作要点", 40),
    "two-line title, formal": plan(
        "柳城县教育局关于印发《柳城县教育局2027年工作要点》的通知", 8, facts=FORMAL
    ),
    "three-line title": plan(
        "柳城县教育局关于印发《柳城县2027年义务教育优质均衡发展和学前教育普及普惠工作实施方案》的通知", 6
    ),
    "attachments": plan(
        "柳城县教育局2027年工作要点",
        6,
        section("t", 0, "柳城县教育局2027年重点工作责任分工表"),
        replace(section("m", 0, "主要会议安排"), blocks=(TABLE,)),
    ),
    "unsealed": plan("柳城县教育局2027年工作要点", 5),
    "long name": plan("2027年工作要点", 3, org="柳州市柳城县教育体育和科学技术工作局"),
    "alone": draft(
        sections=(section("a", 1, "抓好开学", "\n\n".join([SENTENCES.split("。")[1] + "。"] * 9)),),
        date="2027-03-06",
    ),
}
