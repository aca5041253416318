"""Parts given out and brought back: nothing is lost, who changed what is told, clashes are never silent."""

import copy
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from drafts import draft, section
from drafts_made import drafts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.merging.unit import owners
from drafter.model.draft import Block, Draft, Origin, Section
from drafter.pipeline.export import export
from drafter.pipeline.merge import Merged, as_json, as_text, merge_files
from drafter.pipeline.parts import units_of
from drafter.pipeline.split import split_file
from drafter.store.drafts import load_draft, save_draft

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def plan() -> Draft:
    """Three departments' items, one with a blank, one with a table, below two sections."""
    table = Block("学校\t任务\n一中\t试点", Origin("typed"), paragraph=True)
    drill = section(
        "drill", 3, "开展应急演练", "每学期演练【待填：次数】次。", owner="安全股", deadline="每学期"
    )
    return draft(
        sections=(
            section("opening", 0, "", "做好全县教育工作。"),
            section(
                "students",
                1,
                "促进学生发展",
                sections=(
                    section("moral", 3, "上好思政课", "配齐教师。抓好备课。", owner="德育股"),
                    section(
                        "sport", 3, "保证体育时间", "每天一节体育课。", owner="体卫艺股", partners=("德育股",)
                    ),
                    section("labor", 3, "开展劳动教育", "建好基地。", owner="德育股", deadline="6月底前"),
                ),
            ),
            section(
                "safety",
                1,
                "守牢安全底线",
                sections=(
                    drill,
                    replace(
                        section("bus", 3, "管好校车", "逐车检查。", owner="安全股"),
                        blocks=(table,),
                        run_in=False,
                    ),
                ),
            ),
        ),
    )


class Office:
    """A folder with a draft, its parts, and what comes of merging them."""

    def __init__(self, folder: Path, made: Draft) -> None:
        self.folder, self.file, self.parts = folder, folder / "草稿.yaml", folder / "分发"
        save_draft(self.file, made)
        self.split = split_file(self.file, self.parts, force=True)

    def part(self, owner: str) -> Path:
        return next(part.file for part in self.split.parts if part.owner == owner)

    def merge(self, *parts: Path) -> Merged:
        return merge_files(self.file, parts, self.folder / "合稿.yaml", force=True)

    def draft(self) -> Draft:
        return load_draft(self.folder / "合稿.yaml")

    def all(self) -> list[Path]:
        return [part.file for part in self.split.parts]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, plan())


def edit(
    path: Path, change: Callable[[Any], None], to: Path | None = None, by: str = "", day: int = 0
) -> Path:
    """Change a Word file as somebody would by hand, and save it."""
    word = docx.Document(str(path))
    change(word)
    if by:
        word.core_properties.last_modified_by = by
        word.core_properties.modified = datetime(2027, 1, day, 9, 30)
    word.save(str(to or path))
    return to or path


def said(paragraph: Any) -> str:
    """The words of a paragraph, those in content controls too."""
    return "".join(text.text or "" for text in paragraph._p.iter(qn("w:t")))


def find(word: Any, words: str) -> Any:
    return next(p for p in word.paragraphs if words in said(p))


def put(old: str, new: str) -> Callable[[Any], None]:
    """Replace words in the paragraph that holds them."""

    def change(word: Any) -> None:
        paragraph = find(word, old)
        text = said(paragraph).replace(old, new)
        for child in list(paragraph._p):
            if child.tag.endswith(("}r", "}sdt")):
                paragraph._p.remove(child)
        paragraph.add_run(text)

    return change


def below(words: str, new: str) -> Callable[[Any], None]:
    """A new paragraph behind the one that holds the words."""

    def change(word: Any) -> None:
        made = copy.deepcopy(find(word, words)._p)
        find(word, words)._p.addnext(made)
        paragraph = WordParagraph(made, word)
        for child in [child for child in made if not child.tag.endswith("}pPr")]:
            made.remove(child)
        paragraph.add_run(new)

    return change


def texts(made: Draft) -> dict[str, str]:
    return {s.id: "".join(block.text for block in s.blocks) for s in made.walk()}


