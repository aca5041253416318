"""Compose a draft from a skeleton, the facts, a bank and a seed: same input, same plan."""

from drafter.compose.assemble import compose
from drafter.compose.fill import check_text
from drafter.compose.select import CHARACTERS_PER_PAGE
from drafter.compose.setting import setting_for

__all__ = ["CHARACTERS_PER_PAGE", "check_text", "compose", "setting_for"]
