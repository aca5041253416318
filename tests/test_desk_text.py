"""Chinese in the text pane: where lines break, what a word is, what a paste becomes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from drafter.tui.actions import matches
from drafter.tui.editor import LONGEST, shorten, word_length
from drafter.tui.wrap import NOT_FIRST, NOT_LAST, wrap

TEXT = st.text(st.sampled_from("学校教师，。、；：（）《》“”【】一二2027%abc. "), max_size=200)


def rows(text: str, width: int) -> list[str]:
    offsets = [0, *wrap(text, width, 4), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(offsets)]


@given(TEXT, st.integers(4, 60))
def test_every_row_fits_and_nothing_is_lost(text: str, width: int) -> None:
    made = rows(text, width)
    assert "".join(made) == text
    assert all(cell_len(row) <= width for row in made)
    assert all(made) or not text


def test_no_row_begins_or_ends_with_the_wrong_mark() -> None:
    text = "落实“双减”要求，办好（城乡）学校；推进《教育强国建设规划纲要》落地，2027年投入350.5万元。" * 40
    for width in range(20, 80):
        made = rows(text, width)
        assert not any(row[0] in NOT_FIRST for row in made[1:])
        assert not any(row[-1] in NOT_LAST for row in made[:-1])
        joined = [(before[-1], after[0]) for before, after in itertools.pairwise(made)]
        assert not any(a.isdigit() and b.isdigit() for a, b in joined)


@pytest.mark.parametrize(
    ("text", "length"),
    [("教师队伍", 2), ("教2027", 1), ("2027年", 4), ("，。教", 2), ("  教", 2), ("师", 1), ("abc教", 3)],
)
def test_a_word_is_two_han_or_one_run(text: str, length: int) -> None:
    assert word_length(text) == length


@given(st.text(st.sampled_from("学校。，\n"), max_size=50), st.integers(1, 200))
def test_shortening_loses_nothing(text: str, times: int) -> None:
    made = shorten(text * times)
    assert made.replace("\n", "") == (text * times).replace("\n", "")
    assert all(len(line) <= LONGEST for line in made.split("\n"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("导出", True),
        ("dc", True),
        ("daochu", True),
        ("导出 word", True),
        ("dw", False),
        ("", True),
        ("撤销", False),
    ],
)
def test_what_finds_an_action(words: str, found: bool) -> None:
    assert matches(words, "导出 Word", "dao chu word") is found