def test_a_part_holds_its_own_items_below_their_headings(office: Office) -> None:
    word = docx.Document(str(office.part("德育股")))
    lines = [said(p) for p in word.paragraphs if said(p)]
    assert lines[0] == "柳城县教育局2027年工作要点（德育股填报稿）"
    assert lines[2:] == [
        "一、促进学生发展",
        "1.上好思政课。配齐教师。抓好备课。",
        "（责任股室：德育股；完成时限：【待填：完成时限】）",
        "3.开展劳动教育。建好基地。",
        "（责任股室：德育股；完成时限：6月底前）",
    ]
    assert [(part.owner, part.items, part.blanks) for part in office.split.parts] == [
        ("德育股", 2, 1),
        ("体卫艺股", 1, 1),
        ("安全股", 2, 2),
    ]
    assert office.split.unowned == ("未设标题的段落",)


def test_parts_are_the_same_bytes_each_time_and_not_replaced_when_changed(office: Office) -> None:
    before = office.part("德育股").read_bytes()
    split_file(office.file, office.parts)
    assert office.part("德育股").read_bytes() == before
    edit(office.part("安全股"), put("每学期演练", "每季度演练"))
    with pytest.raises(DrafterError, match="改动"):
        split_file(office.file, office.parts)


def test_split_and_merge_give_the_same_draft(office: Office) -> None:
    merged = office.merge(*office.all())
    assert office.draft() == plan()
    assert not merged.outcome.missing and not merged.outcome.doubts


def with_owners(made: Draft, names: list[str]) -> Draft:
    """Every section of a drawn draft with an owner by turns, "" for nobody."""
    turn = iter(names * 50)

    def owned(one: Section) -> Section:
        return replace(one, owner=next(turn), sections=tuple(owned(child) for child in one.sections))

    return replace(made, sections=tuple(owned(one) for one in made.sections))


OWNED = st.builds(
    with_owners, drafts(), st.lists(st.sampled_from(["甲股", "乙股", "丙室", ""]), min_size=3, max_size=6)
).filter(lambda made: any(one.owner for one in made.walk()))


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(made=OWNED)
def test_any_draft_comes_back_as_it_went_out(tmp_path: Path, made: Draft) -> None:
    shutil.rmtree(tmp_path / "分发", ignore_errors=True)
    office = Office(tmp_path, made)
    merged = office.merge(*office.all())
    assert office.draft() == load_draft(office.file)
    assert not merged.outcome.changes and not merged.outcome.clashes and not merged.outcome.missing


def grow(words: str, more: str) -> Callable[[Any], None]:
    """A sentence more in the paragraph that holds the words."""

    def change(word: Any) -> None:
        find(word, words).add_run(more)

    return change


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_different_parts_never_clash_and_the_same_part_always_does(
    tmp_path: Path, data: st.DataObject
) -> None:
    office = Office(tmp_path, plan())
    lines = {"moral": "上好思政课", "labor": "开展劳动教育", "sport": "保证体育时间", "drill": "开展应急演练"}
    units = {unit.id: unit for unit in units_of(plan())}
    one, other = (data.draw(st.sampled_from(sorted(lines))) for _ in range(2))
    files = []
    for name, who in ((one, "甲"), (other, "乙")):
        source, target = office.part(units[name].owner), tmp_path / f"{who}.docx"
        files.append(edit(source, grow(lines[name], f"{who}补充了一句。"), target))
    merged = office.merge(*files)
    assert [clash.unit for clash in merged.outcome.clashes] == ([one] if one == other else [])
    after = texts(office.draft())
    if one == other:
        assert after == texts(plan())
        assert all(f"{who}补充了一句。" in as_text(merged) for who in "甲乙")
    else:
        assert after[one].endswith("甲补充了一句。") and after[other].endswith("乙补充了一句。")


def test_what_was_typed_goes_in_and_says_whose_it_is(office: Office) -> None:
    part = edit(office.part("德育股"), put("抓好备课。", "每周集体备课一次。"), by="王敏", day=12)
    merged = office.merge(part)
    moral = next(one for one in office.draft().walk() if one.id == "moral")
    assert [block.text for block in moral.blocks] == ["配齐教师。", "每周集体备课一次。"]
    assert moral.blocks[1].origin == Origin("document", "德育股.docx")
    assert moral.blocks[0] == plan().sections[1].sections[0].blocks[0]
    (change,) = as_json(merged)["changed"]
    assert (change["who"], change["by"], change["when"]) == ("德育股", "王敏", "2027-01-12T09:30:00Z")
    assert [one["who"] for one in as_json(merged)["missing"]] == ["体卫艺股", "安全股"]


