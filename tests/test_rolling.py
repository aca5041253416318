"""A year forward: what must shift shifts, what must stay stays, nothing stale is kept silently."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.language.sentences import clauses
from drafter.language.terms import Terms
from drafter.model.draft import Draft
from drafter.reading import read
from drafter.rolling import Carried, Rolled, carry, roll
from drafter.store.reference import load_terms

ROOT = Path(__file__).resolve().parent.parent
TERMS = Terms(load_terms(ROOT / "phrasebank" / "terms.yaml"))
MARKED = sorted((ROOT / "tests" / "data" / "rolling").glob("*.txt"))
MARK = re.compile("[‹›〖〗]")
SEEDS = sorted((ROOT.parent / "shared" / "corpus" / "seeds").glob("*.txt"))


def rolled_text(text: str, folder: Path, year: int | None = None) -> tuple[Carried, Rolled]:
    path = folder / "旧稿.txt"
    path.write_text(text, "utf-8")
    document = read(path).documents[0]
    carried = carry(document, file=path.name, org=document.org or "甲县教育局", level="county", year=2026)
    to = year or (document.year or 2026) + 1
    return carried, roll(carried.draft, to, terms=TERMS, year_from=document.year, sources=carried.sources)


def lines(draft: Draft) -> Iterator[tuple[str, str]]:
    """Every text of a draft with its section's place, headings first."""
    yield "title", draft.title
    for section in draft.walk():
        yield section.id, section.heading
        for block in section.blocks:
            yield section.id, block.text


def sentence(text: str, tmp_path: Path, title: str = "甲县教育局2026年工作要点") -> tuple[str, Rolled]:
    """One sentence rolled inside a plan of 2026."""
    _, rolled = rolled_text(
        f"{title}\n一、重点工作\n1.抓好落实。{text}\n2.强化保障。加强组织领导。\n", tmp_path
    )
    item = next(section for section in rolled.draft.walk() if section.heading == "抓好落实")
    return "".join(block.text for block in item.blocks), rolled


def spans(line: str) -> Iterator[tuple[str, str, int]]:
    """The marked words of a line: ‹ year-bound, 〖 must stay; with their place in the plain line."""
    plain = 0
    for piece in re.split("([‹〖][^‹›〖〗]*[›〗])", line):
        words = MARK.sub("", piece)
        if piece[:1] in "‹〖" and piece:
            yield piece[0], words, plain
        plain += len(words)


def silently_kept(words: str, before: str, after: str, rolled: Rolled) -> bool:
    if any(words in one.excerpt or one.excerpt in words for one in rolled.leftovers):
        return False
    return words in after and all(
        words not in change.before or words in change.after for change in rolled.changed
    )


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"bound": [], "kept": [], "stay": [], "changed": []}
    for path in MARKED:
        marked = path.read_text("utf-8")
        carried, rolled = rolled_text(MARK.sub("", marked), tmp_path_factory.mktemp("marked"))
        old, new = list(lines(carried.draft)), list(lines(rolled.draft))
        assert [where for where, _ in old] == [where for where, _ in new]
        for line in marked.splitlines():
            plain = MARK.sub("", line)
            for kind, words, at in spans(line):
                pair = next(
                    ((a, b) for (_, a), (_, b) in zip(old, new, strict=True) if a and a in plain
                     and words in a
                     and plain.index(a) <= at < plain.index(a) + len(a)),
                    (words, rolled.draft.date or ""),
                )  # fmt: skip
                if kind == "‹":
                    found["bound"].append(words)
                    if silently_kept(words, *pair, rolled):
                        found["kept"].append(f"{path.name}: {words} | {pair[1]}")
                else:
                    found["stay"].append(words)
                    if words not in pair[1]:
                        found["changed"].append(f"{path.name}: {words} | {pair[1]}")
    return found


def test_nothing_year_bound_is_kept_silently(measured: dict[str, list[str]]) -> None:
    assert len(measured["bound"]) >= 150
    assert not measured["kept"]


def test_nothing_that_must_stay_is_changed(measured: dict[str, list[str]]) -> None:
    assert len(measured["stay"]) >= 33
    assert not measured["changed"]


