"""Names that can be typed after a command, each with its Chinese label: what a shell completes."""

from collections.abc import Iterable

from drafter.store.folders import find_all, home

Pairs = Iterable[tuple[str, str]]


def kinds() -> Pairs:
    """Document kinds."""
    from drafter.store.skeletons import Library

    return [(kind.id, kind.label) for kind in Library(home()).kinds()]


def skeletons() -> Pairs:
    """Document kinds and topics."""
    from drafter.store.skeletons import Library

    return [*kinds(), *((topic.id, topic.label) for topic in Library(home()).topics())]


def styles() -> Pairs:
    """Page styles."""
    return [(name, "") for name in find_all("templates", "styles/*.yaml", within=home())]


def topics() -> Pairs:
    """Topics of phrases."""
    from drafter.mining.keywords import DEFAULT

    return [(ident, label) for ident, label, _ in DEFAULT]


def phrase_kinds() -> Pairs:
    """Kinds of phrases."""
    from drafter.model.phrase import KINDS

    return list(KINDS.items())


def checks() -> Pairs:
    """Checks, with the first line of their manual pages."""
    from drafter.checks import CHECKS

    return [(check.id, check.label) for check in CHECKS.values()]