def test_a_blank_is_filled_and_a_deadline_set(office: Office) -> None:
    part = edit(office.part("安全股"), put("【待填：次数】", "2"))
    edit(part, put("完成时限：每学期", "完成时限：11月底前"))
    office.merge(part)
    drill = next(one for one in office.draft().walk() if one.id == "drill")
    assert drill.blocks[0].text == "每学期演练2次。"
    assert (drill.owner, drill.deadline) == ("安全股", "11月底前")


def test_a_new_item_is_the_departments_and_numbers_follow(office: Office) -> None:
    part = edit(office.part("德育股"), below("上好思政课", "2.开展研学。组织一次研学。"))
    office.merge(part)
    items = office.draft().sections[1].sections
    assert [one.heading for one in items] == ["上好思政课", "开展研学", "保证体育时间", "开展劳动教育"]
    assert items[1].owner == "德育股" and items[1].run_in


def test_a_line_behind_an_items_tag_is_a_new_item_with_the_tag_it_names(office: Office) -> None:
    new = "清查校车隐患。每月查一次。（责任股室：安全股；配合单位：团委；完成时限：9月底前）"
    office.merge(edit(office.part("安全股"), below("完成时限：每学期", new)))
    made = next(one for one in office.draft().walk() if one.heading == "清查校车隐患")
    assert [block.text for block in made.blocks] == ["每月查一次。"]
    assert (made.owner, made.partners, made.deadline) == ("安全股", ("团委",), "9月底前")
    drill = next(one for one in office.draft().walk() if one.id == "drill")
    assert drill.deadline == "每学期"


def test_a_number_that_was_deleted_stays_an_item(office: Office) -> None:
    part = edit(office.part("德育股"), put("3.开展劳动教育。建好基地。", "开展劳动教育。建好劳动基地。"))
    office.merge(part)
    labor = next(one for one in office.draft().walk() if one.id == "labor")
    assert (labor.heading, labor.blocks[0].text) == ("开展劳动教育", "建好劳动基地。")


def test_what_was_deleted_is_gone_and_told(office: Office) -> None:
    def delete(word: Any) -> None:
        element = find(word, "开展劳动教育")._p
        element.getparent().remove(element)

    merged = office.merge(edit(office.part("德育股"), delete))
    assert "labor" not in texts(office.draft())
    assert [doubt.unit for doubt in merged.outcome.doubts] == ["labor"]


def test_a_table_comes_back_as_a_table(office: Office) -> None:
    def change(word: Any) -> None:
        word.tables[0].rows[1].cells[1].text = "全面推开。年底验收"

    office.merge(edit(office.part("安全股"), change))
    bus = next(one for one in office.draft().walk() if one.id == "bus")
    assert [block.text for block in bus.blocks] == ["学校\t任务\n一中\t全面推开。年底验收"]


def test_a_heading_of_others_is_not_taken(office: Office) -> None:
    merged = office.merge(edit(office.part("德育股"), put("促进学生发展", "促进学生全面发展")))
    assert office.draft() == plan()
    assert "促进学生全面发展" in merged.outcome.doubts[0].text


def test_the_same_part_twice_is_one(office: Office) -> None:
    part = edit(office.part("德育股"), put("抓好备课。", "集体备课。"))
    twin = shutil.copy(part, office.folder / "德育股（2）.docx")
    merged = office.merge(part, Path(twin))
    assert [(double.owner, double.alike) for double in merged.outcome.doubles] == [("德育股", True)]
    assert not merged.outcome.clashes and len(merged.outcome.changes) == 1


def test_a_part_edited_twice_keeps_both_and_clashes_where_both_changed(office: Office) -> None:
    one = edit(office.part("德育股"), put("抓好备课。", "集体备课。"), office.folder / "甲.docx")
    other = edit(office.part("德育股"), put("抓好备课。", "分组备课。"), office.folder / "乙.docx")
    edit(other, put("建好基地。", "建好两个基地。"))
    merged = office.merge(one, other)
    assert [double.alike for double in merged.outcome.doubles] == [False]
    (clash,) = as_json(merged)["clashes"]
    assert [version["file"] for version in clash["versions"]] == ["甲.docx", "乙.docx"]
    assert texts(office.draft())["labor"] == "建好两个基地。"
    assert texts(office.draft())["moral"] == "配齐教师。抓好备课。"


