"""The bank of phrases: bundled lines with the user's own over them, and one way to ask them."""

from drafter.bank.layers import layered, open_bank
from drafter.bank.memory import Currency, MemoryBank, never_stale

__all__ = ["Currency", "MemoryBank", "layered", "never_stale", "open_bank"]
