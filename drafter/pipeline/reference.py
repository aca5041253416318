"""Dated terms, places and families of verbs: the bundled tables with the user's own over them, read once."""

from collections.abc import Mapping
from functools import lru_cache

from drafter.language.verbs import Verbs
from drafter.model.term import Place, Term
from drafter.store.folders import Home, bundled
from drafter.store.reference import load_families, load_homophones, load_places, load_terms


@lru_cache(maxsize=2)
def terms(home: Home) -> tuple[Term, ...]:
    """The dated terms; the user's `phrasebank/terms.yaml` adds to them and overrides by id."""
    own = home.phrasebank / "terms.yaml"
    shipped = bundled("phrasebank") / "terms.yaml"
    return load_terms(*([own] if own.is_file() else []), shipped, cache=home.cache)


@lru_cache(maxsize=2)
def places(home: Home) -> tuple[Place, ...]:
    """The administrative divisions; the user's `phrasebank/places.tsv` takes their place."""
    own = home.phrasebank / "places.tsv"
    return load_places(own if own.is_file() else bundled("phrasebank") / "places.tsv")


@lru_cache(maxsize=1)
def homophones() -> Mapping[str, str]:
    """Wrong pairs of characters with the usual words that sound the same."""
    return load_homophones(bundled("phrasebank") / "homophones.tsv")


@lru_cache(maxsize=2)
def verbs(home: Home) -> Verbs:
    """The families of verbs that may stand for each other; the user's `phrasebank/verbs.txt` adds to them."""
    own = home.phrasebank / "verbs.txt"
    return Verbs(load_families(*([own] if own.is_file() else []), bundled("phrasebank") / "verbs.txt"))
