"""Which terms stand almost only inside a longer one, and are cut out of it."""

from collections.abc import Collection, Mapping

from drafter.mining.occurrences import Finder

_MOSTLY = 3, 4
"""The share of a term's issuers from which on the longer one is the term."""


def cut_out(terms: Mapping[str, int], suspects: Collection[str], *, opening: bool = False) -> frozenset[str]:
    """The suspects of which a longer term has nearly as many issuers.

    `terms` tells by how many issuers each is used; suspects are among them.
    With `opening` only longer terms count that begin with the suspect.
    """
    finder = Finder(suspects)
    many, of = _MOSTLY
    return frozenset(
        short
        for text, docs in terms.items()
        for short in finder(text)
        if short != text and docs * of >= terms[short] * many and (not opening or text.startswith(short))
    )
