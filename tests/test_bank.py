"""The bank: lines, layers, marks, and searches that equal a scan whatever the bank is kept in."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drafter.bank import open_bank
from drafter.bank.build import build
from drafter.bank.idents import bucket, buckets, rows
from drafter.bank.index import IndexBank
from drafter.bank.layers import StackedBank, layered, worth
from drafter.bank.lines import line_of, load, save
from drafter.bank.memory import MemoryBank
from drafter.bank.own import add, choose, favour, hide, load_marks, phrase_id, remove
from drafter.bank.query import contains, parse
from drafter.errors import DrafterError
from drafter.language.pinyin import initials_of, pinyin
from drafter.model.phrase import Bank, Phrase

TEXTS = (
    "落实立德树人根本任务",
    "完善家校社协同育人机制",
    "推进“双减”工作",
    "加强教师队伍建设",
    "建立健全教师培训制度",
    "教师教育教学能力",
    "师教教师",
    "新建公办幼儿园{数}所",
    "《幼儿园工作规程》",
    "“互联网＋教育”",
    "重视重点学校建设",
    "绿色校园",
)


def phrase(text: str, *, docs: int = 1, kind: str = "verb-object", topic: str | None = None) -> Phrase:
    syllables = pinyin(text)
    ident = phrase_id(kind, text)
    return Phrase(ident, text, kind, topic, docs, docs, pinyin=syllables, initials=initials_of(syllables))


def some_phrases() -> tuple[Phrase, ...]:
    kinds, topics = ("verb-object", "heading"), ("teachers", None, "high-school")
    return tuple(
        phrase(text, docs=at % 4 + 1, kind=kinds[at % 2], topic=topics[at % 3])
        for at, text in enumerate(TEXTS)
    )


def scan(phrases: Sequence[Phrase], words: str, topic: str | None, kind: str | None) -> list[str]:
    query = parse(words, topic, kind)
    found = (one for one in phrases if query.fits(one))
    return [one.text for one in sorted(found, key=worth)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bank")
    save(path, some_phrases())
    return path


@pytest.fixture(scope="module")
def banks(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Bank, ...]:
    cache = tmp_path_factory.mktemp("cache")
    return open_bank([folder]), open_bank([folder], cache, large=0)


QUERIES = st.one_of(
    st.sampled_from(
        [
            "ldsr",
            "lid",
            "jiaos",
            "j",
            "sh",
            "zhong",
            "lv",
            "lu",
            "xian",
            "教师教",
            "教师 建设",
            "“双减”",
            "进“双减",
            "“互联网+",
            "《幼",
            "+",
            "所",
        ]
    ),
    st.sampled_from(TEXTS).flatmap(
        lambda text: st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6)).map(
            lambda cut: text[cut[0] : cut[0] + cut[1]]
        )
    ),
    st.text(alphabet="立德教师jdl'\"*()-^: “《{数", max_size=6),
)


@given(
    words=QUERIES,
    topic=st.sampled_from([None, "teachers", "high-school", "nothing", ""]),
    kind=st.sampled_from([None, "verb-object", "policy"]),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_bank_answers_as_a_scan_would(
    banks: tuple[Bank, ...], words: str, topic: str | None, kind: str | None
) -> None:
    expected = scan(some_phrases(), words, topic, kind)
    for bank in banks:
        hits = bank.search(words, topic=topic, kind=kind, limit=100)
        assert hits.count == len(expected)
        assert [one.text for one in hits.phrases] == expected
        assert len(bank.search(words, topic=topic, kind=kind, limit=2).phrases) == min(2, len(expected))


@given(
    words=st.one_of(st.text(max_size=30), st.text(alphabet="教师jds\"'*()^-:+\\\x00%_[]?𠮷😀", max_size=12))
)
@example('"教" AND NEAR(师 2) OR NOT *')
@example("教\ud800")
@example("\x00")
@example("'; drop table lines; --")
@example("j'")
@example("*" * 3000)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_whatever_is_a_syntax_error(banks: tuple[Bank, ...], words: str) -> None:
    expected = scan(some_phrases(), words, None, None)
    for bank in banks:
        assert [one.text for one in bank.search(words, limit=100).phrases] == expected
        assert bank.select(("verb-object",), (words,)) == banks[0].select(("verb-object",), (words,))


@given(
    text=st.sampled_from([text for text in TEXTS if len(text) >= 3]),
    at=st.integers(0, 20),
    topic=st.sampled_from([None, "teachers", "high-school"]),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_three_characters_in_a_row_are_not_two_pairs(
    banks: tuple[Bank, ...], text: str, at: int, topic: str | None
) -> None:
    words = text[min(at, len(text) - 3) :][:3]
    expected = scan(some_phrases(), words, topic, None)
    for bank in banks:
        hits = bank.search(words, topic=topic, limit=100)
        assert (hits.count, [one.text for one in hits.phrases]) == (len(expected), expected)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Phrase], IndexBank]:
    """Some hundred phrases of few words, so that every word is frequent, and counted beforehand."""
    rng = random.Random(5)
    parts = ("教师", "教育", "建设", "学校", "xian", "西安", "ai", "stem", "工作", "、", "先进")
    texts = sorted({"".join(rng.choices(parts, k=rng.randint(2, 5))) for _ in range(400)})
    kinds, topics = ("verb-object", "heading"), ("teachers", None)
    some = [phrase(text, docs=rng.randint(1, 9), kind=rng.choice(kinds)) for text in texts]
    some = [replace(one, topic=rng.choice(topics)) for one in some]
    folder = tmp_path_factory.mktemp("crowd")
    save(folder, some)
    files = sorted(folder.glob("*.jsonl"))
    build(folder / "index.sqlite", files, many=1)
    return some, IndexBank(files, folder / "index.sqlite")


@given(
    words=st.one_of(
        st.sampled_from(["教师教育", "学校建设", "stem", "xian", "xia", "jsjy", "jy", "ai", "教师、", "j'y"]),
        st.text(alphabet="jyxsianemt", min_size=1, max_size=5),
        st.text(alphabet="教师育建设学校安", min_size=1, max_size=5),
    ),
    topic=st.sampled_from([None, "teachers", "nothing"]),
    kind=st.sampled_from([None, "verb-object"]),
)
@example("xianxianxianxianxianxianxianxianxianxian", None, None)
@settings(max_examples=300, deadline=None)
def test_what_is_counted_beforehand_is_counted_right(
    crowd: tuple[list[Phrase], IndexBank], words: str, topic: str | None, kind: str | None
) -> None:
    some, bank = crowd
    hits = bank.search(words, topic=topic, kind=kind, limit=1000)
    expected = scan(some, words, topic, kind)
    assert (hits.count, [one.text for one in hits.phrases]) == (len(expected), expected)


def test_a_word_is_not_the_sum_of_its_tokens(tmp_path: Path) -> None:
    apart = ("先教师工作教师建", "抓教师教育、教师教学", "师教师教、教师教师", "先教师、教师建")
    some = [phrase(text) for text in (*apart, "先教师建", "教师教学")]
    save(tmp_path / "bank", some)
    bank = open_bank([tmp_path / "bank"], tmp_path / "cache", large=0)
    for words in ("先教师建", "教师教师", "抓教师教学", "师教师教师", "育、教师教", "先教师建 教师"):
        hits = bank.search(words)
        expected = scan(some, words, None, None)
        assert (hits.count, [one.text for one in hits.phrases]) == (len(expected), expected)


def test_wide_letters_stand_where_they_do_in_memory(tmp_path: Path) -> None:
    save(tmp_path / "bank", [phrase("ＡＢ课程"), phrase("乙类课程"), phrase("AB课程")])
    memory, index = (open_bank([tmp_path / "bank"], tmp_path / "cache", large=large) for large in (10**9, 0))
    for limit in (1, 2, 3):
        assert memory.search("课程", limit=limit) == index.search("课程", limit=limit)


def test_more_topics_than_anybody_filters_by(tmp_path: Path) -> None:
    some = [phrase(f"教师工作第{at}项", topic=f"主题{at}") for at in range(600)]
    save(tmp_path, some)
    files = sorted(tmp_path.glob("*.jsonl"))
    build(tmp_path / "index.sqlite", files, many=1)
    bank = IndexBank(files, tmp_path / "index.sqlite")
    assert bank.search("教师").count == 600
    assert [one.text for one in bank.search("教师", topic="主题7").phrases] == ["教师工作第7项"]


def test_index_bank_is_used_for_large_folders(banks: tuple[Bank, ...]) -> None:
    assert isinstance(banks[0], MemoryBank)
    assert isinstance(banks[1], StackedBank)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ldsr", ["落实立德树人根本任务"]),
        ("lideshu", ["落实立德树人根本任务"]),
        ("zhongdian", ["重视重点学校建设"]),
        ("chongdian", []),
        ("家校 机制", ["完善家校社协同育人机制"]),
        ("双减", ["推进“双减”工作"]),
        ("互联网+", ["“互联网＋教育”"]),
        ("ｌｄｓｒ", ["落实立德树人根本任务"]),
        ("lv", ["绿色校园"]),
    ],
)
def test_searches_by_han_initials_and_pinyin(banks: tuple[Bank, ...], words: str, found: list[str]) -> None:
    for bank in banks:
        assert [one.text for one in bank.search(words).phrases] == found


def test_a_word_cut_at_a_wrong_syllable_is_not_found() -> None:
    assert not contains(phrase("立德树人"), "ideshu")
    assert contains(phrase("立德树人"), "de'shu")


def test_select_and_get_agree_between_banks(banks: tuple[Bank, ...]) -> None:
    asked = (("verb-object",), ("教师", "双减"))
    memory, index = (bank.select(*asked) for bank in banks)
    assert [one.text for one in memory] == [one.text for one in index]
    for bank in banks:
        assert bank.get(memory[0].id) == memory[0]
        assert bank.get("no-such-id") is None


def test_what_is_stale_comes_last_and_says_why(folder: Path, tmp_path: Path) -> None:
    def currency(one: Phrase, year: int) -> str | None:
        return "已不用" if "双减" in one.text and year >= 2026 else None

    marked = [replace(one, terms=("x",) if "双减" in one.text else ()) for one in some_phrases()]
    save(tmp_path / "bank", marked)
    for large in (10**9, 0):
        bank = open_bank([tmp_path / "bank"], tmp_path / "cache", currency=currency, large=large)
        hits = bank.search("", year=2027, limit=100)
        assert hits.count == len(TEXTS)
        assert [one.stale for one in hits.phrases if one.stale] == ["已不用"]
        assert hits.phrases[-1].stale == "已不用"
        assert all(one.stale is None for one in bank.search("", year=2025, limit=100).phrases)
        chosen = bank.select(("verb-object", "heading"), ("工作",), year=2027)
        assert {one.text: one.stale for one in chosen}["推进“双减”工作"] == "已不用"


def test_lines_survive_a_round_trip_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    phrases, warnings = load(folder)
    assert not warnings
    save(tmp_path, reversed(phrases))
    for path in folder.glob("*.jsonl"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_saving_touches_only_the_files_of_kinds(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text("kept", encoding="utf-8")
    (tmp_path / "slogan.jsonl").write_text("old", encoding="utf-8")
    save(tmp_path, some_phrases())
    assert (tmp_path / "terms.yaml").read_text(encoding="utf-8") == "kept"
    assert not (tmp_path / "slogan.jsonl").exists()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": "x"}',
        '{"id": "x", "text": "y", "kind": "nonsense"}',
        '{"id": "x", "text": "y", "kind": "heading", "docs": "many"}',
        '{"id": "x", "text": "y", "kind": "heading", "sources": 3}',
        '{"id": "x", "text": "a\\nb", "kind": "heading"}',
        "[" * 100_000,
        '{"id": "x", "text": "y", "kind": "heading", "docs": 1e999}',
        '{"id": "x", "text": "\\ud83d", "kind": "heading"}',
        '{"id": "x", "text": "y", "kind": "heading", "topic": "\\udc00"}',
        '{"id": "x", "text": "y", "kind": "heading", "pinyin": 3}',
        '{"id": "x", "text": "y", "kind": "heading", "pinyin": "li\\u0000de"}',
        '{"id": "x", "text": "   ", "kind": "heading"}',
        '{"id": "x", "text": "y", "kind": ["heading"]}',
    ],
)
@pytest.mark.parametrize("large", [10**9, 0])
def test_a_damaged_line_is_named_and_the_rest_works(tmp_path: Path, line: str, large: int) -> None:
    save(tmp_path / "bank", [phrase("加强教师队伍建设")])
    path = tmp_path / "bank" / "verb-object.jsonl"
    path.write_text(line + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    bank = open_bank([tmp_path / "bank"], tmp_path / "cache", large=large)
    assert [one.text for one in bank.search("教师").phrases] == ["加强教师队伍建设"]
    assert len(bank.warnings) == 1
    assert "verb-object.jsonl 第1行" in bank.warnings[0]


def test_bytes_that_are_no_text_are_one_damaged_line(tmp_path: Path) -> None:
    (tmp_path / "heading.jsonl").write_bytes(
        b"\xff\xfe\x00\n" + b'{"id": "a", "text": "\xe6\x95\x99", "kind": "heading"}\n'
    )
    phrases, warnings = load(tmp_path)
    assert [one.text for one in phrases] == ["教"]
    assert len(warnings) == 1


@pytest.mark.parametrize("large", [10**9, 0])
def test_of_two_entries_with_one_id_the_later_wins_and_is_named(tmp_path: Path, large: int) -> None:
    lines = [
        json.dumps({"id": "a", "text": text, "kind": "heading"}, ensure_ascii=False)
        for text in ("前面", "后面")
    ]
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "heading.jsonl").write_text("\n".join(lines), encoding="utf-8")
    bank = open_bank([folder], tmp_path / "cache", large=large)
    assert [one.text for one in bank.search("面").phrases] == ["后面"]
    assert "第2行 的编号 a 与前面重复，以这一行为准" in bank.warnings[0]


def test_the_nearer_folder_wins_and_phrases_add_up(tmp_path: Path) -> None:
    far = phrase("加强教师队伍建设", docs=9)
    save(tmp_path / "far", [far, phrase("绿色校园")])
    near = Phrase(far.id, "加强教师队伍建设（改）", "verb-object", docs=1)
    save(tmp_path / "near", [near, phrase("本地短语")])
    texts = {one.text for one in layered([tmp_path / "near", tmp_path / "far"])[0]}
    assert texts == {"加强教师队伍建设（改）", "绿色校园", "本地短语"}


def of_two_folders(tmp_path: Path) -> tuple[Path, Path]:
    """A near and a far folder that share phrases: one under another text, one twice in the near one."""
    near, far = tmp_path / "near", tmp_path / "far"
    told = [replace(one, sources=(f"远·{one.text}",), last_year=2020) for one in some_phrases()]
    save(far, told)
    other = replace(told[3], text="加强教师队伍建设（改）", docs=1)
    mine = [
        replace(one, docs=1, sources=(f"近·{one.text}",), first_year=2026, pinyin="", initials="")
        for one in told[:3]
    ]
    save(near, [other, *mine, phrase("本地短语")])
    path = near / "verb-object.jsonl"
    path.write_text(path.read_text("utf-8") + line_of(replace(mine[0], docs=7)) + "\n", "utf-8")
    return near, far


def test_what_two_folders_know_of_a_phrase_adds_up(tmp_path: Path) -> None:
    near, far = of_two_folders(tmp_path)
    far_one = next(one for one in load(far)[0] if one.text == TEXTS[0])
    for large in (10**9, 0):
        bank = open_bank([near, far], tmp_path / "cache", large=large)
        one = bank.get(far_one.id)
        assert one is not None
        assert (one.docs, one.count) == (7 + far_one.docs, 2 * far_one.count)
        assert one.sources == (f"近·{TEXTS[0]}", f"远·{TEXTS[0]}")
        assert (one.first_year, one.last_year, one.pinyin) == (2026, 2020, far_one.pinyin)
        assert bank.search("ldsr").phrases == (one,)
        assert [hit.docs for hit in bank.search("改").phrases] == [1]
        assert len(bank.warnings) == 1


@pytest.mark.parametrize("words", ["", "教师", "jiaos", "“双减”", "建设", "ldsr"])
def test_two_folders_through_the_index_are_as_in_memory(tmp_path: Path, words: str) -> None:
    folders = of_two_folders(tmp_path)
    add(folders[0], TEXTS[4], kind="verb-object")
    hide(folders[0], phrase_id("verb-object", TEXTS[2]))
    choose(folders[0], phrase_id("heading", TEXTS[9]))
    memory, index = (open_bank(folders, tmp_path / "cache", large=large) for large in (10**9, 0))
    assert isinstance(index, StackedBank)
    for kind in (None, "heading"):
        assert memory.search(words, kind=kind, limit=50) == index.search(words, kind=kind, limit=50)
        assert memory.search(words, kind=kind, limit=2) == index.search(words, kind=kind, limit=2)
    assert memory.select(("verb-object",), (words,)) == index.select(("verb-object",), (words,))


@pytest.mark.parametrize("large", [10**9, 300])
def test_marks_hide_and_put_first(tmp_path: Path, large: int) -> None:
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    save(bundled, some_phrases())
    save(own, [])
    hide(own, phrase_id("verb-object", "落实立德树人根本任务"))
    favour(own, phrase_id("heading", "绿色校园"))
    choose(own, phrase_id("verb-object", "师教教师"))
    bank = open_bank([own, bundled], tmp_path / "cache", large=large)
    texts = [one.text for one in bank.search("", limit=100).phrases]
    assert texts[:2] == ["绿色校园", "师教教师"]
    assert "落实立德树人根本任务" not in texts
    assert bank.search("立德").count == 0
    assert bank.search("").count == len(TEXTS) - 1
    assert bank.search("绿色").phrases[0].favourite


def test_adding_and_removing_ones_own_phrase(tmp_path: Path) -> None:
    kept = add(tmp_path, " 打造“石榴籽”课堂 ", kind="slogan", topic="ideology", source="本单位")
    assert add(tmp_path, "打造“石榴籽”课堂", kind="slogan").id == kept.id
    assert [one.text for one in load(tmp_path)[0]] == ["打造“石榴籽”课堂"]
    remove(tmp_path, kept.id)
    assert load(tmp_path)[0] == ()


@pytest.mark.parametrize(
    ("text", "kind"), [("", "slogan"), ("一句话。", "slogan"), ("好" * 61, "slogan"), ("好", "x")]
)
def test_what_is_no_phrase_is_refused_in_chinese(tmp_path: Path, text: str, kind: str) -> None:
    with pytest.raises(DrafterError, match="短语"):
        add(tmp_path, text, kind=kind)


def test_damaged_marks_are_no_marks(tmp_path: Path) -> None:
    (tmp_path / "marks.json").write_text(
        '{"hidden": 3, "favourites": [1, "a"], "chosen": []}', encoding="utf-8"
    )
    assert load_marks(tmp_path).favourites == {"a"}
    (tmp_path / "marks.json").write_bytes(b"\xff")
    assert not load_marks(tmp_path).hidden


def test_a_missing_bank_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="找不到短语库"):
        open_bank([tmp_path / "nowhere"])


@pytest.mark.parametrize("damage", [b"", b"not a database at all, not at all", None])
def test_a_damaged_or_old_index_is_rebuilt(folder: Path, tmp_path: Path, damage: bytes | None) -> None:
    open_bank([folder], tmp_path, large=0)
    (index,) = tmp_path.glob("bank-*.sqlite")
    if damage is None:
        data = bytearray(index.read_bytes())
        data[len(data) // 3 :] = bytes(len(data) - len(data) // 3)
        damage = bytes(data)
    index.write_bytes(damage)
    assert open_bank([folder], tmp_path, large=0).search("立德").count == 1


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_asked_of_a_damaged_index_is_answered(folder: Path, tmp_path: Path, seed: int) -> None:
    sound = open_bank([folder])
    open_bank([folder], tmp_path, large=0)
    (index,) = tmp_path.glob("bank-*.sqlite")
    rng, data = random.Random(seed), bytearray(index.read_bytes())
    at = rng.randrange(len(data))
    data[at : at + 3000] = bytes(len(data[at : at + 3000])) if seed % 2 else b""
    index.write_bytes(data)
    bank = open_bank([folder], tmp_path, large=0)
    for words in ("教师", "ldsr", "", "ld"):
        assert bank.search(words, limit=50) == sound.search(words, limit=50)
    assert bank.select(("heading",), ("教",)) == sound.select(("heading",), ("教",))
    assert bank.get(some_phrases()[0].id) == some_phrases()[0]


def test_every_id_is_found_in_its_bucket() -> None:
    ids = {row: f"v-{row:x}" for row in range(1, 3000)}
    kept = dict(buckets(ids.items()))
    for row, ident in ids.items():
        number, mark_ = bucket(ident)
        found = list(rows(kept[number], mark_))
        assert row in found
        assert set(found) <= ids.keys()


def test_the_index_follows_the_lines(tmp_path: Path) -> None:
    save(tmp_path / "bank", [phrase("绿色校园")])
    assert open_bank([tmp_path / "bank"], tmp_path / "cache", large=0).search("教师").count == 0
    save(tmp_path / "bank", [phrase("绿色校园"), phrase("加强教师队伍建设")])
    assert open_bank([tmp_path / "bank"], tmp_path / "cache", large=0).search("教师").count == 1