SHIFTS = (
    ("2026年6月底前完成。", "2027年6月底前完成。"),
    ("2026年是“十五五”规划的开局之年。", "2027年是“十五五”规划的第二年。"),
    ("2026年是“十五五”开局起步之年。", "2027年是“十五五”第二年。"),
    ("做好第42个教师节庆祝活动。", "做好第43个教师节庆祝活动。"),
    ("做好第四十二个教师节庆祝活动。", "做好第四十三个教师节庆祝活动。"),
    ("9月10日（星期四）召开座谈会。", "9月10日（星期五）召开座谈会。"),
    ("2026年9月10日（周四）召开座谈会。", "2027年9月10日（周五）召开座谈会。"),
    ("做好2026—2027学年度招生。", "做好2027—2028学年度招生。"),
    ("二〇二六年抓好落实。", "二〇二七年抓好落实。"),
    ("2027年1月底前报送总结。", "2028年1月底前报送总结。"),
    ("为2027年工作做好准备。", "为2028年工作做好准备。"),
    ("巩固率达到97%以上。", "巩固率达到【待填：巩固率，原为97】%以上。"),
    ("新建公办幼儿园3所。", "新建公办幼儿园【待填：新建公办幼儿园，原为3】所。"),
    ("改造3所薄弱学校。", "改造【待填：改造薄弱学校，原为3】所薄弱学校。"),
    ("近视率由52.5%降到51%。", "近视率由【待填：近视率，原为52.5】%降到【待填：近视率，原为51】%。"),
    ("组织两期培训班。", "组织【待填：组织培训班，原为两】期培训班。"),
    ("招聘教师120余名。", "招聘教师【待填：招聘教师，原为120】余名。"),
    ("2026年6月前印发《甲县学区制管理办法》。", "2027年6月前印发《甲县学区制管理办法》。"),
    ("今年（2026年）完成任务。", "今年（2027年）完成任务。"),
    ("是三年计划（2025—2027年）承上启下之年。", "是三年计划（2025—2027年）收官之年。"),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SHIFTS)
def test_what_must_shift_shifts(before: str, after: str, tmp_path: Path) -> None:
    text, rolled = sentence(before, tmp_path)
    assert text == after
    assert any(change.after in text or text in change.after for change in rolled.changed)


STAYS = (
    "落实《教育强国建设规划纲要（2024—2035年）》。",
    "执行柳教发〔2026〕3号文件。",
    "贯彻2026年1月1日起施行的《国家通用语言文字法》。",
    "落实《甲县校园安全条例》（2026年3月印发）和2026年1月印发的《教育督导意见》。",
    "按照2022年版课程标准开足课程。",
    "到2035年建成教育强县。",
    "保障每天综合体育活动时间不少于2小时、课间15分钟。",
    "每学期组织演练2次，安全责任事故为0。",
    "2012年通过“两基”国家验收，学校由300所调整到120所。",
    "义务教育阶段起始年级班额不超过45人。",
    "拨打12345热线，落实“1530”安全教育。",
    "建设周期为2025—2030年。",
    "抓好“四个意识”“两个维护”教育。",
    "加快推进职教园区二期工程和2期项目建设。",
    "教师人均图书不少于每生20册。",
    "联系电话0772-2026188。",
    "“十五五”时期教育投入年均增长5%左右。",
    "接送车核载19人，学校占地50亩。",
    "办好2026年世界机器人大会分会场活动。",
    "教师轮岗比例不低于符合条件教师的10%。",
)


@pytest.mark.parametrize("text", STAYS)
def test_what_must_stay_stays(text: str, tmp_path: Path) -> None:
    rolled_words, rolled = sentence(text, tmp_path)
    assert rolled_words == text
    assert [change.section for change in rolled.changed] == ["标题"]


LISTED = (
    ("深入实施教育系统安全生产治本攻坚三年行动。", "stale-term"),
    ("去年我县获评全国先进县。", "past-fact"),
    ("办好第三届校园艺术节。", "ordinal"),
    ("举办首届科技节。", "ordinal"),
    ("城东小学教学楼秋季投入使用。", "project"),
    ("完成2026年薄弱环节改善资金项目。", "project"),
    ("开展“质量提升年”活动。", "campaign"),
    ("贯彻2026年全国教育工作会议精神。", "meeting"),
    ("贯彻党的二十届四中全会精神。", "plenum"),
    ("学习县委十五届三次全会精神。", "plenum"),
    ("编制教育“十五五”规划。", "finished"),
    ("做好2026届高三备考。", "cohort"),
    ("全县现有中小学86所。", "past-fact"),
    ("实施行动计划（2024—2026年）。", "expired-span"),
    ("按照《甲市教育局2026年工作要点》安排推进。", "dated-paper"),
    ("到2027年，公办园占比明显提高。", "target-year"),
    ("3月2日开学。", "event-date"),
    ("七成以上的班级达标。", "figure"),
    ("监测成绩进入全市前三。", "figure"),
    ("新平台6月上线。", "once"),
    ("连续三年获评优秀。", "past-fact"),
    ("三年级起使用新版教材。", "once"),
    ("这是改革落地的第二年。", "year-role"),
    ("6月完成培训。", "deadline"),
    ("出台《甲县集团化办学方案》。", "once"),
    ("课后服务覆盖率达到100%。", "figure"),
    ("庆祝建党105周年。", "ordinal"),
)


