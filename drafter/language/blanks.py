"""Blanks 【待填：…】 as they stand in a text that we wrote: what only the unit can know."""

import re

BLANK = re.compile(r"【待填[:：]?([^【】\n]*)】")
"""A blank; its words say what is wanted."""


def blank(wanted: str) -> str:
    """A blank that asks for something: 【待填：成文日期】."""
    return f"【待填：{wanted}】"


def count_blanks(text: str) -> int:
    """How many blanks the text has."""
    return len(BLANK.findall(text))
