"""Blanks 【待填：…】 as they stand in a text that we wrote: what only the unit can know."""

import re

BLANK = re.compile(r"【待填[:：]?([^【】\n]*)】")
"""A blank; its words say what is wanted."""


def count_blanks(text: str) -> int:
    """How many blanks the text has."""
    return len(BLANK.findall(text))
