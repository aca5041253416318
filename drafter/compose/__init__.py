"""Compose a draft from a skeleton, the facts, a bank and a seed: same input, same plan."""

from drafter.compose.assemble import compose
from drafter.compose.fill import check_text

__all__ = ["check_text", "compose"]
