"""The rendered page against GB/T 9704-2012: lines, characters and positions, for eight documents."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from statistics import mode

import pytest
from pages import page as told
from papers import DRAFTS
from rendering import MM, Line, Page, needs_libreoffice, pages

from drafter.render.document import document
from drafter.render.word import word
from drafter.store.styles import load_style, standard_path

pytestmark = [pytest.mark.libreoffice, needs_libreoffice, pytest.mark.xdist_group("libreoffice")]

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
CELL = 156 / 28


@cache
def paper(name: str) -> tuple[Page, ...]:
    style = load_style(standard_path())
    if name == "unsealed":
        style = replace(style, sealed=False)
    return pages(word(document(DRAFTS[name]), style))


def find(name: str, words: str) -> Line:
    return next(line for page in paper(name) for line in page.lines if words in line.text)


def at(millimetres: float) -> object:
    return pytest.approx(millimetres * MM, abs=1.2 * MM)


EVERY = pytest.mark.parametrize("name", list(DRAFTS))


@EVERY
def test_paper_is_a4_and_nothing_leaves_the_text_area(name: str) -> None:
    for page in paper(name):
        assert page.width == pytest.approx(210 * MM, abs=1)
        assert page.height == pytest.approx(297 * MM, abs=1)
        for line in page.body():
            assert line.left >= LEFT * MM - 1
            # One closing mark may hang over the edge.
            assert line.right <= (RIGHT + CELL + 0.5) * MM
            assert line.top >= (TOP - 1) * MM


@EVERY
def test_page_numbers(name: str) -> None:
    for page in paper(name):
        (foot,) = page.foot()
        assert foot.text == f"—{page.number}—" and foot.size == 14
        assert foot.middle == at(BOTTOM + 7)
        if page.number % 2:
            assert foot.right == at(RIGHT - 14 / MM)
        else:
            assert foot.left == at(LEFT + 14 / MM)


def test_a_full_page_has_22_lines() -> None:
    for page in paper("long")[1:-1]:
        middles = [line.middle for line in page.body()]
        gaps = [round((b - a) / 28.95) for a, b in pairwise(middles)]
        # A heading may have gone on to the next page with its text.
        assert 21 <= sum(gaps) + 1 <= 22
        assert middles[0] == pytest.approx(TOP * MM + 28.95 / 2, abs=2)
    assert mode(len(page.body()) for page in paper("long")[1:-1]) == 22


@pytest.mark.parametrize("name", ["long", "three-line title", "attachments", "unsealed"])
def test_a_full_line_has_28_characters(name: str) -> None:
    lines = [line for page in paper(name) for line in page.body() if line.size == 16]
    full = [line for line in lines if line.left < (LEFT + 1) * MM and line.right > (RIGHT - 1) * MM]
    assert Counter(len(line.text) for line in full).most_common(1)[0][0] == 28


def test_a_number_stays_on_one_line() -> None:
    text = "\n".join("校" * many + "，到2027年达到45.5%以上。" for many in range(17, 30))
    style = load_style(standard_path())
    lines = [
        line.text for one in pages(word(told(f"某县教育局工作要点\n{text}"), style)) for line in one.body()
    ]
    broken = [(a, b) for a, b in pairwise(lines) if a[-1:].isdigit() and b[:1] in "0123456789.%"]
    assert len(lines) > 20 and broken == []


@EVERY
def test_paragraphs_begin_two_characters_in(name: str) -> None:
    for words in ("一、", "把立德树人贯穿"):
        line = next((x for p in paper(name) for x in p.body() if x.text.startswith(words)), None)
        if line is not None:
            assert line.left == at(LEFT + 2 * CELL)


@EVERY
def test_the_first_page_shows_text(name: str) -> None:
    assert any(line.size == 16 and line.text.endswith("。") for line in paper(name)[0].body())


@EVERY
def test_signature_and_date_stand_with_text(name: str) -> None:
    for page in paper(name):
        texts = [line.text for line in page.body()]
        if "2027年3月6日" in texts:
            place = texts.index("2027年3月6日")
            assert texts[place - 1] == DRAFTS[name].org
            assert place >= 2, "nothing but the signature on its page"


@pytest.mark.parametrize("name", ["short", "long", "attachments"])
def test_a_sealed_date_is_four_characters_in_and_the_name_centred_on_it(name: str) -> None:
    signature, date = find(name, "柳城县教育局"), find(name, "2027年3月6日")
    signature = next(
        line for p in paper(name) for line in p.body() if line.text == "柳城县教育局" and line.size == 16
    )
    assert date.right == at(RIGHT - 4 * CELL)
    # Both are six 字 wide where digits are half a 字, as in the fonts of offices.
    assert signature.right == at(RIGHT - 4 * CELL)


def test_an_unsealed_name_is_two_characters_in_and_the_date_begins_two_behind() -> None:
    name = next(x for p in paper("unsealed") for x in p.body() if x.text == "柳城县教育局")
    date = find("unsealed", "2027年3月6日")
    assert name.right <= (RIGHT - 2 * CELL + 1.2) * MM
    # The date's place is measured from the right: its digits are wider here than in the fonts of offices.
    assert date.left > name.left and date.right == at(RIGHT)
    assert date.right <= RIGHT * MM + 1


def test_a_long_name_stays_inside() -> None:
    name = next(x for p in paper("long name") for x in p.body() if x.text == DRAFTS["long name"].org)
    assert name.right <= RIGHT * MM + 1


def test_titles_form_a_trapezoid_or_diamond_of_whole_words() -> None:
    titles = {
        name: [line.text for line in paper(name)[0].body() if line.size == 22]
        for name in ("short", "two-line title, formal", "three-line title")
    }
    assert titles["short"] == ["柳城县教育局2027年工作要点"]
    assert titles["two-line title, formal"] == [
        "柳城县教育局关于印发",
        "《柳城县教育局2027年工作要点》的通知",
    ]
    three = titles["three-line title"]
    assert len(three) == 3 and min(map(len, three)) >= 4
    assert not (len(three[0]) > len(three[1]) < len(three[2])), "an hourglass"
    for line in paper("three-line title")[0].body()[:3]:
        assert (line.left + line.right) / 2 == at((LEFT + RIGHT) / 2)


def test_letterhead() -> None:
    page = paper("two-line title, formal")[0]
    issuer, number = page.lines[0], page.lines[1]
    assert issuer.text == "柳城县教育局文件" and issuer.size == 50
    assert issuer.top == pytest.approx((TOP + 35) * MM, abs=3 * MM)
    assert number.text == "柳教发〔2027〕3号"
    (red,) = page.rules
    assert red[0] == at(LEFT) and red[2] == at(RIGHT)
    assert red[1] - number.bottom == pytest.approx(4 * MM, abs=2 * MM)
    title = next(line for line in page.lines if line.size == 22)
    assert title.middle - red[1] == pytest.approx(2.5 * 28.95, abs=0.5 * 28.95)


def test_imprint_ends_on_the_edge_of_the_text_area() -> None:
    page = paper("two-line title, formal")[-1]
    rules = sorted(page.rules, key=lambda rule: rule[1])
    assert len(rules) == 3
    assert rules[-1][1] == at(BOTTOM)
    assert {(round(r[0] / MM), round(r[2] / MM)) for r in rules} == {(28, 184)}
    copies = find("two-line title, formal", "抄送：")
    printed = find("two-line title, formal", "2027年3月8日印发")
    assert copies.left == at(LEFT + 14 / MM) and copies.size == 14
    assert printed.left == at(LEFT + 14 / MM) and printed.right == at(RIGHT - 14 / MM)


def test_attachments_begin_pages() -> None:
    marks = [page for page in paper("attachments") if page.lines[0].text in ("附件1", "附件2")]
    assert len(marks) == 2
    for page, title in zip(marks, ("柳城县教育局2027年重点工作责任分工表", "主要会议安排"), strict=True):
        assert page.lines[0].left == at(LEFT)
        assert page.lines[1].text == title and page.lines[1].size == 22
        third_line = TOP * MM + 2.5 * 28.95
        assert page.lines[1].middle == pytest.approx(third_line, abs=4)
    first = find("attachments", "附件：1.")
    second = find("attachments", "2.主要会议安排")
    assert first.left == at(LEFT + 2 * CELL) and second.left == at(LEFT + 5 * CELL)


def test_the_table_fits_the_text_area_and_repeats_its_head() -> None:
    heads = [p for p in paper("attachments") if any(x.text.startswith("序号重点任务") for x in p.lines)]
    assert heads
    for page in heads:
        assert min(r[0] for r in page.rules) >= (LEFT - 0.5) * MM
        assert max(r[2] for r in page.rules) <= (RIGHT + 0.5) * MM
