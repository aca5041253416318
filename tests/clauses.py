"""What is found in one clause alone."""

from collections.abc import Callable, Iterable

from drafter.language.words import segmenter
from drafter.mining.letters import Clauses, Told

SEGMENT = segmenter()


def phrases(ask: Callable[[Clauses], Iterable[Told]], clause: str) -> list[str]:
    """The phrases that `ask` finds in the clause."""
    return [text for _, text in ask(Clauses((clause,), SEGMENT))]