def test_what_the_office_changed_meanwhile_clashes_only_where_both_did(office: Office) -> None:
    part = edit(office.part("德育股"), put("抓好备课。", "集体备课。"))
    newer = load_draft(office.file)
    moral, sport, labor = newer.sections[1].sections
    labor = replace(labor, blocks=(Block("建好县级基地。", Origin("typed")),))
    students = replace(newer.sections[1], sections=(moral, sport, labor))
    save_draft(office.file, replace(newer, sections=(newer.sections[0], students, newer.sections[2])))
    assert not office.merge(part).outcome.clashes
    assert texts(office.draft())["labor"] == "建好县级基地。"
    edit(part, put("建好基地。", "建好市级基地。"))
    (clash,) = office.merge(part).outcome.clashes
    assert [rival.sender is None for rival in clash.rivals] == [True, False]
    assert texts(office.draft())["labor"] == "建好县级基地。"


def test_a_part_of_another_draft_is_refused_and_nothing_written(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "别的"
    folder.mkdir()
    other = Office(folder, replace(plan(), year=2028, title="柳城县教育局2028年工作要点"))
    with pytest.raises(DrafterError, match=r"2028年工作要点.*不属于"):
        office.merge(office.part("德育股"), other.part("德育股"))
    assert not (office.folder / "合稿.yaml").exists()


def test_a_part_written_freely_is_laid_by_its_headings(office: Office) -> None:
    free = office.folder / "德育股.txt"
    free.write_text(
        "德育股2027年工作安排\n一、促进学生发展\n1.上好思政课。配齐专职教师，每周备课。\n"
        "2.开展劳动教育活动。建好两个基地。\n3.办好读书节。四月举办。\n",
        "utf-8",
    )
    merged = office.merge(free)
    after = texts(office.draft())
    assert after["moral"] == "配齐专职教师，每周备课。"
    assert after["labor"] == "建好两个基地。"
    items = office.draft().sections[1].sections
    assert [one.heading for one in items] == ["上好思政课", "保证体育时间", "开展劳动教育活动", "办好读书节"]
    assert {one.sender.who for one in merged.outcome.changes} == {"德育股"}
    assert any("相近" in doubt.message for doubt in merged.outcome.doubts)
    assert any("新的一项" in doubt.message for doubt in merged.outcome.doubts)


def test_headings_without_numbers_are_known_by_their_words(office: Office) -> None:
    free = office.folder / "德育股.txt"
    free.write_text(
        "德育股修改意见\n统稿同志：\n上好思政课\n配齐专职教师，每周备课。\n办好读书节\n四月举办。\n", "utf-8"
    )
    office.merge(free)
    assert texts(office.draft())["moral"] == "配齐专职教师，每周备课。"
    assert any(one.heading == "办好读书节" for one in office.draft().walk())


def test_a_heading_that_only_groups_takes_no_items_place(office: Office) -> None:
    free = office.folder / "安全股.txt"
    free.write_text("一、应急演练\n1.开展应急演练。每学期演练两次。\n2.办好安全周。三月举办。\n", "utf-8")
    merged = office.merge(free)
    assert texts(office.draft())["drill"] == "每学期演练两次。"
    headings = [one.heading for one in office.draft().sections[2].sections]
    assert headings == ["开展应急演练", "办好安全周", "管好校车"]
    assert any(doubt.text == "一、应急演练" for doubt in merged.outcome.doubts)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("关于食堂采购的说明\n一、采购范围\n米面粮油。\n二、采购方式\n公开招标。\n", "对得上"),
        ("柳城县教育局2025年工作要点\n一、促进学生发展\n1.上好思政课。去年的话。\n", "2025年"),
    ],
)
def test_what_fits_nowhere_is_refused(office: Office, text: str, why: str) -> None:
    free = office.folder / "来稿.txt"
    free.write_text(text, "utf-8")
    with pytest.raises(DrafterError, match=why):
        office.merge(free)


