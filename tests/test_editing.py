"""Editing: text and draft are two views of one thing, and nothing typed is lost between them."""

import re
from dataclasses import replace

import pytest
from drafts_made import BLOCKS, TYPED, WORDS, drafts, example
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.editing.arrange import add, assign, drop, duplicate, find, move, rename, top_of
from drafter.editing.blanks import blanks, fill
from drafter.editing.lines import section_lines, section_text
from drafter.editing.places import block_at, spot_at, spots, swap, toggle_lock
from drafter.editing.retext import retext
from drafter.errors import DrafterError
from drafter.language.counting import section_numbers
from drafter.language.numbering import split_number
from drafter.model.draft import Block, Draft, Origin, Section
from drafter.render.document import lay_out

SPACE = re.compile(r"\s")


def bare(text: str) -> str:
    """The characters of a text without blanks and without numbers at line heads."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = ""
    for line in lines:
        number = split_number(line)
        found += line[number.length :] if number and line[number.length :].strip() else line
    return SPACE.sub("", found)


def is_within(typed: str, kept: str) -> bool:
    """Whether all typed characters are there in their order (a 。 may have been added)."""
    rest = iter(kept)
    return all(char in rest for char in typed)


@given(drafts(), st.data())
def test_the_own_text_changes_nothing(draft: Draft, data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(draft.sections)).id
    assert retext(draft, section, section_text(draft, section)) == draft


@settings(max_examples=100)
@given(drafts(), st.data())
def test_what_is_typed_is_kept_to_the_character(draft: Draft, data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(draft.sections)).id
    text = section_text(draft, section)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    typed = data.draw(st.text(st.sampled_from("学校的。，；！“”（一）1.\n　 【】"), max_size=20))
    changed = text[:start] + typed + text[end:]
    made = retext(draft, section, changed)
    assert is_within(bare(changed), SPACE.sub("", section_text(made, section))), section_text(made, section)
    assert len({one.id for one in made.walk()}) == len(list(made.walk()))
    assert [s for s in made.sections if s.id != section] == [s for s in draft.sections if s.id != section]


@settings(max_examples=60)
@given(drafts(), st.data())
def test_sentences_out_of_reach_keep_their_origin(draft: Draft, data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(draft.sections)).id
    text = section_text(draft, section)
    made = retext(draft, section, f"{text}\n学生快乐成长。")
    before = [block for one in draft.walk() for block in one.blocks]
    after = [block for one in made.walk() for block in one.blocks]
    assert [(b.text, b.origin, b.locked) for b in before] == [
        (b.text, b.origin, b.locked) for b in after if b.text != "学生快乐成长。" or b in before
    ]
    back = retext(made, section, text)
    assert section_text(back, section) == text
    assert [b.origin for one in back.walk() for b in one.blocks] == [b.origin for b in before]


@given(drafts())
def test_numbers_are_those_of_the_printed_page(draft: Draft) -> None:
    paragraphs = lay_out(draft).document.paragraphs
    numbers = section_numbers(draft)
    spans = [span for span in lay_out(draft).spans if span.block == -1]
    for span in spans:
        assert paragraphs[span.paragraph - 1].text.startswith(numbers[span.section])


def test_the_text_of_a_section() -> None:
    assert section_text(example(), "s1") == (
        "1.加强师德师风建设。落实师德考核制度。全年培训教师【待填：培训人次（人次）】。\n2.优化教师配置。推进县管校聘。"
    )
    assert section_text(example(), "s2") == (
        "安全工作常抓不懈。\n（一）压实安全责任\n签订责任书。\n建设【待填：培训人次（人次）】校园。\n（1）每月排查隐患一次。"
    )
    assert section_text(example(), "opening") == "2027年是“十五五”规划的第二年。全县教育工作要抓好落实。"
    with pytest.raises(DrafterError, match="不在文稿里"):
        section_text(example(), "没有")


def edit(before: str, after: str, section: str = "s1") -> Draft:
    text = section_text(example(), section)
    assert before in text
    return retext(example(), section, text.replace(before, after))


def test_a_changed_sentence_is_typed_and_keeps_lock_and_facts() -> None:
    made = find(edit("全年培训", "全年轮训"), "m1")
    assert made is not None
    first, second = made.blocks
    assert first == example().sections[1].sections[0].blocks[0]
    assert (second.origin.by, second.origin.facts, second.locked) == ("typed", ("count",), True)
    assert (made.owner, made.deadline, made.measure) == ("教师工作股", "12月底前", "teachers/ethics")


def of_two_sentences() -> tuple[Draft, Block]:
    """The example with its second block in two sentences, the fact in the latter."""
    draft = example()
    item = draft.sections[1].sections[0]
    both = replace(item.blocks[1], text="全年分期分批培训各学段学科教师和班主任。共300人次。")
    items = (replace(item, blocks=(item.blocks[0], both)), *draft.sections[1].sections[1:])
    parts = (draft.sections[0], replace(draft.sections[1], sections=items), *draft.sections[2:])
    return replace(draft, sections=parts), both


def test_of_two_sentences_that_stood_as_one_the_untouched_one_keeps_its_facts() -> None:
    draft, both = of_two_sentences()
    made = retext(draft, "s1", section_text(draft, "s1").replace("分期分批", "按期分批"))
    *_, first, second = made.sections[1].sections[0].blocks
    assert (first.text, second.text) == ("全年按期分批培训各学段学科教师和班主任。", "共300人次。")
    assert second.origin.facts == both.origin.facts
    assert second.locked == both.locked


def test_two_sentences_that_stood_as_one_move_together() -> None:
    draft, both = of_two_sentences()
    text = section_text(draft, "s1").replace(both.text, "") + both.text
    assert retext(draft, "s1", text).sections[1].sections[1].blocks[-1] == both


def test_a_changed_heading_keeps_the_item() -> None:
    made = find(edit("加强师德师风建设", "弘扬教育家精神"), "m1")
    assert made is not None
    assert made.heading == "弘扬教育家精神"
    assert made.blocks == example().sections[1].sections[0].blocks
    assert made.owner == "教师工作股"


def test_a_new_item_between_renumbers_the_rest() -> None:
    made = edit("2.优化", "2.关爱教师身心。办好事实事。\n2.优化")
    assert section_text(made, "s1").splitlines()[1:] == [
        "2.关爱教师身心。办好事实事。",
        "3.优化教师配置。推进县管校聘。",
    ]
    new, old = made.sections[1].sections[1:]
    assert (new.heading, new.run_in, new.level, new.blocks[0].origin) == ("关爱教师身心", True, 3, TYPED)
    assert old == example().sections[1].sections[1]


def test_items_swapped_by_cut_and_paste_stay_themselves() -> None:
    lines = section_text(example(), "s1").split("\n")
    made = retext(example(), "s1", "\n".join(reversed(lines)))
    assert [one.id for one in made.sections[1].sections] == ["m2", "m1"]
    assert section_text(made, "s1").startswith("1.优化")
    assert made.sections[1].sections[1] == example().sections[1].sections[0]


def test_a_line_cut_in_two_and_joined_again_keeps_its_origins() -> None:
    cut = edit("全年培训", "\n全年培训")
    assert [block.origin for block in cut.sections[1].sections[0].blocks] == [
        block.origin for block in example().sections[1].sections[0].blocks
    ]
    text = section_text(cut, "s1").replace("\n全年", "全年")
    assert retext(cut, "s1", text) == example()


def test_levels_go_by_the_number_typed() -> None:
    made = edit("（1）每月", "（二）办好实事。\n1.第一件。细则一。\n②小事\n（1）每月", "s2")
    lines = section_text(made, "s2").splitlines()
    assert lines[4:] == [
        "（二）办好实事",
        "1.第一件。细则一。",
        "（1）小事",
        "（2）每月排查隐患一次。",
    ] or lines[4:] == [
        "（二）办好实事。",
        "1.第一件。细则一。",
        "（1）小事",
        "（2）每月排查隐患一次。",
    ]
    assert [one.level for one in made.sections[2].walk()] == [1, 2, 2, 3, 4, 4]


@pytest.mark.parametrize(
    "line",
    ["三、不是这里的一节", "2027年工作", "3.5万名学生", "（三）", "1.", "1.。", "1.。学校", "一是抓落实。"],
)
def test_what_begins_no_item_stays_text(line: str) -> None:
    made = retext(example(), "s1", line)
    assert made.sections[1].sections == ()
    assert section_text(made, "s1") == line


@pytest.mark.parametrize("line", ["1.学：。", "1.学：。学校。", "1.学？！", "1.学…。好。"])
def test_marks_that_pile_up_behind_a_heading_are_kept(line: str) -> None:
    assert section_text(retext(example(), "s1", line), "s1") == line


def test_text_below_a_one_sentence_item_opens_a_paragraph() -> None:
    text = section_text(example(), "s2") + "\n层层压实。"
    made = retext(example(), "s2", text)
    assert section_text(made, "s2") == text


def test_an_inserted_phrase_is_remembered_by_its_sentence() -> None:
    text = section_text(example(), "s1") + "\n3.建强队伍。实施强师计划。"
    made = retext(example(), "s1", text, {"实施强师计划": "vo-9"})
    assert made.sections[1].sections[2].blocks[0].origin == Origin("typed", phrases=("vo-9",))


def test_sentences_typed_one_after_the_other_do_not_break() -> None:
    draft = example()
    for end in range(1, 30):
        draft = retext(draft, "opening", "各学校要高度重视，抓好落实。切实负责，确保“安全。”一切平安。"[:end])
    texts = [block.text for block in draft.sections[0].blocks]
    assert texts == ["各学校要高度重视，抓好落实。", "切实负责，确保“安全。”", "一切平"]


def test_an_emptied_section_and_back() -> None:
    empty = retext(example(), "s1", " \n　\n")
    assert section_text(empty, "s1") == ""
    assert empty.sections[1].heading == "加强教师队伍建设"


def test_a_flood_of_lines_is_taken_in() -> None:
    text = "\n".join(f"{n}.第{n}件事。办好。" for n in range(1, 400))
    made = retext(example(), "s1", text)
    assert len(made.sections[1].sections) == 399
    half = retext(made, "s1", "\n".join(reversed(text.split("\n")))[: len(text) // 2])
    assert len(half.sections[1].sections) > 150


def test_an_item_goes_on_into_the_section_beyond() -> None:
    draft = retext(example(), "s1", "1.第一件事。办好。\n2.第二件事。办好。")
    draft = retext(draft, "s2", "1.第三件事。办好。")
    over = move(draft, draft.sections[1].sections[1].id, 1)
    assert [one.heading for one in over.sections[1].sections] == ["第一件事"]
    assert [one.heading for one in over.sections[2].sections] == ["第二件事", "第三件事"]
    back = move(over, over.sections[2].sections[0].id, -1)
    assert back == draft
    first = draft.sections[1].sections[0]
    assert move(draft, first.id, -1) == draft
    assert {one.id for one in over.walk()} == {one.id for one in draft.walk()}


def test_arranging_sections() -> None:
    draft = example()
    assert [s.id for s in move(draft, "s2", -1).sections] == ["opening", "s2", "s1"]
    assert move(draft, "s2", 1) == draft
    assert [s.id for s in move(draft, "m2", -5).sections[1].sections] == ["m2", "m1"]
    assert find(drop(draft, "m1"), "m1") is None
    added, name = add(draft, "m1", "新任务")
    assert [one.id for one in added.sections[1].sections] == ["m1", name, "m2"]
    made = find(added, name)
    assert made is not None
    assert (made.level, made.run_in) == (3, True)
    doubled, copy = duplicate(draft, "s2")
    assert [s.id for s in doubled.sections] == ["opening", "s1", "s2", copy]
    assert len({one.id for one in doubled.walk()}) == len(list(doubled.walk()))
    assert section_text(doubled, copy) == section_text(draft, "s2")
    assert rename(draft, "s1", " 建强 队伍。").sections[1].heading == "建强 队伍"
    given_out = find(assign(draft, "m2", "人事股 ", "6月"), "m2")
    assert given_out is not None
    assert (given_out.owner, given_out.deadline) == ("人事股", "6月")
    assert move(draft, "没有", 1) == draft
    top = top_of(draft, "q1")
    assert top is not None
    assert top.id == "s2"
    alone = replace(draft, sections=draft.sections[:1])
    with pytest.raises(DrafterError, match="至少要留一节"):
        drop(alone, "opening")


def test_one_value_fills_a_blank_everywhere() -> None:
    found = blanks(example())
    assert [(blank.words, blank.count, blank.section, blank.number) for blank in found] == [
        ("培训人次（人次）", 2, "m1", "1.")
    ]
    made = fill(example(), "培训人次（人次）", " 1200人次\n")
    assert blanks(made) == ()
    assert "全年培训教师1200人次。" in section_text(made, "s1")
    assert made.sections[1].sections[0].blocks[1].origin == example().sections[1].sections[0].blocks[1].origin
    assert fill(example(), r"\1", "x") == example()


def test_the_sentence_under_the_cursor() -> None:
    draft = example()
    heading = spot_at(draft, "s1", 0, 3)
    assert heading is not None
    assert (heading.section, heading.block) == ("m1", -1)
    text = section_text(draft, "s1").split("\n")[0]
    spot = spot_at(draft, "s1", 0, text.index("全年"))
    assert spot is not None
    assert (spot.block, spot.row) == (1, 0)
    assert text[spot.start : spot.end].startswith("全年培训")
    assert spot_at(draft, "s1", 9, 0) is None
    block = block_at(draft, spot)
    assert block is not None
    assert block.locked
    other = Block("开展全员培训。", Origin("skeleton", "teachers/ethics/2#1"))
    assert swap(draft, spot, other) == draft, "a locked sentence stays"
    free = toggle_lock(draft, spot)
    assert "开展全员培训。" in section_text(swap(free, spot, other), "s1")
    assert swap(free, heading, other) == free


@given(drafts(), st.data())
def test_every_spot_shows_its_sentence(draft: Draft, data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(draft.sections)).id
    rows = section_text(draft, section).split("\n")
    for spot in spots(draft, section):
        block = block_at(draft, spot)
        if block:
            assert rows[spot.row][spot.start : spot.end] == block.text.replace("\n", " ")


@given(st.lists(BLOCKS, max_size=5), WORDS)
def test_lines_join_to_the_text(blocks: list[Block], words: str) -> None:
    draft = replace(example(), sections=(Section("s", 1, words, tuple(blocks)),))
    assert "\n".join(line.text for line in section_lines(draft, "s")) == section_text(draft, "s")
