"""Heading numbers: what is one, at which level, and how a level is numbered."""

import pytest

from drafter.language.numbering import (
    format_number,
    han_numeral,
    masked_number,
    parse_han_numeral,
    split_number,
)


@pytest.mark.parametrize(
    ("line", "text", "level", "ordinal", "rest"),
    [
        ("一、总体要求", "一、", 1, 1, "总体要求"),
        ("二十一、其他", "二十一、", 1, 21, "其他"),
        ("十一.推进改革", "十一.", 1, 11, "推进改革"),
        ("一 、党的建设", "一、", 1, 1, "党的建设"),
        ("一　总体要求", "一", 1, 1, "总体要求"),
        ("第一章 总体要求", "第一章", 1, 1, "总体要求"),
        ("第二部分 明年打算", "第二部分", 1, 2, "明年打算"),
        ("【一】党建", "【一】", 1, 1, "党建"),
        ("第三节 重点任务", "第三节", 2, 3, "重点任务"),
        ("（一）加强领导", "（一）", 2, 1, "加强领导"),
        ("( 三 ) 加强领导", "(三)", 2, 3, "加强领导"),
        ("(一)、加强领导", "(一)、", 2, 1, "加强领导"),
        ("㈠加强领导", "㈠", 2, 1, "加强领导"),
        ("1.加强管理", "1.", 3, 1, "加强管理"),
        ("１２．加强管理", "１２．", 3, 12, "加强管理"),
        ("1、加强管理", "1、", 3, 1, "加强管理"),
        ("1）加强管理", "1）", 3, 1, "加强管理"),
        ("⒈加强管理", "⒈", 3, 1, "加强管理"),
        ("1.2027年全县教育工作", "1.", 3, 1, "2027年全县教育工作"),
        ("1.2027级学生体质达标", "1.", 3, 1, "2027级学生体质达标"),
        ("1.3月2日举行开学典礼", "1.", 3, 1, "3月2日举行开学典礼"),
        ("14.11月举办活动周", "14.", 3, 14, "11月举办活动周"),
        ("2.5月底前完成招聘", "2.", 3, 2, "5月底前完成招聘"),
        ("（1）落实责任", "（1）", 4, 1, "落实责任"),
        ("⑴落实责任", "⑴", 4, 1, "落实责任"),
        ("③落实责任", "③", 4, 3, "落实责任"),
        ("1.1 总则", "1.1", 2, 1, "总则"),
        ("2.3.4总则", "2.3.4", 3, 4, "总则"),
    ],
)
def test_what_is_a_number(line: str, text: str, level: int, ordinal: int, rest: str) -> None:
    number = split_number(line)
    assert number is not None
    assert (number.text, number.level, number.ordinal, line[number.length :]) == (text, level, ordinal, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "　",
        "2027年全县教育工作",
        "1.5万名学生",
        "10.3%的学校",
        "1:1师生比",
        "一、二年级学生",
        "3、4月开展",
        "（2027）3号",
        "2026-2027学年",
        "2027.3.5",
        "一是加强领导",
        "第一节课前",
        "第一，要加强",
        "四个意识",
        "x.加强管理",
    ],
)
def test_what_is_none(line: str) -> None:
    assert split_number(line) is None


def test_a_masked_number_has_no_ordinal() -> None:
    number = masked_number("x.加强管理")
    assert number is not None and number.ordinal is None and number.length == 2


def test_each_level_is_numbered_as_the_standard_says_and_read_back() -> None:
    assert [format_number(level, 12) for level in (1, 2, 3, 4)] == ["十二、", "（十二）", "12.", "（12）"]
    for level in (1, 2, 3, 4):
        for ordinal in range(1, 100):
            number = split_number(format_number(level, ordinal) + "加强领导")
            assert number is not None and (number.level, number.ordinal) == (level, ordinal)


def test_numerals_there_and_back() -> None:
    for n in (*range(1, 130), 999, 1001, 1010, 1100, 9999):
        assert parse_han_numeral(han_numeral(n)) == n
    assert [han_numeral(n) for n in (10, 11, 20, 101, 110)] == ["十", "十一", "二十", "一百零一", "一百一十"]
    assert parse_han_numeral("二〇二七") == 2027
    assert parse_han_numeral("廿一") == 21
    assert parse_han_numeral("甲") is None
