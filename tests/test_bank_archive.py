"""One's own old plans: taken in once, searched for whole sentences as a scan would, 密级 kept out."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drafter.bank.archive import Archive, Kept
from drafter.bank.query import parse, plain
from drafter.errors import DrafterError
from drafter.language.secrecy import secrecy
from drafter.model.document import Document, Paragraph, Reading
from drafter.model.sentence import Sentence
from drafter.pipeline.archive import OldPlans, as_json, as_text, search_sentences
from drafter.store.folders import Home

PLAN = """柳城县教育局2025年工作要点
2025年，全县教育工作以办好人民满意的教育为目标。
一、加强教师队伍建设
（一）抓实师德师风。开展“师德大家谈”活动12场。落实师德考核“一票否决”，每学期通报一次。
1.完善家校社协同育人机制，办好家长学校。
（二）抓实教师培训
组织暑期集中培训，覆盖全部乡村教师。
柳城县教育局
2025年3月1日
"""
SECRET = "000001\n机密★1年\n" + PLAN.replace("2025年", "2026年").replace("暑期", "寒假")

TEXTS = (
    "落实立德树人根本任务，办好人民满意的教育。",
    "完善家校社协同育人机制，办好家长学校。",
    "推进“双减”工作，课后服务覆盖率达到100%。",
    "新建公办幼儿园3所，新增学位900个。",
    "推进“互联网＋教育”，建设智慧校园。",
    "教师教育教学能力稳步提高。",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "旧稿"
    (folder / "2025").mkdir(parents=True)
    (folder / "2025" / "要点.txt").write_text(PLAN, "utf-8")
    (folder / "涉密.txt").write_text(SECRET, "utf-8")
    (folder / "坏.docx").write_bytes(b"nothing")
    return folder


def sentence(text: str, file: str = "a.txt", year: int | None = 2025) -> Sentence:
    return Sentence(text, "柳城县教育局", year, "工作要点", "一、教学", file)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("archive") / "archive.sqlite")
    made.put("a.txt", Kept("1"), [sentence(text) for text in TEXTS])
    return made


@given(
    words=st.one_of(
        st.sampled_from(TEXTS).flatmap(
            lambda text: st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6)).map(
                lambda cut: text[cut[0] : cut[0] + cut[1]]
            )
        ),
        st.text(alphabet="教育双减“＋+%3 \"*'()-^:NEAR", max_size=7),
        st.text(max_size=12),
    )
)
@example("\x00")
@example('"教" OR NEAR(育 2) AND NOT *')
@example("𠮷教😀")
@example("教\ud800")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_finds_the_sentences_that_a_scan_finds(archive: Archive, words: str) -> None:
    asked = parse(words).words
    expected = [text for text in TEXTS if all(word in plain(text) for word in asked)]
    hits = archive.search(words, limit=10)
    assert (hits.count, [one.text for one in hits.sentences]) == (len(expected), expected)
    assert len(archive.search(words, limit=1).sentences) == min(1, len(expected))


def test_the_latest_year_comes_first_and_a_sentence_comes_once(tmp_path: Path) -> None:
    made = Archive(tmp_path / "archive.sqlite")
    for year in (2023, 2025, None, 2024):
        made.put(
            f"{year}.txt",
            Kept("1"),
            [sentence(TEXTS[0], f"{year}.txt", year), sentence(f"{year}年的事。", "", year)],
        )
    hits = made.search("立德")
    assert (hits.count, [one.year for one in hits.sentences]) == (1, [2025])
    assert [one.year for one in made.search("年的事").sentences] == [2025, 2024, 2023, None]


def test_a_file_read_again_replaces_its_sentences(tmp_path: Path) -> None:
    made = Archive(tmp_path / "archive.sqlite")
    made.put("a.txt", Kept("1"), [sentence(TEXTS[0]), sentence(TEXTS[1])])
    made.put("a.txt", Kept("2"), [sentence(TEXTS[2])])
    assert [made.search(word).count for word in ("立德", "家校社", "双减", "")] == [0, 0, 1, 1]
    made.drop("a.txt")
    assert (made.search("").count, made.files()) == (0, {})


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + bytes(4000)])
def test_a_damaged_archive_index_is_begun_anew(home: Home, old: Path, damage: bytes) -> None:
    plans = OldPlans()
    plans.take([old])
    plans.refresh()
    index = home.cache / "archive.sqlite"
    index.write_bytes(damage)
    assert search_sentences("家长学校").count == 1


def test_old_plans_are_taken_in_once(home: Home, old: Path) -> None:
    plans = OldPlans()
    first = plans.take([old])
    assert [Path(name).name for name in first.added] == ["要点.txt"]
    assert [(Path(name).name, level) for name, level in first.secret] == [("涉密.txt", "机密")]
    assert [Path(name).name for name, _ in first.skipped] == ["坏.docx"]
    assert (home.archive / "旧稿" / "2025" / "要点.txt").read_text("utf-8") == PLAN
    assert not list(home.archive.rglob("涉密.txt"))
    again = plans.take([old])
    assert (again.added, again.changed, again.unchanged) == ((), (), 1)
    (old / "2025" / "要点.txt").write_text(PLAN.replace("12场", "20场"), "utf-8")
    changed = plans.take([old])
    assert [Path(name).name for name in changed.changed] == ["要点.txt"]


def test_only_what_is_new_or_changed_is_read_again(home: Home, old: Path) -> None:
    plans = OldPlans()
    plans.take([old])
    read: list[tuple[int, int]] = []
    plans.refresh(lambda done, total: read.append((done, total)))
    assert read == [(1, 1)]
    plans.refresh(lambda done, total: read.append((done, total)))
    assert read == [(1, 1)]
    kept = home.archive / "旧稿" / "2025" / "要点.txt"
    kept.write_text(PLAN.replace("12场", "二十场"), "utf-8")
    os.utime(kept, (1, 1))
    plans.refresh(lambda done, total: read.append((done, total)))
    assert len(read) == 2
    assert (plans.search("12场").count, plans.search("二十场").count) == (0, 1)
    shutil.rmtree(home.archive / "旧稿")
    plans.refresh()
    assert plans.search("").count == 0


def test_sentences_know_where_they_stand(home: Home, old: Path) -> None:
    OldPlans().take([old])
    (found,) = search_sentences("一票否决").sentences
    assert found.text == "落实师德考核“一票否决”，每学期通报一次。"
    assert found.source == "柳城县教育局·2025·柳城县教育局2025年工作要点·（一）抓实师德师风"
    (whole,) = search_sentences("家校社 家长学校").sentences
    assert (whole.text, whole.section) == ("完善家校社协同育人机制，办好家长学校", "（一）抓实师德师风")
    data = as_json(search_sentences("乡村教师"))
    assert data["sentence_count"] == 1
    assert data["sentences"][0] | {"file": ""} == {
        "text": "组织暑期集中培训，覆盖全部乡村教师。",
        "unit": "柳城县教育局",
        "year": 2025,
        "document": "柳城县教育局2025年工作要点",
        "section": "（二）抓实教师培训",
        "file": "",
        "own": True,
    }
    text = as_text(search_sentences("乡村教师"))
    assert "〔本单位〕柳城县教育局·2025" in text
    assert text.endswith("共1句")


def test_secret_files_come_in_only_on_purpose(home: Home, old: Path) -> None:
    plans = OldPlans()
    report = plans.take([old], secret=True)
    assert report.secret == ()
    assert search_sentences("寒假").count == 1
    assert list((home.archive / "密级件").rglob("涉密.txt"))
    assert plans.take([old]).unchanged == 2


def test_a_secret_file_put_into_the_archive_by_hand_is_named_and_left_out(home: Home) -> None:
    home.archive.mkdir(parents=True)
    (home.archive / "a.txt").write_text(SECRET, "utf-8")
    said: list[str] = []
    assert search_sentences("寒假", warn=said.append).count == 0
    assert said == ["a.txt 没有收进来：标有密级（机密）"]
    assert search_sentences("寒假", warn=said.append).count == 0
    assert len(said) == 1


def test_two_folders_of_one_name_do_not_mix(home: Home, tmp_path: Path) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place / "2025").mkdir(parents=True)
        (tmp_path / place / "2025" / "要点.txt").write_text(PLAN.replace("12场", f"{place}场"), "utf-8")
    plans = OldPlans()
    plans.take([tmp_path / "甲" / "2025", tmp_path / "乙" / "2025"])
    plans.take([tmp_path / "乙" / "2025" / "要点.txt"])
    assert len(list(home.archive.rglob("要点.txt"))) == 2
    plans.refresh()
    assert [plans.search(f"{place}场").count for place in ("甲", "乙")] == [1, 1]


def test_a_folder_that_is_not_there_is_named(home: Home, tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="没有的文件夹"):
        OldPlans().take([tmp_path / "没有的文件夹"])


def test_without_old_plans_it_is_said_what_to_do(home: Home) -> None:
    said: list[str] = []
    assert search_sentences("教育", warn=said.append).count == 0
    assert said == ["还没有自己的旧稿：用 drafter bank import 文件夹 收进来。"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("机密★1年", "机密"),
        ("秘密★启封前", "秘密"),
        ("绝 密 ★ 长期", "绝密"),
        ("000001机密★1年", "机密"),
        ("秘密", "秘密"),
        ("密级：内部资料", ""),
        ("密级:秘密", "秘密"),
        ("机密5年", "机密"),
        ("做好机密文件管理", ""),
        ("秘密工作会议精神", ""),
        ("保守国家秘密★是每个公民的义务", ""),
    ],
)
def test_marks_of_secrecy(text: str, level: str) -> None:
    document = Document("要点", (Paragraph(1, 1, text), Paragraph(2, 2, "各学校：")))
    assert secrecy(Reading("a.txt", "utf-8", "simplified", (document,))) == level
