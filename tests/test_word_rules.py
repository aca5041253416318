"""Documents of every shape against a hundred rules of GB/T 9704-2012, in the XML and on the page."""

import re
from dataclasses import replace
from functools import cache

import pytest
import rules_of_ends
import rules_of_paper
import rules_of_parts
import rules_of_schema
import rules_of_text
import rules_of_word
from rendering import MM, needs_libreoffice, pages, print_together
from rulebook import RULES, Paper, faults
from word_cases import CASES
from wordsheet import WordSheet

from drafter.render.document import document
from drafter.render.paging import APART
from drafter.render.word import word
from drafter.store.styles import load_style, standard_path

pytestmark = [pytest.mark.libreoffice, needs_libreoffice]

BOOKS = (rules_of_paper, rules_of_text, rules_of_parts, rules_of_ends, rules_of_word, rules_of_schema)


@cache
def files() -> dict[str, bytes]:
    """All cases as Word files, printed."""
    standard = load_style(standard_path())
    made = {
        name: word(document(case.draft), replace(standard, **case.look), apart=APART)
        for name, case in CASES.items()
    }
    print_together(made.values())
    return made


@cache
def paper(name: str) -> Paper:
    """The case printed."""
    data = files()[name]
    return Paper(CASES[name].told, WordSheet(data), pages(data))


def test_there_are_more_than_a_hundred_rules() -> None:
    assert len(RULES) > 100 and all(book.__doc__ for book in BOOKS)


@pytest.mark.parametrize("name", list(CASES))
def test_every_rule_holds(name: str) -> None:
    assert faults(paper(name)) == []


def test_the_table_of_contents_tells_the_right_pages() -> None:
    made = document(CASES["long"].draft)
    style = replace(load_style(standard_path()), contents=True)
    data = word(made, style, apart=APART)
    printed = pages(data)
    whole = Paper(CASES["long"].told, WordSheet(data), printed)
    assert faults(whole, [name for name in RULES if name[:3] in ("109", "110", "117", "118")]) == []
    lines = [(line.text, page.number) for page in printed for line in page.lines]
    listed = [re.split(r"\.{6,}", text) for text, _ in lines if "......" in text]
    assert len(listed) == 4
    assert [(words, int(number)) for words, number in listed] == [
        one for one in lines if one[0] in {words for words, _ in listed}
    ]