def whole(office: Office, made: Draft | None = None) -> Path:
    export(made or plan(), office.folder / "全稿.docx", force=True)
    return office.folder / "全稿.docx"


@pytest.mark.parametrize("tagged", [False, True])
def test_a_whole_copy_edited_by_hand_updates_the_draft(tmp_path: Path, tagged: bool) -> None:
    office = Office(tmp_path, replace(plan(), tagged=tagged))
    file = whole(office, load_draft(office.file))
    assert not office.merge(file).outcome.changes
    assert office.draft() == load_draft(office.file)
    edit(file, put("每天一节体育课。", "每天一节体育课，课间再活动半小时。"), by="李局长", day=15)
    edit(file, put("守牢安全底线", "守牢校园安全底线"))
    edit(file, below("做好全县教育工作", "各校要抓好落实。"))
    merged = office.merge(file)
    made = office.draft()
    assert texts(made)["sport"] == "每天一节体育课，课间再活动半小时。"
    assert texts(made)["opening"] == "做好全县教育工作。各校要抓好落实。"
    assert made.sections[2].heading == "守牢校园安全底线"
    assert [one.owner for one in made.walk()] == [one.owner for one in plan().walk()]
    assert {change.unit for change in merged.outcome.changes} == {"sport", "safety", "opening"}
    assert not merged.outcome.missing


def test_an_old_copy_never_takes_back_what_is_newer(office: Office) -> None:
    file = whole(office)
    newer = replace(plan(), sections=(section("opening", 0, "", "新写的开头。"), *plan().sections[1:]))
    save_draft(office.file, newer)
    edit(file, put("每天一节体育课。", "每天两节体育课。"))
    merged = office.merge(file)
    assert [change.unit for change in merged.outcome.changes] == ["sport"]
    assert texts(office.draft())["opening"] == "新写的开头。"


def test_a_copy_tells_nothing_of_what_was_deleted_from_it(office: Office) -> None:
    file = whole(office)
    properties = docx.Document(str(file)).part.package.iter_parts()
    custom = next(part.blob for part in properties if str(part.partname).endswith("custom.xml"))
    assert len(custom) < 3000 and b"drafter-copy-1" in custom


def test_the_leaders_comments_become_notes_at_their_places(office: Office) -> None:
    def remark(word: Any) -> None:
        paragraph = find(word, "每天一节体育课")
        word.add_comment(paragraph.runs, "写上课间活动", author="李局长")

    merged = office.merge(edit(whole(office), remark))
    (note,) = office.draft().notes
    assert (note.section, note.text, note.author) == ("sport", "写上课间活动", "李局长")
    assert "写上课间活动" in as_text(merged)
    assert load_draft(office.folder / "合稿.yaml").notes == merged.notes


def test_a_draft_without_departments_cannot_be_split(tmp_path: Path) -> None:
    file = tmp_path / "草稿.yaml"
    save_draft(file, draft(sections=(section("a", 1, "守牢底线", "抓好落实。"),)))
    with pytest.raises(DrafterError, match="责任科室"):
        split_file(file, tmp_path / "分发")
    assert not (tmp_path / "分发").exists()


def test_owners_are_those_of_the_section_above_too() -> None:
    made = draft(
        sections=(section("a", 1, "一", "", (section("b", 2, "二", "话。"),), owner="甲股"),),
    )
    assert [unit.owner for unit in units_of(made)] == ["甲股", "甲股"]
    assert owners(units_of(made)) == ("甲股",)


def test_an_item_rewritten_from_end_to_end_is_still_known_by_its_bookmark(office: Office) -> None:
    part = edit(office.part("德育股"), put("3.开展劳动教育。建好基地。", "组织研学旅行。一年两次。"))
    edit(part, below("完成时限：【待填", "2.办好读书节。四月举办。"))
    office.merge(part)
    items = {one.id: one.heading for one in office.draft().sections[1].sections}
    assert items["labor"] == "组织研学旅行"
    labor = next(one for one in office.draft().walk() if one.id == "labor")
    assert (labor.owner, labor.deadline) == ("德育股", "6月底前")
    assert list(items.values()) == ["上好思政课", "办好读书节", "保证体育时间", "组织研学旅行"]