@pytest.mark.parametrize(("text", "check"), LISTED)
def test_what_nobody_can_know_is_listed(text: str, check: str, tmp_path: Path) -> None:
    _, rolled = sentence(text, tmp_path)
    found = [one for one in rolled.leftovers if one.check == check]
    assert found
    assert all(one.excerpt in text and one.message and one.section for one in found)


def test_a_day_that_the_new_year_does_not_have_becomes_a_blank(tmp_path: Path) -> None:
    text, rolled = sentence("2028年2月29日（星期二）前报送。", tmp_path, title="甲县教育局2028年工作要点")
    assert text == "【待填：日期，原为2028年2月29日（星期二）】前报送。"
    assert any("没有2月29日" in one.message for one in rolled.leftovers)


def test_equal_blanks_for_different_things_are_told_apart(tmp_path: Path) -> None:
    text, _ = sentence("新建小学3所。今年新建小学3所。", tmp_path)
    words = re.findall("【待填：([^】]*)】", text)
    assert len(words) == len(set(words)) == 2


def test_the_look_back_of_a_summary_is_listed_sentence_by_sentence(tmp_path: Path) -> None:
    text = (
        "甲县教育局2025年工作总结和2026年工作计划\n一、2025年工作回顾\n（一）办学条件改善。新建学校3所。"
        "群众满意。2025年，县一中获评省级文明校园。\n二、2026年工作计划\n（一）抓质量。2026年底前完成评估。\n"
    )
    _, rolled = rolled_text(text, tmp_path)
    assert rolled.draft.title == "甲县教育局2026年工作总结和2027年工作计划"
    facts = [one.excerpt for one in rolled.leftovers if one.check == "past-fact"]
    assert {"新建学校3所。", "群众满意。"} <= set(facts)
    assert any("2025年，县一中获评" in text for _, text in lines(rolled.draft))
    texts = [text for _, text in lines(rolled.draft)]
    assert "2026年工作回顾" in texts
    assert "2027年底前完成评估。" in texts