BODY, STYLES, SETTINGS, FOOT = (f"word/{name}.xml" for name in ("document", "styles", "settings", "footer1"))
FORMAL_CASE = "two-line title, 版头 and 版记"
SPOILT = (
    ("1", BODY, 'w:h="16838"', 'w:h="15840"'),
    ("3", BODY, 'w:top="20', 'w:top="14'),
    ("4", BODY, 'w:left="158', 'w:left="179'),
    ("5", BODY, 'w:right="1474"', 'w:right="1800"'),
    ("6", BODY, 'w:bottom="1984"', 'w:bottom="1440"'),
    ("7", BODY, 'w:gutter="0"', 'w:gutter="284"'),
    ("8", BODY, 'w:linePitch="579"', 'w:linePitch="600"'),
    ("9", STYLES, 'w:line="579"', 'w:line="560"'),
    ("10", STYLES, '<w:spacing w:val="-5"/>', ""),
    ("11", STYLES, 'w:after="0"', 'w:after="120"'),
    ("12", STYLES, '<w:widowControl w:val="0"/>', ""),
    ("18", STYLES, 'w:color w:val="000000"', 'w:color w:val="2F5496"'),
    ("19", SETTINGS, "<w:evenAndOddHeaders/>", ""),
    ("20", FOOT, "— ", "- "),
    ("21", STYLES, '"宋体"', '"Times New Roman"'),
    ("22", FOOT, 'w:jc w:val="right"', 'w:jc w:val="center"'),
    ("29", STYLES, '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),
    ("32", BODY, "<w:br/>", ""),
    ("38", BODY, '"GwAddressee"', '"GwBody"'),
    ("41", STYLES, 'w:firstLineChars="200"', ""),
    ("44", STYLES, 'w:jc w:val="both"', 'w:jc w:val="left"'),
    ("47", STYLES, "黑体", "微软雅黑"),
    ("50", STYLES, 'w:b w:val="0"', 'w:b w:val="1"'),
    ("51", BODY, "（一）抓好", "(一)抓好"),
    ("52", BODY, "（二）抓好", "（三）抓好"),
    ("54", BODY, "守牢安全底线<", "守牢安全底线。<"),
    ("58", BODY, "95%", "95％"),
    ("59", BODY, ' w:hint="eastAsia"', ""),
    ("62", STYLES, "FF0000", "C00000"),
    ("64", BODY, "〔2027〕", "[2027]"),
    ("68", BODY, 'w:color="FF0000"', 'w:color="000000"'),
    ("79", BODY, "<w:keepNext/>", ""),
    ("81", BODY, "（此件公开发布）", "此件公开发布"),
    ("91", BODY, "监察组。", "监察组"),
    ("93", BODY, 'w:insideH w:val="single" w:sz="6"', 'w:insideH w:val="single" w:sz="4"'),
    ("98", STYLES, "<w:rFonts ", '<w:rFonts w:eastAsiaTheme="minorEastAsia" '),
    ("101", STYLES, 'w:eastAsia="zh-CN"', 'w:eastAsia="en-US"'),
    ("103", BODY, '"GwSignature"', '"GwBody"'),
    ("104", STYLES, '<w:outlineLvl w:val="0"/>', ""),
    (
        "106",
        BODY,
        '<w:rPr><w:rFonts w:hint="eastAsia"/>',
        '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/>',
    ),
    ("108", "docProps/core.xml", "dc:creator", "dc:source"),
    ("109", "word/_rels/document.xml.rels", "footer2.xml", "footer3.xml"),
    ("110", BODY, '"GwLead3"', '"GwOther"'),
    ("112", STYLES, '<w:autoSpaceDN w:val="0"/>', ""),
    ("117", BODY, "<w:keepNext/><w:ind", '<w:ind w:left="0"/><w:keepNext/><w:ind'),
    ("113", SETTINGS, 'w:val="15"', 'w:val="12"'),
)
"""A rule, a part of the file, and what is spoilt in it."""


@pytest.mark.parametrize("number, part, old, new", SPOILT, ids=[one[0] for one in SPOILT])
def test_a_rule_sees_what_is_spoilt(number: str, part: str, old: str, new: str) -> None:
    whole = paper(FORMAL_CASE)
    text = whole.xml.parts[part].decode()
    assert old in text
    spoilt = WordSheet(whole.xml.data)
    spoilt.parts = {**whole.xml.parts, part: text.replace(old, new).encode()}
    name = next(name for name in RULES if name.startswith(f"{number} "))
    assert faults(replace(whole, xml=spoilt), [name])


@pytest.mark.parametrize("down, right", [(3 * MM, 0), (0, 4 * MM)])
def test_the_rules_of_the_page_see_what_is_shifted(down: float, right: float) -> None:
    whole = paper(FORMAL_CASE)
    moved = tuple(
        replace(
            page,
            lines=tuple(
                replace(
                    line,
                    left=line.left + right,
                    right=line.right + right,
                    top=line.top + down,
                    bottom=line.bottom + down,
                )
                for line in page.lines
            ),
            rules=tuple((a + right, b + down, c + right, d + down) for a, b, c, d in page.rules),
        )
        for page in whole.pages
    )
    seen = {fault.split(" ")[0] for fault in faults(replace(whole, pages=moved))}
    wanted = {"16", "25", "95"} if down else {"26", "27", "35", "38", "42", "65", "67", "81", "92", "94"}
    assert wanted <= seen
