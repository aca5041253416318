"""A draft as a document: numbers, leads, tags, signature, outline and places."""

from dataclasses import replace

from drafts import draft, section

from drafter.model.draft import Section
from drafter.pipeline.check import check_draft
from drafter.render.document import document, lay_out


def plan() -> tuple[Section, ...]:
    items = (section("a", 3, "加强师德", "完善制度。"), section("b", 3, "补充教师", "招聘教师。"))
    safety = section("c", 3, "保障安全", "开展排查。", owner="安全股", partners=("团委",))
    safety = replace(safety, deadline="12月底前")
    return (
        section("open", 0, "", "总体要求是稳。"),
        section("one", 1, "建强队伍", "", (section("one-1", 2, "抓师德", "", items),)),
        section("two", 1, "守住底线", "", (section("two-1", 2, "抓安全", "", (safety,)),)),
    )


def texts(**options: object) -> list[str]:
    return [p.text for p in document(draft(sections=plan(), **options)).paragraphs]  # type: ignore[arg-type]


def test_numbers_follow_the_place() -> None:
    assert texts(date="2027-03-06") == [
        "柳城县教育局2027年工作要点",
        "总体要求是稳。",
        "一、建强队伍",
        "（一）抓师德",
        "1.加强师德。完善制度。",
        "2.补充教师。招聘教师。",
        "二、守住底线",
        "（一）抓安全",
        "1.保障安全。开展排查。",
        "柳城县教育局",
        "2027年3月6日",
    ]


def test_items_run_on_when_numbering_is_continuous() -> None:
    assert "3.保障安全。开展排查。" in texts(numbering="continuous")


def test_a_tag_names_owner_partners_and_deadline() -> None:
    assert "1.保障安全。开展排查。（责任股室：安全股；配合单位：团委；完成时限：12月底前）" in texts(
        tagged=True
    )


def test_a_day_that_no_calendar_has_is_printed_as_a_date_for_the_checks_to_find() -> None:
    assert texts(date="2027-02-30")[-1] == "2027年2月30日"
    assert texts(date="2027-3-6")[-1] == "2027年3月6日"
    assert texts(date="2027年3月")[-1] == "2027年3月"
    found = check_draft(draft(sections=plan(), date="2027-02-30"), only=("calendar-date",))
    assert [finding.excerpt for finding in found] == ["2027年2月30日"]


def test_an_unknown_date_is_a_blank() -> None:
    assert texts()[-2:] == ["柳城县教育局", "【待填：成文日期】"]
    assert texts(signed=False)[-1] == "1.保障安全。开展排查。"


def test_the_addressee_ends_with_a_colon() -> None:
    assert texts(facts={"addressee": "各乡镇中心校，县直各学校"})[1] == "各乡镇中心校，县直各学校："


def test_leads_cover_number_and_heading() -> None:
    made = document(draft(sections=plan()))
    leads = [p.text[: p.lead] for p in made.paragraphs if p.role == "heading"]
    assert leads[:3] == ["一、建强队伍", "（一）抓师德", "1.加强师德。"]
    assert [p.level for p in made.paragraphs if p.role == "heading"][:3] == [1, 2, 3]


def test_the_outline_points_into_the_paragraphs() -> None:
    made = document(draft(sections=plan(), tagged=True))
    first = made.outline[0].children[0].children[0]
    assert (first.number, first.heading, first.text, first.paragraphs) == (
        "1.",
        "加强师德",
        "完善制度。",
        (5,),
    )
    last = made.outline[1].children[0].children[0]
    assert last.owner == "安全股" and last.text.endswith("12月底前）")
    assert made.preface == "总体要求是稳。"
    assert made.closing.startswith("柳城县教育局\n")


def test_every_block_has_its_place() -> None:
    made = lay_out(draft(sections=plan()))
    assert made.spans
    for span in made.spans:
        text = made.document.paragraphs[span.paragraph - 1].text[span.start : span.end]
        assert text and (span.block < 0 or text.endswith("。"))


def test_an_item_of_one_sentence_is_all_heading() -> None:
    item = replace(section("x", 3, "开展大排查，整改隐患"), run_in=False)
    made = document(draft(sections=(section("one", 1, "守底线", "", (item,)),)))
    assert made.paragraphs[2].text == "1.开展大排查，整改隐患。"
    assert made.outline[0].children[0].text == ""


def test_paragraphs_inside_an_item() -> None:
    item = section("x", 3, "抓安全", "排查隐患。限期整改。\n\n压实责任。")
    made = document(draft(sections=(section("one", 1, "守底线", "", (item,)),), signed=False))
    assert [p.text for p in made.paragraphs[2:]] == ["1.抓安全。排查隐患。限期整改。", "压实责任。"]
    assert made.outline[0].children[0].text == "排查隐患。限期整改。\n压实责任。"