def test_a_table_keeps_its_rows_and_each_cell_is_told_apart(tmp_path: Path) -> None:
    from docx import Document as Word

    word = Word()
    for text in ("甲县教育局2026年工作要点", "一、加强管理", "1.抓质量。提高质量。", "二、行事历"):
        word.add_paragraph(text)
    table = word.add_table(rows=0, cols=3)
    for row in (
        ("周次", "日期", "工作"),
        ("1", "3月2日—3月6日", "开学"),
        ("2", "3月9日—3月13日", "培训教师30名"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.save(str(tmp_path / "旧.docx"))
    document = read(tmp_path / "旧.docx").documents[0]
    carried = carry(document, file="旧.docx", org="甲县教育局", level="county", year=2026)
    rolled = roll(carried.draft, 2027, terms=TERMS, year_from=2026, sources=carried.sources)
    rows = next(text for _, text in lines(rolled.draft) if "\t" in text).split("\n")
    assert [row.count("\t") for row in rows] == [2, 2, 2]
    assert [one.excerpt for one in rolled.leftovers] == ["3月2日—3月6日", "3月9日—3月13日", "培训教师30名"]


def unlisted(carried: Carried, rolled: Rolled) -> list[str]:
    """Clauses that were altered without an entry in `changed`."""
    known = {change.before: change.after for change in rolled.changed}
    found = []
    for (_, old), (_, new) in zip(lines(carried.draft), lines(rolled.draft), strict=True):
        rest = new
        for clause in clauses(old):
            words = clause.rstrip()
            options = [words, *(after for before, after in known.items() if before == words)]
            hit = next((one for one in options if rest.startswith(one)), None)
            if hit is None:
                wide = [(b, a) for b, a in known.items() if b.startswith(words) and rest.startswith(a)]
                hit = wide[0][1] if wide else None
            if hit is None:
                found.append(f"{clause} | {rest}")
                break
            rest = rest[len(hit) :].lstrip()
    return found


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_what_is_not_listed_is_verbatim(path: Path, tmp_path: Path) -> None:
    carried, rolled = rolled_text(MARK.sub("", path.read_text("utf-8")), tmp_path)
    assert not unlisted(carried, rolled)


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_excerpts_are_verbatim_and_short(path: Path, tmp_path: Path) -> None:
    plain = MARK.sub("", path.read_text("utf-8"))
    _, rolled = rolled_text(plain, tmp_path)
    assert rolled.leftovers
    for one in rolled.leftovers:
        assert one.excerpt in plain
        assert 0 < len(one.excerpt) <= 120


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_rolling_twice_moves_on_by_two_years(path: Path, tmp_path: Path) -> None:
    _, once = rolled_text(MARK.sub("", path.read_text("utf-8")), tmp_path)
    twice = roll(once.draft, once.year_to + 1, terms=TERMS, year_from=once.year_to)
    assert str(once.year_to + 1) in twice.draft.title or "—" in twice.draft.title
    again = roll(once.draft, once.year_to + 1, terms=TERMS, year_from=once.year_to)
    assert again == twice


def test_nothing_of_the_document_is_lost(tmp_path: Path) -> None:
    for path in MARKED:
        plain = MARK.sub("", path.read_text("utf-8"))
        carried, _ = rolled_text(plain, tmp_path)
        said = re.sub(r"\s", "", "".join(text for _, text in lines(carried.draft)))
        said += carried.draft.org + (carried.draft.facts.get("addressee", ""))
        for line in plain.splitlines():
            words = re.sub(r"^(?:[一二三四五六]+、|（[一二三四五六]+）|\d+\.)|[。：]$", "", line.strip())
            if words and not re.fullmatch(r"(?:\d{4}|二〇..)年.+月.+日", words):
                assert re.sub(r"\s|。", "", words) in said.replace("。", ""), line


@pytest.mark.skipif(not SEEDS, reason="旁边没有语料文件夹")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_seeds_are_rolled_and_every_alteration_is_listed(path: Path) -> None:
    for document in read(path).documents:
        carried = carry(document, file=path.name, org="甲县教育局", level="county", year=2027)
        rolled = roll(carried.draft, 2027, terms=TERMS, year_from=document.year, sources=carried.sources)
        assert not unlisted(carried, rolled)
        assert rolled.leftovers
        source = re.sub(r"\s", "", path.read_text("utf-8"))
        for one in rolled.leftovers:
            assert 0 < len(one.excerpt) <= 120
            assert re.sub(r"\s", "", one.excerpt) in source or one.section == "标题"


AGED = (
    ("落实《甲县乡村教师支持办法》。", "dated-paper"),
    ("实施“名师领航”培养工程。", "campaign"),
    ("抓好推普脱贫攻坚工作。", "stale-term"),
    ("做好防疫情、防溺水工作。", "stale-term"),
    ("做好《甲省家庭教育促进条例》的学习宣传。", "once"),
    ("紧跟县委“教育振兴”发展战略。", "campaign"),
)


@pytest.mark.parametrize(("text", "check"), AGED)
def test_an_old_document_is_asked_for_every_named_work(text: str, check: str, tmp_path: Path) -> None:
    words = f"甲县教育局2020年工作要点\n一、重点工作\n1.抓好落实。{text}\n2.强化保障。加强组织领导。\n"
    _, rolled = rolled_text(words, tmp_path, year=2027)
    assert any(one.check == check and one.excerpt in text for one in rolled.leftovers)


def test_a_section_of_problems_and_plans_looks_back_until_it_turns(tmp_path: Path) -> None:
    text = (
        "甲市教育局2026年上半年工作总结\n一、上半年工作情况\n（一）抓公平。新建学校3所。\n"
        "二、存在问题和下半年工作打算\n优质资源还不充足。下半年我们将抓紧补上短板。坚持从严治校。\n"
    )
    _, rolled = rolled_text(text, tmp_path)
    facts = [one.excerpt for one in rolled.leftovers if one.check == "past-fact"]
    assert "优质资源还不充足。" in facts
    assert "坚持从严治校。" not in facts


def test_the_weekday_of_a_school_years_spring_is_that_of_the_next_year(tmp_path: Path) -> None:
    title = "甲县第一小学2025—2026学年度第二学期工作计划"
    text, _ = sentence("3月5日（星期四）开展活动，庆祝第42个教师节。", tmp_path, title=title)
    assert text == "3月5日（星期五）开展活动，庆祝第43个教师节。"


def test_a_range_of_days_has_both_weekdays_set(tmp_path: Path) -> None:
    text, _ = sentence("4月23日至24日（星期四至星期五）举办。", tmp_path)
    assert text == "4月23日至24日（星期五至星期六）举办。"


def test_a_row_that_ends_in_a_date_and_a_department_is_no_sign_off(tmp_path: Path) -> None:
    text = (
        "甲县教育局2026年工作要点\n一、加强管理\n1.抓质量。提高质量。\n附件：任务清单\n序号\t任务\t时限\t科室\n"
        "1\t评选\t10月15日\t体育科\n2\t建网\t2026-12-31\t电教中心\n甲县教育局\n2026年1月8日\n"
    )
    carried, rolled = rolled_text(text, tmp_path)
    assert carried.draft.org == "甲县教育局"
    rows = next(text for _, text in lines(rolled.draft) if "\t" in text).split("\n")
    assert rows[-1] == "2\t建网\t2027-12-31\t电教中心"
