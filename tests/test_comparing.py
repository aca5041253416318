"""Verbatim runs: found whatever stands between, never across titles, slogans or fixed formulas."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.comparing import RUN, Fingerprint, Source, fingerprint, verbatim

LONG = "每学期由公安和教育两家随机试按一次报警按钮"


def similarity(text: str, *others: str) -> tuple[float, int]:
    found = verbatim(text, [Source(f"文{i}", other) for i, other in enumerate(others)])
    return round(found.share, 3), found.longest


def test_the_same_text_is_all_shared() -> None:
    assert similarity(LONG, LONG) == (1.0, len(LONG))


def test_punctuation_and_digits_do_not_interrupt() -> None:
    assert (
        similarity("每学期由公安、教育2家随机试按一次报警按钮", "每学期由公安教育家随机试按一次，报警按钮。")[
            0
        ]
        == 1.0
    )


def test_twelve_characters_are_free_and_thirteen_are_not() -> None:
    assert similarity("甲" + LONG[:12] + "乙", LONG) == (0.0, 0)
    assert similarity("甲" + LONG[:13] + "乙", LONG)[1] == 13


def test_titles_slogans_and_formulas_are_not_counted() -> None:
    title = "《关于构建优质均衡的基本公共教育服务体系的意见》"
    assert similarity(f"落实{title}", f"贯彻{title}") == (0.0, 0)
    found = verbatim(LONG, [Source("文", LONG)], free=lambda text: [(0, len(text))])
    assert found.share == 0
    half = verbatim(LONG, [Source("文", LONG)], free=lambda _text: [(6, 9)])
    assert half.longest == 0


def test_a_passage_says_where_and_from_what() -> None:
    found = verbatim(
        "开头。" + LONG + "。结尾", [Source("旧稿", "别的话" + LONG)], section_at=lambda _at: "一、安全"
    )
    (passage,) = found.passages
    assert (passage.text, passage.source, passage.section) == (LONG, "旧稿", "一、安全")


@given(st.text(alphabet="甲乙丙丁", max_size=60), st.text(alphabet="甲乙丙丁", max_size=60))
def test_agrees_with_a_slow_and_plain_count(text: str, other: str) -> None:
    covered = [False] * len(text)
    for start in range(len(text) - RUN + 1):
        if text[start : start + RUN] in other:
            covered[start : start + RUN] = [True] * RUN
    found = verbatim(text, [Source("文", other)])
    assert found.share == (sum(covered) / len(text) if text else 0)
    assert (found.longest > 0) == any(covered)


@given(st.integers(0, 400), st.text(alphabet="甲乙", min_size=13, max_size=40))
def test_a_run_is_found_wherever_it_stands(shift: int, run: str) -> None:
    text = "子" * (shift % 30) + run + "丑"
    other = "寅" * (shift // 10) + run + "卯"
    assert verbatim(text, [Source("文", other)]).longest >= len(run)


def test_a_fingerprint_knows_its_texts_and_only_those() -> None:
    mark = fingerprint([LONG, "织密学生防溺水防护网周末节假日和暑期连续提醒不间断"])
    again = Fingerprint.load(mark.dump())
    assert again is not None
    assert mark.dump() == fingerprint(["织密学生防溺水防护网周末节假日和暑期连续提醒不间断", LONG]).dump()
    found = verbatim("开头" + LONG + "结尾", [], known={"语料": again})
    assert found.longest == len(LONG)
    assert verbatim("教师减负清单之外的事项一律不进校园一律不布置", [], known={"语料": again}).share == 0
    assert Fingerprint.load(b"PNG") is None


@given(st.text(alphabet="甲乙丙", max_size=80))
def test_a_fingerprint_agrees_with_the_text_itself(text: str) -> None:
    mark = fingerprint([text])
    shifted = "丁" + text[5:] + "戊"
    assert verbatim(shifted, [], known={"文": mark}) == verbatim(shifted, [Source("文", text)])
